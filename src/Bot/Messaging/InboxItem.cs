namespace Bot.Messaging;

/// <summary>An accepted thing to do: key + kind + JSON. Items of one lane run in order, lanes in parallel.</summary>
/// <param name="Attempts">How often it was taken, this time included.</param>
internal sealed record InboxItem(long Id, string DedupKey, string Lane, string Kind, string Body, int Attempts, DateTimeOffset ReceivedAt);

internal enum AcceptResult
{
    Accepted,

    /// <summary>The key is there already; nothing was stored.</summary>
    Duplicate,

    /// <summary>The nonce came before under another key; nothing was stored.</summary>
    Replayed,
}
