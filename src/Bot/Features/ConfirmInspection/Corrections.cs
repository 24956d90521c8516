using Bot.Features.Shared;
using Bot.Storage;
using Bot.Storage.Stores;
using Domain.Inspections;
using Domain.Rectification;

namespace Bot.Features.ConfirmInspection;

/// <summary>
/// 更正件: what hangs on a signed form goes over to the signed correction of it (SignedIsFinal), finding by finding. The old form stays as it was
/// signed; whatever counts forms, findings or ledger rows takes the correction instead.
/// </summary>
internal sealed class Corrections(
    InspectionStore inspections, RectificationStore cases, AssignmentStore assignments, PenaltyStore penalties, LedgerStore ledger, LookBackStore lookBacks)
{
    /// <param name="correction">Frozen, with its ledger rows written.</param>
    /// <param name="opened">The cases as they would begin from it.</param>
    /// <returns>Those of them that are new.</returns>
    public async Task<IReadOnlyList<RectificationCase>> FollowAsync(UnitOfWork work, Inspection correction, IReadOnlyList<RectificationCase> opened, DateTimeOffset now)
    {
        if (correction.Replaces is not { } id || await inspections.FindAsync(work, id) is not { } corrected)
        {
            return opened;
        }

        var rest = opened.ToDictionary(one => one.FindingId, StringComparer.Ordinal);
        foreach (var old in await cases.OfInspectionAsync(work, id))
        {
            if (rest.Remove(old.FindingId, out var next))
            {
                await GoOnAsync(work, correction, corrected, old, next, now);
            }
            else
            {
                await EndAsync(work, correction, old, now);
            }
        }

        await assignments.CloseAsync(work, id);
        await penalties.FollowCorrectionAsync(work, id, correction.Id);
        await lookBacks.FollowCorrectionAsync(work, id, correction.Id);
        return [.. rest.Values];
    }

    private async Task GoOnAsync(UnitOfWork work, Inspection correction, Inspection corrected, RectificationCase old, RectificationCase next, DateTimeOffset now)
    {
        var moved = Rectifying.Follow(old, next, Of(corrected, old.FindingId), Of(correction, old.FindingId));
        await cases.MoveAsync(work, moved, corrected.Id);
        await SaveAsync(work, moved, old);
        await ledger.CarryOverAsync(work, corrected.Id, correction.Id, old.FindingId, old.Status != CaseStatus.Open || old.Round > 1);
        await ActAsync(work, moved, ConfirmTexts.CorrectedInto(old.Reference, moved.Reference), now);
    }

    private async Task EndAsync(UnitOfWork work, Inspection correction, RectificationCase old, DateTimeOffset now)
    {
        var ended = Rectifying.Withdraw(old, now);
        if (ended != old)
        {
            await SaveAsync(work, ended, old);
            await ActAsync(work, ended, ConfirmTexts.CorrectedAway(correction.Number ?? 0), now);
        }
    }

    private async Task SaveAsync(UnitOfWork work, RectificationCase next, RectificationCase old)
    {
        if (!await cases.SaveAsync(work, next, old.Version))
        {
            throw new InvalidOperationException($"Case {old.Id} is no longer at version {old.Version}.");
        }
    }

    private Task ActAsync(UnitOfWork work, RectificationCase one, string words, DateTimeOffset now) =>
        cases.ActAsync(work, new CaseAct { Id = Guid.CreateVersion7(now).ToString("N"), CaseId = one.Id, At = now, Actor = RectificationWords.System, Words = words });

    private static Finding Of(Inspection inspection, string findingId) => inspection.Findings.Single(finding => finding.Id == findingId);
}
