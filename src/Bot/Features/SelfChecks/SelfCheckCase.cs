using Domain;
using Domain.Campaigns;
using Domain.Enterprises;
using Domain.SelfChecks;

namespace Bot.Features.SelfChecks;

/// <summary>A self-check before its officer: what it is, and what the rules ask besides.</summary>
internal sealed record SelfCheckCase(SelfCheckAct Act, SelfCheck Check)
{
    public Campaign Campaign => Act.Campaign;

    public Enterprise Enterprise => Act.Enterprise;

    public SelfCheckRef Ref => new(Campaign.Id, Enterprise.Id);

    public bool IsDone => Check.Status == SelfCheckStatus.Done;

    /// <summary>Annex 2 is asked for and not signed.</summary>
    public bool LacksPromise => SelfCheck.AsksPromise(Enterprise.Track) && Check.Promise is null;

    /// <summary>Null while it takes answers.</summary>
    public Refusal? Shut => SelfChecking.CheckTime(Check, Act);

    public SelfCheckRef Of(SelfCheckPart part) => Ref with { Detail = part.ToString() };

    public SelfCheckRef Of(SelfCheckProblem problem) => Ref with { Detail = problem.Ordinal.ToString(System.Globalization.CultureInfo.InvariantCulture) };
}
