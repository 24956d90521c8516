using Bot.Operations.Demo;
using Bot.Scheduling;
using Bot.Storage.Stores;
using Bot.Tests.Support;
using Domain.Planning;

namespace Bot.Tests.Scripts;

/// <summary>The campaign's features one behind the other, as a county lives it: plan, morning, visit, progress, survey, look-back.</summary>
public sealed class CampaignTests
{
    [Fact]
    public async Task FromThePlan_ToTheLookBack()
    {
        await using var bot = await BotFixture.StartAsync();
        var (zhang, li) = await bot.InspectorsAsync();
        var (office, discipline) = (bot.As("chen.jing"), bot.As("feng.yi"));

        // The lot says which enterprise is the first: none shall lack what the form asks for.
        await bot.WriteAsync(work => work.ExecuteAsync("update enterprise set legal_representative = '王某' where legal_representative = ''"));

        await office.SaysAsync("计划");
        await office.TapsAsync(await office.SeesCardAsync("体检计划：桃城区"), "按此安排");
        await office.SeesAsync("桃城区的计划已安排：31家");

        // On the morning of the first day the one in charge has the card, the colleague the news. The lot says who, and how many.
        var planned = await VisitsAsync(bot);
        var day = planned[0].Day;
        var led = planned.Where(one => one.Day == day && one.Lead == planned[0].Lead).ToList();
        var (lead, partner) = planned[0].Lead == Scene.ZhangId ? (zhang, li) : (li, zhang);
        await AtAsync(bot, day.Year, day.Month, day.Day, 7, 30);
        await partner.SeesAsync($"{day.Month}月{day.Day}日同行体检】共{led.Count}家");
        await lead.TapsAsync(await lead.SeesCardAsync($"{day.Month}月{day.Day}日体检任务：{led.Count}家"), "接受全部");
        await lead.SeesAsync($"已接受{led.Count}家");
        await lead.TapsAsync(lead.LastCard($"{day.Month}月{day.Day}日体检任务"), "开始体检");
        await lead.TapsAsync(await lead.SeesCardAsync("开始体检"), "开始");
        await lead.SeesAsync("已开始体检");
        await lead.SaysAsync(SignVisit.General);
        await lead.SeesCardAsync("条已记下");
        var visit = new SignVisit(bot, lead, partner);
        var (mine, hers) = await visit.SubmitAsync();
        await visit.SignAsync(mine, hers);

        Assert.Contains("已办1家", await bot.AnswerAsync(lead, () => lead.SaysAsync("进度")), StringComparison.Ordinal);
        Assert.Contains("应体检31家，已体检1家，覆盖率3%", await bot.AnswerAsync(office, () => office.SaysAsync("进度")), StringComparison.Ordinal);

        // What is done stays done when it is planned anew.
        var signed = await bot.ReadAsync(work => work.ScalarAsync<string>("select max(enterprise_id) from inspection where status = 'Signed'"));
        await office.SaysAsync("计划");
        await office.TapsAsync(await office.SeesCardAsync("体检计划：桃城区"), "按此安排");
        await office.SeesAsync("桃城区的计划已安排");
        Assert.Equal([PlannedVisitStatus.Done], (await VisitsAsync(bot)).Where(one => one.EnterpriseId == signed).Select(one => one.Status));

        // The finding comes back to its two inspectors in March.
        await AtAsync(bot, 2021, 3, 16, 6, 0);
        await AtAsync(bot, 2021, 3, 16, 8, 30);
        await lead.SeesAsync("今天请复查1家企业的1条问题");
        await lead.TapsAsync(lead.LastCard("回头看：填复查结果"), "逐条填写");
        var again = await lead.SeesCardAsync("第1条");
        await lead.TapsAsync(again, "已整改");
        await lead.SeesDoneAsync(again, "已整改");
        Assert.Contains("已整改1", await bot.AnswerAsync(office, () => office.SaysAsync("回头看")), StringComparison.Ordinal);
        Assert.Contains("没有可以看的回访", await bot.AnswerAsync(discipline, () => discipline.SaysAsync("廉政回访")), StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<PlannedVisit>> VisitsAsync(BotFixture bot) =>
        [.. (await bot.ReadAsync(work => bot.Get<PlannedVisitStore>().OfCountyAsync(work, "2020-2021", CountySeed.County))).OrderBy(one => one.Day).ThenBy(one => one.Id, StringComparer.Ordinal)];

    private static async Task AtAsync(BotFixture bot, int year, int month, int day, int hour, int minute)
    {
        var at = new DateTimeOffset(year, month, day, hour, minute, 1, TimeSpan.FromHours(8));
        bot.Clock.Advance(at - bot.Clock.GetUtcNow());
        await bot.Get<Scheduler>().RunDueAsync();
        await bot.SettleAsync();
    }
}
