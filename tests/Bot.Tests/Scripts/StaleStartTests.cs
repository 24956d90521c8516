using Bot.Tests.Support;

namespace Bot.Tests.Scripts;

/// <summary>A start card left over from before the visit that is being filled: it asks first.</summary>
public sealed class StaleStartTests
{
    private const string Asked = "您正在填写另一家的体检";

    [Fact]
    public async Task AnOlderCard_OpensNothingByItself_AndTheTextsGoOnToTheSameVisit()
    {
        await using var bot = await BotFixture.StartAsync();
        var (zhang, _) = await bot.InspectorsAsync();
        await zhang.SaysAsync("体检 鑫源轧钢");
        var old = await zhang.SeesCardAsync("开始体检");
        bot.Clock.Advance(TimeSpan.FromMinutes(2));
        var draft = await bot.OpensAsync(zhang, "恒泰焦化");
        await zhang.TapsAsync(old, "开始", ("partner", "李娜"));
        var ask = await zhang.SeesCardAsync(Asked);
        Scene.Has("要开始的是衡水鑫源轧钢有限公司，还没有开始", ask.ToString());
        Assert.Equal(draft, Assert.Single(await bot.OpenAsync(Scene.ZhangId)).Id);
        await zhang.FilesAsync("正在生产，除尘器未开启，烟尘直排", 1);
        Assert.Single((await bot.InspectionAsync(draft)).Findings);

        await zhang.TapsAsync(ask, "接着填这家");
        await zhang.SeesAsync("现在填写：衡水恒泰焦化有限公司");
        await zhang.TapsAsync(ask, "另开那家");
        await zhang.TapsAsync(ask, "另开那家");
        await zhang.SeesDoneAsync(ask, "已另开");
        await zhang.SeesAsync("已开始体检：衡水鑫源轧钢有限公司");
        Assert.Equal(2, (await bot.OpenAsync(Scene.ZhangId)).Count);
        Assert.NotEqual(draft, (await bot.SessionAsync(Scene.ZhangId)).DraftId);
        await zhang.SeesAsync("衡水鑫源轧钢有限公司的体检已经开始，不用再点");
    }

    [Fact]
    public async Task AnOlderExceptionCard_AsksToo_AndTheReasonIsGivenAnew()
    {
        await using var bot = await BotFixture.StartAsync();
        var (zhang, _) = await bot.InspectorsAsync();
        await zhang.SaysAsync("体检 远航化肥");
        await zhang.TapsAsync(await zhang.SeesCardAsync("开始体检"), "开始", ("partner", "李娜"));
        var old = await zhang.SeesCardAsync("这次体检的原因");
        bot.Clock.Advance(TimeSpan.FromMinutes(2));
        await bot.OpensAsync(zhang, "恒泰焦化");
        await zhang.TapsAsync(old, "信访举报");
        await zhang.TapsAsync(await zhang.SeesCardAsync(Asked), "另开那家");
        await zhang.TapsAsync(await zhang.SeesCardAsync("这次体检的原因"), "信访举报");
        await zhang.SeesAsync("原因：信访举报");
        Assert.Equal(2, (await bot.OpenAsync(Scene.ZhangId)).Count);
    }

    [Fact]
    public async Task ACardAskedForDuringTheVisit_OpensTheOtherAtOnce()
    {
        await using var bot = await BotFixture.StartAsync();
        var (zhang, _) = await bot.InspectorsAsync();
        var first = await bot.OpensAsync(zhang, "恒泰焦化");
        bot.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.NotEqual(first, await bot.OpensAsync(zhang, "鑫源轧钢"));
    }
}
