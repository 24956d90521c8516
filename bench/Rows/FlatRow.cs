using Bench.Books;
using Bench.Processes;
using Bench.Report;

namespace Bench.Rows;

/// <summary>Drain rate with a million rows pending ÷ with a thousand. Each sample has a bot of its own, warmed by messages that do not count.</summary>
internal static class FlatRow
{
    public static async Task<IReadOnlyList<Figure>> RunAsync(RowContext context)
    {
        var (many, few, batches) = (context.Size(1_000_000, 5000), context.Size(1000, 100), context.Size(10, 2));
        var (warm, counted) = (context.Size(3000, 100), context.Size(20_000, 400));
        var rounds = context.Options.Repeats + 1;

        // Each round sends to every member once at most, so no limit per member is touched.
        var members = warm + counted;
        var needs = new SiteNeeds { Members = members, Messages = (warm + counted + 100) * rounds };
        await using var large = await Site.PrepareAsync(context, needs);
        await using var small = await Site.PrepareAsync(context, needs with { Messages = (warm + (batches * few)) * rounds });
        var (largeBacklog, smallBacklog) = (new Backlog(context.Keys, members), new Backlog(context.Keys, members));

        // What the rounds drain is on top, so that the last one too has so many before it.
        var started = TimeProvider.System.GetTimestamp();
        await largeBacklog.AddAsync(large.File, many + ((warm + counted) * rounds));
        await context.SayAsync($"{many} rows pending, inserted in {TimeProvider.System.GetElapsedTime(started).TotalSeconds:0} s");
        var samples = await context.RepeatAsync(async () =>
        {
            var withMany = await ManyAsync(large, warm, counted);
            var withFew = await FewAsync(small, smallBacklog, warm, few, batches);
            return (withMany / withFew, [new Term($"outbox/s, {many} pending", withMany), new Term($"outbox/s, {few} pending", withFew)]);
        });
        return
        [
            new Figure("flat", samples)
            {
                Goal = new Goal(0.90, 0.97),
                Losses = [.. await OutboxBook.CheckAsync(large), .. await OutboxBook.CheckAsync(small)],
            },
        ];
    }

    /// <summary>The front of the large backlog; the rest stays pending.</summary>
    private static async Task<double> ManyAsync(Site site, int warm, int counted)
    {
        var before = await site.SentAsync();
        await site.StartBotAsync();
        var rate = await DrainRow.RateAsync(site, before + warm - 1, counted + 1);
        await site.StopBotAsync();
        return rate;
    }

    /// <summary>Batches, each from its first message to its last.</summary>
    private static async Task<double> FewAsync(Site site, Backlog backlog, int warm, int few, int batches)
    {
        await site.StartBotAsync();
        await BatchAsync(warm);
        var seconds = 0.0;
        for (var batch = 0; batch < batches; batch++)
        {
            seconds += (few - 1) / await BatchAsync(few);
        }

        await site.StopBotAsync();
        return batches * (few - 1) / seconds;

        async Task<double> BatchAsync(int count)
        {
            var before = await site.SentAsync();
            await backlog.AddAsync(site.File, count);
            var rate = await DrainRow.RateAsync(site, before, count);
            if (!await Ledger.SettledAsync(site.File, TimeSpan.FromMinutes(1)))
            {
                throw new InvalidOperationException("The outbox is not empty after a minute.");
            }

            return rate;
        }
    }
}
