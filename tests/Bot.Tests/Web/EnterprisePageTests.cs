using System.Net;
using Bot.Operations.Demo;
using Bot.Storage.Stores;
using Bot.Tests.Scripts;
using Bot.Tests.Support;
using Domain.Enterprises;

namespace Bot.Tests.Web;

/// <summary>企业画像 on the board.</summary>
public sealed class EnterprisePageTests
{
    private const string Page = $"/board/enterprise/{SignVisit.EnterpriseId}";

    [Fact]
    public async Task ThePage_ShowsWhatTheCardShows_AndLeadsToTheFindings()
    {
        await using var bot = await BotFixture.StartAsync();
        var visit = await BoardScene.VisitedAsync(bot);
        var leader = bot.As(BoardScene.LeaderA);
        await leader.SaysAsync("查 恒泰焦化");
        await leader.TapsAsync(await leader.SeesCardAsync("企业画像"), "网页");
        await leader.SeesAsync(Page);

        using var own = await BoardScene.SignedInAsync(bot, BoardScene.LeaderA);
        var answer = await own.OpenAsync(Page);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        foreach (var words in new[] { "企业画像：衡水恒泰焦化有限公司", "没有办结3条，重大问题1条", "登记表第0001号，张伟、李娜，发现3条问题", "整改表现", $"/board/finding/{visit.Id}/{visit.Findings[0].Id}" })
        {
            Assert.Contains(words, answer.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task AnotherCountysPage_IsRefused_AndOnRecord()
    {
        await using var bot = await BotFixture.StartAsync();
        await BoardScene.VisitedAsync(bot);
        using var theirs = await BoardScene.SignedInAsync(bot, BoardScene.LeaderB);
        var asked = 0;
        foreach (var address in new[] { Page, Page, "/board/enterprise/nobody", "/board/enterprise/..%2F..%2Fetc%2Fpasswd" })
        {
            var answer = await theirs.GetAsync(address);
            Assert.Equal((address, HttpStatusCode.NotFound), (address, answer.Status));
            Assert.DoesNotContain("焦化", answer.Text, StringComparison.Ordinal);
            Assert.Equal(++asked, await BoardScene.RefusalsAsync(bot, BoardScene.LeaderB));
        }
    }

    [Fact]
    public async Task AName_NeverBecomesMarkup()
    {
        await using var bot = await BotFixture.StartAsync();
        await bot.WriteAsync(work => bot.Get<EnterpriseStore>().UpsertAsync(work, new Enterprise
        {
            Id = "marked",
            Name = "<script>alert(1)</script>厂",
            County = CountySeed.County,
            Address = "\"><img src=x>",
            Industry = Industry.Of(13),
            Track = Track.Full,
        }));
        using var own = await BoardScene.SignedInAsync(bot, BoardScene.LeaderA);

        var answer = await own.OpenAsync("/board/enterprise/marked");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.DoesNotContain("<script>", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", answer.Text, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;厂", answer.Text, StringComparison.Ordinal);
    }
}
