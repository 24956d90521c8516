using System.Net;
using Bot.Features.Portraits;
using Bot.Operations.Demo;
using Bot.Storage.Stores;
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
        const HttpStatusCode Hidden = HttpStatusCode.NotFound;
        const HttpStatusCode Foreign = HttpStatusCode.Forbidden;
        (string Address, HttpStatusCode Status, string Subject)[] asked =
        [
            // By address
            (page, Hidden, "finding"), ($"/board/case/{caseId}", Hidden, "case"), (picture, Hidden, "picture"), ($"/board/enterprise/{SignVisit.EnterpriseId}", Hidden, "enterprise"),

            // By filter
            ($"/board?county={county}", Foreign, "county"), ($"/board/findings?county={county}", Foreign, "county"), ($"/board/findings?severity=Major&county={county}&days=30", Foreign, "county"),
            ($"/board/cases?county={county}", Foreign, "county"), ($"/board/people?county={county}", Foreign, "county"), ($"/board/waiting?county={county}", Foreign, "county"), ($"/board/map?county={county}", Foreign, "county"),
            ($"/board/map/points?county={county}&zoom=9&south=37&north=38&west=115&east=116", Foreign, "map"), ($"/board/map/borders?county={county}", Foreign, "map"),

            // By export
            ($"/board/ledger.xlsx?county={county}", Foreign, "ledger"), ($"/board/ledger.xlsx?type=7&county={county}", Foreign, "ledger"),
        ];

        using var theirs = await BoardScene.SignedInAsync(bot, BoardScene.LeaderB);
        foreach (var (address, status, subject) in asked)
        {
            var before = await BoardScene.RefusalsAsync(bot, BoardScene.LeaderB);
            var answer = await theirs.GetAsync(address);

            Assert.Equal((address, status), (address, answer.Status));
            Assert.Contains("职责范围", answer.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("焦化", answer.Text, StringComparison.Ordinal);
            Assert.Equal(before + 1, await BoardScene.RefusalsAsync(bot, BoardScene.LeaderB));
            Assert.Equal(new BoardScene.Refusal { Subject = subject, Details = address }, await BoardScene.LastRefusalAsync(bot, BoardScene.LeaderB));
        }

        // The same addresses are good for the county's own leader.
        using var own = await BoardScene.SignedInAsync(bot, BoardScene.LeaderA);
        foreach (var (address, _, _) in asked)
        {
            Assert.True((await own.OpenAsync(address)).Status == HttpStatusCode.OK, address);
        }

        Assert.Equal(0, await BoardScene.RefusalsAsync(bot, BoardScene.LeaderA));
        Assert.Null(await bot.ReadAsync(work => bot.Get<AuditLog>().VerifyAsync(work)));
    }

    [Fact]
    public async Task InTheChat_TheSameCase_IsRefused_AndOnRecord()
    {
        await using var bot = await BotFixture.StartAsync();
        await BoardScene.VisitedAsync(bot);
        var (theirs, own) = (bot.As(BoardScene.LeaderB), bot.As(BoardScene.LeaderA));

        foreach (var words in new[] { "查 恒泰焦化", "画像 恒泰焦化" })
        {
            var answer = await bot.AnswerAsync(theirs, () => theirs.SaysAsync(words));
            Scene.Has("这家企业不在您的职责范围（枣强县）内，不能看。这次查询已记入审计。", answer);
            Assert.DoesNotContain("除尘器", answer, StringComparison.Ordinal);
            Assert.Equal(
                new BoardScene.Refusal { Subject = SignVisit.EnterpriseId, Details = "{\"County\":\"桃城区\"}" },
                await BoardScene.LastRefusalAsync(bot, BoardScene.LeaderB, PortraitHandler.Refused));
        }

        // The ledger by chat is that of his own county, which has nothing yet.
        Scene.Has("台账是空的", await bot.AnswerAsync(theirs, () => theirs.SaysAsync("台账")));
        Assert.Empty(SignVisit.Files(theirs, ".xlsx"));

        // The county's own leader gets what the other did not.
        await own.SaysAsync("查 恒泰焦化");
        await own.SeesCardAsync("企业画像：衡水恒泰焦化");
        Assert.Equal(2, await bot.ReadAsync(work => work.ScalarAsync<long>("select count(*) from audit where action = @action", new { action = PortraitHandler.Refused })));
        Assert.Null(await bot.ReadAsync(work => bot.Get<AuditLog>().VerifyAsync(work)));
    }

    [Theory]
    [InlineData("/board/enterprise/..%2F..%2Fbot.db", "enterprise")]
    [InlineData("/board/enterprise/..%5C..%5Cappsettings.json", "enterprise")]
    [InlineData("/board/case/..%2F..%2Fbot.db", "case")]
    [InlineData("/board/finding/..%2F..%2Fbot.db/..%2Ff1", "finding")]
    [InlineData("/board/findings?county=../../枣强县", "county")]
    [InlineData("/board/ledger.xlsx?county=..%2F..%2Fetc%2Fpasswd", "ledger")]
    [InlineData("/board/map/points?county=../..&zoom=9&south=37&north=38&west=115&east=116", "map")]
    public async Task AWayUp_InAnyName_OpensNothing_AndIsOnRecord(string address, string subject)
    {
        await using var bot = await BotFixture.StartAsync();
        using var own = await BoardScene.SignedInAsync(bot, BoardScene.LeaderA);

        var answer = await own.GetAsync(address);

        Assert.True(answer.Status is HttpStatusCode.NotFound or HttpStatusCode.Forbidden, $"{answer.Status}");
        Assert.Contains("职责范围", answer.Text, StringComparison.Ordinal);
        Assert.Equal(1, await BoardScene.RefusalsAsync(bot, BoardScene.LeaderA));
        Assert.Equal(subject, (await BoardScene.LastRefusalAsync(bot, BoardScene.LeaderA))!.Subject);
        Assert.Equal(HttpStatusCode.OK, (await own.GetAsync("/board")).Status);
    }

    [Fact]
    public async Task AWayUp_InTheNameOfAnAsset_IsNotFound()
    {
        await using var bot = await BotFixture.StartAsync();
        using var nobody = new BoardBrowser(bot, null);

        foreach (var name in new[] { "..%2F..%2Fappsettings.json", "..%5Cappsettings.json", "....//board.css" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await nobody.GetAsync($"/board/asset/x/{name}")).Status);
        }
    }

    /// <summary>A list may name an enterprise anything; the names of files made of it are no way out of a folder.</summary>
    [Fact]
    public async Task AnEnterpriseNamedAsAWayUp_GivesAFileWithAPlainName()
    {
        await using var bot = await BotFixture.StartAsync();
        await bot.WriteAsync(work => bot.Get<EnterpriseStore>().UpsertAsync(
            work, Storage.Samples.Enterprise("odd-1", "../../..\\甲乙丙橡胶厂", BoardScene.CountyA, new Domain.Enterprises.GeoPoint(37.7, 115.7))));
        var own = bot.As(BoardScene.LeaderA);

        await own.SaysAsync("查 甲乙丙橡胶");
        await own.TapsAsync(await own.SeesCardAsync("企业画像："), "导出");
        var file = await own.SeesAsync("橡胶厂-20201209.docx");

        Assert.DoesNotContain(file.FileName!, sign => sign is '/' or '\\' or ':');
        using var browser = await BoardScene.SignedInAsync(bot, BoardScene.LeaderA);
        Assert.Contains("甲乙丙橡胶厂", (await browser.GetAsync("/board/enterprise/odd-1")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutAFilter_AnotherCounty_IsNowhere()
    {
        await using var bot = await BotFixture.StartAsync();
        await BoardScene.VisitedAsync(bot);
        using var theirs = await BoardScene.SignedInAsync(bot, BoardScene.LeaderB);

        foreach (var address in new[] { "/board", "/board/findings", "/board/cases", "/board/people", "/board/waiting", "/board/map", "/board/map/points?zoom=9&south=36&north=39&west=114&east=117" })
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
