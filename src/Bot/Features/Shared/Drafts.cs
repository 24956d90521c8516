using Bot.Conversations;
using Bot.Storage.Stores;
using Domain;
using Domain.Inspections;
using Domain.Inspections.Rules;

namespace Bot.Features.Shared;

/// <summary>The drafts of the person of a turn: the active one, and the one way to change a draft.</summary>
internal sealed class Drafts(InspectionStore inspections)
{
    // Of this turn, whose transaction is the only one that writes: to look and then to change reads once.
    private Inspection? _seen;

    /// <summary>The inspection that texts and pictures go to; null when there is none that can still be filed into.</summary>
    public async Task<Inspection?> ActiveAsync(Turn turn) =>
        turn.Session.DraftId is { } id
        && await FindOnceAsync(turn, id) is { Status: InspectionStatus.Draft } inspection
        && inspection.Inspectors.Contains(turn.UserId)
            ? inspection
            : null;

    /// <summary>Why the session's inspection takes nothing more (waiting for signatures, signed, abandoned); null when there is no such inspection or it is open.</summary>
    public async Task<Refusal?> ClosedAsync(Turn turn) =>
        turn.Session.DraftId is { } id && await FindOnceAsync(turn, id) is { } inspection
            ? SignedIsFinal.CheckChange(inspection)
            : null;

    /// <summary>Open drafts of the person, newest first.</summary>
    public async Task<IReadOnlyList<Inspection>> OpenAsync(Turn turn) =>
        [.. (await inspections.OpenOfAsync(turn.Work, turn.UserId)).Where(inspection => inspection.Status == InspectionStatus.Draft)];

    /// <summary>The finding a card is about, as it is now; refused when it is gone, not the person's, or its form takes no change.</summary>
    public async Task<Outcome<FiledFinding>> FindAsync(Turn turn, string entity)
    {
        if (FindingRef.Parse(entity) is not { } reference || await FindOnceAsync(turn, reference.InspectionId) is not { } inspection)
        {
            return new Refusal(RuleCode.NotFound, "", entity);
        }

        if (!inspection.Inspectors.Contains(turn.UserId))
        {
            return OutOfScope(turn, inspection);
        }

        if (SignedIsFinal.CheckChange(inspection) is { } closed)
        {
            return closed;
        }

        return reference.In(inspection) is { } finding ? new FiledFinding(inspection, finding) : new Refusal(RuleCode.NotFound, "", entity);
    }

    /// <summary>Loads, decides, saves: in the turn's transaction, which is the only one that writes, so nobody is faster.</summary>
    public async Task<Outcome<Inspection>> ChangeAsync(Turn turn, string inspectionId, Func<Inspection, Outcome<Inspection>> change)
    {
        if (await FindOnceAsync(turn, inspectionId) is not { } current)
        {
            return new Refusal(RuleCode.NotFound, "", "这份体检");
        }

        if (!current.Inspectors.Contains(turn.UserId))
        {
            return OutOfScope(turn, current);
        }

        var outcome = change(current);
        if (outcome is Outcome<Inspection>.Accepted(var next))
        {
            await inspections.SaveOrThrowAsync(turn.Work, next, current.Version);
            _seen = null;
        }

        return outcome;
    }

    private async Task<Inspection?> FindOnceAsync(Turn turn, string id) =>
        _seen?.Id == id ? _seen : _seen = await inspections.FindAsync(turn.Work, id);

    private static Refusal OutOfScope(Turn turn, Inspection inspection) =>
        new(RuleCode.OutOfScope, "", turn.Person?.Name ?? turn.UserId, inspection.Enterprise.Name);
}
