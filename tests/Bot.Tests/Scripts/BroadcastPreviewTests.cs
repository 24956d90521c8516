using Bot.Operations.Demo;
using Bot.Tests.Support;

namespace Bot.Tests.Scripts;

/// <summary>群发 between the preview and the tap: what is typed, what is begun anew, what is left lying; and pictures.</summary>
public sealed class BroadcastPreviewTests
{
    private const string Office = "chen.jing";

    [Theory]
    [InlineData("取消")]
    [InlineData("不发。")]
    public async Task TypedCancel_SwitchesTheCardOff(string word)
    {
        await using var bot = await BotFixture.StartAsync();
        var chen = bot.As(Office);
        var card = await PreviewAsync(chen);
        await chen.SaysAsync(word);

        // The tap is quicker than the card's change.
        await chen.TapsAsync(card, "确认发送");
        await chen.SeesDoneAsync(card, "已取消");
        await chen.SeesAsync("已取消，没有群发");
        await chen.SeesAsync("已经取消或作废，没有发出");
        Assert.Equal((null, null), await WaitsAsync(bot));
        Assert.Equal(0, bot.Times(CountySeed.Officer));
    }

    [Fact]
    public async Task ANewBroadcast_VoidsTheOneBefore_AndOnlyTheNewTextIsSent()
    {
        await using var bot = await BotFixture.StartAsync();
        var chen = bot.As(Office);
        var old = await PreviewAsync(chen, "旧通知");
        await chen.SaysAsync("群发");
        await chen.TapsAsync(old, "确认发送");
        await chen.SeesDoneAsync(old, "已作废");
        await chen.SeesAsync("上一次群发还没有确认，已作废，没有发出");
        await chen.SeesAsync("已经取消或作废，没有发出");
        var card = await PreviewAsync(chen, "新通知");
        await chen.TapsAsync(card, "确认发送");
        await chen.SeesAsync("群发已发完");
        Assert.Equal((0, 1), (bot.Times(CountySeed.Officer, "旧通知"), bot.Times(CountySeed.Officer, "新通知")));
        Assert.Equal((null, null), await WaitsAsync(bot));
    }

    [Fact]
    public async Task AnOlderGroupCard_VoidsThePreviewToo_SoThatCancelLeavesNothingArmed()
    {
        await using var bot = await BotFixture.StartAsync();
        var chen = bot.As(Office);
        var card = await PreviewAsync(chen);
        await chen.TapsAsync(chen.LastCard("群发给谁"), "执法人员");
        await chen.SaysAsync("取消");
        await chen.TapsAsync(card, "确认发送");
        await chen.SeesDoneAsync(card, "已作废");
        await chen.SeesAsync("已取消，没有群发");
        await chen.SeesAsync("已经取消或作废，没有发出");
        Assert.Equal(0, bot.Times(CountySeed.Officer));
    }

    [Fact]
    public async Task AfterHalfAnHour_ATapSendsNothing_AndSaysWhatToDo()
    {
        await using var bot = await BotFixture.StartAsync();
        var chen = bot.As(Office);
        var card = await PreviewAsync(chen);
        bot.Clock.Advance(TimeSpan.FromMinutes(30));
        await chen.TapsAsync(card, "确认发送");
        await chen.TapsAsync(card, "确认发送");
        await chen.SeesDoneAsync(card, "已过期");
        await chen.SeesAsync("超过30分钟没有确认，已作废，没有发出。还要发的，请重新发“群发”");
        await chen.SeesAsync("已经取消或作废，没有发出");
        Assert.Equal(0, bot.Times(CountySeed.Officer));
        Assert.Equal((null, null), await WaitsAsync(bot));
    }

    [Fact]
    public async Task JustBeforeHalfAnHour_ItIsSent()
    {
        await using var bot = await BotFixture.StartAsync();
        var chen = bot.As(Office);
        var card = await PreviewAsync(chen);
        bot.Clock.Advance(TimeSpan.FromMinutes(29));
        await chen.TapsAsync(card, "确认发送");
        await chen.SeesAsync("群发已发完");
        Assert.Equal(1, bot.Times(CountySeed.Officer));
    }

    [Fact]
    public async Task OtherWords_AreToldThatItStillWaits_UntilItIsTooLate()
    {
        await using var bot = await BotFixture.StartAsync();
        var chen = bot.As(Office);
        var card = await PreviewAsync(chen);
        foreach (var words in new[] { "好的", "发吧", "请各企业于12月25日前上报" })
        {
            Scene.Has("群发还在等您确认，刚发的这段文字没有记下", await bot.AnswerAsync(chen, () => chen.SaysAsync(words)));
        }

        bot.Clock.Advance(TimeSpan.FromMinutes(31));
        await chen.SaysAsync("发吧");
        await chen.SeesDoneAsync(card, "已过期");
        await chen.SeesAsync("您刚发的内容也没有处理，请再发一次");
        Assert.Equal((null, null), await WaitsAsync(bot));
        Assert.Equal(0, bot.Times(CountySeed.Officer));
    }

    [Fact]
    public async Task APicture_IsNoContents_BeforeAndAfterThePreview()
    {
        await using var bot = await BotFixture.StartAsync();
        var chen = bot.As(Office);
        await chen.SaysAsync("群发");
        await chen.TapsAsync(await chen.SeesCardAsync("群发给谁"), "企业环保负责人");
        await chen.SeesAsync("请把要发的内容");
        Scene.Has("群发只能发文字，这张照片没有保存，也没有发出", await bot.AnswerAsync(chen, () => chen.SendsPictureAsync(SamplePicture.Png)));
        await chen.SaysAsync(Crowd.Words);
        var card = await chen.SeesCardAsync("请确认群发");
        Scene.Has("群发只能发文字", await bot.AnswerAsync(chen, () => chen.SendsPictureAsync(SamplePicture.Png)));
        await chen.TapsAsync(card, "确认发送");
        await chen.SeesAsync("群发已发完");
        Assert.Equal(1, bot.Times(CountySeed.Officer));
    }

    private static async Task<CardView> PreviewAsync(Phone phone, string words = Crowd.Words)
    {
        await phone.SaysAsync("群发");
        await phone.TapsAsync(await phone.SeesCardAsync("群发给谁"), "企业环保负责人");
        await phone.SeesAsync("请把要发的内容");
        await phone.SaysAsync(words);
        return await phone.SeesCardAsync("请确认群发");
    }

    /// <summary>What the session waits for.</summary>
    private static async Task<(object? Asked, object? Preview)> WaitsAsync(BotFixture bot)
    {
        var session = await bot.SessionAsync(Office);
        return (session.Asked, session.Preview);
    }
}
