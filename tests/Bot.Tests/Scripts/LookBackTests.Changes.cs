using Bot.Storage.Stores;
using Bot.Tests.Support;
using Domain.Rectification;

namespace Bot.Tests.Scripts;

/// <summary>A result corrected on its day, and a task handed to a colleague.</summary>
public sealed partial class LookBackTests
{
    [Fact]
    public async Task WhoFiledIt_CorrectsItTheSameDay_AndTheOldResultStays()
    {
        await using var bot = await BotFixture.StartAsync();
        var visit = await SignVisit.SignedAsync(bot, SignVisit.Key);
        await MorningAsync(bot);
        var (zhang, li, owner) = (visit.Zhang, visit.Li, bot.As("zhao.min"));
        await zhang.TapsAsync(await zhang.SeesCardAsync("回头看：填复查结果"), "逐条填写");
        var card = await zhang.SeesCardAsync("第1条");
        await zhang.TapsAsync(card, "未整改");
        await zhang.SeesAsync("发来就填“未整改”");
        await zhang.SaysAsync("除尘器仍未开启");
        await zhang.SeesDoneAsync(card, "未整改");
        await owner.SeesCardAsync("回头看未整改：衡水恒泰焦化");

        // The colleague sees the result and corrects nothing.
        await li.SaysAsync("回头看");
        await li.SeesAsync("今天没有等您复查的问题");
        Assert.Equal(0, SignVisit.Cards(li, "更正"));

        await zhang.SaysAsync("回头看");
        await zhang.TapsAsync(await zhang.SeesCardAsync("回头看：更正今天填的"), "更正");
        var again = await zhang.SeesCardAsync("第1条");
        Scene.Has("更正请点一项", again.ToString());
        await zhang.TapsAsync(again, "已整改");
        await zhang.TapsAsync(again, "复发");
        await zhang.SeesDoneAsync(again, "已整改");
        await zhang.SeesAsync("这条问题张伟已填“已整改”");
        await owner.SeesAsync("张伟已更正为“已整改”，先前发给您的这一条作废");

        var id = await bot.ReadAsync(work => work.ScalarAsync<string>("select min(id) from look_back"));
        var filed = await bot.ReadAsync(work => bot.Get<LookBackStore>().ResultsAsync(work, id!));
        Assert.Equal([(2, LookBackResult.NotRectified, "除尘器仍未开启"), (3, LookBackResult.Rectified, null)], filed.Select(one => (one.Version, one.Result, one.Words)));
        Assert.Equal(2, await bot.ReadAsync(work => work.ScalarAsync<long>("select count(*) from audit where action = 'look-back'")));
        Assert.Null(await bot.ReadAsync(work => bot.Get<AuditLog>().VerifyAsync(work)));

        // On the next day it stands.
        await zhang.SaysAsync("回头看");
        var late = await zhang.SeesCardAsync("回头看：更正今天填的");
        bot.Clock.Advance(TimeSpan.FromDays(1));
        await zhang.TapsAsync(late, "更正");
        await zhang.SeesAsync("只有填写人在填写当天能改");
        await zhang.SaysAsync("回头看");
        await zhang.SeesAsync("今天没有等您复查的问题");
    }

    [Fact]
    public async Task ATask_IsHandedToACommittedColleague_WhoThenFilesIt()
    {
        await using var bot = await BotFixture.StartAsync();
        var visit = await SignVisit.SignedAsync(bot, SignVisit.Key);
        await MorningAsync(bot);
        var (zhang, li, wang) = (visit.Zhang, visit.Li, bot.As("wang.qiang"));
        var day = await zhang.SeesCardAsync("回头看：填复查结果");

        // Who has not signed annex 5 is not offered (CommitmentFirst).
        await zhang.TapsAsync(day, "转给同事");
        await zhang.SeesAsync("没有别的已签承诺书的执法人员");
        await bot.InspectorAsync("wang.qiang");
        await zhang.TapsAsync(day, "逐条填写");
        var old = await zhang.SeesCardAsync("第1条");
        await zhang.TapsAsync(day, "转给同事");
        var picker = await zhang.SeesCardAsync("转给同事：衡水恒泰焦化有限公司");
        await zhang.TapsAsync(picker, "转给他", ("whom", "王强"));
        await zhang.TapsAsync(picker, "转给他", ("whom", "王强"));
        await zhang.SeesDoneAsync(picker, "已转给同事");
        await zhang.SeesAsync("现在没有要您复查的问题");
        await wang.SeesAsync("张伟把衡水恒泰焦化有限公司的回头看（1条问题）转给您，同行李娜");
        await li.SeesAsync("由张伟转给了王强，您和王强同行");

        // A stale tap gets the present state; the second tap handed nothing on.
        await zhang.TapsAsync(old, "已整改");
        await zhang.SeesAsync("的回头看现由王强、李娜办理");
        Assert.Equal("wang.qiang li.na 2", await bot.ReadAsync(work => work.ScalarAsync<string>("select concat(lead, ' ', partner, ' ', version) from look_back")));
        Assert.Equal(1, await bot.ReadAsync(work => work.ScalarAsync<long>("select count(*) from audit where action = 'look-back-hand'")));

        await wang.SaysAsync("我的任务");
        await wang.SeesAsync("· 回头看：今天复查1家企业的1条问题。");
        await wang.TapsAsync(wang.LastCard("回头看：填复查结果"), "逐条填写");
        var mine = await wang.SeesCardAsync("第1条");
        await wang.TapsAsync(mine, "已整改");
        await wang.SeesDoneAsync(mine, "已整改");
    }
}
