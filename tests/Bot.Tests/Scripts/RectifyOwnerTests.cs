using Bot.Tests.Support;
using Domain.Responsibility;

namespace Bot.Tests.Scripts;

/// <summary>包联整改责任人 when people and severities change: somebody at his post always hears, and nobody else is asked.</summary>
public sealed class RectifyOwnerTests
{
    [Fact]
    public async Task AnOwnerWhoLeft_GivesWayToWhomTheSeverityNames()
    {
        await using var bot = await BotFixture.StartAsync();
        var (visit, officer) = await RectifyScene.AcknowledgedAsync(bot, SignVisit.Key);
        await officer.SeesCardAsync("整改 1-1");
        await SignVisit.GrantAsync(bot, "zhao.min", "赵敏");
        await RectifyScene.MorningAsync(bot, 2020, 12, 18);
        var zhou = bot.As("zhou.tao");
        await zhou.SeesCardAsync("重点问题包联：衡水恒泰焦化有限公司");
        await zhou.SeesAsync("【整改包联提醒】\n1-1 衡水恒泰焦化：12月20日到期");
        Assert.Equal(0, SignVisit.Texts(bot.As("zhao.min"), "【整改包联提醒】"));
        await zhou.SaysAsync("进展 1-1");
        await zhou.SeesAsync("系统：包联责任人：周涛");
        await zhou.SaysAsync("整改");
        await zhou.SeesAsync("1-1 衡水恒泰焦化 重点问题 整改中");

        // The extension goes to whoever decides now.
        await officer.SaysAsync("延期");
        await officer.TapsAsync(await officer.SeesCardAsync("整改 1-1"), "申请延期");
        await officer.SeesAsync("延到哪一天");
        await officer.SaysAsync("12月25日 配件没到");
        await officer.SeesAsync("等周涛决定");
        await zhou.TapsAsync(await zhou.SeesCardAsync("延期申请 1-1"), "同意");
        await officer.SeesAsync("周涛同意延期");

        // An inspector who left the enforcement closes nothing.
        var (mine, _) = await RectifyScene.HandInAsync(visit, officer, officer.LastCard("整改 1-1"), "除尘器已修好");
        await SignVisit.GrantAsync(bot, Scene.ZhangId, "张伟", new RoleGrant(Role.CityLeader));
        await visit.Zhang.TapsAsync(mine, "通过");
        await visit.Zhang.SeesAsync("由李娜复查");
    }

    [Fact]
    public async Task Regraded_TheFormerOwnersAssignmentEnds_AndTheExtensionGoesAlong()
    {
        await using var bot = await BotFixture.StartAsync();
        var (_, officer) = await RectifyScene.AcknowledgedAsync(bot, SignVisit.Key);
        await officer.TapsAsync(await officer.SeesCardAsync("整改 1-1"), "申请延期");
        await officer.SeesAsync("延到哪一天");
        await officer.SaysAsync("12月28日 配件没到");
        var (zhao, zhou) = (bot.As("zhao.min"), bot.As("zhou.tao"));
        var assigned = await zhao.SeesCardAsync("重点问题包联");
        await zhao.SeesCardAsync("延期申请 1-1");
        await zhou.SaysAsync("改级 1-1 重大 周边居民反映强烈");
        await zhou.SeesAsync("包联责任人由赵敏改为周涛");
        await zhao.SeesDoneAsync(assigned, "已转走");
        await zhou.SeesCardAsync("重大问题包联");
        await zhou.TapsAsync(await zhou.SeesCardAsync("延期申请 1-1"), "同意");
        await officer.SeesAsync("周涛同意延期");

        // And back again: the assignment is a new one.
        await zhou.SaysAsync("改级 1-1 重点 已采取临时措施");
        await zhou.SeesAsync("包联责任人由周涛改为赵敏");
        await bot.SettleAsync();
        Assert.Equal(2, SignVisit.Cards(zhao, "重点问题包联"));
        Assert.Equal(["Key"], await bot.ReadAsync(work => work.QueryAsync<string>("select severity from assignment where status <> 'Closed'")));
    }

    /// <summary>Handed in on the last day, returned a week later: three working days, and nobody above is told of days that were the inspectors'.</summary>
    [Fact]
    public async Task ReturnedAfterTheDeadline_ThereAreDaysForAnotherTry()
    {
        await using var bot = await BotFixture.StartAsync();
        var (visit, officer) = await RectifyScene.AcknowledgedAsync(bot, SignVisit.Key);
        await RectifyScene.MorningAsync(bot, 2020, 12, 18);
        await officer.SaysAsync("整改");
        var (mine, _) = await RectifyScene.HandInAsync(visit, officer, await officer.SeesCardAsync("整改 1-1"), "除尘器已修好");
        await RectifyScene.MorningAsync(bot, 2020, 12, 25);
        await visit.Zhang.TapsAsync(mine, "退回");
        await visit.Zhang.SeesAsync("请写退回的原因");
        await visit.Zhang.SaysAsync("没有运行记录");
        await officer.SeesAsync("原期限已到，再给几天：12月30日（周三）24:00前");
        await RectifyScene.MorningAsync(bot, 2020, 12, 28);
        Assert.Equal(0, SignVisit.Texts(bot.As("zhou.tao"), "逾期"));
    }

    [Fact]
    public async Task NobodyRechecks_TheOwnerHears_ThenOneLevelUpEachWorkingDay()
    {
        await using var bot = await BotFixture.StartAsync();
        var (visit, officer) = await RectifyScene.AcknowledgedAsync(bot, SignVisit.Key.Replace("重点", "一般", StringComparison.Ordinal));
        await RectifyScene.HandInAsync(visit, officer, await officer.SeesCardAsync("整改 1-1"), "除尘器已修好");
        foreach (var (day, leader) in new[] { (14, Scene.WangId), (15, "zhao.min"), (16, "zhou.tao"), (17, "zhou.tao") })
        {
            await RectifyScene.MorningAsync(bot, 2020, 12, day);
            await bot.As(leader).SeesAsync("该复查没有复查");
        }

        Assert.Equal((1, 1, 2), (SignVisit.Texts(bot.As(Scene.WangId), "该复查没有复查"), SignVisit.Texts(bot.As("zhao.min"), "该复查没有复查"), SignVisit.Texts(bot.As("zhou.tao"), "该复查没有复查")));
    }
}
