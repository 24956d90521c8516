using System.Text.RegularExpressions;
using Bot.Storage.Stores;
using Bot.Tests.Support;
using Bot.Web.Board;

namespace Bot.Tests.Web;

/// <summary>Which campaign's numbers a page shows, where there is more than one.</summary>
public sealed partial class BoardCampaignTests
{
    private static readonly (string, string)[] OwnOfB =
    [
        ("Campaigns:0:Id", "2020-2021"), ("Campaigns:1:Id", "zq"), ("Campaigns:1:Name", "枣强县专项行动"), ("Campaigns:1:DocumentNumber", "枣环发〔2020〕1号"), ("Campaigns:1:Counties:0", BoardScene.CountyB),
        ("Campaigns:1:IssuedOn", "2020-11-28"), ("Campaigns:1:SelfCheckFrom", "2020-11-29"), ("Campaigns:1:SelfCheckTo", "2020-12-06"), ("Campaigns:1:RosterDue", "2020-12-10"),
        ("Campaigns:1:InspectionFrom", "2020-12-07"), ("Campaigns:1:InspectionTo", "2021-03-31"), ("Campaigns:1:LookBackFrom", "2021-03-16"), ("Campaigns:1:LookBackTo", "2021-03-31"),
        ("Campaigns:1:NoPenaltyFrom", "2020-11-28"), ("Campaigns:1:NoPenaltyTo", "2021-03-31"), ("Campaigns:1:CityQuota", "5"), ("Campaigns:1:CityQuotaShownFrom", "20"),
        ("Campaigns:1:AccountabilityYear", "2021"), ("Campaigns:1:HearingDays", "5"), ("Campaigns:1:VisitsPerDay", "2"),
    ];

    [Fact]
    public async Task TwoUnderWay_EachCountyStandsInItsOwn_InEveryNumberAndList()
    {
        await using var bot = await BotFixture.StartAsync(OwnOfB);
        await BoardScene.VisitedAsync(bot);
        await BoardScene.ManyAsync(bot, BoardScene.CountyB, 4, new DateOnly(2020, 12, 7), "zq");

        // Of a county that has its own campaign by now: no number of the one for all.
        await BoardScene.ManyAsync(bot, BoardScene.CountyB, 2, new DateOnly(2020, 12, 1));
        using var city = await BoardScene.SignedInAsync(bot, "chen.jing");

        var numbers = await bot.ReadAsync(work => bot.Get<BoardNumbers>().CountiesAsync(work, [], new DateOnly(2020, 12, 9)));
        var rows = await bot.ReadAsync(work => bot.Get<LedgerStore>().ReadAsync(work, "2020-2021", [BoardScene.CountyA]));
        Assert.Equal(4, numbers.Single(one => one.County == BoardScene.CountyB).Findings);
        Assert.Equal(rows.Count, numbers.Single(one => one.County == BoardScene.CountyA).Findings);
        Assert.Equal(rows.Count + 4, await CountAsync(city, "/board/findings"));
        Assert.Equal(4, await CountAsync(city, $"/board/findings?county={BoardScene.CountyB}"));
        Assert.Equal(4, await CountAsync(city, "/board/findings?campaign=zq"));
        Assert.Equal(rows.Count + 2, await CountAsync(city, "/board/findings?campaign=2020-2021"));
        Assert.Equal(rows.Count + 4, (await LinesAsync(city, "/board/ledger.csv")).Length);

        // A case of the one for all in a county that has its own by now is former there, and in no view lost.
        var cases = await CountAsync(city, "/board/cases");
        await bot.WriteAsync(work => work.ExecuteAsync("update rectification set county = @county where ordinal = 1", new { county = BoardScene.CountyB }));
        Assert.Equal((cases - 1, 1), (await CountAsync(city, "/board/cases"), await CountAsync(city, "/board/cases?former=1")));
        Assert.Contains("以前行动还有1条没有销号", (await city.GetAsync("/board/cases")).Text, StringComparison.Ordinal);
        Assert.Equal(2, (await LinesAsync(city, $"/board/ledger.csv?campaign=2020-2021&county={BoardScene.CountyB}")).Length);
    }

    [Fact]
    public async Task WhatAFormerCampaignLeftOpen_IsNoNumberOfThisOne_AndOnAListOfItsOwn()
    {
        await using var bot = await BotFixture.StartAsync();
        await BoardScene.VisitedAsync(bot);
        var before = Assert.Single(await bot.ReadAsync(work => bot.Get<BoardNumbers>().CountiesAsync(work, [], new DateOnly(2020, 12, 9))));
        await bot.WriteAsync(work => work.ExecuteAsync("update rectification set campaign_id = '2019' where ordinal = 1"));
        using var leader = await BoardScene.SignedInAsync(bot, BoardScene.LeaderA);

        var now = Assert.Single(await bot.ReadAsync(work => bot.Get<BoardNumbers>().CountiesAsync(work, [], new DateOnly(2020, 12, 9))));
        var page = (await leader.GetAsync("/board/cases")).Text;
        var former = (await leader.GetAsync("/board/cases?former=1")).Text;
        var points = await bot.ReadAsync(work => bot.Get<MapStore>().PointsAsync(work, "2020-2021", [], 0, new GeoBox(-90, 90, -180, 180), new DateOnly(2020, 12, 9)));

        Assert.Equal(before.OpenCases - 1, now.OpenCases);
        Assert.Equal(before.OpenCases - 1, Case().Count(page));
        Assert.Contains("以前行动还有1条没有销号", page, StringComparison.Ordinal);
        Assert.Equal(1, Case().Count(former));
        Assert.Equal(before.OpenCases - 1, points.Sum(point => point.OpenCases));
    }

    private static async Task<int> CountAsync(BoardBrowser browser, string address) => Case().Count((await browser.GetAsync(address)).Text);

    /// <summary>Below the headers; no cell of these scenes has a line break.</summary>
    private static async Task<string[]> LinesAsync(BoardBrowser browser, string address) =>
        (await browser.GetAsync(address)).Text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries)[1..];

    [GeneratedRegex("<li><a class=\"what\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Case();
}
