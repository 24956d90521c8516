using Bot.Operations.Demo;
using Bot.Tests.Support;

namespace Bot.Tests.Scripts;

/// <summary>我的任务 · 开始体检 · 更多(签字、承诺书、故障报告、帮助).</summary>
public sealed class MenuTests
{
    [Fact]
    public async Task StandsAfterTheStart_AndEachEntryAnswers()
    {
        await using var bot = await BotFixture.StartAsync();
        await bot.MenuAsync();
        Assert.Equal(["我的任务", "开始体检", "更多"], bot.Tenant.Menu.Select(entry => entry.Name));
        Assert.Equal(["签字", "承诺书", "故障报告", "帮助"], bot.Tenant.Menu[2].Children.Select(entry => entry.Name));
        var keys = bot.Tenant.Menu.Concat(bot.Tenant.Menu[2].Children).Where(entry => entry.Key is not null).ToDictionary(entry => entry.Name, entry => entry.Key!, StringComparer.Ordinal);
        var (zhang, _) = await bot.InspectorsAsync();

        Assert.Equal("现在没有等您办的事。", await bot.AnswerAsync(zhang, () => zhang.ClicksMenuAsync(keys["我的任务"])));
        Assert.Equal("现在没有等您签字的登记表。", await bot.AnswerAsync(zhang, () => zhang.ClicksMenuAsync(keys["签字"])));
        Scene.Has("体检 企业名称", await bot.AnswerAsync(zhang, () => zhang.ClicksMenuAsync(keys["帮助"])));
        var commitment = await bot.AnswersAsync(zhang, () => zhang.ClicksMenuAsync(keys["承诺书"]));
        Scene.Has("签字承诺", Phone.Words(commitment[^1]));
        var start = await bot.AnswersAsync(zhang, () => zhang.ClicksMenuAsync(keys["开始体检"]));
        Scene.Has("要体检哪家企业", Phone.Words(start[0]));
        Assert.Equal(10, CardView.Of(start[1])!.Questions["enterprise"].Count);

        await zhang.SeesCardAsync("开始体检");
        await bot.OpensAsync(zhang, "恒泰焦化");

        // Within one second a second click on the same entry is the same event to WeCom's receivers (protocol 1.6).
        bot.Clock.Advance(TimeSpan.FromSeconds(1));
        Scene.Has("草稿：衡水恒泰焦化有限公司", await bot.AnswerAsync(zhang, () => zhang.ClicksMenuAsync(keys["我的任务"])));
    }

    [Fact]
    public async Task StartForWhoDoesNotInspect_IsRefusedInWords()
    {
        await using var bot = await BotFixture.StartAsync();
        await bot.MenuAsync();
        var officer = bot.As(CountySeed.Officer);
        Scene.Has("开始体检由执法人员办理", await bot.AnswerAsync(officer, () => officer.ClicksMenuAsync("START")));
        Scene.Has("开始体检由执法人员办理", await bot.AnswerAsync(officer, () => officer.SendsLocationAsync(37.735, 115.670)));
    }

    [Fact]
    public async Task SurvivesARestart_AndACityInspectorIsAskedWhichOne()
    {
        await using var bot = await BotFixture.StartAsync();
        await bot.MenuAsync();
        await bot.RestartAsync();
        await bot.MenuAsync();
        Assert.Equal(3, bot.Tenant.Menu.Count);
        var wu = await bot.InspectorAsync("wu.gang");
        Scene.Has("要体检哪家企业", Phone.Words((await bot.AnswersAsync(wu, () => wu.ClicksMenuAsync("START")))[0]));
    }
}
