using Bot.Operations.Demo;
using Bot.Tests.Support;

namespace Bot.Tests.Scripts;

/// <summary>CommitmentFirst: annex 5 is signed before anything else works.</summary>
public sealed class CommitmentTests
{
    private const string Card = "“入企体检”承诺书";

    [Fact]
    public async Task BeforeSigning_EverythingIsAnsweredWithTheCommitment_AndNothingHappens()
    {
        await using var bot = await BotFixture.StartAsync();
        await bot.MenuAsync();
        var zhang = bot.As(Scene.ZhangId);

        await zhang.SubscribesAsync();
        await zhang.SeesAsync("先签承诺书");
        await zhang.SeesAsync("承诺");
        await zhang.SeesCardAsync(Card);

        Func<Task>[] acts =
        [
            () => zhang.SaysAsync("体检 恒泰"),
            () => zhang.SaysAsync("除尘器未开，正在生产，烟尘直排"),
            () => zhang.SaysAsync("完成"),
            () => zhang.SaysAsync(""),
            () => zhang.ClicksMenuAsync("START"),
            () => zhang.ClicksMenuAsync("MY_TASKS"),
            () => zhang.ClicksMenuAsync("SIGN"),
            () => zhang.SendsPictureAsync(SamplePicture.Png),
            () => zhang.SendsLocationAsync(37.735, 115.670),
        ];
        foreach (var act in acts)
        {
            var answers = await bot.AnswersAsync(zhang, act);
            Scene.Has("承诺在先", Phone.Words(answers[0]));
            Assert.Equal(Card, CardView.Of(answers[1])!.Title);
            Assert.Equal(2, answers.Count);
            bot.Clock.Advance(TimeSpan.FromSeconds(20));
        }

        Scene.Has("【体检】", await bot.AnswerAsync(zhang, () => zhang.SaysAsync("帮助")));
        Scene.Has("【体检】", await bot.AnswerAsync(zhang, () => zhang.ClicksMenuAsync("HELP")));
        Assert.Empty(await bot.AnswersAsync(zhang, zhang.EntersAsync));
        Assert.Empty(await bot.OpenAsync(Scene.ZhangId));
        var session = await bot.SessionAsync(Scene.ZhangId);
        Assert.Null(session.DraftId);
        Assert.Empty(session.PendingPictures ?? []);
    }

    [Fact]
    public async Task Signing_ChangesTheCardInPlace_ASecondTapIsAnswered_AndItSurvivesARestart()
    {
        await using var bot = await BotFixture.StartAsync();
        var zhang = bot.As(Scene.ZhangId);
        await zhang.SaysAsync("承诺书");
        var older = await zhang.SeesCardAsync(Card);
        await zhang.SaysAsync("承诺书");
        var newer = await zhang.SeesCardAsync(Card);
        Assert.NotEqual(older.TaskId, newer.TaskId);

        await zhang.TapsAsync(newer, "我承诺并签字");
        await zhang.SeesDoneAsync(newer, "已签 12月9日");
        await zhang.SeesAsync("已签字，时间12月9日 08:30");

        Scene.Has("您已于12月9日 08:30签字承诺", await bot.AnswerAsync(zhang, () => zhang.TapsAsync(older, "我承诺并签字")));
        await zhang.SeesDoneAsync(older, "已签 12月9日");

        await bot.RestartAsync();
        await zhang.SaysAsync("体检 恒泰");
        await zhang.SeesCardAsync("开始体检");
        var again = await bot.AnswersAsync(zhang, () => zhang.SaysAsync("承诺书"));
        Scene.Has("您已于12月9日 08:30签字承诺", Phone.Words(again[^1]));
        Assert.All(again, bubble => Assert.Null(CardView.Of(bubble)));
    }

    [Fact]
    public async Task TwoTapsAtOnce_SignOnce()
    {
        await using var bot = await BotFixture.StartAsync();
        var zhang = bot.As(Scene.ZhangId);
        await zhang.SaysAsync("承诺书");
        var card = await zhang.SeesCardAsync(Card);

        var answers = await bot.AnswersAsync(zhang, () => zhang.TapsAsync(card, "我承诺并签字"), () => zhang.TapsAsync(card, "我承诺并签字"));

        Assert.Equal(2, answers.Count);
        Assert.StartsWith("已签字", Phone.Words(answers[0]), StringComparison.Ordinal);
        Assert.StartsWith("您已于", Phone.Words(answers[1]), StringComparison.Ordinal);
        await zhang.SeesDoneAsync(card, "已签");
    }

    [Fact]
    public async Task OfficersAndLeaders_AreNotAsked()
    {
        await using var bot = await BotFixture.StartAsync();
        foreach (var userId in new[] { "zhao.min", "zhou.tao", "chen.jing", "zheng.hua", "feng.yi", CountySeed.Officer })
        {
            var phone = bot.As(userId);
            Scene.Has("您好", await bot.AnswerAsync(phone, phone.SubscribesAsync));
            Assert.Equal("现在没有等您办的事。", await bot.AnswerAsync(phone, () => phone.SaysAsync("我的任务")));
            Scene.Has("您不用签", await bot.AnswerAsync(phone, () => phone.SaysAsync("承诺书")));
        }
    }

    [Fact]
    public async Task Stranger_GetsOneSentenceWhomToAsk()
    {
        await using var bot = await BotFixture.StartAsync();
        var stranger = bot.As("stranger");
        Scene.Has("请联系管理员陈静", await bot.AnswerAsync(stranger, () => stranger.SaysAsync("体检 恒泰")));
        Scene.Has("请联系管理员陈静", await bot.AnswerAsync(stranger, () => stranger.SendsPictureAsync(SamplePicture.Png)));
    }

    /// <summary>A squad leader inspects too: his approval waits for his signature, and is not lost.</summary>
    [Fact]
    public async Task ACardTappedBeforeSigning_DoesNothing_AndWorksAfterwards()
    {
        await using var bot = await BotFixture.StartAsync();
        var (zhang, _) = await bot.InspectorsAsync();
        await zhang.AsksForApprovalAsync("群众反映夜间生产");
        var wang = bot.As(Scene.WangId);
        var approval = await wang.SeesCardAsync("特殊原因体检");

        var refused = await bot.AnswersAsync(wang, () => wang.TapsAsync(approval, "同意"));
        Assert.Contains(refused, bubble => CardView.Of(bubble)?.Title == Card);
        Assert.Empty(await bot.OpenAsync(Scene.ZhangId));

        await wang.TapsAsync(wang.LastCard(Card), "我承诺并签字");
        await wang.SeesAsync("已签字");
        await wang.TapsAsync(approval, "同意");
        await wang.SeesDoneAsync(approval, "已同意");
        Assert.Single(await bot.OpenAsync(Scene.ZhangId));
    }
}
