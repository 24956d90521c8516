using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Bot.Storage;
using Bot.Storage.Stores;

namespace Bot.Features.EvidencePacks;

/// <summary>
/// The entries of the audit that belong to a pack, and the proof that they stand in the chain: from each the links to the next signed head, with the
/// hash alone of what is not the pack's business.
/// </summary>
internal sealed class PackAudit(UnitOfWork work, SignedHead head, CancellationToken cancellationToken)
{
    private const int Piece = 4000;

    /// <summary>Entries that name one of the ids, or are by one of these people.</summary>
    public async Task<IReadOnlyList<AuditEntry>> NamingAsync(IReadOnlyCollection<string> ids, IReadOnlyCollection<string> actors)
    {
        // One look through the whole log, whatever the number of ids.
        var named = SearchValues.Create([.. ids.Where(id => id.Length > 0)], StringComparison.Ordinal);
        var found = new List<AuditEntry>();
        await foreach (var entry in EntriesAsync(1))
        {
            if (actors.Contains(entry.Actor) || entry.Subject.AsSpan().ContainsAny(named) || entry.Details.AsSpan().ContainsAny(named))
            {
                found.Add(entry);
            }
        }

        return found;
    }

    public Task<IReadOnlyList<AuditEntry>> BetweenAsync(DateTimeOffset from, DateTimeOffset to) =>
        AuditExtract.BetweenAsync(work, from.ToUnixTimeMilliseconds(), to.ToUnixTimeMilliseconds(), head.Seq);

    public Task<long> CountBetweenAsync(DateTimeOffset from, DateTimeOffset to) =>
        AuditExtract.CountBetweenAsync(work, from.ToUnixTimeMilliseconds(), to.ToUnixTimeMilliseconds(), head.Seq);

    /// <param name="entries">In the order of the chain.</param>
    public async Task WriteAsync(PackWriter pack, IReadOnlyList<AuditEntry> entries)
    {
        await pack.AddLinesAsync(PackManifest.EntriesName, entries.ToAsyncEnumerable().Select(entry => JsonSerializer.Serialize(entry, PackManifest.Line)));
        var heads = new List<SignedHead>();
        var next = 0;
        foreach (var signed in (await AuditHeads.AllAsync(work)).Where(one => one.Seq <= head.Seq))
        {
            if (next < entries.Count && entries[next].Seq <= signed.Seq)
            {
                heads.Add(signed);
                await pack.AddLinesAsync(LinksName(signed.Seq), LinksAsync(entries[next], signed.Seq));
            }

            while (next < entries.Count && entries[next].Seq <= signed.Seq)
            {
                next++;
            }
        }

        await pack.AddJsonAsync(PackManifest.HeadsName, heads);
    }

    public static string LinksName(long seq) => string.Create(CultureInfo.InvariantCulture, $"audit/links-{seq}.txt");

    private async IAsyncEnumerable<string> LinksAsync(AuditEntry first, long last)
    {
        yield return $"previous {first.PrevHash}";
        await foreach (var entry in EntriesAsync(first.Seq))
        {
            if (entry.Seq > last)
            {
                yield break;
            }

            yield return string.Create(CultureInfo.InvariantCulture, $"{entry.Seq} {entry.Form} {(entry.Form == 1 ? entry.Hash : entry.ContentsHash())}");
        }
    }

    private async IAsyncEnumerable<AuditEntry> EntriesAsync(long first)
    {
        for (var from = first; from <= head.Seq; from += Piece)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var entry in await AuditExtract.RangeAsync(work, from, Math.Min(from + Piece - 1, head.Seq)))
            {
                yield return entry;
            }
        }
    }
}
