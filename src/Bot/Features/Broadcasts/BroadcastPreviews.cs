using Bot.Conversations;
using Bot.Storage.Stores;

namespace Bot.Features.Broadcasts;

/// <summary>The preview that waits for 确认发送. A person has at most one, so that no forgotten card can still send.</summary>
internal sealed class BroadcastPreviews(BroadcastStore broadcasts)
{
    /// <summary>Kind of the session's question while a preview waits.</summary>
    public const string Question = "broadcast-confirm";

    /// <summary>Enough to have the text read over by a superior; a tap after that is more likely a slip on an old card than a decision on what it says.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(30);

    public static bool IsOver(Broadcast draft, DateTimeOffset now) => now - draft.CreatedAt >= Life;

    /// <summary>The session without the preview and without the question that belongs to it.</summary>
    public static Session Without(Session session) =>
        session with { Preview = null, Asked = session.Asked is { Kind: Question } ? null : session.Asked };

    /// <summary>The card, and the session in which it is the one that waits.</summary>
    public static (ShowCard Card, Session Session) Show(Turn turn, Broadcast draft, int people) => (
        new ShowCard(turn.UserId, BroadcastCards.Confirm(draft, people), BroadcastCards.Subject(draft, people)),
        turn.Session with { Preview = new BroadcastPreview(draft.Id, people), Asked = new Question(Question, "") });

    /// <summary>The draft that waits; null when there is none, or it was started or dropped meanwhile.</summary>
    public async Task<Broadcast?> WaitingAsync(Turn turn) =>
        turn.Session.Preview is { } preview && await broadcasts.FindAsync(turn.Work, preview.Id) is { StartedAt: null, DroppedAt: null } draft ? draft : null;

    /// <summary>Drops the draft and switches its card off.</summary>
    /// <param name="done">At most 10 characters.</param>
    public async Task<RefreshCard> DropAsync(Turn turn, Broadcast draft, int people, string done)
    {
        await broadcasts.DropAsync(turn.Work, draft.Id, turn.Now);
        return new RefreshCard(turn.UserId, BroadcastCards.Confirm(draft, people, done), BroadcastCards.Subject(draft, people));
    }

    /// <summary>What a new broadcast does to the one before it; nothing when none waits.</summary>
    public async Task<IReadOnlyList<Effect>> ReplaceAsync(Turn turn) =>
        await WaitingAsync(turn) is { } draft
            ? [await DropAsync(turn, draft, turn.Session.Preview!.People, "已作废"), new Say(turn.UserId, BroadcastTexts.Replaced)]
            : [];
}
