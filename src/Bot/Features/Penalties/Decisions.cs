using System.Security.Cryptography;
using System.Text;
using Bot.Conversations;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain.Penalties;
using Domain.Responsibility;

namespace Bot.Features.Penalties;

/// <summary>What a signed decision sets off, in its own commit: the ledger, the audit, and everybody who has to know.</summary>
internal sealed class Decisions(PenaltyDesk desk, PenaltyStore penalties, LedgerStore ledger, DirectoryStore directory, PenaltyDeciders deciders, FormSummary summary, AuditLog audit)
{
    public async Task<Reply> ApplyAsync(Turn turn, Person person, PenaltyView before, PenaltyCase changed, PenaltyDraft draft)
    {
        var view = await desk.SaveAsync(turn, before, changed);
        var decided = changed.Status == PenaltyStatus.Decided;
        var replaced = before.Case.Status == PenaltyStatus.Decided ? before.Case : null;
        if (decided)
        {
            await RecordAsync(turn, view, AdviceTexts.Ledger(view, person.Name, replaced));
        }

        await audit.AppendAsync(
            turn.Work,
            turn.Now,
            turn.UserId,
            replaced is not null ? "penalty-amend" : decided ? "penalty-decide" : "penalty-back",
            changed.Id,
            ConversationJson.Write(new { decision = changed.Decision?.ToString(), changed.Version, sha256 = Sha256(view, draft) }));

        var sign = PenaltyCards.Sign(before, draft.Id, draft.Direction, draft.Reason, decided ? PenaltyTexts.SignedDone : PenaltyTexts.GivenBackDone);
        var outcome = draft.Direction is { } direction ? PenaltyTexts.Of(direction) : PenaltyTexts.GivenBackDone;
        var (card, subject) = replaced is null
            ? (PenaltyCards.Decision(before, outcome, $"{person.Name}{turn.Now.Words()}：{outcome}"), PenaltyCards.Subject("decide", before))
            : (PenaltyCards.Amend(before, outcome), PenaltyCards.Subject("amend", before));
        var inspectors = await summary.NamesAsync(turn.Work, view.Inspection);
        return new Reply(
        [
            new RefreshCard(turn.UserId, sign, PenaltyCards.SignSubject(before, draft.Id)),
            new Say(turn.UserId, decided ? AdviceTexts.Signed(view) : AdviceTexts.GivenBack(view)),

            // The other leaders hear of it by nothing else, and their card asks them to do what is done.
            .. (await deciders.OfAsync(turn.Work, changed.County)).May
                .Select(leader => new RefreshCard(leader, card, subject, OrSend: leader != turn.UserId && replaced is null)),
            .. (await PeopleAsync(turn, view, replaced)).Select(userId => new Say(userId, decided ? AdviceTexts.Told(view, person.Name, replaced) : AdviceTexts.ToldBack(view, person.Name, draft.Reason))),
            .. decided
                ? (await directory.OfficersOfAsync(turn.Work, changed.EnterpriseId)).Select(officer => new Say(officer.UserId, AdviceTexts.ToOfficer(view, inspectors.Values, replaced)))
                : [],
        ]);
    }

    private async Task RecordAsync(Turn turn, PenaltyView view, string cell)
    {
        await penalties.RecordAsync(turn.Work, view.Case);
        if (!await ledger.SetPenaltyAsync(turn.Work, view.Case.InspectionId, view.Case.FindingId, cell))
        {
            throw new InvalidOperationException($"The ledger has no row for finding {view.Case.FindingId} of {view.Case.InspectionId}.");
        }
    }

    /// <summary>The inspectors of the form, the owner of the rectification, who sent it and who decided before, each once; not who decided.</summary>
    private async Task<IEnumerable<string>> PeopleAsync(Turn turn, PenaltyView view, PenaltyCase? replaced) =>
        [.. view.Inspection.Inspectors
            .Concat([(await desk.OwnerAsync(turn, view.Inspection, view.Finding))?.Owner, view.Case.SubmittedBy, replaced?.DecidedBy])
            .OfType<string>()
            .Where(userId => userId != turn.UserId)
            .Distinct(StringComparer.Ordinal)];

    /// <summary>What was signed: the advice as it was sent, the direction and the reason.</summary>
    private static string Sha256(PenaltyView view, PenaltyDraft draft) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{view.Case.Advice}\n{draft.Direction}\n{draft.Reason}")));
}
