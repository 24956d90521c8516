namespace Bot.Simulator;

/// <summary>What went over the wire, newest last: decrypted callbacks and API calls, access tokens and secrets masked. In memory only and bounded. Thread-safe.</summary>
internal sealed class WireLog
{
    private const int Capacity = 500;
    private const int LongestText = 16 * 1024;

    private readonly Lock gate = new();
    private readonly Queue<WireEntry> entries = new();
    private long lastId;

    public void Add(WireEntry entry)
    {
        lock (gate)
        {
            entries.Enqueue(entry with { Id = ++lastId, Request = Bound(entry.Request), Response = Bound(entry.Response) });
            if (entries.Count > Capacity)
            {
                entries.Dequeue();
            }
        }
    }

    /// <summary>Entries with an id above <paramref name="id"/>, oldest first.</summary>
    public IReadOnlyList<WireEntry> After(long id)
    {
        lock (gate)
        {
            return id >= lastId ? [] : [.. entries.Where(e => e.Id > id)];
        }
    }

    private static string Bound(string text) => text.Length <= LongestText ? text : string.Concat(text.AsSpan(0, LongestText), "…");
}

/// <summary>One exchange. <paramref name="Kind"/>: "api" (the bot called) or "callback" (the simulator called).</summary>
/// <param name="Status">HTTP status; 0 when no answer came or none was given.</param>
/// <param name="ErrorCode">errcode of an API answer.</param>
/// <param name="Remarks">Why something was refused, cut, folded or dropped.</param>
internal sealed record WireEntry(
    DateTimeOffset At,
    string Kind,
    string Title,
    string Request,
    string Response,
    int Status,
    int? ErrorCode,
    TimeSpan Duration,
    IReadOnlyList<string> Remarks)
{
    public long Id { get; init; }
}
