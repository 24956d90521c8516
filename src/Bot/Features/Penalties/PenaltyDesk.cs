using Bot.Conversations;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain;
using Domain.Calendars;
using Domain.Campaigns;
using Domain.Inspections;
using Domain.Penalties;
using Domain.Responsibility;

namespace Bot.Features.Penalties;

/// <summary>The advice of a finding as it stands: what persons said, what the records say, and what annex 1 makes of it.</summary>
internal sealed class PenaltyDesk(
    PenaltyStore penalties, InspectionStore inspections, AssignmentStore assignments, PenaltyRecords records, DirectoryStore directory, CampaignBook campaigns, WorkCalendar calendar)
{
    public static DateTime Local(Turn turn) => turn.Now.Local();

    public async Task<PenaltyView?> FindAsync(Turn turn, string id) =>
        await penalties.FindAsync(turn.Work, id) is { } penalty
            && await inspections.FindAsync(turn.Work, penalty.InspectionId) is { } inspection
            && new FindingRef(inspection.Id, penalty.FindingId).In(inspection) is { } finding
            ? await ViewAsync(turn, penalty, inspection, finding)
            : null;

    /// <summary>The advice of the finding; opened when there is none.</summary>
    /// <param name="open">Null when the person may not open one.</param>
    public async Task<PenaltyView?> OfFindingAsync(Turn turn, Inspection inspection, Finding finding, bool open)
    {
        if (await penalties.OfFindingAsync(turn.Work, inspection.Id, finding.Id) is { } penalty)
        {
            return await ViewAsync(turn, penalty, inspection, finding);
        }

        if (!open)
        {
            return null;
        }

        var campaign = campaigns.Find(inspection.CampaignId) ?? campaigns.Of(inspection.Enterprise.County, inspection.Date);
        penalty = new PenaltyCase
        {
            Id = Guid.CreateVersion7(turn.Now).ToString("N"),
            CampaignId = inspection.CampaignId,
            County = inspection.Enterprise.County,
            EnterpriseId = inspection.Enterprise.Id,
            InspectionId = inspection.Id,
            FindingId = finding.Id,
            Discovered = inspection.Date,
            ValidFrom = campaign.NoPenaltyFrom,
            ValidTo = campaign.NoPenaltyTo,
        };
        await penalties.AddAsync(turn.Work, penalty);
        return await ViewAsync(turn, penalty, inspection, finding);
    }

    /// <exception cref="CalendarYearMissingException">The working days of case 1 touch a year without data.</exception>
    public async Task<PenaltyView> ViewAsync(Turn turn, PenaltyCase penalty, Inspection inspection, Finding finding)
    {
        var stated = new Dictionary<PenaltyFact, FactSaid>();
        foreach (var row in await penalties.FactsAsync(turn.Work, penalty.Id))
        {
            stated[row.Fact] = new FactSaid(FactValue.Parse(row.Value), await NameAsync(turn, row.SaidBy), row.SaidAt, null);
        }

        var known = await records.KnownAsync(turn.Work, penalty, inspection, finding, stated, turn.Now);
        var said = new Dictionary<PenaltyFact, FactSaid>(known.Said);
        foreach (var (fact, word) in stated)
        {
            said[fact] = word;
        }

        var facts = new PenaltyFacts(said.ToDictionary(one => one.Key, one => one.Value.Value));
        var frame = new PenaltyFrame(penalty.Discovered, penalty.ValidFrom, penalty.ValidTo, calendar);
        var advice = penalty.Case is { } one and not AnnexCase.None ? NoPenalty.Of(one, facts, frame) : null;
        return new PenaltyView(penalty, inspection, finding, said, known.Hints, advice, PenaltyDirections.Of(advice, facts));
    }

    /// <summary>Saves, or throws when another turn was faster; the whole turn is then repeated on the new state.</summary>
    /// <exception cref="InvalidOperationException">The stored version is not the expected one.</exception>
    public async Task<PenaltyView> SaveAsync(Turn turn, PenaltyView view, PenaltyCase changed)
    {
        if (!await penalties.SaveAsync(turn.Work, changed, view.Case.Version))
        {
            throw new InvalidOperationException($"Penalty {view.Case.Id} is no longer at version {view.Case.Version}.");
        }

        return await ViewAsync(turn, changed, view.Inspection, view.Finding);
    }

    /// <summary>Null when the person states facts of the form's finding.</summary>
    public async Task<Refusal?> MayStateAsync(Turn turn, Inspection inspection, Finding finding) =>
        turn.Person is not { } person
            ? new Refusal(RuleCode.UnknownPerson, "", turn.UserId)
            : !Scope.Reaches(Scope.CountiesOf(person), inspection.Enterprise.County) ? new Refusal(RuleCode.OutOfScope, PenaltyDirections.Basis, person.Name, inspection.Enterprise.Name)
            : PenaltyCase.MayState(person, inspection, (await OwnerAsync(turn, inspection, finding))?.Owner);

    public async Task<Assignment?> OwnerAsync(Turn turn, Inspection inspection, Finding finding)
    {
        var severity = (await records.CaseOfAsync(turn.Work, inspection, finding))?.Severity ?? finding.Severity;
        return (await assignments.OfInspectionAsync(turn.Work, inspection.Id)).FirstOrDefault(one => one.Severity == severity);
    }

    /// <summary>What comes next: which case, the next fact, or the advice.</summary>
    /// <param name="notYet">The fact of which was just said that it is not yet; it is not asked again in the same breath.</param>
    public Reply Next(Turn turn, PenaltyView view, PenaltyFact? notYet = null)
    {
        var session = turn.Session.Asked is { Kind: PenaltyCards.FactQuestion } ? turn.Session with { Asked = null } : null;
        if (view.Case.Case is null)
        {
            return new Reply([Cases(turn, view)], session);
        }

        var missing = view.Missing;
        if (missing.Count == 0)
        {
            return new Reply([new Say(turn.UserId, AdviceTexts.Whole(view, calendar)), new ShowCard(turn.UserId, PenaltyCards.Advice(view), PenaltyCards.Subject("advice", view))], session);
        }

        var worth = missing.Where(fact => fact != notYet && IsWorthAsking(view, fact)).ToList();
        return worth.Count > 0 ? Ask(turn, view, worth[0])
            : notYet is { } waits ? new Reply([new Say(turn.UserId, PenaltyTexts.Waits(waits, view))], session)
            : Ask(turn, view, missing[0]);
    }

    public Reply Ask(Turn turn, PenaltyView view, PenaltyFact fact)
    {
        var key = new ActionKey(PenaltyCards.FactQuestion, PenaltyCards.Pair(view.Case.Id, fact.ToString()), view.Case.Version);
        var typed = FactTexts.Hint(fact) is not null;
        var session = typed ? turn.Session with { Asked = new Question(PenaltyCards.FactQuestion, view.Case.Id, key.ToString()) }
            : turn.Session.Asked is { Kind: PenaltyCards.FactQuestion } ? turn.Session with { Asked = null }
            : null;
        return new Reply(
            [PenaltyCards.FactCard(view, fact) is { } card ? new ShowCard(turn.UserId, card, PenaltyCards.FactSubject(view, fact)) : new Say(turn.UserId, FactTexts.Ask(fact, view.Case, view.Hints.GetValueOrDefault(fact)))],
            session);
    }

    public static AnnexCase Proposed(PenaltyView view) => view.Finding.Type is { } type ? CaseProposal.For(type, view.Finding.Text) : AnnexCase.Other;

    public static ShowCard Cases(Turn turn, PenaltyView view) => new(turn.UserId, PenaltyCards.Cases(view, Proposed(view)), PenaltyCards.Subject("case", view));

    /// <summary>Where it stands, for whoever comes with an old card.</summary>
    public async Task<string> StateAsync(Turn turn, PenaltyView view) => view.Case.Status switch
    {
        PenaltyStatus.Decided => AdviceTexts.Already(view, await NameAsync(turn, view.Case.DecidedBy ?? "")),
        PenaltyStatus.Submitted => AdviceTexts.Waiting(view, await NameAsync(turn, view.Case.SubmittedBy ?? "")),
        _ => AdviceTexts.Open(view),
    };

    public async Task<string> NameAsync(Turn turn, string userId) => (await directory.FindAsync(turn.Work, userId))?.Name ?? userId;

    /// <summary>What follows on the correction is asked after it.</summary>
    private static bool IsWorthAsking(PenaltyView view, PenaltyFact fact) =>
        fact is not (PenaltyFact.AsRequired or PenaltyFact.Compliant) || view.Value(PenaltyFact.CorrectedOn) is not FactValue.None;
}
