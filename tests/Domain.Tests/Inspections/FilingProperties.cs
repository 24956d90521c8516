using Domain.Inspections;
using Domain.Tests.Support;
using FsCheck.Xunit;

namespace Domain.Tests.Inspections;

/// <summary>Whatever is done to a draft in whatever order, the form stays sound.</summary>
public sealed class FilingProperties
{
    [Property(MaxTest = 300)]
    public bool AnyChanges_KeepTheFormSound(byte[] steps)
    {
        var form = Some.TwoOnDraft();
        foreach (var (step, index) in steps.Select((step, index) => (step, index)))
        {
            if (Apply(form, step, index) is not Outcome<Inspection>.Accepted { Value: var next })
            {
                continue;
            }

            if (next.Version != form.Version + 1 || !IsSound(next))
            {
                return false;
            }

            form = next;
        }

        return true;
    }

    private static Outcome<Inspection> Apply(Inspection form, byte step, int index)
    {
        var id = form.Findings.Count == 0 ? "none" : form.Findings[step / 8 % form.Findings.Count].Id;
        return (step % 8) switch
        {
            0 or 1 => Filing.AddFinding(form, $"f{index}", "正在生产,烟尘直排"),
            2 => Filing.RemoveFinding(form, id),
            3 => Filing.ChangeFinding(form, id, finding => finding with { Handling = Handling.All[step % 5], Deadline = Some.Today.AddDays((step % 3) - 1) }),
            4 => Filing.AttachPicture(form, id, new Picture($"m{step % 16}", null, Some.Now)),
            5 => Filing.Fill(form, new MissingPart(FormPart.Violation, id), "未密闭"),
            6 => Filing.SayNothingFound(form),
            _ => form.Status == InspectionStatus.Signing ? Signing.Object(form, Some.Zhao, form.Round, "数字有误", Some.Now) : Signing.Submit(form, Some.Words),
        };
    }

    private static bool IsSound(Inspection form) =>
        form.Findings.Select(finding => finding.Ordinal).SequenceEqual(Enumerable.Range(1, form.Findings.Count))
        && form.Findings.All(finding => finding.Deadline is null || (finding.Deadline >= form.Date && finding.Handling == Handling.Deadline))
        && form.Findings.All(finding => finding.Pictures.DistinctBy(picture => picture.MediaId).Count() == finding.Pictures.Count)
        && !(form.NothingFound && form.Findings.Count > 0)
        && (form.Status != InspectionStatus.Signing || CompleteForm.Missing(form, Some.Words).Count == 0);
}
