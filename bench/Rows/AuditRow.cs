using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Bench.Report;
using Bot.Storage.Stores;

namespace Bench.Rows;

/// <summary>
/// audit verify ÷ plain SHA-256 of as many bytes, in bytes a second, on a chain as turns write it: cut as a chain has to hash them, each entry by itself and
/// then its link. Beside it as many bytes in one piece, which no chain of short entries comes near: the call costs more than the bytes.
/// </summary>
internal static class AuditRow
{
    private const int Batch = 5_000;

    public static async Task<IReadOnlyList<Figure>> RunAsync(RowContext context)
    {
        var entries = context.Size(300_000, 2_000);
        await using var store = await Store.OpenAsync(Path.Combine(context.NewFolder(), "audit.db"));
        var audit = store.Get<AuditLog>();
        for (var from = 0; from < entries; from += Batch)
        {
            await store.WriteAsync(async work =>
            {
                for (var entry = from; entry < Math.Min(from + Batch, entries); entry++)
                {
                    await audit.AppendAsync(
                        work,
                        DateTimeOffset.FromUnixTimeMilliseconds(1_607_302_800_000 + (entry * 977L)),
                        string.Create(CultureInfo.InvariantCulture, $"inspector.{entry % 400}"),
                        "turn",
                        string.Create(CultureInfo.InvariantCulture, $"card sign:0198b1c2d3e4f5a6b7c8d9e0f1a2{entry:x8}:3"),
                        string.Create(CultureInfo.InvariantCulture, $$"""{"by":"SignatureHandler","dedupKey":"ww0123456789abcdef|1000002|70{{entry:00000000000000}}","effects":4}"""));
                }
            });
        }

        var losses = new List<string>();
        var samples = await context.RepeatAsync(async () =>
        {
            var start = Stopwatch.GetTimestamp();
            var verdict = await store.Database.ReadAsync((work, _) => audit.ExamineAsync(work));
            var verified = Stopwatch.GetElapsedTime(start);
            if (verdict.Fault is not null || verdict.Last.Seq != entries)
            {
                losses.Add($"Verified to {verdict.Last}, {verdict.Fault}.");
            }

            var plain = Plain(verdict.Bytes);
            var each = Each(verdict.Bytes, entries);
            IReadOnlyList<Term> terms =
            [
                new Term("verify MB/s", verdict.Bytes / verified.TotalSeconds / 1e6),
                new Term("SHA-256 MB/s", verdict.Bytes / plain.TotalSeconds / 1e6),
                new Term("entry by entry MB/s", verdict.Bytes / each.TotalSeconds / 1e6),
                new Term("entries/s", entries / verified.TotalSeconds),
            ];
            return (each / verified, terms);
        });
        return [new Figure("audit", samples) { Goal = new Goal(0.5, 0.7), Losses = losses }];
    }

    private static TimeSpan Plain(long bytes)
    {
        var piece = new byte[64 * 1024];
        Random.Shared.NextBytes(piece);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var start = Stopwatch.GetTimestamp();
        for (var left = bytes; left > 0; left -= piece.Length)
        {
            hash.AppendData(piece.AsSpan(0, (int)Math.Min(left, piece.Length)));
        }

        hash.GetHashAndReset();
        return Stopwatch.GetElapsedTime(start);
    }

    /// <summary>A link of form 2 has about 140 bytes.</summary>
    private static TimeSpan Each(long bytes, int entries)
    {
        const int Link = 140;
        var piece = new byte[(int)(bytes / entries)];
        Random.Shared.NextBytes(piece);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        var start = Stopwatch.GetTimestamp();
        for (var entry = 0; entry < entries; entry++)
        {
            SHA256.HashData(piece.AsSpan(Link), hash);
            SHA256.HashData(piece.AsSpan(0, Link), hash);
        }

        return Stopwatch.GetElapsedTime(start);
    }
}
