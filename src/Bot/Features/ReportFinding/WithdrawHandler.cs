using Bot.Conversations;
using Bot.Features.Shared;
using Domain;
using Domain.Inspections;

namespace Bot.Features.ReportFinding;

/// <summary>撤回: the finding of the card, the one with the number, or the one last filed. Its words come back, so that nothing is lost by a slip.</summary>
internal sealed class WithdrawHandler(Drafts drafts, FindingReplies replies) : IConversationHandler
{
    public Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken) => turn.Input switch
    {
        CardInput card => TappedAsync(turn, card.Action.Entity),
        TextInput text => TypedAsync(turn, text.Text[FindingTexts.WithdrawCommand.Length..].Trim()),
        _ => Task.FromResult(Reply.Nothing),
    };

    private async Task<Reply> TappedAsync(Turn turn, string entity) => await drafts.FindAsync(turn, entity) switch
    {
        Outcome<FiledFinding>.Accepted(var filed) => await WithdrawAsync(turn, filed.Inspection, filed.Finding),
        var refused => refused.Answer(turn, _ => Reply.Nothing),
    };

    private async Task<Reply> TypedAsync(Turn turn, string words)
    {
        if (await drafts.ActiveAsync(turn) is not { } draft)
        {
            return Reply.Text(turn.UserId, await drafts.ClosedAsync(turn) is { } closed ? RefusalTexts.Of(closed) : FindingTexts.NoDraft);
        }

        var number = FindingTexts.OrdinalOf(words);
        if (number is > 0 and var ordinal)
        {
            return draft.Findings.FirstOrDefault(finding => finding.Ordinal == ordinal) is { } named
                ? await WithdrawAsync(turn, draft, named)
                : Reply.Text(turn.UserId, FindingTexts.NoSuchOrdinal(ordinal, draft.Findings.Count));
        }

        var last = draft.Findings.FirstOrDefault(finding => finding.Id == turn.Session.FindingId) ?? (draft.Findings.Count > 0 ? draft.Findings[^1] : null);
        return number is null && words.Length > 0 ? Reply.Text(turn.UserId, FindingTexts.WithdrawUsage)
            : last is null ? Reply.Text(turn.UserId, FindingTexts.NothingToWithdraw)
            : await WithdrawAsync(turn, draft, last);
    }

    private async Task<Reply> WithdrawAsync(Turn turn, Inspection inspection, Finding finding)
    {
        var outcome = await drafts.ChangeAsync(turn, inspection.Id, current => Filing.RemoveFinding(current, finding.Id));
        return outcome.Answer(turn, saved => new Reply(
            [
                FindingReplies.RefreshedFiled(turn, saved, finding, "已撤回"),
                .. saved.Inspectors.Where(other => other != turn.UserId).Select(other => new Say(other, FindingTexts.WithdrawnByOther(turn.Person?.Name ?? "同行人员", saved, finding))),
                new RefreshCard(turn.UserId, replies.Form(saved, finding, "已撤回"), FindingCards.Subject(FindingCards.FormKind, saved, finding)),
                new Say(turn.UserId, FindingTexts.Withdrawn(finding, saved.Findings.Count)),
            ],
            turn.Session.FindingId == finding.Id ? turn.Session with { FindingId = null } : null));
    }
}
