using Bench.Books;
using Bench.Load;
using Bench.Processes;
using Bench.Report;

namespace Bench.Rows;

/// <summary>Encrypted callbacks acknowledged after fsync, 64 connections ÷ bare echo of the same bytes: stations 1 to 4 alone, then the whole bot at work.</summary>
internal static class AcceptRow
{
    public const int Connections = 64;

    /// <summary>The echo gets the same requests so often, that its sample is not much shorter.</summary>
    private const int EchoRounds = 3;

    private const int Senders = 2000;
    private static readonly TimeSpan Settling = TimeSpan.FromMinutes(3);

    public static async Task<IReadOnlyList<Figure>> RunAsync(RowContext context)
    {
        await using var echo = await Echo.StartAsync(context);
        return [await AloneAsync(context, echo), await WholeAsync(context, echo)];
    }

    private static async Task<Figure> AloneAsync(RowContext context, Child echo)
    {
        await using var site = await Site.StartAsync(context, new SiteNeeds { Still = Site.Accepting });
        var (callbacks, book, count) = (context.Callbacks(), new InboxBook(), context.Size(20_000, 600));
        var losses = new List<string>();
        var samples = await context.RepeatAsync(async () =>
        {
            var sealedTexts = callbacks.Seal(count, number => ServeSimulator.Member(number % Senders), Cast.Words);
            var pair = await PairAsync(site, echo, sealedTexts, book);
            losses.AddRange(await book.CheckAsync(site.File));
            return pair;
        });
        return new Figure("accept", samples) { Goal = new Goal(0.40, 0.60), Losses = losses };
    }

    /// <summary>One finding of each inspector in every repeat; what it sets off competes for the machine, as in service.</summary>
    private static async Task<Figure> WholeAsync(RowContext context, Child echo)
    {
        var inspectors = context.Size(1500, 60);
        await using var site = await Site.StartAsync(context, new SiteNeeds
        {
            Members = inspectors,
            Messages = inspectors * 3 * (context.Options.Repeats + 1),
            Seed = store => Cast.SeedAsync(store, inspectors, TimeProvider.System.GetUtcNow()),
        });
        var (callbacks, book, losses) = (context.Callbacks(), new InboxBook(), new List<string>());
        var samples = await context.RepeatAsync(async () =>
        {
            var sealedTexts = callbacks.Seal(inspectors, ServeSimulator.Member, Cast.Words);
            var ours = await AcceptAsync(site, sealedTexts, book);
            if (!await Ledger.SettledAsync(site.File, Settling))
            {
                losses.Add($"The queues are not empty after {Settling.TotalMinutes} minutes.");
            }

            return Pair(ours, await EchoAsync(echo, sealedTexts));
        });
        losses.AddRange(await book.CheckAsync(site.File));
        losses.AddRange(await OutboxBook.CheckAsync(site));
        return new Figure("accept, whole bot", samples) { Losses = losses };
    }

    public static async Task<(double Ratio, IReadOnlyList<Term> Terms)> PairAsync(Site site, Child echo, IReadOnlyList<SealedText> sealedTexts, InboxBook book)
    {
        var ours = await AcceptAsync(site, sealedTexts, book);
        return Pair(ours, await EchoAsync(echo, sealedTexts));
    }

    public static async Task<LoadResult> AcceptAsync(Site site, IReadOnlyList<SealedText> sealedTexts, InboxBook book, int connections = Connections)
    {
        var ours = await ClosedLoop.RunAsync(site.Bot.Url, [.. sealedTexts.Select(one => one.Request)], connections, sealedTexts.Count);
        book.Add(sealedTexts.Select(one => one.MessageId), ours.Statuses);
        return ours.AllTaken();
    }

    private static Task<LoadResult> EchoAsync(Child echo, IReadOnlyList<SealedText> sealedTexts) =>
        ClosedLoop.RunAsync(echo.Url, [.. sealedTexts.Select(one => one.Request)], Connections, EchoRounds * sealedTexts.Count);

    private static (double Ratio, IReadOnlyList<Term> Terms) Pair(LoadResult ours, LoadResult echo) =>
        (ours.Rate / echo.Rate, [new Term("accept/s", ours.Rate), new Term("echo/s", echo.Rate)]);
}
