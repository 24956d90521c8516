using Bot.Operations.Demo;
using Bot.Storage;
using Bot.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace Bot.Tests.Scripts;

/// <summary>The wire fails in the middle of a conversation: nothing lost, nothing double.</summary>
public sealed class FilingWireTests
{
    private const string Text = "正在生产，除尘器未开启，烟尘直排";

    [Fact]
    public async Task CallbackFiveTimesAtOnce_OneEffect()
    {
        await using var bot = await BotFixture.StartAsync();
        var (zhang, _) = await bot.InspectorsAsync();
        var id = await bot.OpensAsync(zhang, "恒泰焦化");
        var mark = bot.Tenant.WireLog.After(0)[^1].Id;
        bot.Tenant.Faults.DuplicateCallbacks(4);
        Assert.Equal(2, (await bot.AnswersAsync(zhang, () => zhang.SaysAsync(Text))).Count);
        bot.Tenant.Faults.DuplicateCallbacks(4);
        await zhang.SendsPictureAsync(SamplePicture.Png);
        await bot.SettleAsync();
        bot.Tenant.Faults.DuplicateCallbacks(4);
        var form = zhang.LastCard("请选三项");
        var answers = await bot.AnswersAsync(zhang, () => zhang.TapsAsync(form, "确定", ("handling", "限期整改")));
        Assert.Equal("第1条限期到哪天？", CardView.Of(Assert.Single(answers))!.Title);

        Assert.Single(Assert.Single((await bot.InspectionAsync(id)).Findings).Pictures);
        Assert.Equal(15, bot.Tenant.WireLog.After(mark).Count(entry => entry is { Kind: "callback", Status: 200 }));
    }

    [Fact]
    public async Task AnswerOfASendLost_NoDoubleBubble_AndTheCardStillWorks()
    {
        await using var bot = await BotFixture.StartAsync();
        var (zhang, _) = await bot.InspectorsAsync();
        await bot.OpensAsync(zhang, "恒泰焦化");
        bot.Tenant.Faults.DropAnswer(2, "message/send");
        var before = zhang.FromApp.Count;
        await zhang.SaysAsync(Text);
        await LaterAsync(bot, TimeSpan.FromMinutes(1), 4);
        Assert.Equal(["第1条已记下", "第1条：请选三项"], zhang.FromApp.Skip(before).Select(bubble => CardView.Of(bubble)!.Title));

        var form = zhang.LastCard("请选三项");
        bot.Tenant.Faults.DropAnswer(1, "message/update_template_card");
        await zhang.TapsAsync(form, "确定", ("handling", "立行立改"));
        await LaterAsync(bot, TimeSpan.FromMinutes(1), 4);
        await zhang.SeesDoneAsync(form, "已选好");
        Assert.Equal(2, zhang.FromApp.Skip(before).Count());

        // The answer that was lost carried the card's code; the tap brings a new one.
        var filed = zhang.LastCard("第1条已记下");
        await zhang.TapsAsync(filed, "撤回这条");
        await zhang.SeesDoneAsync(filed, "已撤回");
        await zhang.SeesAsync("已撤回第1条");
    }

    [Theory]
    [InlineData(45009)]
    [InlineData(-1)]
    public async Task ATemporaryRefusal_ArrivesLater_InOrder(int errcode)
    {
        await using var bot = await BotFixture.StartAsync();
        var (zhang, _) = await bot.InspectorsAsync();
        await bot.OpensAsync(zhang, "恒泰焦化");
        bot.Tenant.Faults.Fail(errcode, 2, "message/send");
        Assert.Empty(await bot.AnswersAsync(zhang, () => zhang.SaysAsync(Text)));

        var before = zhang.FromApp.Count;
        await LaterAsync(bot, TimeSpan.FromMinutes(2), 4);
        Assert.Equal(["第1条已记下", "第1条：请选三项"], zhang.FromApp.Skip(before).Select(bubble => CardView.Of(bubble)!.Title));
    }

    [Fact]
    public async Task ExpiredToken_IsFetchedOnce_ForAllWhoWait()
    {
        await using var bot = await BotFixture.StartAsync();
        await bot.MenuAsync();
        var (zhang, li) = await bot.InspectorsAsync();
        var before = Tokens(bot);
        bot.Tenant.Faults.ExpireTokens();

        await Task.WhenAll(zhang.SaysAsync("帮助"), li.SaysAsync("帮助"));
        await zhang.SeesAsync("【体检】");
        await li.SeesAsync("【体检】");

        Assert.Equal(before + 1, Tokens(bot));
    }

    [Fact]
    public async Task StorageLocked_Answers503_AndTheRepeatSucceeds()
    {
        await using var bot = await BotFixture.StartAsync(BotFixture.OnSqlite);
        var (zhang, _) = await bot.InspectorsAsync();
        var id = await bot.OpensAsync(zhang, "恒泰焦化");
        await using var other = new SqliteConnection(new SqliteConnectionStringBuilder(bot.Get<IOptions<StorageOptions>>().Value.ConnectionString) { Pooling = false }.ToString());
        await other.OpenAsync();
        var hold = other.BeginTransaction(deferred: false);

        var saying = bot.Tenant.SayAsync(Scene.ZhangId, Text);
        // The clock of the waiting writer is ours; a real tick between leaves room for the sockets.
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(2));
        while (!saying.IsCompleted && await tick.WaitForNextTickAsync())
        {
            bot.Clock.Advance(TimeSpan.FromMilliseconds(100));
            if (bot.Tenant.WireLog.After(0).Any(entry => entry is { Kind: "callback", Status: 503 }))
            {
                await hold.DisposeAsync();
            }
        }

        Assert.True(await saying);
        await zhang.SeesCardAsync("第1条已记下");
        Assert.Single((await bot.InspectionAsync(id)).Findings);
        Assert.Single(bot.Tenant.WireLog.After(0), entry => entry.Status == 503);
    }

    [Fact]
    public async Task RestartedBetweenAcceptAndTurn_NothingIsLost()
    {
        await using var bot = await BotFixture.StartAsync();
        var (zhang, li) = await bot.InspectorsAsync();
        var id = await bot.OpensAsync(zhang, "恒泰焦化");
        await zhang.SaysAsync(Text);
        await zhang.SendsPictureAsync(SamplePicture.Png);
        await zhang.SaysAsync("料场未苫盖，正在生产，扬尘明显");
        await li.SaysAsync("帮助");

        await bot.RestartAsync();

        await zhang.SeesCardAsync("第1条已记下");
        await zhang.SeesAsync("照片已附到第1条");
        await zhang.SeesCardAsync("第2条已记下");
        await li.SeesAsync("【体检】");
        Assert.Equal([1, 0], (await bot.InspectionAsync(id)).Findings.Select(finding => finding.Pictures.Count));
    }

    private static int Tokens(BotFixture bot) =>
        bot.Tenant.WireLog.After(0).Count(entry => entry.Title.Contains("gettoken", StringComparison.Ordinal));

    private static async Task LaterAsync(BotFixture bot, TimeSpan step, int times)
    {
        for (var time = 0; time < times; time++)
        {
            bot.Clock.Advance(step);
            await bot.SettleAsync();
        }
    }
}
