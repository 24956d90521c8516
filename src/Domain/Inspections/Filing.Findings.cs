using Domain.Inspections.Rules;

namespace Domain.Inspections;

public static partial class Filing
{
    private static readonly char[] Joints = [',', '\uFF0C', '.', '。', ';', '\uFF1B', '、', ':', '\uFF1A', ' ', '\t', '\r', '\n', '\u3000'];

    /// <summary>Adds a finding at the end; NothingFound is over.</summary>
    public static Outcome<Inspection> AddFinding(Inspection inspection, string findingId, string text)
    {
        var refusal = SignedIsFinal.CheckChange(inspection)
            ?? Limits.CheckText(text.Trim(), Limits.Text)
            ?? Limits.CheckRoom(Counted.Findings, inspection.Findings.Count, Limits.Findings);
        if (refusal is not null)
        {
            return refusal;
        }

        var finding = new Finding { Id = findingId, Ordinal = inspection.Findings.Count + 1, Text = text.Trim() };
        return inspection with { Version = inspection.Version + 1, NothingFound = false, Findings = [.. inspection.Findings, finding] };
    }

    /// <summary>
    /// Applies the change to the finding with that id (its Revision grows); NotFound when it is gone. Id, Ordinal and pictures stay. A handling
    /// other than 限期整改 clears the deadline; a new text voids the answers that were part of the old one.
    /// </summary>
    public static Outcome<Inspection> ChangeFinding(Inspection inspection, string findingId, Func<Finding, Finding> change) =>
        Update(inspection, findingId, finding =>
        {
            var changed = change(finding);
            return changed.Text == finding.Text ? changed : changed with { Text = changed.Text.Trim(), Answered = [] };
        });

    /// <summary>Removes the finding; those behind it move up.</summary>
    public static Outcome<Inspection> RemoveFinding(Inspection inspection, string findingId)
    {
        if (Reach(inspection, findingId, out var gone) is { } refusal)
        {
            return refusal;
        }

        // The place is printed on the card, so a finding that moves up is a changed finding.
        return inspection with
        {
            Version = inspection.Version + 1,
            Findings =
            [
                .. inspection.Findings
                    .Where(finding => finding.Id != findingId)
                    .Select(finding => finding.Ordinal < gone!.Ordinal ? finding : finding with { Ordinal = finding.Ordinal - 1, Revision = finding.Revision + 1 }),
            ],
        };
    }

    /// <summary>Adds a picture to the finding; one that is there already (same media id) changes nothing but the Version.</summary>
    public static Outcome<Inspection> AttachPicture(Inspection inspection, string findingId, Picture picture)
    {
        if (Reach(inspection, findingId, out var finding) is { } refusal)
        {
            return refusal;
        }

        if (finding!.Pictures.Any(present => present.MediaId == picture.MediaId))
        {
            return inspection with { Version = inspection.Version + 1 };
        }

        if (Limits.CheckRoom(Counted.Pictures, finding.Pictures.Count, Limits.Pictures) is { } full)
        {
            return full;
        }

        return Replace(inspection, finding with { Pictures = [.. finding.Pictures, picture] });
    }

    /// <summary>未发现问题: FindingsPresent when there are some.</summary>
    public static Outcome<Inspection> SayNothingFound(Inspection inspection)
    {
        var refusal = SignedIsFinal.CheckChange(inspection)
            ?? (inspection.Findings.Count > 0 ? new Refusal(RuleCode.FindingsPresent, "", inspection.Findings.Count) : null);
        if (refusal is not null)
        {
            return refusal;
        }

        return inspection with { Version = inspection.Version + 1, NothingFound = true };
    }

    private static Outcome<Inspection> Answer(Inspection inspection, MissingPart part, string answer)
    {
        if (Limits.CheckText(answer.Trim(Joints), Limits.Text) is { } refusal)
        {
            return refusal;
        }

        return Update(inspection, part.FindingId ?? "", finding => finding with
        {
            Text = $"{finding.Text.TrimEnd(Joints)}，{answer.Trim(Joints)}",
            Answered = [.. finding.Answered.Append(part.Part).Distinct()],
        });
    }

    private static Outcome<Inspection> Update(Inspection inspection, string findingId, Func<Finding, Finding> change)
    {
        if (Reach(inspection, findingId, out var finding) is { } refusal)
        {
            return refusal;
        }

        var changed = change(finding!);
        changed = changed with
        {
            Id = finding!.Id,
            Ordinal = finding.Ordinal,
            Revision = finding.Revision + 1,
            Pictures = finding.Pictures,
            Deadline = changed.Handling is null || changed.Handling == Handling.Deadline ? changed.Deadline : null,
        };
        if ((Limits.CheckText(changed.Text, Limits.Text) ?? CheckDeadline(inspection, changed)) is { } broken)
        {
            return broken;
        }

        return Replace(inspection, changed);
    }

    private static Refusal? CheckDeadline(Inspection inspection, Finding finding) =>
        finding.Deadline is { } deadline && deadline < inspection.Date
            ? new Refusal(RuleCode.DeadlineBeforeVisit, "附件3", deadline, inspection.Date)
            : null;

    private static Refusal? Reach(Inspection inspection, string findingId, out Finding? finding)
    {
        finding = inspection.Findings.FirstOrDefault(candidate => candidate.Id == findingId);
        return SignedIsFinal.CheckChange(inspection) ?? (finding is null ? new Refusal(RuleCode.NotFound, "", findingId) : null);
    }

    private static Inspection Replace(Inspection inspection, Finding changed) => inspection with
    {
        Version = inspection.Version + 1,
        Findings = [.. inspection.Findings.Select(finding => finding.Id == changed.Id ? changed : finding)],
    };
}
