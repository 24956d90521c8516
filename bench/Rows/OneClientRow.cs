using Bench.Books;
using Bench.Disk;
using Bench.Load;
using Bench.Processes;
using Bench.Report;

namespace Bench.Rows;

/// <summary>Median latency of a durable accept on one connection ÷ (median of the echo + median of one append with fdatasync).</summary>
internal static class OneClientRow
{
    private const int Senders = 2000;

    public static async Task<IReadOnlyList<Figure>> RunAsync(RowContext context)
    {
        await using var echo = await Echo.StartAsync(context);
        var alone = await MeasureAsync(context, echo, "one client", new SiteNeeds { Still = Site.Accepting });
        var inspectors = context.Size(500, 50);
        var whole = await MeasureAsync(context, echo, "one client, whole bot", new SiteNeeds
        {
            Members = inspectors,
            Messages = inspectors * 3 * (context.Options.Repeats + 1),
            Seed = store => Cast.SeedAsync(store, inspectors, TimeProvider.System.GetUtcNow()),
        });
        return [alone with { Goal = new Goal(1.5, 1.2, AtMost: true) }, whole];
    }

    private static async Task<Figure> MeasureAsync(RowContext context, Child echo, string name, SiteNeeds needs)
    {
        await using var site = await Site.StartAsync(context, needs);
        var (callbacks, book, losses) = (context.Callbacks(), new InboxBook(), new List<string>());
        var (count, senders) = (context.Size(needs.Members > 0 ? 500 : 2000, 50), needs.Members > 0 ? needs.Members : Senders);
        var samples = await context.RepeatAsync(async () =>
        {
            var sealedTexts = callbacks.Seal(count, number => ServeSimulator.Member(number % senders), Cast.Words);
            var ours = await AcceptRow.AcceptAsync(site, sealedTexts, book, connections: 1);
            if (needs.Members > 0 && !await Ledger.SettledAsync(site.File, TimeSpan.FromMinutes(3)))
            {
                losses.Add("The queues are not empty after 3 minutes.");
            }

            var bare = await ClosedLoop.RunAsync(echo.Url, [.. sealedTexts.Select(one => one.Request)], 1, count);
            var sync = Statistics.Median(SerialSync.Measure(context.Folder, context.Size(500, 50)).Latencies);
            return (ours.Median / (bare.Median + sync), [new Term("accept µs", ours.Median * 1e6), new Term("echo µs", bare.Median * 1e6), new Term("fdatasync µs", sync * 1e6)]);
        });
        losses.AddRange(await book.CheckAsync(site.File));
        losses.AddRange(needs.Members > 0 ? await OutboxBook.CheckAsync(site) : []);
        return new Figure(name, samples) { Losses = losses };
    }
}
