using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Bot.Documents.Lists;
using Bot.Operations.Demo;
using Bot.Storage.Stores;
using Bot.Tests.Scripts;
using Bot.Tests.Support;
using Bot.Web.Board;

namespace Bot.Tests.Web;

/// <summary>What the board's pages say.</summary>
public sealed partial class BoardPageTests
{
    private static readonly DateOnly Day = new(2020, 12, 9);

    /// <summary>Counted from the ledger's own rows, one by one.</summary>
    [Fact]
    public async Task TheNumbers_AreThoseOfTheLedger()
    {
        await using var bot = await BotFixture.StartAsync();
        await BoardScene.VisitedAsync(bot);
        await BoardScene.ManyAsync(bot, BoardScene.CountyB, 40, new DateOnly(2020, 12, 1));
        await RectifyScene.MorningAsync(bot, 2020, 12, 28);
        var today = new DateOnly(2020, 12, 28);
        var numbers = await bot.ReadAsync(work => bot.Get<BoardNumbers>().CountiesAsync(work, [], today));
        var types = await bot.ReadAsync(work => bot.Get<BoardNumbers>().TypesAsync(work, [], today));
        var ledger = await bot.ReadAsync(work => bot.Get<LedgerStore>().ReadAsync(work, "2020-2021", []));
        var cases = await bot.ReadAsync(work => work.QueryAsync<CaseRow>("select county as County, status as Status, deadline as Deadline, severity as Severity from rectification"));

        Assert.Equal(new[] { BoardScene.CountyA, BoardScene.CountyB }.Order(StringComparer.Ordinal), numbers.Select(one => one.County).Order(StringComparer.Ordinal));
        foreach (var one in numbers)
        {
            Assert.Equal(ledger.Count(row => row.County == one.County && row.FindingId is not null), one.Findings);
            Assert.Equal(ledger.Where(row => row.County == one.County).Select(row => row.Cells[3]).Distinct(StringComparer.Ordinal).Count(), one.Signed);
            Assert.Equal(cases.Count(row => row.County == one.County && row.Status != "Closed"), one.OpenCases);
            Assert.Equal(cases.Count(row => row.County == one.County && row.Status == "Open" && row.Deadline < today), one.Overdue);
            Assert.Equal(cases.Count(row => row.County == one.County && row.Status != "Closed" && row.Severity == "Major"), one.Major);
        }

        // Column 15 is the type as printed; 6 and 15 have one name.
        Assert.Equal(
            ledger.Where(row => row.FindingId is not null).GroupBy(row => int.Parse(Leading().Match(row.Cells[14]).Value, CultureInfo.InvariantCulture) is var code && code == 15 ? 6 : int.Parse(Leading().Match(row.Cells[14]).Value, CultureInfo.InvariantCulture))
                .Select(group => (group.Key, group.Count())).Order(),
            types.Select(one => (one.Code, one.Findings)).Order());
        Assert.True(numbers.Sum(one => one.Overdue) > 0);
    }

    [Fact]
    public async Task Findings_ComeInPagesOfFifty_EachOnce_AndByFilter()
    {
        await using var bot = await BotFixture.StartAsync();
        await BoardScene.ManyAsync(bot, BoardScene.CountyB, 120, Day.AddDays(-119));
        using var city = await BoardScene.SignedInAsync(bot, "chen.jing");
        var seen = new List<string>();
        var pages = new List<int>();
        for (string? next = "/board/findings"; next is not null;)
        {
            var answer = await city.GetAsync(next);
            var found = Finding().Matches(answer.Text).Select(match => match.Groups["id"].Value).ToList();
            pages.Add(found.Count);
            seen.AddRange(found);
            next = Next().Match(answer.Text) is { Success: true } match ? WebUtility.HtmlDecode(match.Groups["to"].Value) : null;
        }

        Assert.Equal([50, 50, 20], pages);
        Assert.Equal(120, seen.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal("many-枣强县-0119", Uri.UnescapeDataString(seen[0]));
        Assert.Equal(7, await CountAsync(city, "days=7"));
        Assert.Equal(40, await CountAsync(city, "severity=Major"));
        Assert.Equal(9, await CountAsync(city, "type=6"));
        Assert.Equal(0, await CountAsync(city, "industry=1"));
        Assert.Equal(50, await CountAsync(city, "industry=13&state=None"));
        Assert.Equal(0, await CountAsync(city, "state=Overdue"));
    }

    [Fact]
    public async Task AText_IsNeverMarkup_AndNoScriptStandsInAPage()
    {
        await using var bot = await BotFixture.StartAsync();
        await BoardScene.ManyAsync(bot, BoardScene.CountyB, 3, Day);
        using var city = await BoardScene.SignedInAsync(bot, "chen.jing");

        foreach (var address in new[] { "/board", "/board/findings", "/board/finding/many-枣强县-0001/f1", "/board/map", "/board?county=%3Cscript%3E" })
        {
            var answer = await city.GetAsync(address);
            Assert.DoesNotContain("<script>", answer.Text, StringComparison.Ordinal);
            Assert.DoesNotContain(" style=", answer.Text, StringComparison.Ordinal);
            var policy = string.Join("", answer.Raw.Headers.GetValues("Content-Security-Policy"));
            Assert.StartsWith("default-src 'none'; style-src 'self'; script-src 'self'", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.Equal("no-store", answer.Raw.Headers.CacheControl!.ToString());
        }
    }

    [Fact]
    public async Task AFinding_TellsTheSameStoryAsTheChat()
    {
        await using var bot = await BotFixture.StartAsync();
        var visit = await BoardScene.VisitedAsync(bot);
        using var own = await BoardScene.SignedInAsync(bot, BoardScene.LeaderA);
        var zhao = bot.As(BoardScene.LeaderA);
        var told = await bot.AnswerAsync(zhao, () => zhao.SaysAsync("进展 1-1"));

        var page = WebUtility.HtmlDecode((await own.GetAsync($"/board/finding/{visit.Id}/{visit.Findings[0].Id}")).Text);

        Assert.Contains(told, page, StringComparison.Ordinal);
        Assert.Contains($"登记表校验值 {visit.SnapshotHash}", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhoIsWaitedFor_IsNamed_AndWhoVisitedWithoutAPlan_HasHisLoad()
    {
        await using var bot = await BotFixture.StartAsync();
        var (visit, mine, hers) = await SignVisit.SubmittedAsync(bot, SignVisit.Key);
        using var own = await BoardScene.SignedInAsync(bot, BoardScene.LeaderA);
        Assert.Contains("12月9日体检</span>　<span class=\"whole\">等张伟、李娜签字", (await own.GetAsync("/board/waiting")).Text, StringComparison.Ordinal);
        await visit.Zhang.TapsAsync(mine, "确认签字");
        await visit.Zhang.SeesDoneAsync(mine, "已签字");
        Assert.Contains("等李娜签字", (await own.GetAsync("/board/waiting")).Text, StringComparison.Ordinal);
        Assert.Contains("没有签完字的体检", (await own.GetAsync("/board/people")).Text, StringComparison.Ordinal);

        await visit.Li.TapsAsync(hers, "确认签字");
        await visit.Li.SeesDoneAsync(hers, "已签字");
        Assert.Contains("href=\"/board/waiting?county=", (await own.GetAsync("/board")).Text, StringComparison.Ordinal);
        var waiting = Tag().Replace((await own.GetAsync("/board/waiting")).Text, "");
        foreach (var words in new[] { "告知书企业没签收（1）", "衡水恒泰焦化有限公司", "第0001号告知书", "12月9日发出" })
        {
            Assert.Contains(words, waiting, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("签字", waiting[waiting.IndexOf("告知书企业", StringComparison.Ordinal)..], StringComparison.Ordinal);
        var people = Tag().Replace((await own.GetAsync("/board/people")).Text, " ").ReplaceLineEndings(" ");
        Assert.Matches("张伟 +桃城区 +1 +0 +0 +0 ", people);
        Assert.Matches("李娜 +桃城区 +1 +0 +0 +0 ", people);

        var notice = (await bot.ReadAsync(work => work.QueryAsync<string>("select id from notice")))[0];
        await bot.WriteAsync(work => bot.Get<NoticeStore>().AcknowledgeAsync(work, notice, CountySeed.Officer, bot.Clock.GetUtcNow()));
        Assert.Contains("没有等签收的告知书，也没有等签字的登记表。", (await own.GetAsync("/board/waiting")).Text, StringComparison.Ordinal);

        var nowhere = await own.GetAsync("/board/nothing/here");
        Assert.Equal(HttpStatusCode.NotFound, nowhere.Status);
        Assert.Contains("没有这一页", nowhere.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheExport_HasTheRowsOfTheFilter()
    {
        await using var bot = await BotFixture.StartAsync();
        await BoardScene.VisitedAsync(bot);
        await BoardScene.ManyAsync(bot, BoardScene.CountyB, 30, Day.AddDays(-29));
        using var city = await BoardScene.SignedInAsync(bot, "chen.jing");

        Assert.Equal(33, await RowsAsync(city, ""));
        Assert.Equal(3, await RowsAsync(city, $"?county={Uri.EscapeDataString(BoardScene.CountyA)}"));
        Assert.Equal(11, await RowsAsync(city, "?severity=Major"));
    }

    [Fact]
    public async Task TheMap_HasEveryEnterpriseOnce_FromAfarAndFromNear()
    {
        await using var bot = await BotFixture.StartAsync(("Board:Stations:0:Name", "示例站点甲"), ("Board:Stations:0:Latitude", "37.738"), ("Board:Stations:0:Longitude", "115.668"));
        await BoardScene.VisitedAsync(bot);
        using var own = await BoardScene.SignedInAsync(bot, BoardScene.LeaderA);
        var expected = await bot.ReadAsync(work => work.ScalarAsync<long>("select count(*) from enterprise where latitude is not null and off_list_reason is null"));

        using var all = JsonDocument.Parse((await own.GetAsync("/board/map/points?zoom=9&south=36&north=39&west=114&east=117&industry=0")).Text);
        Assert.Equal(expected, all.RootElement.GetProperty("dots").GetArrayLength());
        var hengtai = all.RootElement.GetProperty("dots").EnumerateArray().Single(dot => dot.GetProperty("id").GetString() == SignVisit.EnterpriseId);
        Assert.Equal((int)MapState.Open, hengtai.GetProperty("state").GetInt32());
        using var cokers = JsonDocument.Parse((await own.GetAsync("/board/map/points?zoom=9&south=36&north=39&west=114&east=117&industry=2")).Text);
        Assert.All(cokers.RootElement.GetProperty("dots").EnumerateArray(), dot => Assert.Contains("焦化", dot.GetProperty("name").GetString(), StringComparison.Ordinal));

        var around = (await own.GetAsync("/board/stations")).Text;
        Assert.Contains("20公里内", around, StringComparison.Ordinal);
    }

    /// <summary>A crowd is drawn as one; nobody is lost in it.</summary>
    [Theory]
    [InlineData(6)]
    [InlineData(10)]
    [InlineData(14)]
    public void ThirtyThousandPoints_AreFewToDraw(int zoom)
    {
        var points = Enumerable.Range(0, 30_000).Select(index => new MapPoint
        {
            Id = $"e{index}",
            Name = "厂",
            County = "桃城区",
            Track = "Full",
            Latitude = 37.1 + (index % 173 * 0.0075),
            Longitude = 115.2 + (index / 173 * 0.0075),
            OpenCases = index % 10 == 0 ? 1 : 0,
        }).ToList();

        var grid = MapGrid.Of(points, zoom);

        Assert.Equal(30_000, grid.Dots.Count + grid.Crowds.Sum(crowd => crowd.Count));
        Assert.Equal(3_000, grid.Dots.Sum(dot => dot.Open) + grid.Crowds.Sum(crowd => crowd.Open));
        if (zoom <= 10)
        {
            Assert.InRange(grid.Dots.Count + grid.Crowds.Count, 1, 600);
        }
    }

    private static async Task<int> CountAsync(BoardBrowser browser, string query) => Finding().Count((await browser.GetAsync($"/board/findings?{query}")).Text);

    private static async Task<int> RowsAsync(BoardBrowser browser, string query) =>
        ListFile.Read((await browser.GetAsync($"/board/ledger.xlsx{query}")).Content).Sheets[0].Lines.Count - 1;

    private sealed record CaseRow
    {
        public string County { get; init; } = "";

        public string Status { get; init; } = "";

        public DateOnly? Deadline { get; init; }

        public string Severity { get; init; } = "";
    }

    [GeneratedRegex("class=\"what\" href=\"/board/finding/(?<id>[^/\"]+)/", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Finding();

    [GeneratedRegex("rel=\"next\" href=\"(?<to>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Next();

    [GeneratedRegex("<[^>]+>", RegexOptions.None, 1000)]
    private static partial Regex Tag();

    [GeneratedRegex("^[0-9]+", RegexOptions.None, 1000)]
    private static partial Regex Leading();
}
