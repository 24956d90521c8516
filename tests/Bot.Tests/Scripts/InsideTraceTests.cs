using Bot.Operations.Demo;
using Bot.Scheduling;
using Bot.Tests.Support;

namespace Bot.Tests.Scripts;

/// <summary>Ways by which words or name of a reporter could come out of the closed path, and do not.</summary>
public sealed class InsideTraceTests
{
    private static readonly string[] Words = ["故障 是假的，在线数据是改出来的", "体检 的人前一天就通知了厂里", "台账", "我的任务", "完成。", "撤回2", "检查 记录是补的"];

    [Fact]
    public async Task WordsThatBeginWithACommand_AreStillTheReport()
    {
        await using var bot = await BotFixture.StartAsync();
        var he = bot.As(InsideScene.Reporter);
        await he.SaysAsync("举报");
        await he.SeesAsync("1. 举报哪家企业");
        await he.SaysAsync("恒泰焦化");
        await he.SeesAsync("2. 有什么问题");
        await he.SaysAsync(Words[0]);
        await he.SeesAsync("3. 在什么地方");
        await he.SaysAsync("预警 牌子后面");
        await he.SeesAsync("4. 有照片的");
        foreach (var words in Words[1..])
        {
            Scene.Has(words is "完成。" ? "举报已收下" : "已补充", await bot.AnswerAsync(he, () => he.SaysAsync(words)));
            if (words is "完成。")
            {
                break;
            }
        }

        Assert.Equal(["session"], await InsideScene.TablesNamingAsync(bot, InsideScene.Reporter, ["是假的", "前一天就通知", "牌子后面"]));
        await InsideScene.AtAsync(bot, 11, 30);
        var office = bot.As(InsideScene.Office);
        await office.SeesAsync($"问题：{Words[0]}\n{Words[1]}\n台账\n我的任务\n地方：预警 牌子后面");
    }

    [Fact]
    public async Task AnOfficersCommands_WhileHeReports_ReachNoHandlerAndNoAudit()
    {
        await using var bot = await BotFixture.StartAsync();
        var he = bot.As(CountySeed.Officer);
        await he.SaysAsync("举报 恒泰焦化");
        await he.SeesAsync("2. 有什么问题");
        await he.SaysAsync("故障 是假的，风机没有坏");
        await he.SeesAsync("3. 在什么地方");
        Scene.Has("3. 在什么地方", await bot.AnswerAsync(he, () => he.SaysAsync("帮助")));
        await he.SaysAsync("举报 ABCD-EFGH-JKLM-NPQR");
        await he.SeesAsync("没有找到这个举报号");
        await he.SaysAsync("取消");
        await he.SeesAsync("写过的都已删除");
        Assert.Equal(0, await bot.ReadAsync(work => work.ScalarAsync<long>("select count(*) from audit where actor in (select token from audit_person where user_id = @he) and action = 'turn'", new { he = CountySeed.Officer })));
        Assert.Equal(0, await bot.ReadAsync(work => work.ScalarAsync<long>("select count(*) from inbox where lane = @he or body <> ''", new { he = CountySeed.Officer })));
        Assert.Equal(0, await SignVisit.CountAsync(bot, "emergency"));
    }

    /// <summary>The guards stand again for everything that is no report, at once.</summary>
    [Fact]
    public async Task AnOpenReport_OpensNothingElse()
    {
        await using var bot = await BotFixture.StartAsync();
        var (he, wang) = (bot.As(InsideScene.Reporter), bot.As(Scene.WangId));
        foreach (var phone in new[] { he, wang })
        {
            await phone.SaysAsync("举报");
            await phone.SeesAsync("1. 举报哪家企业");
            Scene.Has("2. 有什么问题", await bot.AnswerAsync(phone, () => phone.SaysAsync("抽查 3 桃城区")));
            Scene.Has("3. 在什么地方", await bot.AnswerAsync(phone, () => phone.SaysAsync("台账")));
            Scene.Has("4. 有照片的", await bot.AnswerAsync(phone, () => phone.SaysAsync("体检 恒泰焦化")));
        }

        await he.ClicksMenuAsync("MY_TASKS");
        await he.SeesAsync("您还不在人员名单里");
        await wang.ClicksMenuAsync("MY_TASKS");
        await wang.SeesAsync("再点卡片签字");
        await wang.SaysAsync("取消");
        await wang.SeesAsync("写过的都已删除");
        await wang.SaysAsync("台账");
        await wang.SeesAsync("签字前不能办理体检");
        Assert.DoesNotContain(bot.Logs.GetSnapshot(), record => record.Message.Contains("LedgerHandler", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("取消", "写过的都已删除")]
    [InlineData("举报 另一家", "2. 有什么问题")]
    [InlineData("提交", "举报已收下")]
    public async Task APictureThatComesLate_NamesNobody(string before, string answer)
    {
        await using var bot = await BotFixture.StartAsync();
        var he = bot.As(InsideScene.Reporter);
        await InsideScene.ReportAsync(bot, he, picture: false);
        await he.SaysAsync("举报 恒泰焦化");
        await he.SeesAsync("2. 有什么问题");
        await he.SaysAsync(InsideScene.Said);
        await he.SeesAsync("3. 在什么地方");
        await he.SaysAsync("雨水口");
        await he.SeesAsync("4. 有照片的");
        bot.Tenant.Faults.Fail(-1, times: 6, path: "media/get");
        await he.SendsPictureAsync(SamplePicture.Png);
        await he.SeesAsync("照片已收下");
        if (before == "提交")
        {
            // Longer than a picture is waited for, and still being fetched.
            bot.Tenant.Faults.Fail(-1, times: 20, path: "media/get");
            bot.Clock.Advance(TimeSpan.FromMinutes(6));
        }

        await he.SaysAsync(before);
        await he.SeesAsync(answer);
        for (var wait = 0; wait < 40; wait++)
        {
            bot.Clock.Advance(TimeSpan.FromMinutes(15));
            await bot.SettleAsync();
        }

        Assert.Equal(0, await bot.ReadAsync(work => work.ScalarAsync<long>("select count(*) from outbox where kind = 'media.fetch' and state = 'new'")));
        Assert.Equal(["session"], await InsideScene.TablesNamingAsync(bot, InsideScene.Reporter));
        Assert.Equal(0, await bot.ReadAsync(work => work.ScalarAsync<long>("select count(*) from audit where subject like 'media%' or actor in (select token from audit_person where user_id = @he)", new { he = InsideScene.Reporter })));
    }

    [Fact]
    public async Task ALocationAnswersWhere_AndWhatCannotBeTaken_LeavesNothing()
    {
        await using var bot = await BotFixture.StartAsync();
        var he = bot.As(InsideScene.Reporter);
        await he.SaysAsync("举报");
        await he.SeesAsync("1. 举报哪家企业");
        await he.SendsLocationAsync(37.71987, 115.61987);
        await he.SeesAsync("这里只收文字、照片");
        await he.SaysAsync("恒泰焦化");
        await he.SeesAsync("2. 有什么问题");
        await OddPush.SendAsync(bot, he.UserId, "<MsgType>voice</MsgType><MediaId>v</MediaId><Format>amr</Format>");
        await he.SeesAsync("这里只收文字、照片");
        await he.SaysAsync(InsideScene.Said);
        await he.SeesAsync("3. 在什么地方");
        await he.SendsLocationAsync(37.71987, 115.61987);
        await he.SeesAsync("4. 有照片的");
        await he.SendsLocationAsync(37.71988, 115.61988);
        await he.SeesAsync("已补充");
        await he.SaysAsync("提交");
        await he.SeesAsync("举报已收下");
        Assert.Equal(["session"], await InsideScene.TablesNamingAsync(bot, he.UserId, "37.7198", "115.6198"));
        await InsideScene.AtAsync(bot, 11, 30);
        await bot.As(InsideScene.Office).SeesAsync("地方：现场（北纬37.71987，东经115.61987）；现场（北纬37.71988，东经115.61988）");
    }

    [Fact]
    public async Task AnAbandonedReport_LeavesNoQuestionInTheSession_AndItsWriterHearsIt()
    {
        await using var bot = await BotFixture.StartAsync();
        var (he, officer) = (bot.As(InsideScene.Reporter), bot.As(CountySeed.Officer));
        await he.SaysAsync("举报 恒泰焦化");
        await he.SeesAsync("2. 有什么问题");
        await officer.SaysAsync("举报 恒泰焦化");
        await officer.SeesAsync("2. 有什么问题");
        await officer.ClicksMenuAsync("EMERGENCY");
        await bot.SettleAsync();

        await NextDayAsync(bot);
        await he.SeesAsync("请接着回答上面的问题");
        await officer.SeesAsync("后来又办了别的事，不能接着写了");
        await NextDayAsync(bot);
        await he.SeesAsync("您写了一半的举报没有再写，已经删除");
        Assert.Null((await bot.SessionAsync(he.UserId)).Asked);
        Assert.Equal(0, SignVisit.Texts(officer, "已经删除"));
        Assert.Equal(["session"], await InsideScene.TablesNamingAsync(bot, he.UserId));
        Assert.All(await InsideScene.RowsAsync(bot, "session"), row => Assert.DoesNotContain("inside", row, StringComparison.Ordinal));
        await he.SaysAsync("夜里排水");
        await he.SeesAsync("您还不在人员名单里");
    }

    [Fact]
    public async Task AMemberOfACompanysOwnWeCom_MayReport_AndIsToldWhoseItIs()
    {
        await using var bot = await DownstreamScene.StartAsync();
        await bot.Get<Bot.Conversations.Downstream.ShareList>().RefreshAsync(CancellationToken.None);
        var li = bot.Downstream(DownstreamScene.Hengtai, DownstreamScene.Same);
        await li.SaysAsync("举报 恒泰焦化");
        await li.SeesAsync("由本企业管理");
        await li.SaysAsync(InsideScene.Said);
        await li.SeesAsync("3. 在什么地方");
        await li.SaysAsync("41");
        await li.SeesAsync("4. 有照片的");
        await li.SaysAsync("提交");
        await li.SeesAsync("举报已收下");
        Assert.Equal(["session"], await InsideScene.TablesNamingAsync(bot, DownstreamScene.AccountOf(DownstreamScene.Hengtai, DownstreamScene.Same), InsideScene.Said));
    }

    private static async Task NextDayAsync(BotFixture bot)
    {
        bot.Clock.Advance(TimeSpan.FromDays(1));
        await bot.Get<Scheduler>().RunDueAsync();
        await bot.SettleAsync();
    }
}
