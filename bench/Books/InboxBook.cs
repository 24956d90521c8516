namespace Bench.Books;

/// <summary>What was answered 200 must be in the inbox, once.</summary>
internal sealed class InboxBook
{
    private const string SelectKeys = "select dedup_key from inbox where kind <> 'job'";

    private readonly HashSet<string> _acknowledged = new(StringComparer.Ordinal);

    public int Acknowledged => _acknowledged.Count;

    public void Add(string dedupKey) => _acknowledged.Add(dedupKey);

    public void Add(IEnumerable<string> dedupKeys, IReadOnlyList<int> statuses)
    {
        foreach (var (key, status) in dedupKeys.Zip(statuses))
        {
            if (status == 200)
            {
                Add(key);
            }
        }
    }

    /// <param name="exact">The inbox holds nothing that was not acknowledged, as nobody was killed.</param>
    public async Task<IReadOnlyList<string>> CheckAsync(string file, bool exact = true)
    {
        var rows = await Ledger.QueryAsync<string>(file, SelectKeys);
        var keys = rows.ToHashSet(StringComparer.Ordinal);
        var missing = _acknowledged.Count(key => !keys.Contains(key));
        var strange = keys.Count(key => !_acknowledged.Contains(key));
        return
        [
            .. Told(missing, "acknowledged, but not in the inbox"),
            .. Told(rows.Count - keys.Count, "more than once in the inbox"),
            .. Told(exact ? strange : 0, "in the inbox, but never acknowledged"),
        ];
    }

    private static IEnumerable<string> Told(int count, string what) => count == 0 ? [] : [$"{count} callbacks are {what}."];
}
