using Bench.Books;
using Bench.Disk;
using Bench.Load;
using Bench.Processes;
using Bench.Report;

namespace Bench.Rows;

/// <summary>p99 of accepting at half the rate just measured ÷ (p99 of the echo at the same pace + 2 × p99 of an append with fdatasync).</summary>
internal static class TailRow
{
    private const int Senders = 2000;

    public static async Task<IReadOnlyList<Figure>> RunAsync(RowContext context)
    {
        await using var echo = await Echo.StartAsync(context);
        await using var site = await Site.StartAsync(context, new SiteNeeds { Still = Site.Accepting });
        var (callbacks, book, losses) = (context.Callbacks(), new InboxBook(), new List<string>());
        var (burst, seconds) = (context.Size(10_000, 300), context.Size(4, 1));
        var samples = await context.RepeatAsync(async () =>
        {
            var full = await AcceptRow.AcceptAsync(site, Seal(burst), book);
            var pace = full.Rate / 2;
            var sealedTexts = Seal((int)(pace * seconds));
            byte[][] requests = [.. sealedTexts.Select(one => one.Request)];
            var ours = (await PacedLoop.RunAsync(site.Bot.Url, requests, AcceptRow.Connections, pace)).AllTaken();
            book.Add(sealedTexts.Select(one => one.MessageId), ours.Statuses);
            var bare = await PacedLoop.RunAsync(echo.Url, requests, AcceptRow.Connections, pace);
            var sync = Statistics.Percentile(SerialSync.Measure(context.Folder, context.Size(2000, 100)).Latencies, 0.99);
            losses.AddRange(await book.CheckAsync(site.File));
            return (
                ours.Tail / (bare.Tail + (2 * sync)),
                [new Term("pace/s", pace), new Term("accept p99 µs", ours.Tail * 1e6), new Term("echo p99 µs", bare.Tail * 1e6), new Term("fdatasync p99 µs", sync * 1e6)]);
        });
        return [new Figure("tail", samples) { Goal = new Goal(3, 1.5, AtMost: true), Losses = losses }];

        IReadOnlyList<SealedText> Seal(int count) => callbacks.Seal(count, number => ServeSimulator.Member(number % Senders), Cast.Words);
    }
}
