using System.Diagnostics;
using Bench.Load;
using Bench.Report;
using Bot.Features.Portraits;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Bot.Web.Board;
using Domain.Responsibility;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Bench.Rows;

/// <summary>On the cities of <see cref="CityRow"/>: the board's first page whole, read and written out, and an enterprise's portrait read.</summary>
internal static class CityPages
{
    private const int Times = 20;

    private static readonly DateTimeOffset Now = new(2020, 12, 20, 15, 0, 0, TimeSpan.FromHours(8));

    public static async Task<IReadOnlyList<Figure>> RunAsync(RowContext context, Store large, Store small) =>
    [
        await GrowthAsync(context, "board, growth", large, small, BoardAsync, new Goal(2, 1.3, AtMost: true)),
        await GrowthAsync(context, "portrait, growth", large, small, PortraitAsync, null),
    ];

    private static async Task<Figure> GrowthAsync(RowContext context, string name, Store large, Store small, Func<Store, Task> act, Goal? goal)
    {
        var samples = await context.RepeatAsync(async () =>
        {
            var (largeTime, smallTime) = (await MeasureAsync(large, act), await MeasureAsync(small, act));
            IReadOnlyList<Term> terms = [new Term("large ms", largeTime.TotalMilliseconds / Times), new Term("small ms", smallTime.TotalMilliseconds / Times)];
            return (largeTime / smallTime, terms);
        });
        return new Figure(name, samples) { Goal = goal };
    }

    private static async Task<TimeSpan> MeasureAsync(Store store, Func<Store, Task> act)
    {
        var start = Stopwatch.GetTimestamp();
        for (var time = 0; time < Times; time++)
        {
            await act(store);
        }

        return Stopwatch.GetElapsedTime(start);
    }

    private static async Task BoardAsync(Store store)
    {
        await using var scope = store.Get<IServiceScopeFactory>().CreateAsyncScope();
        var visitor = new BoardVisitor(new Person { UserId = "leader", Name = "市领导", Roles = [new RoleGrant(Role.CityLeader)] }, [], City.Counties, Now.LocalDate());
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        using var body = new MemoryStream();
        context.Response.Body = body;
        var page = await scope.ServiceProvider.GetRequiredService<OverviewPage>().ShowAsync(visitor, context);
        await page.ExecuteAsync(context);
        if (context.Response.StatusCode != StatusCodes.Status200OK || body.Length == 0)
        {
            throw new InvalidOperationException("The board showed no page.");
        }
    }

    private static async Task PortraitAsync(Store store)
    {
        await using var scope = store.Get<IServiceScopeFactory>().CreateAsyncScope();
        var portrait = await store.Database.ReadAsync(async (work, _) =>
            await store.Get<EnterpriseStore>().FindAsync(work, City.First) is { } enterprise
                ? await scope.ServiceProvider.GetRequiredService<PortraitReader>().ReadAsync(work, enterprise, PortraitSight.Office, Now)
                : null);
        if (portrait is not { Findings.Count: > 0 })
        {
            throw new InvalidOperationException("The enterprise has no history.");
        }
    }
}
