using System.Security.Cryptography;
using System.Text;
using Bot.Documents;
using Bot.Operations.Demo;
using Bot.Tests.Support;
using Domain.SelfChecks;

namespace Bot.Tests.Scripts;

/// <summary>自行体检 as an officer fills it: three parts, problems, annex 2, 自查完成.</summary>
public sealed class SelfCheckTests
{
    [Fact]
    public async Task FromTheNoticeToTheThanks_AsTheyRead()
    {
        var (bot, he) = await SelfCheckScene.StartAsync([SelfCheckScene.PositiveList], SelfCheckScene.Phase);
        await using var running = bot;
        await bot.NineAsync(12, 10);
        await he.SeesAsync("【企业自查通知】");
        await he.SeesCardAsync("企业自查：已填0项");
        await he.ClearsAsync("生产工序");

        await he.OpensPartAsync("排污节点");
        await he.SaysAsync("2号排口没有标识牌");
        await he.TapsAsync(await he.SeesCardAsync("第1条：改好了没有"), "立行立改");
        await he.SeesAsync("第1条记为立行立改");
        await he.SaysAsync("雨污没有分流，雨水沟有积水");
        var second = await he.SeesCardAsync("第2条：改好了没有");
        await he.SendsPictureAsync(SamplePicture.Png);
        await he.SeesAsync("照片记到第2条，共1张");
        await he.TapsAsync(second, "其他日期");
        await he.SeesAsync("哪天改好");
        await he.SaysAsync("12-20");
        await he.SeesDoneAsync(second, "12月20日前改好");
        await he.SeesAsync("第2条记为12月20日前改好");
        await he.SaysAsync("没有了");
        await he.SeesAsync("排污节点：✓ 2条问题，立行立改1条。还缺治污设施");

        await he.OpensPartAsync("治污设施");
        await he.SaysAsync("没有问题");
        await he.SeesAsync("三项都填好了，还要签承诺书");
        await he.TapsAsync(he.Whole(), "签承诺书");
        await he.SeesAsync("九、自觉接受政府");
        var promise = await he.SeesCardAsync("“自行体检”承诺书");
        await he.TapsAsync(promise, "我承诺并签字");
        await he.SeesDoneAsync(promise, "已签字");
        await he.SeesAsync("请点“自查完成”");
        var whole = he.Whole();
        await he.TapsAsync(whole, "自查完成");
        await he.SeesDoneAsync(whole, "自查已完成");
        await he.SeesAsync("自查完成，谢谢");
        Golden.Match(string.Join('\n', bot.Transcript), "Golden/selfcheck.txt");

        var check = (await bot.CheckAsync(SelfCheckScene.PositiveList))!;
        Assert.Equal((SelfCheckStatus.Done, false, 1, 1), (check.Status, check.IsLate, check.MendedOnTheSpot, check.ToMend));
        Assert.NotNull(Assert.Single(check.Problems[1].Pictures).Sha256);
        Assert.Equal((SelfCheckScene.Officer, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(bot.Get<ContentFiles>().EnterpriseCommitment)))), (check.Promise!.UserId, check.Promise.TextSha256));
    }

    [Fact]
    public async Task TooEarly_IsRefusedWithWhatIsMissing_InTheOrderOfTheParts()
    {
        var (bot, he) = await SelfCheckScene.StartAsync([SelfCheckScene.PositiveList], SelfCheckScene.Phase);
        await using var running = bot;
        await bot.NineAsync(12, 10);
        Scene.Has("还缺生产工序、排污节点、治污设施，三项都填好才算完成", await bot.AnswerAsync(he, () => he.TapsAsync(he.Whole(), "自查完成")));

        await he.ClearsAsync("生产工序", "排污节点");
        await he.OpensPartAsync("治污设施");
        await he.SaysAsync("除尘器布袋破损");
        await he.SeesCardAsync("第1条");
        var answers = await bot.AnswersAsync(he, () => he.SaysAsync("自查完成"));
        Scene.Has("还缺治污设施，三项都填好才算完成", Phone.Words(answers[0]));
        await he.SaysAsync("自查");
        await he.TapsAsync(he.LastCard("第1条"), "7天内整改");
        await he.SeesAsync("第1条记为12月17日前改好");
        Scene.Has("是正面清单企业，自查完成前要签承诺书", await bot.AnswerAsync(he, () => he.TapsAsync(he.Whole(), "自查完成")));
        Assert.Equal(SelfCheckStatus.Answering, (await bot.CheckAsync(SelfCheckScene.PositiveList))!.Status);
    }

    [Fact]
    public async Task DoubleTaps_DoNothingTwice_AndStaleOnesAreToldThePresentState()
    {
        var (bot, he) = await SelfCheckScene.StartAsync([SelfCheckScene.Ordinary], SelfCheckScene.Phase);
        await using var running = bot;
        await bot.NineAsync(12, 10);
        var part = await he.OpensPartAsync("生产工序");
        var answers = await bot.AnswersAsync(he, () => he.TapsAsync(part, "没有问题"), () => he.TapsAsync(part, "没有问题"));
        Assert.Single(answers, answer => Phone.Words(answer).Contains("情况有变：生产工序现在是“✓ 没有问题”", StringComparison.Ordinal));
        Assert.Equal(2, (await bot.CheckAsync(SelfCheckScene.Ordinary))!.Version);

        await he.OpensPartAsync("排污节点");
        await he.SaysAsync("排口没有标识牌");
        var problem = await he.SeesCardAsync("第1条");
        // The second tap is quicker than the card's change.
        await he.TapsAsync(problem, "立行立改");
        await he.TapsAsync(problem, "30天内整改");
        await bot.SettleAsync();
        Scene.Has("第1条已经记为立行立改", Phone.Words(he.FromApp[^1]));
        await he.ClearsAsync("治污设施");
        var whole = he.Whole();
        await bot.AnswersAsync(he, () => he.TapsAsync(whole, "自查完成"), () => he.TapsAsync(whole, "自查完成"));
        Assert.Equal(1, SignVisit.Texts(he, "自查完成，谢谢"));
        Assert.Equal(1, SignVisit.Texts(he, "的自查已完成（何晓燕，"));
    }

    [Fact]
    public async Task ASecondOfficer_SeesTheSignatureAndTheEnd_AndHisOldCardsDoNothing()
    {
        var (bot, he) = await SelfCheckScene.StartAsync([SelfCheckScene.PositiveList], SelfCheckScene.Phase);
        await using var running = bot;
        await bot.GrantOfficerAsync("stranger", "路人", SelfCheckScene.PositiveList);
        var other = bot.As("stranger");
        await bot.NineAsync(12, 10);
        await he.TapsAsync(he.Whole(), "签承诺书");
        var mine = await he.SeesCardAsync("“自行体检”承诺书");
        await other.TapsAsync(other.Whole(), "签承诺书");
        var his = await other.SeesCardAsync("“自行体检”承诺书");

        // Both at once: one signs, the other is told who did.
        await he.TapsAsync(mine, "我承诺并签字");
        await other.TapsAsync(his, "我承诺并签字");
        await bot.SettleAsync();
        var signer = (await bot.CheckAsync(SelfCheckScene.PositiveList))!.Promise!.UserId;
        Assert.Equal(1, SignVisit.Texts(signer == SelfCheckScene.Officer ? other : he, "已于12月10日 09:00签字，不用再签"));
        await other.SeesDoneAsync(his, "已签字");
        await he.SeesDoneAsync(mine, "已签字");

        var stale = other.Whole();
        await he.ClearsAsync("生产工序", "排污节点", "治污设施");
        await other.TapsAsync(stale, "自查完成");
        await other.SeesAsync("情况有变：这家企业的自查刚才又有改动");
        await he.TapsAsync(he.Whole(), "自查完成");
        await he.SeesAsync("自查完成，谢谢");
        Assert.Contains("自查已完成", other.Whole().Done, StringComparison.Ordinal);
        var check = (await bot.CheckAsync(SelfCheckScene.PositiveList))!;
        Assert.Equal((signer, SelfCheckScene.Officer), (check.Promise!.UserId, check.DoneBy));
    }

    [Fact]
    public async Task ChangesAreTakenTillTheLastDay_AndOpenWhatWasClosed()
    {
        var (bot, he) = await SelfCheckScene.StartAsync([SelfCheckScene.Ordinary], SelfCheckScene.Phase);
        await using var running = bot;
        await bot.NineAsync(12, 10);
        await he.ClearsAsync("生产工序", "排污节点", "治污设施");
        await he.SaysAsync("自查完成。");
        await he.SeesAsync("12月16日前要改，发“自查”");

        await he.SaysAsync("自查");
        await he.SeesAsync("的自查已完成（何晓燕，12月10日 09:00）。没有发现问题");
        var part = await he.OpensPartAsync("治污设施");
        await he.TapsAsync(part, "重新填");
        await he.SeesAsync("治污设施已清空，请重新填");
        Assert.Equal(SelfCheckStatus.Answering, (await bot.CheckAsync(SelfCheckScene.Ordinary))!.Status);
        await he.TapsAsync(await he.SeesCardAsync("治污设施：有没有问题"), "没有问题");
        await he.SaysAsync("自查完成");
        await he.SeesAsync("自查完成，谢谢");
        var left = await he.OpensPartAsync("治污设施");

        await bot.NineAsync(12, 17);
        Scene.Has("的自查已完成", await bot.AnswerAsync(he, () => he.SaysAsync("自查")));
        Scene.Has("已经结束，自查也已完成", await bot.AnswerAsync(he, () => he.TapsAsync(left, "重新填")));
    }

    /// <summary>As in the demo, which begins after the self-check.</summary>
    [Fact]
    public async Task LateAnswersAreTakenAndMarked_TillTheInspectionIsSigned_AndTheInspectorReadsOfThem()
    {
        await using var bot = await BotFixture.StartAsync();
        var he = bot.As(SelfCheckScene.Officer);
        await he.SaysAsync("自查 恒泰焦化");
        await he.SeesAsync("自查已于12月6日截止；入企体检签字前还可以补填");
        await he.SeesCardAsync("企业自查：已填0项");
        await he.OpensPartAsync("治污设施");
        await he.SaysAsync("除尘器布袋破损，有冒灰");
        await he.TapsAsync(await he.SeesCardAsync("第1条"), "立行立改");
        await he.SeesAsync("第1条记为立行立改");
        await he.ClearsAsync("生产工序", "排污节点");
        await he.TapsAsync(he.Whole(), "自查完成");
        await he.SeesAsync("晚于期限，已注明");

        var visit = await SignVisit.SignedAsync(bot, SignVisit.Key);
        Assert.Equal(1, SignVisit.Texts(visit.Zhang, "企业自查（12月9日完成，晚于期限）：发现1条问题：立行立改1条。"));
        await he.SaysAsync("自查 恒泰焦化");
        await he.SeesAsync("的自查已完成");
        Scene.Has("执法人员已经入企体检并签字", await bot.AnswerAsync(he, () => he.TapsAsync(he.LastCard("治污设施：有没有问题"), "没有问题")));
    }

    [Fact]
    public async Task BeforeTheFirstDay_ItIsSaidWhen_AndWhatIsNoProblemIsNotTaken()
    {
        var (bot, he) = await SelfCheckScene.StartAsync([SelfCheckScene.Ordinary], SelfCheckScene.Phase);
        await using var running = bot;
        Scene.Has("从2020年12月10日到2020年12月16日，现在还没有开始", await bot.AnswerAsync(he, () => he.SaysAsync("自查")));

        await bot.NineAsync(12, 10);
        await he.OpensPartAsync("生产工序");
        Scene.Has("照片没有记下：请先打字", await bot.AnswerAsync(he, () => he.SendsPictureAsync(SamplePicture.Png)));
        Scene.Has("没有看到文字", await bot.AnswerAsync(he, () => he.SaysAsync("😀")));
        Scene.Has("太短，看不出是什么问题", await bot.AnswerAsync(he, () => he.SaysAsync("漏水")));
        Scene.Has("有问题直接打字写明", await bot.AnswerAsync(he, () => he.SaysAsync("收到")));
        Scene.Has("最多500字", await bot.AnswerAsync(he, () => he.SaysAsync(new string('漏', 501))));
        Scene.Has("接着填，发“自查”", await bot.AnswerAsync(he, () => he.SaysAsync("算了")));
        Assert.Null((await bot.SessionAsync(SelfCheckScene.Officer)).Asked);
        Assert.Equal(SelfCheckStatus.Told, (await bot.CheckAsync(SelfCheckScene.Ordinary))!.Status);
    }

    [Fact]
    public async Task NobodyElsesEnterprise_AndNobodyWithoutOne()
    {
        var (bot, he) = await SelfCheckScene.StartAsync([SelfCheckScene.Ordinary], SelfCheckScene.Phase);
        await using var running = bot;
        await bot.NineAsync(12, 10);
        var part = await he.OpensPartAsync("生产工序");
        await bot.GrantOfficerAsync(SelfCheckScene.Officer, "何晓燕", SelfCheckScene.PositiveList);
        Scene.Has("这张卡片不能再用", await bot.AnswerAsync(he, () => he.SaysAsync("除尘器布袋破损")));
        Scene.Has("这张卡片不能再用", await bot.AnswerAsync(he, () => he.TapsAsync(part, "没有问题")));
        Scene.Has("您名下没有名称里有“恒泰”的企业", await bot.AnswerAsync(he, () => he.SaysAsync("自查 恒泰")));
        Assert.Empty((await bot.CheckAsync(SelfCheckScene.Ordinary))!.Clear);

        var office = bot.As("chen.jing");
        Scene.Has("自查由企业环保负责人填写", await bot.AnswerAsync(office, () => office.SaysAsync("自查")));
        Scene.Has("自查由企业环保负责人填写", await bot.AnswerAsync(office, () => office.SaysAsync("自查完成")));
    }
}
