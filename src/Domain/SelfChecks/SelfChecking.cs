using Domain.Inspections;

namespace Domain.SelfChecks;

/// <summary>Every change of a self-check. Each returns the next state (Version + 1) or the rule that refuses.</summary>
public static class SelfChecking
{
    /// <summary>Most problems that an enterprise files in a campaign.</summary>
    public const int MostProblems = Limits.Findings;

    /// <summary>Longest text of a problem, in UTF-16 units.</summary>
    public const int LongestText = 500;

    private const string Basis = "二(一)1";

    /// <summary>An officer has had the notice; nothing changes once something is answered.</summary>
    public static SelfCheck Tell(SelfCheck check) =>
        check.Status == SelfCheckStatus.NotTold ? check with { Status = SelfCheckStatus.Told, Version = check.Version + 1 } : check;

    /// <summary>Answers are taken from the first day of the phase; after the last one only what is not closed, till the inspection is signed.</summary>
    public static Refusal? CheckTime(SelfCheck check, SelfCheckAct act)
    {
        SelfCheckGate? gate = act.Today < act.Campaign.SelfCheckFrom ? SelfCheckGate.NotBegun
            : act.IsInspected ? SelfCheckGate.Inspected
            : act.Today > act.Campaign.SelfCheckTo && check.Status == SelfCheckStatus.Done ? SelfCheckGate.Over
            : null;
        return gate is { } shut
            ? new Refusal(RuleCode.SelfCheckTime, Basis, act.Enterprise.Name, shut, act.Campaign.SelfCheckFrom, act.Campaign.SelfCheckTo)
            : null;
    }

    /// <summary>没有问题 for a part; refused while problems of it are filed.</summary>
    public static Outcome<SelfCheck> SayClear(SelfCheck check, SelfCheckAct act, SelfCheckPart part)
    {
        var filed = check.Of(part).Count;
        if ((CheckTime(check, act) ?? (filed > 0 ? new Refusal(RuleCode.SelfCheckProblems, "", part, filed) : null)) is { } refusal)
        {
            return refusal;
        }

        return check.Clear.Contains(part) ? check : Next(check with { Clear = [.. check.Clear, part] });
    }

    /// <summary>One more problem of the part, which is without a problem no longer; its number is <see cref="SelfCheck.Filed"/> of the result.</summary>
    public static Outcome<SelfCheck> AddProblem(SelfCheck check, SelfCheckAct act, SelfCheckPart part, string text)
    {
        var refusal = CheckTime(check, act)
            ?? Limits.CheckText(text, LongestText)
            ?? Limits.CheckRoom(Counted.SelfCheckProblems, check.Problems.Count, MostProblems);
        if (refusal is not null)
        {
            return refusal;
        }

        var ordinal = check.Filed + 1;
        return Next(check with
        {
            Clear = [.. check.Clear.Where(clear => clear != part)],
            Problems = [.. check.Problems, new SelfCheckProblem { Ordinal = ordinal, Part = part, Text = text.Trim() }],
            Filed = ordinal,
        });
    }

    /// <summary>立行立改, or by when it is mended. NotFound when there is no such problem any more.</summary>
    /// <param name="due">Null for 立行立改.</param>
    public static Outcome<SelfCheck> Decide(SelfCheck check, SelfCheckAct act, int ordinal, DateOnly? due)
    {
        var refusal = CheckTime(check, act)
            ?? (check.Problems.Any(problem => problem.Ordinal == ordinal) ? null : new Refusal(RuleCode.NotFound, "", ordinal))
            ?? (due < act.Today ? new Refusal(RuleCode.DeadlineBeforeVisit, "", due.Value, act.Today) : null);
        if (refusal is not null)
        {
            return refusal;
        }

        return Next(Change(check, ordinal, problem => problem with { Remedy = due is null ? Remedy.OnTheSpot : Remedy.Later, Due = due }));
    }

    /// <summary>Everything said of the part is void; a closed self-check is open again.</summary>
    public static Outcome<SelfCheck> Restart(SelfCheck check, SelfCheckAct act, SelfCheckPart part)
    {
        if (CheckTime(check, act) is { } refusal)
        {
            return refusal;
        }

        return Next(check with
        {
            Clear = [.. check.Clear.Where(clear => clear != part)],
            Problems = [.. check.Problems.Where(problem => problem.Part != part)],
        });
    }

    /// <summary>One more picture of a problem. The version stays: no card shows it.</summary>
    public static Outcome<SelfCheck> AttachPicture(SelfCheck check, SelfCheckAct act, int ordinal, Picture picture)
    {
        var problem = check.Problems.FirstOrDefault(one => one.Ordinal == ordinal);
        var refusal = CheckTime(check, act)
            ?? (problem is null ? new Refusal(RuleCode.NotFound, "", ordinal) : Limits.CheckRoom(Counted.Pictures, problem.Pictures.Count, Limits.Pictures));
        if (refusal is not null)
        {
            return refusal;
        }

        return Change(check, ordinal, one => one with { Pictures = [.. one.Pictures, picture] });
    }

    /// <summary>Annex 2, once for the enterprise; a signature that is there stays as it is.</summary>
    public static Outcome<SelfCheck> Sign(SelfCheck check, SelfCheckAct act, string textSha256)
    {
        if (check.Promise is not null)
        {
            return check;
        }

        if (CheckTime(check, act) is { } refusal)
        {
            return refusal;
        }

        return Next(check with { Promise = new EnterprisePromise(textSha256, act.UserId, act.Now) });
    }

    /// <summary>自查完成: every part is answered, and annex 2 is signed where the track asks for it. What is closed stays as it is.</summary>
    public static Outcome<SelfCheck> Complete(SelfCheck check, SelfCheckAct act)
    {
        if (check.Status == SelfCheckStatus.Done)
        {
            return check;
        }

        var refusal = CheckTime(check, act)
            ?? (check.Missing is { Count: > 0 } missing ? new Refusal(RuleCode.SelfCheckParts, Basis, [act.Enterprise.Name, .. missing.Cast<object>()]) : null)
            ?? (SelfCheck.AsksPromise(act.Enterprise.Track) && check.Promise is null ? new Refusal(RuleCode.SelfCheckPromise, Basis, act.Enterprise.Name, act.Enterprise.Track) : null);
        if (refusal is not null)
        {
            return refusal;
        }

        return check with
        {
            Status = SelfCheckStatus.Done,
            Version = check.Version + 1,
            DoneAt = act.Now,
            DoneBy = act.UserId,
            IsLate = act.Today > act.Campaign.SelfCheckTo,
        };
    }

    /// <summary>What was closed stays closed as long as nothing is missing.</summary>
    private static SelfCheck Next(SelfCheck changed) => changed.Status == SelfCheckStatus.Done && changed.Missing.Count == 0
        ? changed with { Version = changed.Version + 1 }
        : changed with { Status = SelfCheckStatus.Answering, Version = changed.Version + 1, DoneAt = null, DoneBy = null };

    private static SelfCheck Change(SelfCheck check, int ordinal, Func<SelfCheckProblem, SelfCheckProblem> change) =>
        check with { Problems = [.. check.Problems.Select(problem => problem.Ordinal == ordinal ? change(problem) : problem)] };
}
