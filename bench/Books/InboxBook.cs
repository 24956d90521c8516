namespace Bench.Books;

/// <summary>
/// What was answered 200 must be in the inbox, once. Both are told by the platform's MsgId, the stored ones as they stand in the stored XML: the
/// program's own keys are under test, and two callbacks that collapse to one key would collapse here as well.
/// </summary>
internal sealed class InboxBook
{
    // The cast takes the digits and leaves what follows them; 0 where there is no MsgId.
    private const string SelectMessageIds =
        """
        select case when instr(body, '<MsgId>') = 0 then 0 else cast(substr(body, instr(body, '<MsgId>') + 7) as integer) end
        from inbox
        where kind <> 'job'
        """;

    private readonly HashSet<long> _acknowledged = [];
    private int _answers;

    /// <summary>How many requests were answered 200.</summary>
    public int Acknowledged => _answers;

    public void Add(long messageId)
    {
        _answers++;
        _acknowledged.Add(messageId);
    }

    public void Add(IEnumerable<long> messageIds, IReadOnlyList<int> statuses)
    {
        foreach (var (id, status) in messageIds.Zip(statuses))
        {
            if (status == 200)
            {
                Add(id);
            }
        }
    }

    /// <param name="exact">The inbox holds nothing that was not acknowledged, as nobody was killed.</param>
    public async Task<IReadOnlyList<string>> CheckAsync(string file, bool exact = true)
    {
        var rows = await Ledger.QueryAsync<long>(file, SelectMessageIds);
        var stored = rows.ToHashSet();
        var missing = _acknowledged.Count(id => !stored.Contains(id));
        var strange = stored.Count(id => !_acknowledged.Contains(id));
        var uneven = exact ? rows.Count != _answers : rows.Count < _answers;
        return
        [
            .. Told(missing, "acknowledged, but not in the inbox"),
            .. Told(rows.Count - stored.Count, "more than once in the inbox"),
            .. Told(exact ? strange : 0, "in the inbox, but never acknowledged"),
            .. uneven ? [$"{_answers} requests were answered 200, {rows.Count} callbacks are in the inbox."] : Array.Empty<string>(),
        ];
    }

    private static IEnumerable<string> Told(int count, string what) => count == 0 ? [] : [$"{count} callbacks are {what}."];
}
