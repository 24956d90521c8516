using Bot.Operations.Demo;
using Bot.Tests.Support;

namespace Bot.Tests.Scripts;

/// <summary>收到 typed instead of tapped: nothing is confirmed by it, and the card that waits comes again.</summary>
public sealed class ReceiptTests
{
    private const string NotYet = "打字回复不算确认，还没有办成";

    [Theory]
    [InlineData("收到")]
    [InlineData("已收到")]
    [InlineData("好的收到")]
    [InlineData("好的，收到！")]
    public async Task AnOfficer_IsToldThatItIsNotConfirmed_AndTheFreshCardConfirms(string words)
    {
        await using var bot = await BotFixture.StartAsync();
        await SignVisit.SignedAsync(bot, SignVisit.Key);
        var officer = bot.As(CountySeed.Officer);
        var old = await officer.SeesCardAsync("入企体检告知");
        await officer.SaysAsync(words);
        await officer.SeesAsync(NotYet);
        await officer.SeesAsync("【入企体检告知】");
        var fresh = await officer.SeesCardAsync("入企体检告知");
        Assert.NotEqual(old.TaskId, fresh.TaskId);
        Assert.Equal(0, await AcknowledgedAsync(bot));

        await officer.TapsAsync(fresh, "已收到");
        await officer.SeesAsync("已确认收到");
        Assert.Equal(1, await AcknowledgedAsync(bot));
        Assert.DoesNotContain(NotYet, await bot.AnswerAsync(officer, () => officer.SaysAsync(words)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnInspector_WhoseSignatureWaits_SeesTheFormAgain_AndHasNotSigned()
    {
        await using var bot = await BotFixture.StartAsync();
        var (visit, mine, _) = await SignVisit.SubmittedAsync(bot, SignVisit.General);
        await visit.Li.SaysAsync("收到");
        await visit.Li.SeesAsync(NotYet);
        await visit.Li.SeesAsync("【入企检查登记表】待签字");
        var fresh = await visit.Li.SeesCardAsync("请确认签字");
        Assert.Empty((await visit.InspectionAsync()).Signatures);
        await visit.SignAsync(mine, fresh);
        await visit.AssertConcludedOnceAsync();
        Scene.Has("好的。要记问题，直接发文字", await bot.AnswerAsync(visit.Li, () => visit.Li.SaysAsync("收到")));
    }

    [Fact]
    public async Task ALeader_WhoTypesTheButton_IsToldToTapIt()
    {
        await using var bot = await BotFixture.StartAsync();
        await SignVisit.SignedAsync(bot, SignVisit.Key);
        var zhao = bot.As("zhao.min");
        await zhao.SeesCardAsync("重点问题包联");
        await zhao.SaysAsync("接单");
        await zhao.SeesAsync(NotYet);
        await zhao.TapsAsync(await zhao.SeesCardAsync("重点问题包联"), "接单");
        Scene.Has("包联中：衡水恒泰焦化有限公司", await bot.AnswerAsync(zhao, () => zhao.SaysAsync("接单")));
    }

    private static Task<long> AcknowledgedAsync(BotFixture bot) =>
        bot.ReadAsync(work => work.ScalarAsync<long>("select count(*) from notice where acknowledged_at is not null"));
}
