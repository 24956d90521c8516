using System.Net;
using Bot.Operations.Demo;
using Bot.Tests.Scripts;
using Bot.Tests.Support;

namespace Bot.Tests.Web;

/// <summary>A leader of one county and what is another's: by address, by filter, by picture, by export, on the map.</summary>
public sealed class BoardScopeTests
{
    [Fact]
    public async Task WhatIsAnothersCounty_IsRefused_EachTime_AndOnRecord()
    {
        await using var bot = await BotFixture.StartAsync();
        var visit = await BoardScene.VisitedAsync(bot);
        var finding = visit.Findings[0];
        var caseId = await bot.ReadAsync(work => work.ScalarAsync<string>("select id from rectification where finding_id = @id", new { id = finding.Id }));
        var page = $"/board/finding/{visit.Id}/{finding.Id}";
        var picture = $"{page}/picture/{finding.Pictures[0].Sha256}";
        var county = Uri.EscapeDataString(BoardScene.CountyA);
        (string Address, HttpStatusCode Status)[] asked =
        [
            (page, HttpStatusCode.NotFound), ($"/board/case/{caseId}", HttpStatusCode.NotFound), (picture, HttpStatusCode.NotFound),
            ($"/board?county={county}", HttpStatusCode.Forbidden), ($"/board/findings?county={county}", HttpStatusCode.Forbidden), ($"/board/cases?county={county}", HttpStatusCode.Forbidden),
            ($"/board/people?county={county}", HttpStatusCode.Forbidden), ($"/board/map?county={county}", HttpStatusCode.Forbidden), ($"/board/ledger.xlsx?county={county}", HttpStatusCode.Forbidden),
            ($"/board/map/points?county={county}&zoom=9&south=37&north=38&west=115&east=116", HttpStatusCode.Forbidden),
        ];

        using var theirs = await BoardScene.SignedInAsync(bot, BoardScene.LeaderB);
        foreach (var (address, status) in asked)
        {
            var before = await BoardScene.RefusalsAsync(bot, BoardScene.LeaderB);
            var answer = await theirs.GetAsync(address);

            Assert.Equal((address, status), (address, answer.Status));
            Assert.Contains("职责范围", answer.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("焦化", answer.Text, StringComparison.Ordinal);
            Assert.Equal(before + 1, await BoardScene.RefusalsAsync(bot, BoardScene.LeaderB));
        }

        // The same addresses are good for the county's own leader.
        using var own = await BoardScene.SignedInAsync(bot, BoardScene.LeaderA);
        foreach (var (address, _) in asked)
        {
            Assert.True((await own.OpenAsync(address)).Status == HttpStatusCode.OK, address);
        }

        Assert.Equal(0, await BoardScene.RefusalsAsync(bot, BoardScene.LeaderA));
        Assert.Null(await bot.ReadAsync(work => bot.Get<Bot.Storage.Stores.AuditLog>().VerifyAsync(work)));
    }

    [Fact]
    public async Task WithoutAFilter_AnotherCounty_IsNowhere()
    {
        await using var bot = await BotFixture.StartAsync();
        await BoardScene.VisitedAsync(bot);
        using var theirs = await BoardScene.SignedInAsync(bot, BoardScene.LeaderB);

        foreach (var address in new[] { "/board", "/board/findings", "/board/cases", "/board/people", "/board/map", "/board/map/points?zoom=9&south=36&north=39&west=114&east=117" })
        {
            var text = (await theirs.GetAsync(address)).Text;
            Assert.DoesNotContain("恒泰", text, StringComparison.Ordinal);
            Assert.DoesNotContain(BoardScene.CountyA, text, StringComparison.Ordinal);
        }

        var rows = Bot.Documents.Lists.ListFile.Read((await theirs.GetAsync("/board/ledger.xlsx")).Content).Sheets[0].Lines;
        Assert.Single(rows);
    }

    [Fact]
    public async Task APicture_IsServedAsWhatItIs_AndOnlyWhereItBelongs()
    {
        await using var bot = await BotFixture.StartAsync();
        var visit = await BoardScene.VisitedAsync(bot);
        var (with, without) = (visit.Findings[0], visit.Findings[1]);
        using var own = await BoardScene.SignedInAsync(bot, BoardScene.LeaderA);

        var picture = await own.GetAsync($"/board/finding/{visit.Id}/{with.Id}/picture/{with.Pictures[0].Sha256}");
        Assert.Equal(("image/png", "nosniff", "no-store"), (
            picture.Raw.Content.Headers.ContentType!.MediaType, string.Join("", picture.Raw.Headers.GetValues("X-Content-Type-Options")), picture.Raw.Headers.CacheControl!.ToString()));
        Assert.Equal(SamplePicture.Png, picture.Content);

        Assert.Equal(HttpStatusCode.NotFound, (await own.GetAsync($"/board/finding/{visit.Id}/{without.Id}/picture/{with.Pictures[0].Sha256}")).Status);
        var form = await bot.ReadAsync(work => work.ScalarAsync<string>("select min(sha256) from stored_file where content_type like '%word%'"));
        Assert.NotNull(form);
        Assert.Equal(HttpStatusCode.NotFound, (await own.GetAsync($"/board/finding/{visit.Id}/{with.Id}/picture/{form}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await own.GetAsync($"/board/finding/{visit.Id}/{with.Id}/picture/..%2F..%2Fbot.db")).Status);
    }

    [Theory]
    [InlineData("/board/findings?type=99")]
    [InlineData("/board/findings?severity=Huge")]
    [InlineData("/board/findings?state=../..")]
    [InlineData("/board/findings?before=x")]
    [InlineData("/board/findings?campaign=none")]
    [InlineData("/board/cases?page=0")]
    [InlineData("/board/map?industry=-1")]
    [InlineData("/board/stations?station=nowhere")]
    [InlineData("/board/map/points?zoom=99&south=37&north=38&west=115&east=116")]
    [InlineData("/board/map/points?zoom=9&south=NaN&north=38&west=115&east=116")]
    public async Task AnAddressMadeUp_IsASentence_NoFault(string address)
    {
        await using var bot = await BotFixture.StartAsync(("Board:Stations:0:Name", "示例站点甲"), ("Board:Stations:0:Latitude", "37.7"), ("Board:Stations:0:Longitude", "115.7"));
        using var own = await BoardScene.SignedInAsync(bot, BoardScene.LeaderA);

        Assert.Equal(HttpStatusCode.BadRequest, (await own.GetAsync(address)).Status);
    }

    [Fact]
    public async Task TheChat_GivesTheAddress_ToWhomItIsFor()
    {
        await using var bot = await BotFixture.StartAsync();
        var (zhao, officer) = (bot.As(BoardScene.LeaderA), bot.As(CountySeed.Officer));

        Scene.Has("https://bot.example.invalid/board\"", await bot.AnswerAsync(zhao, () => zhao.SaysAsync("看板")));
        Scene.Has("看板只给执法人员", await bot.AnswerAsync(officer, () => officer.SaysAsync("看板")));
    }
}
