using Bot.Conversations.Downstream;
using Bot.Messaging;
using Bot.Operations;
using Bot.Operations.Demo;
using Bot.Storage.Stores;
using Bot.Tests.Support;
using Bot.WeCom.Client;

namespace Bot.Tests.Scripts;

/// <summary>What goes wrong with one company stays with it: nobody else waits, the inspector hears of it, and the office telephones.</summary>
public sealed class DownstreamFaultTests
{
    private static readonly string Wu = DownstreamScene.AccountOf(DownstreamScene.Hengtai, DownstreamScene.Encrypted);

    [Fact]
    public async Task SharingTakenBack_TheInspectorIsTold_AndTheEnterpriseIsOnTheTelephoneList()
    {
        await using var bot = await DownstreamScene.StartAsync(settings => settings.Downstream[0].Shared = false, SelfCheckScene.Phase);
        await bot.GrantOfficerAsync(CountySeed.Officer, "何晓燕");
        await bot.GrantOfficerAsync(Wu, "吴工", SignVisit.EnterpriseId);
        Assert.Contains(SignVisit.EnterpriseId, await UnreachableAsync(bot));
        var visit = await SignVisit.SignedAsync(bot, SignVisit.Key);
        await visit.Zhang.SeesAsync("没有送到：衡水恒泰焦化有限公司的入企体检告知");
        Assert.Contains("吴工", visit.Zhang.LastText("没有送到"), StringComparison.Ordinal);
        Assert.Contains("请当面或电话一次性告知", visit.Zhang.LastText("没有送到"), StringComparison.Ordinal);
        Assert.Null(bot.Get<OutboxSettlement>().Brake.Because);
    }

    [Fact]
    public async Task WithNeitherWay_OnTheTelephoneList_UntilHeWrites()
    {
        await using var bot = await DownstreamScene.StartAsync(settings => settings.Unlicensed.Add(CountySeed.Officer), SelfCheckScene.Phase);
        await bot.GrantOfficerAsync(CountySeed.Officer, "何晓燕", SignVisit.EnterpriseId);
        Assert.DoesNotContain(SignVisit.EnterpriseId, await UnreachableAsync(bot));
        var visit = await SignVisit.SignedAsync(bot, SignVisit.Key);
        await visit.Zhang.SeesAsync("没有送到：衡水恒泰焦化有限公司的入企体检告知");
        Assert.Contains(SignVisit.EnterpriseId, await UnreachableAsync(bot));

        bot.Keys.Unlicensed.Clear();
        await bot.As(CountySeed.Officer).SaysAsync("我的任务");
        await bot.SettleAsync();
        Assert.DoesNotContain(SignVisit.EnterpriseId, await UnreachableAsync(bot));
    }

    [Fact]
    public async Task AMemberOutsideTheRange_IsLost_TheColleagueIsNot()
    {
        await using var bot = await DownstreamScene.StartAsync();
        await bot.GrantOfficerAsync(DownstreamScene.AccountOf(DownstreamScene.Hengtai, "nobody"), "查无此人", SignVisit.EnterpriseId);
        await bot.GrantOfficerAsync(Wu, "吴工", SignVisit.EnterpriseId);
        var visit = await SignVisit.SignedAsync(bot, SignVisit.Key);
        await bot.Downstream(DownstreamScene.Hengtai, DownstreamScene.Encrypted).SeesAsync("【入企体检告知：1条问题】");
        await visit.Zhang.SeesAsync("收件人查无此人");
        Assert.Equal(1, SignVisit.Texts(visit.Zhang, "没有送到"));
    }

    [Fact]
    public async Task TheApplicationMayNotCall_OurCorpIsServed_DoctorSaysIt_AnHourLaterTheInspectorKnows()
    {
        await using var bot = await DownstreamScene.StartAsync(settings => settings.MayCallCorpGroup = false);
        await bot.GrantOfficerAsync(Wu, "吴工", SignVisit.EnterpriseId);
        var visit = await SignVisit.SignedAsync(bot, SignVisit.Key);
        await bot.As(CountySeed.Officer).SeesCardAsync("入企体检告知：1条问题");
        Assert.Null(bot.Get<OutboxSettlement>().Brake.Because);
        Assert.Equal(0, SignVisit.Texts(visit.Zhang, "没有送到"));

        using var words = new StringWriter();
        Assert.False(await DownstreamCheck.WriteAsync(bot.Services, words, CancellationToken.None));
        Scene.Has("上下游：拿不到共享名单（48002", words.ToString());

        for (var round = 0; round < 20 && SignVisit.Texts(visit.Zhang, "没有送到") == 0; round++)
        {
            bot.Clock.Advance(TimeSpan.FromMinutes(15));
            await bot.SettleAsync();
        }

        await visit.Zhang.SeesAsync("没有送到：衡水恒泰焦化有限公司的入企体检告知");
    }

    [Fact]
    public async Task AListThatFails_IsAskedForOnceAMinute_NotForEachMessage()
    {
        await using var bot = await DownstreamScene.StartAsync(settings => settings.MayCallCorpGroup = false);
        var list = bot.Get<ShareList>();
        await list.RefreshAsync(CancellationToken.None);
        bot.Clock.Advance(TimeSpan.FromMinutes(1));
        var before = Asked();
        for (var message = 0; message < 5; message++)
        {
            Assert.IsType<ApiResult<ShareList.Found>.Refused>(await list.FindAsync(DownstreamScene.Hengtai, CancellationToken.None));
        }

        Assert.Equal(before + 1, Asked());
        bot.Clock.Advance(TimeSpan.FromMinutes(1));
        bot.Keys.MayCallCorpGroup = true;
        Assert.NotNull(((ApiResult<ShareList.Found>.Ok)await list.FindAsync(DownstreamScene.Hengtai, CancellationToken.None)).Value.Corp);
        Assert.Equal(before + 2, Asked());

        int Asked() => bot.Tenant.WireLog.After(0).Count(entry => entry.Title.Contains("list_app_share_info", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Doctor_SaysThatItWorks_WhoIsRefused_AndWhenNobodyTookIt()
    {
        await using var bot = await DownstreamScene.StartAsync();
        Assert.Equal((true, "上下游：可用，应用已共享给 2 家下游企业"), await DoctorAsync(bot));
        bot.Tenant.Faults.Fail(670001, path: "corpgroup/corp/gettoken");
        var (sound, words) = await DoctorAsync(bot);
        Assert.False(sound);
        Scene.Has("上下游：衡水恒泰焦化有限公司的成员现在收不到消息（670001", words);
        bot.Keys.Downstream[0].Shared = bot.Keys.Downstream[1].Shared = false;
        (sound, words) = await DoctorAsync(bot);
        Assert.False(sound);
        Scene.Has("上下游：已开启，还没有企业接受共享", words);
    }

    [Fact]
    public async Task AnExpiredToken_IsAskedForAgain_AndNothingIsLost()
    {
        await using var bot = await DownstreamScene.StartAsync();
        await bot.GrantOfficerAsync(Wu, "吴工", SignVisit.EnterpriseId);
        await bot.Get<ShareList>().RefreshAsync(CancellationToken.None);
        var wu = bot.Downstream(DownstreamScene.Hengtai, DownstreamScene.Encrypted);
        await wu.SaysAsync("帮助");
        await bot.SettleAsync();
        var before = wu.FromApp.Count;
        bot.Tenant.Faults.ExpireTokens();
        await wu.SaysAsync("我的任务");
        await bot.SettleAsync();
        Assert.Equal(before + 1, wu.FromApp.Count);
    }

    [Fact]
    public async Task ACompanysDay_IsItsOwn()
    {
        await using var bot = await DownstreamScene.StartAsync(("Conversation:DownstreamPersonTimesPerDay", "2"));
        await bot.GrantOfficerAsync(Wu, "吴工", SignVisit.EnterpriseId);
        await bot.GrantOfficerAsync(DownstreamScene.AccountOf(DownstreamScene.Yuanhang, DownstreamScene.Same), "李强", SignVisit.EnterpriseId);
        await bot.Get<ShareList>().RefreshAsync(CancellationToken.None);
        var (wu, li) = (bot.Downstream(DownstreamScene.Hengtai, DownstreamScene.Encrypted), bot.Downstream(DownstreamScene.Yuanhang, DownstreamScene.Same));
        for (var time = 0; time < 3; time++)
        {
            await wu.SaysAsync("我的任务");
            await bot.SettleAsync();
        }

        await li.SaysAsync("我的任务");
        await bot.As("zhang.wei").SaysAsync("我的任务");
        await bot.SettleAsync();
        Assert.Equal((2, 1), (wu.FromApp.Count, li.FromApp.Count));
        Assert.NotEmpty(bot.As("zhang.wei").FromApp);

        await bot.RestartAsync();
        await bot.Get<ShareList>().LoadAsync(CancellationToken.None);
        await bot.SettleAsync();
        Assert.Equal(2, wu.FromApp.Count);
        bot.Clock.Advance(TimeSpan.FromHours(17));
        await bot.SettleAsync();
        Assert.Equal(3, wu.FromApp.Count);
    }

    [Fact]
    public async Task SwitchedOff_ItsPeopleAreToTelephone()
    {
        await using var bot = await BotFixture.StartWithAsync(_ => { }, SelfCheckScene.Phase);
        await bot.GrantOfficerAsync(CountySeed.Officer, "何晓燕");
        await bot.GrantOfficerAsync(Wu, "吴工", SignVisit.EnterpriseId);
        var visit = await SignVisit.SignedAsync(bot, SignVisit.Key);
        await visit.Zhang.SeesAsync("没有送到：衡水恒泰焦化有限公司的入企体检告知");
        Assert.Contains(SignVisit.EnterpriseId, await UnreachableAsync(bot));
    }

    private static async Task<IReadOnlyList<string>> UnreachableAsync(BotFixture bot)
    {
        var silent = await bot.ReadAsync(work => bot.Get<SelfCheckRoster>().SilentAsync(work, "2020-2021", "桃城区"));
        return [.. silent.Where(one => one.Officers.Count == 0).Select(one => one.Id)];
    }

    private static async Task<(bool Sound, string Words)> DoctorAsync(BotFixture bot)
    {
        using var words = new StringWriter();
        var sound = await DownstreamCheck.WriteAsync(bot.Services, words, CancellationToken.None);
        return (sound, words.ToString().TrimEnd());
    }
}
