using System.Diagnostics;
using Bench.Books;
using Bench.Disk;
using Bench.Report;
using Bot.Messaging;

namespace Bench.Rows;

/// <summary>Durable inserts through Inbox.AcceptAsync by many callers at once, in this process ÷ serial append of 4 KiB with fdatasync on the same disk.</summary>
internal static class GroupCommitRow
{
    /// <summary>Callers at once; Storage:QueueLength, 1024, has room for them.</summary>
    private const int Callers = 512;

    public static async Task<IReadOnlyList<Figure>> RunAsync(RowContext context)
    {
        var file = Path.Combine(context.NewFolder(), "inbox.db");
        await using var store = await Store.OpenAsync(file, (services, configuration) => services.AddMessaging(configuration));
        var (inbox, count, syncs) = (store.Get<Inbox>(), context.Size(20_000, 1000), context.Size(2000, 50));
        var rest = new string('x', 600);
        var (book, losses, last) = (new InboxBook(), new List<string>(), 0);
        var samples = await context.RepeatAsync(async () =>
        {
            long[] ids = [.. Enumerable.Range(last + 1, count).Select(number => (long)number)];
            string[] bodies = [.. ids.Select(id => $"<xml><MsgId>{id}</MsgId>{rest}</xml>")];
            last += count;
            var accepted = await AcceptAsync(inbox, ids, bodies);
            foreach (var id in ids)
            {
                book.Add(id);
            }

            losses.AddRange(await book.CheckAsync(file));
            var serial = SerialSync.Measure(context.Folder, syncs);
            return (accepted / serial.Rate, [new Term("inserts/s", accepted), new Term("append+fdatasync/s", serial.Rate)]);
        });
        return [new Figure("group commit", samples) { Goal = new Goal(6, 10), Losses = losses }];
    }

    private static async Task<double> AcceptAsync(Inbox inbox, long[] ids, string[] bodies)
    {
        var next = -1;
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Task.Run(CallAsync)));
        return ids.Length / Stopwatch.GetElapsedTime(started).TotalSeconds;

        async Task CallAsync()
        {
            for (var index = Interlocked.Increment(ref next); index < ids.Length; index = Interlocked.Increment(ref next))
            {
                await inbox.AcceptAsync($"bench|{ids[index]}", $"lane{index % 2000}", "bench", bodies[index], $"nonce|{ids[index]}");
            }
        }
    }
}
