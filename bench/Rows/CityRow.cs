using System.Diagnostics;
using System.Globalization;
using Bench.Load;
using Bench.Report;
using Bot;
using Bot.Conversations;
using Bot.Documents;
using Bot.Features.Digest;
using Bot.Features.Shared;
using Bot.Messaging;
using Bot.Storage.Stores;
using Bot.Web.Board;
using Bot.WeCom;
using Domain.Inspections;
using Microsoft.Extensions.DependencyInjection;

namespace Bench.Rows;

/// <summary>
/// What leaders look at, on a city of 30,000 enterprises, 300,000 findings and five years ÷ a tenth of it: the digest for 14 audiences, each a turn of its own as in
/// the program, without drawing; and the rows a second of the ledger's workbook.
/// </summary>
internal static class CityRow
{
    private static readonly DateTimeOffset First = new(2020, 12, 8, 17, 40, 0, TimeSpan.FromHours(8));

    public static async Task<IReadOnlyList<Figure>> RunAsync(RowContext context)
    {
        await using var large = await OpenAsync(context, context.Size(30_000, 300));
        await using var small = await OpenAsync(context, context.Size(3_000, 60));
        return [await DigestAsync(context, large, small), .. await CityPages.RunAsync(context, large, small), await CsvAsync(context, large, small), await LedgerAsync(context, large, small)];
    }

    private static async Task<Store> OpenAsync(RowContext context, int enterprises)
    {
        var store = await Store.OpenAsync(Path.Combine(context.NewFolder(), "city.db"), (services, configuration) => services
            .AddMessaging(configuration).AddWeCom(configuration).AddConversations(configuration).AddRoutes(new Routes()).AddFeatures(configuration).AddBoard(configuration)
            .Configure<WeComOptions>(options =>
            {
                // The pages name the authorize page's host; nothing is called.
                (options.CorpId, options.AgentId, options.Secret) = (context.Keys.CorpId, context.Keys.AgentId, context.Keys.Secret);
                (options.Token, options.EncodingAesKey) = (context.Keys.Token, context.Keys.EncodingAesKey);
            }));
        var city = new City(enterprises);
        var start = Stopwatch.GetTimestamp();
        await city.WriteAsync(store);
        await context.SayAsync(string.Create(CultureInfo.InvariantCulture, $"{enterprises} enterprises, {city.Findings} findings written in {Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} s"));
        return store;
    }

    private static async Task<Figure> DigestAsync(RowContext context, Store large, Store small)
    {
        var (day, losses) = (0, new List<string>());
        var samples = await context.RepeatAsync(async () =>
        {
            day++;
            var (largeTime, smallTime) = (await MeasureAsync(large, First.AddDays(day), losses), await MeasureAsync(small, First.AddDays(day), losses));
            IReadOnlyList<Term> terms = [new Term("large ms", largeTime.TotalMilliseconds), new Term("small ms", smallTime.TotalMilliseconds)];
            return (largeTime / smallTime, terms);
        });
        return new Figure("digest, growth", samples) { Goal = new Goal(2, 1.3, AtMost: true), Losses = losses };
    }

    private static async Task<TimeSpan> MeasureAsync(Store store, DateTimeOffset window, List<string> losses)
    {
        var cards = 0;
        var start = Stopwatch.GetTimestamp();
        foreach (var county in City.Counties.Prepend(""))
        {
            await store.WriteAsync(async work =>
            {
                await using var scope = store.Get<IServiceScopeFactory>().CreateAsyncScope();
                var handler = ActivatorUtilities.CreateInstance<DigestHandler>(scope.ServiceProvider);
                var turn = new Turn("sys.digest", null, new JobDue(DigestHandler.Job, window, $"card|{county}"), new Session("sys.digest"), window, work);
                cards += (await handler.HandleAsync(turn, CancellationToken.None)).Effects.OfType<ShowCard>().Count();
            });
        }

        var took = Stopwatch.GetElapsedTime(start);
        if (cards != City.Counties.Count + 1)
        {
            losses.Add(string.Create(CultureInfo.InvariantCulture, $"{cards} cards for {City.Counties.Count + 1} audiences."));
        }

        return took;
    }

    /// <summary>ledger export to .csv, of all campaigns: from the database's reader to a file.</summary>
    private static async Task<Figure> CsvAsync(RowContext context, Store large, Store small)
    {
        var losses = new List<string>();
        var samples = await context.RepeatAsync(async () =>
        {
            var (many, longTime) = await CsvAsync(context, large);
            var (few, shortTime) = await CsvAsync(context, small);
            if (many != context.Size(30_000, 300) * 10 || few != context.Size(3_000, 60) * 10)
            {
                losses.Add("The file has not as many rows as the ledger.");
            }

            IReadOnlyList<Term> terms =
            [
                new Term("rows/s, large", many / longTime.TotalSeconds),
                new Term("rows/s, small", few / shortTime.TotalSeconds),
            ];
            return (longTime / shortTime / (many / (double)few), terms);
        });
        return new Figure("ledger .csv, growth per row", samples) { Goal = new Goal(1.2, 1.05, AtMost: true), Losses = losses };
    }

    private static async Task<(int Rows, TimeSpan Took)> CsvAsync(RowContext context, Store store)
    {
        var path = Path.Combine(context.NewFolder(), "ledger.csv");
        var start = Stopwatch.GetTimestamp();
        await using var file = File.Create(path);
        var rows = await store.Database.ReadAsync((work, _) => LedgerCsv.WriteAsync(file, LedgerCsv.OfAsync(store.Get<LedgerStore>(), work, [.. Enumerable.Range(0, City.Years).Select(City.Campaign)], [])));
        return (rows, Stopwatch.GetElapsedTime(start));
    }

    private static async Task<Figure> LedgerAsync(RowContext context, Store large, Store small)
    {
        var losses = new List<string>();
        var samples = await context.RepeatAsync(async () =>
        {
            var (many, longTime) = await ExportAsync(large);
            var (few, shortTime) = await ExportAsync(small);
            if (many != await CountAsync(large) || few != await CountAsync(small))
            {
                losses.Add("The workbook has not as many rows as the ledger.");
            }

            IReadOnlyList<Term> terms =
            [
                new Term("rows/s, large", many / longTime.TotalSeconds),
                new Term("rows/s, small", few / shortTime.TotalSeconds),
            ];
            return (longTime / shortTime / (many / (double)few), terms);
        });
        return new Figure("ledger, growth per row", samples) { Goal = new Goal(1.2, 1.05, AtMost: true), Losses = losses };
    }

    private static async Task<(int Rows, TimeSpan Took)> ExportAsync(Store store)
    {
        var start = Stopwatch.GetTimestamp();
        var rows = await store.Database.ReadAsync((work, _) => store.Get<LedgerStore>().ReadAsync(work, City.Campaign(City.Years - 1), []));
        LedgerWorkbook.Render(LedgerRows.Headers, [.. rows.Select(row => row.Cells)]);
        return (rows.Count, Stopwatch.GetElapsedTime(start));
    }

    private static async Task<int> CountAsync(Store store) =>
        (await store.Database.ReadAsync((work, _) => store.Get<TallyStore>().TotalsAsync(work, City.Campaign(City.Years - 1), []))).Sum(Measure.LedgerRows);
}
