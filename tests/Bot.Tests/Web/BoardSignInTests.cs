using System.Net;
using Bot.Operations.Demo;
using Bot.Storage.Stores;
using Bot.Tests.Scripts;
using Bot.Tests.Support;
using Domain.Responsibility;

namespace Bot.Tests.Web;

/// <summary>看板: who gets in, by WeCom's authorize page, and who does not.</summary>
public sealed class BoardSignInTests
{
    [Fact]
    public async Task ALeader_ComesBackToThePageHeAskedFor_WithACookieThatOnlyTheBrowserKnows()
    {
        await using var bot = await BotFixture.StartAsync();
        using var browser = new BoardBrowser(bot, BoardScene.LeaderA);

        var answer = await browser.OpenAsync("/board/findings?days=7");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Contains("<option value=\"7\" selected>", answer.Text, StringComparison.Ordinal);
        Assert.Equal(0, await bot.ReadAsync(work => work.ScalarAsync<long>("select count(*) from board_session where token_sha256 = @token", new { token = browser.Session })));
        Assert.Equal(1, await SignVisit.CountAsync(bot, "board_session"));
        Assert.DoesNotContain(bot.Logs.GetSnapshot(), record => record.Message.Contains(browser.Session, StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/board")).Status);
    }

    [Fact]
    public async Task TheCookies_AreForThisHostOnly_AndForNoScript()
    {
        await using var bot = await BotFixture.StartAsync();
        using var browser = new BoardBrowser(bot, BoardScene.LeaderA);

        var away = await browser.GetAsync("/board");
        var state = Assert.Single(away.Raw.Headers.GetValues("Set-Cookie"));
        var back = await browser.GetAsync(await browser.AllowAsync(away.Location!));
        var session = back.Raw.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("__Host-board=", StringComparison.Ordinal));

        Assert.All([state, session], cookie =>
        {
            foreach (var part in new[] { "__Host-", "; path=/", "; secure", "; samesite=lax", "; httponly", "max-age=" })
            {
                Assert.Contains(part, cookie, StringComparison.OrdinalIgnoreCase);
            }
        });
        Assert.Contains("max-age=28800", session, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("/board", back.Location);
    }

    [Fact]
    public async Task ACode_AState_AndAForeignBrowser_AreGoodForNothingTwice()
    {
        await using var bot = await BotFixture.StartAsync();
        using var browser = new BoardBrowser(bot, BoardScene.LeaderA);
        var away = await browser.GetAsync("/board");
        var kept = (browser.StateName, browser.Cookies[browser.StateName]);
        var back = await browser.AllowAsync(away.Location!);

        // Somebody else's browser with the address of the way back.
        using var other = new BoardBrowser(bot, "stranger");
        await RefusedAsync(other, back);

        // A state made up, one letter changed.
        await RefusedAsync(browser, back[..^1] + (back[^1] == 'a' ? 'b' : 'a'));
        browser.Cookies[kept.StateName] = kept.Item2;
        Assert.Equal("/board", (await browser.GetAsync(back)).Location);

        // The same address with the same cookie, in a browser that is not signed in: the code is spent.
        using var replay = new BoardBrowser(bot, BoardScene.LeaderA);
        replay.Cookies[kept.StateName] = kept.Item2;
        await RefusedAsync(replay, back);

        // A fresh code with the state of before.
        replay.Cookies[kept.StateName] = kept.Item2;
        await RefusedAsync(replay, await replay.AllowAsync(away.Location!));
        Assert.Equal(1, await SignVisit.CountAsync(bot, "board_session"));

        // Whose code it was is known, so it is on record; the others were nobody.
        Assert.Equal(1, await BoardScene.RefusalsAsync(bot, BoardScene.LeaderA));
        Assert.Equal(new BoardScene.Refusal { Subject = "sign-in", Details = "state used twice" }, await BoardScene.LastRefusalAsync(bot, BoardScene.LeaderA));
        Assert.Equal(1, await SignInsAsync(bot));

        // Loaded again by who is in: he is in.
        Assert.Equal("/board", (await browser.GetAsync(back)).Location);
    }

    [Theory]
    [InlineData(6, "code")]
    [InlineData(11, "state")]
    public async Task TooLate_IsSaid_AndTheNextTryWorks(int minutes, string what)
    {
        await using var bot = await BotFixture.StartAsync();
        using var browser = new BoardBrowser(bot, BoardScene.LeaderA);
        var away = await browser.GetAsync("/board");
        if (what == "code")
        {
            var back = await browser.AllowAsync(away.Location!);
            bot.Clock.Advance(TimeSpan.FromMinutes(minutes));
            await RefusedAsync(browser, back);
        }
        else
        {
            bot.Clock.Advance(TimeSpan.FromMinutes(minutes));
            await RefusedAsync(browser, await browser.AllowAsync(away.Location!));
        }

        Assert.Equal(HttpStatusCode.OK, (await browser.OpenAsync()).Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?code=abc")]
    [InlineData("?code=abc&state=abc")]
    [InlineData("?code=../../x&state=%00%ff")]
    public async Task AMadeUpWayBack_IsASentence(string query)
    {
        await using var bot = await BotFixture.StartAsync();
        using var browser = new BoardBrowser(bot, BoardScene.LeaderA);
        await browser.GetAsync("/board");

        await RefusedAsync(browser, $"/board/enter{query}");
        browser.Cookies["__Host-board-state"] = "a.b.c.d";
        await RefusedAsync(browser, $"/board/enter{query}");
    }

    /// <summary>The state is right, the code is none of WeCom's.</summary>
    [Theory]
    [InlineData("abc")]
    [InlineData("../../x")]
    [InlineData("%00%ff")]
    [InlineData("zhao.min")]
    public async Task AForgedCode_LetsNobodyIn_AndTheNextTryWorks(string code)
    {
        await using var bot = await BotFixture.StartAsync();
        using var browser = new BoardBrowser(bot, BoardScene.LeaderA);
        var state = System.Web.HttpUtility.ParseQueryString(new Uri((await browser.GetAsync("/board")).Location!).Query)["state"];

        await RefusedAsync(browser, $"/board/enter?code={code}&state={state}");

        Assert.Equal((0, 0, 0), (await SignVisit.CountAsync(bot, "board_session"), await SignInsAsync(bot), await BoardScene.RefusalsAsync(bot, BoardScene.LeaderA)));
        Assert.Equal(HttpStatusCode.OK, (await browser.OpenAsync()).Status);
        Assert.Equal(1, await SignInsAsync(bot));
    }

    /// <summary>A session that is over, one that was left, one made up: each address sends away or says so, and hands out nothing.</summary>
    [Theory]
    [InlineData("over")]
    [InlineData("left")]
    [InlineData("made up")]
    public async Task AStaleCookie_OpensNoAddress(string kind)
    {
        await using var bot = await BotFixture.StartAsync();
        var visit = await BoardScene.VisitedAsync(bot);
        using var browser = await BoardScene.SignedInAsync(bot, BoardScene.LeaderA);
        var name = browser.Cookies.Single(cookie => cookie.Value == browser.Session).Key;
        var token = browser.Session;
        if (kind == "over")
        {
            bot.Clock.Advance(TimeSpan.FromHours(8));
        }
        else if (kind == "left")
        {
            await browser.GetAsync("/board/leave", HttpMethod.Post);
        }

        browser.Cookies[name] = kind == "made up" ? new string('a', token.Length) : token;
        var entries = await SignVisit.CountAsync(bot, "audit");
        var finding = $"/board/finding/{visit.Id}/{visit.Findings[0].Id}";
        foreach (var page in new[] { "/board", "/board/findings", "/board/cases", "/board/people", "/board/waiting", "/board/map", "/board/stations", finding, $"/board/enterprise/{SignVisit.EnterpriseId}", "/board/ledger.xlsx" })
        {
            var answer = await browser.GetAsync(page);
            Assert.Equal((page, HttpStatusCode.Redirect, 0), (page, answer.Status, answer.Content.Length));
            Assert.StartsWith(bot.Simulator.BaseUrl.AbsoluteUri, answer.Location, StringComparison.Ordinal);
        }

        foreach (var part in new[] { $"{finding}/picture/{visit.Findings[0].Pictures[0].Sha256}", "/board/map/points?zoom=9&south=37&north=38&west=115&east=116" })
        {
            var answer = await browser.GetAsync(part);
            Assert.Equal((part, HttpStatusCode.Unauthorized), (part, answer.Status));
            Assert.Contains("登录已过期，请刷新页面", answer.Text, StringComparison.Ordinal);
        }

        // Whose it was nobody can say: no name is put to it. Signing in again works and is on record.
        Assert.Equal(entries, await SignVisit.CountAsync(bot, "audit"));
        Assert.Equal(HttpStatusCode.OK, (await browser.OpenAsync(finding)).Status);
        Assert.Equal(2, await SignInsAsync(bot));
    }

    [Fact]
    public async Task ALongCode_IsNotEvenAsked()
    {
        await using var bot = await BotFixture.StartAsync();
        using var browser = new BoardBrowser(bot, BoardScene.LeaderA);
        var state = System.Web.HttpUtility.ParseQueryString(new Uri((await browser.GetAsync("/board")).Location!).Query)["state"];

        await RefusedAsync(browser, $"/board/enter?code={new string('a', 513)}&state={state}");

        Assert.DoesNotContain(bot.Tenant.WireLog.After(0), entry => entry.Title.Contains("getuserinfo", StringComparison.Ordinal));
    }

    [Fact]
    public async Task WhoIsNoMember_OrAnOfficer_OrNotInTheDirectory_StaysOutside()
    {
        await using var bot = await BotFixture.StartAsync();
        foreach (var (user, words) in new[] { ((string?)null, "没有认出您"), (CountySeed.Officer, "看板只给执法人员"), ("stranger", "看板只给执法人员") })
        {
            using var browser = new BoardBrowser(bot, user);
            var answer = await browser.OpenAsync();
            Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
            Assert.Contains(words, answer.Text, StringComparison.Ordinal);
        }

        Assert.Equal(0, await SignVisit.CountAsync(bot, "board_session"));
        foreach (var user in new[] { CountySeed.Officer, "stranger" })
        {
            Assert.Equal(new BoardScene.Refusal { Subject = "sign-in", Details = "no scope" }, await BoardScene.LastRefusalAsync(bot, user));
        }
    }

    [Fact]
    public async Task AMemberOfADownstreamCompany_IsKnownByBothParts()
    {
        await using var bot = await DownstreamScene.StartAsync();
        var account = DownstreamScene.AccountOf(DownstreamScene.Hengtai, DownstreamScene.Same);
        await SignVisit.GrantAsync(bot, account, "李强", new RoleGrant(Role.CityInspector));
        using var browser = new BoardBrowser(bot, null);
        var away = await browser.GetAsync("/board");
        var page = await browser.AskSimulatorAsync(away.Location!.Split('#')[0]);
        var until = page.Text.IndexOf($"{DownstreamScene.Hengtai}%2F{DownstreamScene.Same}\"", StringComparison.Ordinal);
        var link = $"{page.Text[(page.Text.LastIndexOf('"', until) + 1)..until]}{DownstreamScene.Hengtai}%2F{DownstreamScene.Same}";
        var back = await browser.AskSimulatorAsync(new Uri(bot.Simulator.BaseUrl, WebUtility.HtmlDecode(link)).AbsoluteUri);

        Assert.Equal("/board", (await browser.GetAsync(back.Location!)).Location);
        Assert.Contains("李强", (await browser.GetAsync("/board")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ASession_EndsAfterItsHours_WithThePost_AndByLeaving()
    {
        await using var bot = await BotFixture.StartAsync();
        var browser = await BoardScene.SignedInAsync(bot, BoardScene.LeaderA);
        var token = browser.Session;
        bot.Clock.Advance(TimeSpan.FromHours(8) - TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/board")).Status);
        bot.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/board")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/board/map/points?zoom=9&south=37&north=38&west=115&east=116&industry=0")).Status);

        Assert.Equal(HttpStatusCode.OK, (await browser.OpenAsync()).Status);
        Assert.NotEqual(token, browser.Session);

        // Moved to an enterprise: out at once, in again with the post.
        await SignVisit.GrantAsync(bot, BoardScene.LeaderA, "赵敏", new RoleGrant(Role.EnterpriseOfficer, EnterpriseId: "demo-001"));
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync("/board")).Status);
        await SignVisit.GrantAsync(bot, BoardScene.LeaderA, "赵敏", new RoleGrant(Role.BrigadeLeader, BoardScene.CountyA));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/board")).Status);

        token = browser.Session;
        Assert.Contains("已退出", (await browser.GetAsync("/board/leave", HttpMethod.Post)).Text, StringComparison.Ordinal);
        browser.Cookies["__Host-board"] = token;
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/board")).Status);
        browser.Dispose();
    }

    [Fact]
    public async Task WhoIsNoMoreInTheDirectory_IsOut()
    {
        await using var bot = await BotFixture.StartAsync();
        using var browser = await BoardScene.SignedInAsync(bot, BoardScene.LeaderA);
        await bot.WriteAsync(async work =>
        {
            await work.ExecuteAsync("delete from role_grant where user_id = @user", new { user = BoardScene.LeaderA });
            await work.ExecuteAsync("delete from person where user_id = @user", new { user = BoardScene.LeaderA });
        });

        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync("/board")).Status);
        Assert.Null(await bot.ReadAsync(work => bot.Get<DirectoryStore>().FindAsync(work, BoardScene.LeaderA)));
    }

    [Fact]
    public async Task WeComDown_IsSaid_AndNobodyGetsIn()
    {
        await using var bot = await BotFixture.StartAsync();
        using var browser = new BoardBrowser(bot, BoardScene.LeaderA);
        var away = await browser.GetAsync("/board");
        var back = await browser.AllowAsync(away.Location!);
        bot.Tenant.Faults.Fail(-1);
        bot.Tenant.Faults.Fail(-1);

        var answer = await browser.GetAsync(back);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status);
        Assert.Contains("现在打不开", answer.Text, StringComparison.Ordinal);
    }

    private static Task<long> SignInsAsync(BotFixture bot) => bot.ReadAsync(work => work.ScalarAsync<long>("select count(*) from audit where action = 'board.signed_in'"));

    private static async Task RefusedAsync(BoardBrowser browser, string address)
    {
        var answer = await browser.GetAsync(address);
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("这次登录没有成功", answer.Text, StringComparison.Ordinal);
        Assert.Contains("href=\"/board\"", answer.Text, StringComparison.Ordinal);
    }
}
