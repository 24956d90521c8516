using System.Diagnostics;
using Bench.Books;
using Bench.Library;
using Bench.Report;

namespace Bench.Rows;

/// <summary>accept → state → send a second ÷ Wolverine with the same handler and each step durable in SQLite.</summary>
internal static class LibraryRow
{
    private const int Producers = 64;
    private const int Lanes = 2000;

    private const string Sums = "select (select count(*) from inbox where state = 'done') * 1000003 + (select sum(count) from state)";

    private const string CountOwn = "select count(*) from outbox where state = 'done'";

    private const string CountTheirs = "select count(*) from outgoing where state = 'done'";

    public static async Task<IReadOnlyList<Figure>> RunAsync(RowContext context) =>
    [
        await MeasureAsync(context, "library", oneWriter: false) with { Goal = new Goal(5, 10) },
        await MeasureAsync(context, "library, their writers queued", oneWriter: true),
    ];

    private static async Task<Figure> MeasureAsync(RowContext context, string name, bool oneWriter)
    {
        await using var own = await OwnApp.StartAsync(context.NewFolder());
        await using var theirs = await WolverineApp.StartAsync(context.NewFolder(), oneWriter);
        var (count, last) = (context.Size(5000, 300), 0);
        var samples = await context.RepeatAsync(async () =>
        {
            var ours = await RateAsync(own, last, count);
            var other = await RateAsync(theirs, last, count);
            last += count;
            return (ours / other, [new Term("ours/s", ours), new Term("Wolverine/s", other)]);
        });
        return new Figure(name, samples) { Losses = [.. await CheckAsync("ours", own, CountOwn, last), .. await CheckAsync("Wolverine", theirs, CountTheirs, last)] };
    }

    private static async Task<double> RateAsync(IPipeline pipeline, int first, int count)
    {
        var (next, body) = (first - 1, new string('x', 300));
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Producers).Select(_ => Task.Run(ProduceAsync)));
        await pipeline.DoneAsync(first + count);
        return count / Stopwatch.GetElapsedTime(started).TotalSeconds;

        async Task ProduceAsync()
        {
            for (var number = Interlocked.Increment(ref next); number < first + count; number = Interlocked.Increment(ref next))
            {
                await pipeline.AcceptAsync($"key{number}", $"lane{number % Lanes}", body);
            }
        }
    }

    private static async Task<IReadOnlyList<string>> CheckAsync(string who, IPipeline pipeline, string countSent, int wanted)
    {
        var (sums, sent) = (await Ledger.CountAsync(pipeline.File, Sums), await Ledger.CountAsync(pipeline.File, countSent));
        return sums == (wanted * 1000003L) + wanted && sent == wanted ? [] : [$"{who}: {wanted} messages were accepted; done and counted {sums / 1000003} and {sums % 1000003}, sent {sent}."];
    }
}
