using System.Globalization;
using Bot.Conversations;
using Bot.Documents;
using Bot.Features.Digest;
using Bot.Operations.Demo;
using Bot.Scheduling;
using Bot.Storage;
using Bot.Storage.Stores;
using Bot.Tests.Support;
using Domain.Enterprises;
using Domain.Responsibility;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Tests.Scripts;

/// <summary>日报: once for each audience and day, what must be seen first, and what its menu does.</summary>
public sealed class DigestTests
{
    private const string City = "zheng.hua";
    private const string Director = "zhou.tao";

    [Fact]
    public async Task WithNothingYet_ItSaysSo_AndGoesToLeadersAndOffices_Once()
    {
        await using var bot = await BotFixture.StartAsync(("Digest:Picture", "false"));
        await EveningAsync(bot, 9);
        var card = await bot.As(City).SeesCardAsync("全市日报 12月9日");
        Scene.Has("还没有签完字的体检，数字都是0", card.ToString());
        Scene.Has("没有逾期、落后和缺签的，不用您处理", card.ToString());
        await bot.As(Director).SeesCardAsync("桃城区日报 12月9日");
        await bot.As("zhao.min").SeesCardAsync("桃城区日报");
        await bot.As("chen.jing").SeesCardAsync("全市日报");

        // The same window again, and a restart: nobody hears twice.
        await bot.Get<Scheduler>().RunDueAsync();
        await bot.RestartAsync();
        await bot.Get<Scheduler>().RunDueAsync();
        await bot.SettleAsync();
        Assert.Equal(1, SignVisit.Cards(bot.As(City), "日报"));
        Assert.Equal(1, SignVisit.Cards(bot.As("zhao.min"), "日报"));
        Assert.All(["feng.yi", "zhang.wei", "wang.qiang", "wu.gang", CountySeed.Officer], user => Assert.Equal(0, SignVisit.Cards(bot.As(user), "日报")));
        Assert.Equal(["", "桃城区"], await bot.ReadAsync(work => work.QueryAsync<string>("select audience from digest order by audience")));
    }

    [Fact]
    public async Task TheNumbers_AreTheLedgers_WhatIsOverdueStandsFirst_AndOneTapUrges()
    {
        await using var bot = await BotFixture.StartAsync(("Digest:Picture", "false"));
        var visit = await SignVisit.SignedAsync(bot, SignVisit.Key, SignVisit.General, SignVisit.Major);
        await EveningAsync(bot, 9);
        var first = await bot.As(Director).SeesCardAsync("桃城区日报 12月9日");
        Scene.Has("今天：体检1家，问题3条，销号0条", first.ToString());
        Scene.Has("告知书1份企业没签收", first.ToString());

        // Two weeks later the two with a day are overdue.
        await EveningAsync(bot, 22);
        var card = await bot.As(Director).SeesCardAsync("桃城区日报 12月22日");
        var rows = (await bot.ReadAsync(work => bot.Get<LedgerStore>().ReadAsync(work, "2020-2021", []))).Count;
        Scene.Has(string.Create(CultureInfo.InvariantCulture, $"问题：3条，台账{rows}行"), card.ToString());
        var head = (await bot.ReadAsync(work => work.QueryAsync<string>("select concat(audit_seq, ':', substring(audit_hash, 1, 16)) from digest where audience <> '' and day = '2020-12-22'")))[0];
        Scene.Has($"留痕：{head}", card.ToString());
        Golden.Match(card.ToString().Replace(head, "（留痕）", StringComparison.Ordinal), "Golden/digest-card.txt");

        await bot.As(Director).TapsAsync(card, "看名单");
        var named = Phone.Words(await bot.As(Director).SeesAsync("【桃城区名单】"));
        Scene.Has("1-1 衡水恒泰焦化有限公司，重点问题，逾期2天，责任人赵敏", named);
        Scene.Has("告知书企业没签收（1）：\n衡水恒泰焦化有限公司，第0001号，12月9日发出，13天了", named);
        await bot.As(Director).TapsAsync(card, "催办");
        await bot.As(Director).SeesAsync("已催办");
        Scene.Has("1-1 衡水恒泰焦化", Phone.Words(await bot.As("zhao.min").SeesAsync("【催办】周涛请您督促逾期的整改")));
        await bot.As(Director).TapsAsync(card, "催办");
        await bot.As(Director).SeesAsync("今天已经催过，没有再催");
        await bot.SettleAsync();
        Assert.Equal(1, SignVisit.Texts(bot.As("zhao.min"), "【催办】"));
        await visit.Zhang.SaysAsync("进展 1-1");
        await visit.Zhang.SeesAsync("周涛催办包联责任人");

        // Who has left the post is not told of the county any more.
        await SignVisit.GrantAsync(bot, Director, "周涛", new RoleGrant(Role.CountyDirector, "景县"));
        await bot.As(Director).TapsAsync(card, "看名单");
        await bot.As(Director).SeesAsync("这份日报不在您现在的职责范围内");
        Assert.Equal(1, await bot.ReadAsync(work => work.ScalarAsync<long>("select count(*) from audit where action = 'digest-refused'")));
    }

    [Fact]
    public async Task ItGoesOnWorkingDays_IsMadeUpForUntilNine_AndNamesTheDayThatWasLeftOut()
    {
        await using var bot = await BotFixture.StartAsync(("Digest:Picture", "false"));
        await EveningAsync(bot, 9);
        await bot.As(City).SeesCardAsync("全市日报 12月9日");

        // Down until five past nine on the 10th; on the 11th late but in time; the 12th is a Saturday.
        await AtAsync(bot, 10, 21, 5);
        Assert.Equal(1, SignVisit.Cards(bot.As(City), "日报"));
        await AtAsync(bot, 11, 20, 55);
        Scene.Has("12月10日的日报没有发出", (await bot.As(City).SeesCardAsync("全市日报 12月11日")).ToString());
        await AtAsync(bot, 12, 17, 45);
        Assert.Equal(2, SignVisit.Cards(bot.As(City), "日报"));
        await AtAsync(bot, 14, 17, 39);
        Assert.Equal(2, SignVisit.Cards(bot.As(City), "日报"));
        await AtAsync(bot, 14, 17, 40);
        Assert.DoesNotContain("没有发出", (await bot.As(City).SeesCardAsync("全市日报 12月14日")).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ACountyWithoutLeader_IsNamedToTheCity_AndSoIsWhoIsBehind()
    {
        await using var bot = await BotFixture.StartAsync(("Digest:Picture", "false"), ("Digest:Days", "every"));
        await bot.WriteAsync(work => bot.Get<EnterpriseStore>().UpsertAsync(work, CountySeed.Enterprises.First(one => one.Track == Track.Full) with { Id = "jing-1", County = "景县" }));
        await EveningAsync(bot, 12);
        var card = (await bot.As(City).SeesCardAsync("全市日报 12月12日")).ToString();
        Scene.Has("没人收日报：景县", card);
        Scene.Has("名册没确认", card);
        Assert.Equal(["", "桃城区"], await bot.ReadAsync(work => work.QueryAsync<string>("select audience from digest order by audience")));
    }

    [Fact]
    public async Task ThePicture_ComesAfterTheCard_AndAFailedUploadHoldsNothing()
    {
        await using var bot = await BotFixture.StartAsync();
        Assert.SkipWhen(bot.Get<ChartFonts>().Why is not null, bot.Get<ChartFonts>().Why ?? "");
        await SignVisit.SignedAsync(bot, SignVisit.Key, SignVisit.General);
        await EveningAsync(bot, 9);
        var director = bot.As(Director);
        var (card, picture) = (director.FromApp.Index().Last(one => one.Item.Kind == "template_card").Index, director.FromApp.Index().Last(one => one.Item.Kind == "image").Index);
        Assert.True(card < picture);

        bot.Tenant.Faults.Fail(40009, times: 100, path: "media/upload");
        await EveningAsync(bot, 10);
        var next = await director.SeesCardAsync("桃城区日报 12月10日");
        await bot.As(City).SeesCardAsync("全市日报 12月10日");
        Assert.Single(director.FromApp, bubble => bubble.Kind == "image");
        await director.SaysAsync("进度");
        await director.SeesAsync("体检进度");
        Assert.Contains("看图", next.Buttons.Keys);
    }

    /// <summary>The one writer is held by somebody else all the while; a tap brings it to who tapped.</summary>
    [Fact]
    public async Task ThePictureIsDrawn_WhileTheWriterIsBusy()
    {
        await using var bot = await BotFixture.StartAsync();
        Assert.SkipWhen(bot.Get<ChartFonts>().Why is not null, bot.Get<ChartFonts>().Why ?? "");
        await EveningAsync(bot, 9);
        var (director, city) = (bot.As(Director), bot.As(City));
        var card = await director.SeesCardAsync("桃城区日报 12月9日");
        await director.TapsAsync(card, "看图");
        await bot.SettleAsync();
        Assert.Equal(2, director.FromApp.Count(bubble => bubble.Kind == "image"));
        Assert.Single(city.FromApp, bubble => bubble.Kind == "image");

        await using var scope = bot.Get<IServiceScopeFactory>().CreateAsyncScope();
        var (maker, id) = (scope.ServiceProvider.GetRequiredService<DigestPicture>(), await bot.ReadAsync(work => work.ScalarAsync<string>("select id from digest where audience = ''")));
        var order = DigestPicture.Asked(City, new DigestRow { Id = id! }, toAll: false).Order;
        var free = new TaskCompletionSource();
        var held = bot.WriteAsync(_ => free.Task);
        var finish = await maker.MakeAsync(City, order, CancellationToken.None);
        Assert.False(held.IsCompleted);
        free.SetResult();
        await held;
        var sent = Assert.IsType<SendFile>(Assert.Single(await bot.Get<Database>().WriteAsync((work, _) => finish(work))));
        Assert.Equal((City, "日报-全市-20201209.png"), (sent.UserId, sent.FileName));
        Assert.Contains("没有画成", Assert.IsType<Say>(Assert.Single(await bot.Get<Database>().WriteAsync((work, _) => maker.GiveUpAsync(work, City, order)))).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0 18 * * *", false)]
    [InlineData("30 17 * * 1-5", false)]
    [InlineData("0,40 17 * * *", false)]
    [InlineData("45 17 * * *", true)]
    public void TheFullAndHalfHour_AreRefusedAtTheStart(string times, bool taken)
    {
        var options = new SchedulingOptions();
        options.Times["digest"] = times;
        var result = new DigestTime().Validate(null, options);
        Assert.Equal(taken, result.Succeeded);
        Assert.True(taken || (result.FailureMessage ?? "").Contains("不能定在整点或半点", StringComparison.Ordinal));
    }

    private static Task EveningAsync(BotFixture bot, int day) => AtAsync(bot, day, 17, 40);

    private static async Task AtAsync(BotFixture bot, int day, int hour, int minute)
    {
        await bot.SettleAsync();
        bot.Clock.SetUtcNow(new DateTimeOffset(2020, 12, day, hour, minute, 1, TimeSpan.FromHours(8)));
        await bot.Get<Scheduler>().RunDueAsync();
        await bot.SettleAsync();
    }
}
