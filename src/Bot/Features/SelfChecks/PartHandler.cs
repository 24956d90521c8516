using Bot.Conversations;
using Bot.Features.Shared;
using Domain.Inspections;
using Domain.SelfChecks;

namespace Bot.Features.SelfChecks;

/// <summary>One part of a self-check: 没有问题 by card or in words, each typed text is a problem, pictures belong to the last one, 重新填 begins anew.</summary>
internal sealed class PartHandler(SelfCheckDesk desk) : IConversationHandler
{
    /// <summary>An album arrives as several turns: only the first picture of a burst is answered.</summary>
    private static readonly TimeSpan Burst = TimeSpan.FromSeconds(10);

    private static readonly HashSet<string> Nothing = new(SelfCheckCardTexts.NothingFound, StringComparer.Ordinal);

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        var reference = SelfCheckRef.Parse(turn.Input is CardInput { Action.Entity: var entity } ? entity : turn.Session.Asked?.Entity ?? "");
        if (!Enum.TryParse<SelfCheckPart>(reference?.Detail, out var part) || !Enum.IsDefined(part) || await desk.FindAsync(turn, reference) is not { } one)
        {
            return new Reply([new Say(turn.UserId, SelfCheckTexts.Stale)], SelfCheckHandler.Without(turn.Session));
        }

        if (one.Shut is { } refusal)
        {
            return new Reply([new Say(turn.UserId, RefusalTexts.Of(refusal))], SelfCheckHandler.Without(turn.Session));
        }

        return turn.Input switch
        {
            CardInput { Action.Verb: SelfCheckCards.PartVerb } => new Reply([SelfCheckCards.Show(turn.UserId, one, part)], Asking(turn.Session, one, part)),
            CardInput card when card.Action.Version != one.Check.StampOf(part) =>
                new Reply([new Say(turn.UserId, SelfCheckTexts.Present(one, part)), SelfCheckCards.Show(turn.UserId, one, part)], Asking(turn.Session, one, part)),
            CardInput { Action.Verb: SelfCheckCards.ClearVerb } => await ClearAsync(turn, one, part),
            CardInput => await AgainAsync(turn, one, part),
            PictureInput picture => await AttachAsync(turn, one, part, picture),
            TextInput text => await TypedAsync(turn, one, part, text.Text),
            _ => Reply.Nothing,
        };
    }

    /// <summary>The next texts are problems of this part.</summary>
    internal static Session Asking(Session session, SelfCheckCase one, SelfCheckPart part) =>
        session with { Asked = new Question(SelfCheckTexts.PartQuestion, one.Of(part).ToString()) };

    private async Task<Reply> ClearAsync(Turn turn, SelfCheckCase one, SelfCheckPart part)
    {
        var outcome = await desk.ChangeAsync(turn, one, (check, act) => SelfChecking.SayClear(check, act, part));
        return outcome.Answer(turn, saved => new Reply(
            [
                SelfCheckCards.Close(turn.UserId, saved, part, SelfCheckCardTexts.ClearButton),
                new Say(turn.UserId, SelfCheckTexts.Cleared(saved, part)),
                SelfCheckCards.Refresh(turn.UserId, saved),
            ],
            SelfCheckHandler.Without(turn.Session)));
    }

    private async Task<Reply> AgainAsync(Turn turn, SelfCheckCase one, SelfCheckPart part)
    {
        var outcome = await desk.ChangeAsync(turn, one, (check, act) => SelfChecking.Restart(check, act, part));
        return outcome.Answer(turn, saved => new Reply(
            [
                SelfCheckCards.Close(turn.UserId, one, part, SelfCheckCardTexts.Emptied),
                new Say(turn.UserId, SelfCheckTexts.Again(part)),
                SelfCheckCards.Show(turn.UserId, saved, part),
                SelfCheckCards.Refresh(turn.UserId, saved) with { OrSend = false },
            ],
            Asking(turn.Session, saved, part)));
    }

    private async Task<Reply> TypedAsync(Turn turn, SelfCheckCase one, SelfCheckPart part, string text)
    {
        var over = SelfCheckHandler.Without(turn.Session);
        var plain = SmallTalk.Plain(text);
        if (Nothing.Contains(plain) || SmallTalk.IsNone(text))
        {
            // With problems filed it means: no more of them.
            return one.Check.Of(part).Count == 0
                ? await ClearAsync(turn, one, part)
                : new Reply([new Say(turn.UserId, SelfCheckTexts.PartOver(one, part)), SelfCheckCards.Refresh(turn.UserId, one)], over);
        }

        return SmallTalk.IsCancel(text) ? new Reply([new Say(turn.UserId, SelfCheckTexts.Cancelled)], over)
            : SmallTalk.IsCourtesy(text) || SmallTalk.IsReceipt(text) ? Reply.Text(turn.UserId, SelfCheckTexts.Courtesy)
            : !Words.SaySomething(text) ? Reply.Text(turn.UserId, SelfCheckTexts.NoWords)
            : SmallTalk.IsTooShort(text) ? Reply.Text(turn.UserId, SelfCheckTexts.TooShort(text))
            : await AddAsync(turn, one, part, text);
    }

    private async Task<Reply> AddAsync(Turn turn, SelfCheckCase one, SelfCheckPart part, string text)
    {
        var outcome = await desk.ChangeAsync(turn, one, (check, act) => SelfChecking.AddProblem(check, act, part, text));
        return outcome.Answer(turn, saved => new Reply([SelfCheckCards.Show(turn.UserId, saved, saved.Check.Problems[^1])]));
    }

    private async Task<Reply> AttachAsync(Turn turn, SelfCheckCase one, SelfCheckPart part, PictureInput input)
    {
        if (one.Check.Of(part) is not { Count: > 0 } problems)
        {
            return Reply.Text(turn.UserId, SelfCheckTexts.PictureFirst);
        }

        var picture = new Picture(input.MediaId, null, turn.Now);
        var outcome = await desk.ChangeAsync(turn, one, (check, act) => SelfChecking.AttachPicture(check, act, problems[^1].Ordinal, picture));
        return outcome.Answer(turn, saved =>
        {
            var fetch = new FetchMedia(turn.UserId, picture.MediaId);
            var inBurst = problems[^1].Pictures.Any(earlier => picture.ReceivedAt - earlier.ReceivedAt < Burst);
            return new Reply(inBurst ? [fetch] : [fetch, new Say(turn.UserId, SelfCheckTexts.PictureAttached(saved.Check.Of(part)[^1]))]);
        });
    }
}
