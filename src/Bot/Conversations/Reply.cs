using Bot.Storage.Stores;

namespace Bot.Conversations;

/// <summary>What a handler wants to happen: effects in order, and the session as it shall be (null: unchanged).</summary>
/// <param name="Forget">What was said is not kept: the input's row is emptied in the turn's commit (decision 12).</param>
/// <param name="Unnamed">Nor is it kept who said it: no entry of the audit, no name in the log, no lane on the input's row (decision 16).</param>
internal sealed record Reply(IReadOnlyList<Effect> Effects, Session? Session = null, bool Forget = false, bool Unnamed = false)
{
    public static Reply Nothing { get; } = new([]);

    public static Reply Text(string userId, string text) => new([new Say(userId, text)]);
}

/// <summary>One thing to send; the renderer turns it into final bytes inside the turn's transaction.</summary>
internal abstract record Effect;

/// <summary>A text to a person; split at 2048 bytes on a line or character border.</summary>
internal sealed record Say(string UserId, string Text) : Effect;

/// <summary>A text of which nothing is kept, neither words nor whom it was for, once it is sent or given up (decision 16).</summary>
internal sealed record Whisper(string UserId, string Text) : Effect;

/// <summary>A new card to one person. <paramref name="Subject"/> says which state it shows, for later refreshing.</summary>
internal sealed record ShowCard(string UserId, Card Card, CardSubject Subject) : Effect;

/// <summary>Changes the newest living card of that subject in that person's chat in place; when it can no longer be changed, a fresh card is sent if <paramref name="OrSend"/>.</summary>
/// <param name="OrSend">
/// Where the card is all that the person learns of the change, or the thing to go on with. Where the same turn says it in words, a second telling would only
/// be one more message, and a tap on the stale card is answered.
/// </param>
internal sealed record RefreshCard(string UserId, Card Card, CardSubject Subject, bool OrSend = false) : Effect;

/// <summary>A stored file (Storage.Stores.FileStore) to a person; pictures go as image, everything else as file.</summary>
/// <param name="Subject">What it is about; comes back in <see cref="Undelivered"/>.</param>
/// <param name="Forget">Nothing is kept of it once it is sent or given up, and nobody is told that it did not arrive.</param>
internal sealed record SendFile(string UserId, string Sha256, string FileName, CardSubject? Subject = null, bool Forget = false) : Effect;

/// <summary>Asks for the bytes of an inbound picture; comes back as <see cref="MediaFetched"/> on the same person's lane.</summary>
/// <param name="Forget">Nothing of the fetching is kept.</param>
internal sealed record FetchMedia(string UserId, string MediaId, bool Forget = false) : Effect;

/// <summary>What takes too long for a turn: made outside every transaction by the <see cref="IMaker"/> of the name, which says what is sent then.</summary>
/// <param name="Order">As the maker reads it.</param>
internal sealed record Make(string UserId, string Maker, string Order) : Effect;

/// <summary>Starts a drafted broadcast to these people, each once; nothing when it was started before.</summary>
internal sealed record SendBroadcast(Broadcast Draft, IReadOnlyList<string> UserIds) : Effect;

/// <summary>A part of a scheduled job becomes an inbox item of its own, once for window, part and lane: thousands of people are not one turn.</summary>
/// <param name="Lane">Where it waits; in a person's lane the turn is that person's.</param>
internal sealed record Enter(string Lane, JobDue Due) : Effect;

/// <summary>What a card is about: kind of card ("type", "sign", "notice", …), entity id, version shown.</summary>
internal sealed record CardSubject(string Kind, string Entity, int Version);
