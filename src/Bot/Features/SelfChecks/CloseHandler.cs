using Bot.Conversations;
using Bot.Features.Shared;
using Domain;
using Domain.SelfChecks;

namespace Bot.Features.SelfChecks;

/// <summary>自查完成, by card or in words: closes it, thanks with a summary, and shows it to the enterprise's other officers.</summary>
internal sealed class CloseHandler(SelfCheckDesk desk) : IConversationHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (!SelfCheckDesk.IsOfficer(turn))
        {
            return Reply.Text(turn.UserId, SelfCheckTexts.NotYours);
        }

        var all = await desk.AllAsync(turn);
        var open = all.Where(one => !one.IsDone).ToList();
        var reference = turn.Input is CardInput card ? SelfCheckRef.Parse(card.Action.Entity)
            : turn.Session.Asked is { Kind: SelfCheckTexts.PartQuestion or SelfCheckTexts.DayQuestion } asked ? SelfCheckRef.Parse(asked.Entity)
            : open.Count == 1 ? open[0].Ref
            : null;
        return reference is not null ? await CloseAsync(turn, reference, open)
            : all.Count == 0 ? Reply.Text(turn.UserId, SelfCheckTexts.NotYours)
            : open.Count == 0 ? Reply.Text(turn.UserId, SelfCheckTexts.NothingToClose)
            : new Reply([new Say(turn.UserId, SelfCheckTexts.Overview(all)), SelfCheckCards.Pick(turn.UserId, all)]);
    }

    private async Task<Reply> CloseAsync(Turn turn, SelfCheckRef reference, IReadOnlyList<SelfCheckCase> open)
    {
        var over = SelfCheckHandler.Without(turn.Session);
        if (await desk.FindAsync(turn, reference) is not { } one)
        {
            return new Reply([new Say(turn.UserId, SelfCheckTexts.Stale)], over);
        }

        if (one.IsDone)
        {
            return new Reply([new Say(turn.UserId, SelfCheckTexts.IsClosed(one, await desk.NameAsync(turn, one.Check.DoneBy)))], over);
        }

        if (turn.Input is CardInput card && card.Action.Version != one.Check.Version)
        {
            return new Reply([new Say(turn.UserId, SelfCheckTexts.Changed(one)), SelfCheckCards.Show(turn.UserId, one)], over);
        }

        switch (await desk.ChangeAsync(turn, one, SelfChecking.Complete))
        {
            case Outcome<SelfCheckCase>.Accepted(var closed):
                var colleagues = await desk.ColleaguesAsync(turn, closed);
                return new Reply(
                    [
                        SelfCheckCards.Closed(turn.UserId, closed, orSend: false),
                        new Say(turn.UserId, SelfCheckTexts.Thanks(closed, open.Count(other => other.Ref != closed.Ref))),
                        .. colleagues.Select(other => SelfCheckCards.Closed(other.UserId, closed, orSend: false)),
                    ],
                    over);

            // In words nobody has a card before him that says what is missing.
            case Outcome<SelfCheckCase>.Refused(var reason):
                Effect[] shown = turn.Input is TextInput && one.Shut is null ? [SelfCheckCards.Refresh(turn.UserId, one)] : [];
                return new Reply([new Say(turn.UserId, RefusalTexts.Of(reason)), .. shown], over);

            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }
}
