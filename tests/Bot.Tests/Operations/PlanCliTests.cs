using Bot.Operations;
using Bot.Operations.Demo;
using Bot.Storage;
using Bot.Storage.Stores;
using Bot.Tests.Scripts;
using Bot.Tests.Support;
using Domain.Planning;

namespace Bot.Tests.Operations;

/// <summary>bot plan and bot draw, on the clock of the campaign.</summary>
[Collection(nameof(ConsoleUsers))]
public sealed class PlanCliTests
{
    private const string Campaign = "2020-2021";
    private static readonly PlanOrder Plan = new(null, null, 42, null, Apply: false, Yes: false);
    private static readonly PlanOrder Draw = new(CountySeed.County, 5, 7, null, Apply: true, Yes: true);

    [Fact]
    public async Task Plan_IsShownFirst_AskedFor_AndTheSameForTheSameSeed()
    {
        await using var bot = await BotFixture.StartAsync();
        await bot.InspectorsAsync();
        var (code, shown) = await RunAsync(bot, Plan);
        Assert.Equal(0, code);
        Scene.Has("桃城区：排31家，照原安排0家；12月10日到3月31日", shown);
        Scene.Has("张伟 共31：", shown);
        Scene.Has("试算，没有安排。要照此安排，加 --seed 42 --apply。", shown);
        Assert.Empty(await VisitsAsync(bot));

        var (refused, words) = await RunAsync(bot, Plan with { Apply = true }, "no\n");
        Assert.Equal(1, refused);
        Scene.Has("确认安排31家？输入 yes：没有确认，没有安排。", words);
        Assert.Empty(await VisitsAsync(bot));

        Assert.Equal(0, (await RunAsync(bot, Plan with { Apply = true }, "yes\n")).Code);
        var first = await VisitsAsync(bot);
        Assert.Equal(0, (await RunAsync(bot, Plan with { Apply = true, Yes = true })).Code);
        Assert.Equal(first.Select(Place), (await VisitsAsync(bot)).Select(Place));
        Assert.Equal(0, (await RunAsync(bot, Plan with { Apply = true, Yes = true, Seed = 43 })).Code);
        Assert.NotEqual(first.Select(Place), (await VisitsAsync(bot)).Select(Place));
        Assert.Equal(31, (await VisitsAsync(bot)).Count);
        Assert.Null(await bot.ReadAsync(work => bot.Get<AuditLog>().VerifyAsync(work)));
    }

    [Fact]
    public async Task Draw_TellsSeedAndHash_LeavesOutWhatWasVisited_AndTakesThePlansPlace()
    {
        await using var bot = await BotFixture.StartAsync();
        var visit = await SignVisit.SignedAsync(bot, SignVisit.General);
        Assert.Equal(0, (await RunAsync(bot, Plan with { Apply = true, Yes = true })).Code);
        var told = visit.Zhang.FromApp.Count;

        // All of the county: so the visited one is drawn for certain.
        var (code, words) = await RunAsync(bot, Draw with { Count = 31 });
        Assert.Equal(0, code);
        Scene.Has("桃城区双随机：从31家里抽，抽到可以安排的30家", words);
        Scene.Has("种子7，名单校验码 ", words);
        Scene.Has("其中30家从原计划挪过来", words);
        Scene.Has("抽到已经体检过的1家，没有安排：要重复检查，须有信访举报、在线超标报警或经批准的其他特殊原因（二(一)2(1)）：衡水恒泰焦化有限公司", words);
        var visits = await VisitsAsync(bot);
        Assert.Equal((30, 30), (visits.Count, visits.Count(one => one is { Origin: VisitOrigin.Draw, Status: PlannedVisitStatus.Planned })));
        await bot.SettleAsync();
        Assert.Equal(told, visit.Zhang.FromApp.Count);
        var details = await bot.ReadAsync(work => work.FindAsync<string>("select details from audit where action = 'draw.applied'"));
        Scene.Has("seed=7", details!);
        Scene.Has(await bot.ReadAsync(work => work.FindAsync<string>("select list_sha256 from visit_plan where kind = 'Draw'")) ?? "", details!);

        // A plan made afterwards leaves the draw where it is.
        var (again, nothing) = await RunAsync(bot, Plan with { Apply = true, Yes = true });
        Assert.Equal(1, again);
        Scene.Has("桃城区没有要排的企业", nothing);
        Assert.Equal(visits, await VisitsAsync(bot));
    }

    [Fact]
    public async Task ADraw_TakesThePlaceOfWhatNobodyGoesTo_AndLeavesWhatIsTakenOrHasItsOwnReason()
    {
        await using var bot = await BotFixture.StartAsync();
        await bot.InspectorsAsync();
        await VisitScene.PlanAsync(
            bot,
            VisitScene.Declined("v1", "demo-001"),
            VisitScene.Visit("v2", "demo-002", -1) with { Status = PlannedVisitStatus.Accepted },
            VisitScene.Visit("v3", "demo-003") with { Status = PlannedVisitStatus.Accepted },
            VisitScene.Declined("v4", "demo-004") with { ExceptionReason = "信访举报" },
            VisitScene.Visit("v5", "demo-005", 2) with { ExceptionReason = "信访举报" });
        var (code, _) = await RunAsync(bot, Draw with { Count = 31 });
        Assert.Equal(0, code);
        Assert.Equal(
            "v1 Dropped, v2 Dropped, v3 Accepted, v4 Declined, v5 Planned",
            await bot.ReadAsync(async work => string.Join(", ", await work.QueryAsync<string>("select concat(id, ' ', status) from planned_visit where id like 'v_' order by id"))));
        Assert.Equal(["demo-001", "demo-002", "demo-004", "demo-005"], (await VisitsAsync(bot))
            .Where(visit => visit.Origin == VisitOrigin.Draw && string.CompareOrdinal(visit.EnterpriseId, "demo-006") < 0).Select(visit => visit.EnterpriseId).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task WhatCannotBePlanned_IsASentence_AndNothingIsStored()
    {
        await using var bot = await BotFixture.StartAsync();
        await bot.InspectorsAsync();
        await RefusedAsync("没有“桃城”这个县市区，没有安排。要全面体检的企业在这些县市区：桃城区。", Plan with { County = "桃城" });
        await RefusedAsync("没有“桃城”这个县市区", Draw with { County = "桃城" });
        await RefusedAsync("“明天”不是日期", Plan with { From = "明天" });
        await RefusedAsync("--from 最早是2020年12月10日", Plan with { From = "2020-12-09" });
        await RefusedAsync("以后没有工作日可排", Plan with { From = "2021-04-01" });
        Assert.Empty(await VisitsAsync(bot));
        Assert.Equal(0, await bot.ReadAsync(work => work.ScalarAsync<long>("select count(*) from visit_plan")));

        async Task RefusedAsync(string sentence, PlanOrder order)
        {
            var (code, output) = await RunAsync(bot, order with { Apply = true, Yes = true });
            Assert.Equal(1, code);
            Scene.Has(sentence, output);
        }
    }

    [Theory]
    [InlineData("--seed 是不小于 0 的整数", "plan", "--seed", "x")]
    [InlineData("--count 是 1 到 100000 的整数", "draw", "--county", "桃城区", "--count", "0")]
    [InlineData("--county", "draw", "--count", "3")]
    public async Task TypingErrors_AreASentence(string sentence, params string[] args)
    {
        var (code, output) = await CommandLine.RunAsync("", args);
        Assert.Equal(2, code);
        Scene.Has(sentence, output);
    }

    /// <summary>By the real command line the machine's clock counts, long after the circular's season.</summary>
    [Fact]
    public async Task TheCommandLine_ReachesTheDatabase()
    {
        await using var bot = await BotFixture.StartAsync(BotFixture.OnSqlite);
        var (code, output) = await CommandLine.RunAsync("", "plan", $"--Storage:ConnectionString={bot.ConnectionString}");
        Assert.Equal(1, code);
        Assert.Contains("没有", output, StringComparison.Ordinal);
    }

    private static (string EnterpriseId, DateOnly Day, string Lead, string Partner) Place(PlannedVisit visit) => (visit.EnterpriseId, visit.Day, visit.Lead, visit.Partner);

    private static async Task<(int Code, string Output)> RunAsync(BotFixture bot, PlanOrder order, string input = "")
    {
        using var typed = new StringReader(input);
        await using var shown = new StringWriter();
        var code = await PlanCommands.ExecuteAsync(order, bot.Services, bot.Get<Database>(), typed, shown, TestContext.Current.CancellationToken);
        return (code, shown.ToString());
    }

    private static Task<IReadOnlyList<PlannedVisit>> VisitsAsync(BotFixture bot) =>
        bot.ReadAsync(work => bot.Get<PlannedVisitStore>().OfCountyAsync(work, Campaign, CountySeed.County));
}
