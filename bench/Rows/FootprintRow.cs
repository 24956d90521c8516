using Bench.Books;
using Bench.Processes;
using Bench.Report;

namespace Bench.Rows;

/// <summary>VmRSS of the bot after a million messages ÷ after ten thousand, in one process, each time after a pause. Once: both terms are ours.</summary>
internal static class FootprintRow
{
    /// <summary>Members in turn: with more than 20,000 messages every list of the send budget exists and has its share of an hour's entries.</summary>
    private const int Members = 20_000;

    private const int Chunk = 20_000;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan MostOfChunk = TimeSpan.FromMinutes(2);

    /// <summary>The run stays bounded on a slow machine; the figure then tells of fewer messages and says so.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    public static async Task<IReadOnlyList<Figure>> RunAsync(RowContext context)
    {
        var (few, wanted) = (context.Size(10_000, 300), context.Options.Smoke ? 1200 : context.Options.Messages);
        await using var site = await Site.StartAsync(context, new SiteNeeds { Members = Members, Messages = wanted + Chunk });
        var backlog = new Backlog(context.Keys, Members);
        var started = TimeProvider.System.GetTimestamp();
        var sent = await SendAsync(site, backlog, 0, few);
        var first = await RestingAsync(context, site);
        while (sent < wanted && TimeProvider.System.GetElapsedTime(started) < Longest)
        {
            sent = await SendAsync(site, backlog, sent, Math.Min(Chunk, wanted - sent));
            if (sent % (5 * Chunk) < Chunk)
            {
                await context.SayAsync($"{sent} messages, {site.Bot.ResidentBytes() >> 20} MiB");
            }
        }

        var last = await RestingAsync(context, site);
        var sample = new Sample(1, last / first, [new Term($"MiB after {few}", first), new Term($"MiB after {sent}", last)]);
        return
        [
            new Figure("footprint", [sample])
            {
                Goal = new Goal(1.15, 1.05, AtMost: true),
                Losses = await OutboxBook.CheckAsync(site),
                Notes = sent < wanted ? [$"Stopped after {Longest.TotalMinutes} minutes with {sent} of {wanted} messages."] : [],
            },
        ];
    }

    private static async Task<int> SendAsync(Site site, Backlog backlog, int before, int count)
    {
        await backlog.AddAsync(site.File, count);
        await site.SentAsync(before + count, MostOfChunk);
        return before + count;
    }

    private static async Task<double> RestingAsync(RowContext context, Site site)
    {
        if (!await Ledger.SettledAsync(site.File, MostOfChunk))
        {
            throw new InvalidOperationException("The outbox does not become empty.");
        }

        await Task.Delay(context.Options.Smoke ? TimeSpan.FromMilliseconds(200) : Pause);
        return site.Bot.ResidentBytes() / (double)(1 << 20);
    }
}
