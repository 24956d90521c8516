using Bench.Books;
using Bench.Load;
using Bench.Processes;
using Bench.Report;
using Bot.Messaging;

namespace Bench.Rows;

/// <summary>Messages a second from the outbox to a simulator without delay ÷ a plain HttpClient loop against the same simulator with the same concurrency.</summary>
internal static class DrainRow
{
    /// <summary>Messages to one member in a sample; over all samples of both terms it stays within 30 a minute.</summary>
    private const int EachMember = 2;

    private const int MostEachMember = 24;

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);
    private static readonly int Concurrency = new MessagingOptions().ParallelLanes;

    public static async Task<IReadOnlyList<Figure>> RunAsync(RowContext context)
    {
        var count = context.Size(6000, 200);
        var members = count / Math.Max(1, Math.Min(EachMember, MostEachMember / (2 * (context.Options.Repeats + 1))));
        await using var site = await Site.StartAsync(context, new SiteNeeds { Members = members, Messages = 2 * count * (context.Options.Repeats + 1) });
        using var plain = new PlainSender(site.Simulator.Url);
        await plain.SignInAsync(context.Keys);
        var (backlog, others) = (new Backlog(context.Keys, members), 0L);
        var samples = await context.RepeatAsync(async () =>
        {
            var before = await site.SentAsync();
            await backlog.AddAsync(site.File, count);
            var ours = await RateAsync(site, before, count);
            if (!await Ledger.SettledAsync(site.File, TimeSpan.FromMinutes(1)))
            {
                throw new InvalidOperationException("The outbox is not empty after a minute.");
            }

            byte[][] bodies = [.. Enumerable.Range(0, count).Select(_ => backlog.Next().Body)];
            before = await site.SentAsync();
            var sending = plain.SendAsync(bodies, Concurrency);
            var theirs = await RateAsync(site, before, count);
            await sending;
            others += count;
            return (ours / theirs, [new Term("outbox/s", ours), new Term("plain loop/s", theirs)]);
        });
        return [new Figure("drain", samples) { Goal = new Goal(0.70, 0.90), Losses = await OutboxBook.CheckAsync(site, others) }];
    }

    /// <summary>Between the first and the last of the messages, seen at the simulator: how long the worker takes to look is not in it.</summary>
    public static async Task<double> RateAsync(Site site, long before, int count)
    {
        var first = await site.SentAsync(before + 1, Longest);
        return (count - 1) / (await site.SentAsync(before + count, Longest) - first);
    }
}
