using Bot.Operations;
using Bot.Operations.Demo;
using Bot.Storage;
using Bot.Storage.Stores;
using Bot.Tests.Scripts;
using Bot.Tests.Support;
using Domain.Enterprises;
using Domain.Planning;
using Domain.Responsibility;

namespace Bot.Tests.Operations;

/// <summary>A plan of several counties that stops in the middle: each county has its old plan or its new one, and the next run brings the rest.</summary>
[Collection(nameof(ConsoleUsers))]
public sealed class PlanKillTests
{
    private const string Campaign = "2020-2021";
    private const string Other = "枣强县";
    private static readonly PlanOrder Order = new(null, null, 42, null, Apply: true, Yes: true);

    [Fact]
    public async Task StoppedAfterOneCountysCommit_TheOtherHasItsOldPlan_AndTheNextRunGoesOn()
    {
        await using var bot = await BotFixture.StartAsync();
        await bot.InspectorsAsync();
        await bot.WriteAsync(work => OtherCountyAsync(bot, work));
        Assert.Equal(0, await RunAsync(bot, Order, new StringWriter()));
        var (first, second) = (await VisitsAsync(bot, CountySeed.County), await VisitsAsync(bot, Other));
        Assert.Equal((31, 6), (first.Count, second.Count));

        // 枣强县 comes after 桃城区 in no order that a person chose: the writer tells which one was first.
        await using var dying = new DyingWriter();
        await Assert.ThrowsAsync<IOException>(() => RunAsync(bot, Order with { Seed = 43 }, dying));
        Assert.NotNull(dying.County);
        var rest = dying.County == Other ? CountySeed.County : Other;
        var (before, after) = (dying.County == Other ? second : first, await VisitsAsync(bot, dying.County));
        Assert.NotEqual(before.Select(Place), after.Select(Place));
        Assert.Equal(before.Select(visit => visit.EnterpriseId).Order(StringComparer.Ordinal), after.Select(visit => visit.EnterpriseId).Order(StringComparer.Ordinal));
        Assert.Equal(rest == Other ? second : first, await VisitsAsync(bot, rest));
        Assert.Single(after.Select(visit => visit.Source).Distinct());

        Assert.Equal(0, await RunAsync(bot, Order with { Seed = 43 }, new StringWriter()));
        Assert.Equal(after.Select(Place), (await VisitsAsync(bot, dying.County)).Select(Place));
        Assert.NotEqual((rest == Other ? second : first).Select(Place), (await VisitsAsync(bot, rest)).Select(Place));
        Assert.Equal((31, 6), ((await VisitsAsync(bot, CountySeed.County)).Count, (await VisitsAsync(bot, Other)).Count));
        Assert.Null(await bot.ReadAsync(work => bot.Get<AuditLog>().VerifyAsync(work)));
    }

    private static (string EnterpriseId, DateOnly Day, string Lead) Place(PlannedVisit visit) => (visit.EnterpriseId, visit.Day, visit.Lead);

    private static async Task<int> RunAsync(BotFixture bot, PlanOrder order, TextWriter output)
    {
        using var input = new StringReader("");
        return await PlanCommands.ExecuteAsync(order, bot.Services, bot.Get<Database>(), input, output, TestContext.Current.CancellationToken);
    }

    private static async Task OtherCountyAsync(BotFixture bot, UnitOfWork work)
    {
        foreach (var enterprise in CountySeed.Enterprises.Where(one => one.Track == Track.Full).Take(6))
        {
            await bot.Get<EnterpriseStore>().UpsertAsync(work, enterprise with { Id = $"other-{enterprise.Id}", Name = $"枣强{enterprise.Name}", County = Other });
        }

        foreach (var (index, userId) in new[] { "o.one", "o.two" }.Index())
        {
            await bot.Get<DirectoryStore>().UpsertAsync(work, new Person { UserId = userId, Name = userId, Order = 60 + index, Roles = [new RoleGrant(Role.Inspector, Other, "一中队")] });
            await bot.Get<CommitmentStore>().SignAsync(work, Campaign, userId, "hash", bot.Clock.GetUtcNow());
        }
    }

    private static Task<IReadOnlyList<PlannedVisit>> VisitsAsync(BotFixture bot, string county) =>
        bot.ReadAsync(work => bot.Get<PlannedVisitStore>().OfCountyAsync(work, Campaign, county));

    /// <summary>The terminal goes away in the moment in which the first county's line is written: its commit is over, the next has not begun.</summary>
    private sealed class DyingWriter : StringWriter
    {
        public string? County { get; private set; }

        public override Task WriteLineAsync(string? value)
        {
            if (value?.Split('：') is [var county, var rest] && rest.StartsWith("已安排", StringComparison.Ordinal))
            {
                County = county;
                throw new IOException("The terminal is gone.");
            }

            return Task.CompletedTask;
        }
    }
}
