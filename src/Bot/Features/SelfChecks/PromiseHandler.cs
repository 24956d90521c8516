using Bot.Conversations;
using Bot.Features.Shared;
using Domain.SelfChecks;

namespace Bot.Features.SelfChecks;

/// <summary>签承诺书: annex 2 in full, then the card; one officer signs for the enterprise, the others see it as signed.</summary>
internal sealed class PromiseHandler(SelfCheckDesk desk, PromiseText promise) : IConversationHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Input is not CardInput card || await desk.FindAsync(turn, SelfCheckRef.Parse(card.Action.Entity)) is not { } one)
        {
            return Reply.Text(turn.UserId, SelfCheckTexts.Stale);
        }

        if (one.Check.Promise is { } signed)
        {
            var by = await desk.NameAsync(turn, signed.UserId);
            return new Reply(
            [
                SelfCheckCards.SignedPromise(turn.UserId, one, SelfCheckTexts.SignedBy(one, by)),
                new Say(turn.UserId, SelfCheckTexts.SignedBefore(one, by)),
                .. one.Shut is null ? [SelfCheckCards.Refresh(turn.UserId, one) with { OrSend = false }] : Array.Empty<Effect>(),
            ]);
        }

        return !SelfCheck.AsksPromise(one.Enterprise.Track) ? Reply.Text(turn.UserId, SelfCheckTexts.NoPromise(one))
            : one.Shut is { } refusal ? Reply.Text(turn.UserId, RefusalTexts.Of(refusal))
            : card.Action.Verb == SelfCheckCards.SignVerb ? await SignAsync(turn, one)
            : new Reply([new Say(turn.UserId, promise.Text), SelfCheckCards.ShowPromise(turn.UserId, one)]);
    }

    private async Task<Reply> SignAsync(Turn turn, SelfCheckCase one)
    {
        var by = turn.Person?.Name ?? turn.UserId;
        var colleagues = await desk.ColleaguesAsync(turn, one);
        var outcome = await desk.ChangeAsync(turn, one, (check, act) => SelfChecking.Sign(check, act, promise.Sha256));
        return outcome.Answer(turn, saved => new Reply(
        [
            SelfCheckCards.SignedPromise(turn.UserId, saved, SelfCheckTexts.SignedBy(saved, by)),
            new Say(turn.UserId, SelfCheckTexts.JustSigned(saved)),
            SelfCheckCards.Refresh(turn.UserId, saved),
            .. colleagues.Select(other => SelfCheckCards.SignedPromise(other.UserId, saved, SelfCheckTexts.SignedBy(saved, by))),
        ]));
    }
}
