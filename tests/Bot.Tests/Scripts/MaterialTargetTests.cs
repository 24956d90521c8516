using Bot.Operations.Demo;
using Domain.Planning;
using Domain.Responsibility;
using static Bot.Tests.Scripts.MaterialScene;

namespace Bot.Tests.Scripts;

/// <summary>宣传: to whom, before which visits, and what is refused.</summary>
public sealed class MaterialTargetTests
{
    [Fact]
    public async Task ACounty_AnIndustry_ATrack_AHandPickedList()
    {
        var (bot, zhou, _) = await StartAsync();
        await using var running = bot;
        var chen = bot.As("chen.jing");
        await chen.AsksAsync("county");
        await chen.SeesAsync("发给哪个县市区？请发名称：桃城区");
        await chen.SaysAsync("枣强县");
        await chen.SeesAsync("没有“枣强县”这个县市区，或不在您的职责范围内，没有记下。可以发：桃城区。");
        await chen.SaysAsync("桃城区");
        Scene.Has("企业：40家", (await chen.SeesCardAsync("请确认发送宣传材料")).ToString());

        await zhou.AsksAsync("industry");
        await zhou.SeesAsync("发给哪个行业？");
        await zhou.SaysAsync("铁匠");
        await zhou.SeesAsync("没有“铁匠”这个行业，没有记下。请发编号或名称：1 钢铁");
        await zhou.SaysAsync("2");
        var card = await zhou.SeesCardAsync("请确认发送宣传材料");
        Scene.Has("发给：桃城区的焦化企业", card.ToString());
        Scene.Has("企业：2家", card.ToString());
        await bot.AnswersAsync(zhou, () => zhou.TapsAsync(card, "不发"), () => zhou.TapsAsync(card, "不发"));
        await zhou.SeesDoneAsync(card, "已取消");
        await zhou.SeesAsync("这次发送已经取消，没有发出");

        await zhou.AsksAsync("positive");
        Scene.Has("发给：桃城区的正面清单企业\n  企业：4家", (await zhou.SeesCardAsync("请确认发送宣传材料")).ToString());

        await zhou.AsksAsync("picked");
        await zhou.SeesAsync("发给哪些企业？");
        await zhou.SaysAsync("恒泰焦化、没有这家、有限公司");
        await zhou.SeesAsync("名单没有记下。名册里没有，或不在您的职责范围内：没有这家。有几家都像，请写全名：有限公司。");
        await zhou.SaysAsync("恒泰焦化\n衡水瑞丰制药有限公司");
        Scene.Has("企业：2家", (await zhou.SeesCardAsync("请确认发送宣传材料")).ToString());
        Assert.Equal(2, await SignVisit.CountAsync(bot, "material_pick"));
        Assert.Equal(0, await SignVisit.CountAsync(bot, "material_receipt"));
    }

    [Fact]
    public async Task TwoOffices_TheSameVersion_GoesOnce_AndTheSecondReadsWhoSentIt()
    {
        var (bot, zhou, he) = await StartAsync();
        await using var running = bot;
        var office = await bot.OfficeAsync();
        await zhou.AsksAsync("positive");
        await zhou.ConfirmsAsync();
        await bot.SettleAsync();
        await office.AsksAsync();
        Scene.Has("企业：36家（另4家已发过，不重发）", (await office.ConfirmsAsync()).ToString());
        await office.SeesAsync("已发给1家企业的负责人。\n4家以前发过这一版，没有重复发。\n35家没有企业微信负责人");
        Assert.Equal((2, 40), (SignVisit.Texts(he, First), await SignVisit.CountAsync(bot, "material_receipt")));

        await zhou.AsksAsync();
        await zhou.SeesAsync("桃城区的全部企业40家都已发过《企业注意事项“明白纸”》第1版（周涛，12月9日 08:30），同一版每家只发一次，没有再发");
    }

    /// <summary>Both cards were asked for before either was tapped.</summary>
    [Fact]
    public async Task TwoOfficesAtOnce_TheSecondCardFindsNobodyNew()
    {
        var (bot, zhou, he) = await StartAsync();
        await using var running = bot;
        var office = await bot.OfficeAsync();
        await zhou.AsksAsync();
        await office.AsksAsync();
        var (one, two) = (await zhou.SeesCardAsync("请确认发送宣传材料"), await office.SeesCardAsync("请确认发送宣传材料"));
        await Task.WhenAll(zhou.TapsAsync(one, "确认发送"), office.TapsAsync(two, "确认发送"));
        await bot.SettleAsync();
        Assert.Equal((1, 40), (SignVisit.Texts(he, First), await SignVisit.CountAsync(bot, "material_receipt")));
    }

    /// <summary>A drawn visit is told to nobody before its day, and the text speaks of none.</summary>
    [Fact]
    public async Task BeforeAVisit_OnceToEachEnterprise_ADrawnOneOnItsMorning()
    {
        var (bot, zhou, he) = await StartAsync(("Materials:DayBeforeVisit", "true"));
        await using var running = bot;
        const string Third = "demo-003";
        await bot.GrantOfficerAsync(CountySeed.Officer, "何晓燕", SelfCheckScene.Ordinary, Third);
        await bot.InspectorsAsync();
        await zhou.AsksAsync(when: "Visit");
        Scene.Has("发出：体检前一个工作日，逐家发", (await zhou.ConfirmsAsync()).ToString());
        await zhou.SeesAsync("体检前一个工作日，逐家发。要停，发“宣传停发 1”");
        await VisitScene.PlanAsync(
            bot,
            VisitScene.Visit("v1", SelfCheckScene.Ordinary, 2),
            VisitScene.Visit("v2", Third, 5) with { Origin = VisitOrigin.Draw });
        await bot.RunAsync(9);
        Assert.Empty(he.FromApp);
        await bot.RunAsync(10);
        await bot.RunAsync(10, 9);
        Assert.Equal([SelfCheckScene.Ordinary], (await bot.ReceiptsAsync()).Select(one => one.EnterpriseId));
        Assert.Equal((1, 1), (SignVisit.Texts(he, First), SignVisit.Cards(he, Receipt)));
        await bot.RunAsync(11);
        Assert.Equal(1, SignVisit.Texts(he, First));

        // The drawn one is on Monday.
        await bot.RunAsync(14, 8);
        Assert.Equal(1, SignVisit.Texts(he, First));
        await bot.RunAsync(14);
        Assert.Equal([SelfCheckScene.Ordinary, Third], (await bot.ReceiptsAsync()).Select(one => one.EnterpriseId).Order());
        Assert.DoesNotContain(he.FromApp, bubble => Phone.Words(bubble).Contains("体检前", StringComparison.Ordinal));
    }

    [Fact]
    public async Task OutsideTheScope_NobodySends_AndNobodySeesNumbers()
    {
        var (bot, _, he) = await StartAsync();
        await using var running = bot;
        var (zhang, _) = await bot.InspectorsAsync();
        Scene.Has("宣传材料由分局办公室和包联责任人（中队长以上）发", await bot.AnswerAsync(zhang, () => zhang.SaysAsync("宣传")));
        Scene.Has("宣传进度和宣传名单只发给", await bot.AnswerAsync(zhang, () => zhang.SaysAsync("宣传进度")));
        Scene.Has("还没有发给您企业的宣传材料", await bot.AnswerAsync(he, () => he.SaysAsync("宣传")));

        await SignVisit.GrantAsync(bot, "stranger", "路人", new RoleGrant(Role.CountyDirector, "枣强县"));
        var other = bot.As("stranger");
        await bot.As(VisitScene.ZhouId).AsksAsync();
        await bot.As(VisitScene.ZhouId).ConfirmsAsync();
        await bot.SettleAsync();
        Scene.Has("您的职责范围内还没有发过宣传材料", await bot.AnswerAsync(other, () => other.SaysAsync("宣传进度")));
        Scene.Has("没有“桃城区”这个县市区，或不在您的职责范围内", await bot.AnswerAsync(other, () => other.SaysAsync("宣传名单 桃城区")));
        await other.AsksAsync();
        await other.SeesAsync("枣强县的全部企业现在一家也没有，没有发出");
        Scene.Has("没有第1号宣传，或不在您的职责范围内", await bot.AnswerAsync(other, () => other.SaysAsync("宣传停发 1")));
    }

    [Fact]
    public async Task AVersionWithdrawn_GoesToNobody_AndNobodyHasToConfirmIt()
    {
        const string Head = "类型：一封信\n标题：致企业的一封信\n版本：2";
        var folder = Folder(Head, "各企业：\n请自查。");
        var (bot, zhou, he) = await StartAsync(("Content:MaterialFolder", folder));
        await using var running = bot;
        await zhou.AsksAsync(what: "letter");
        await zhou.ConfirmsAsync();
        var card = await he.SeesCardAsync("请确认收到：致企业的一封信");
        await zhou.AsksAsync("full", "Visit", "letter");
        await zhou.ConfirmsAsync();
        await zhou.AsksAsync("full", "Visit", "letter");
        var open = await zhou.SeesCardAsync("请确认发送宣传材料");
        await VisitScene.PlanAsync(bot, VisitScene.Visit("v1", "demo-003", 1));

        await File.WriteAllTextAsync(Path.Combine(folder, "letter.txt"), $"{Head}\n停用：是\n\n各企业：\n请自查。");
        await bot.RestartAsync();
        await zhou.TapsAsync(open, "确认发送");
        await zhou.SeesAsync("《致企业的一封信》第2版已停用或换了新版，没有发出");
        await he.TapsAsync(card, "确认收到", ("levels", "Boss"));
        await he.SeesAsync("这份材料已经停用，不用再确认");
        await bot.RunAsync(10);
        await zhou.SeesAsync("第2号宣传《致企业的一封信》第2版已停用或换了新版，没有发出");
        await bot.RunAsync(14);
        Assert.Equal(1, SignVisit.Cards(he, "请确认收到"));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task OtherWordsUnderTheSameNumber_AreRefused()
    {
        const string Head = "类型：案例\n标题：以案说法第一期\n版本：1";
        var folder = Folder(Head, "案情一。");
        var (bot, zhou, he) = await StartAsync(("Content:MaterialFolder", folder));
        await using var running = bot;
        await zhou.AsksAsync("positive", what: "letter");
        await zhou.ConfirmsAsync();
        await he.SeesAsync("案情一。");
        await File.WriteAllTextAsync(Path.Combine(folder, "letter.txt"), $"{Head}\n\n案情二。");
        await bot.RestartAsync();
        await zhou.AsksAsync("full", what: "letter");
        await zhou.ConfirmsAsync();
        await zhou.SeesAsync("《以案说法第一期》第1版以前发过，文字和现在的不一样，没有发出。请管理员把材料文件里的“版本”改成2");
        Assert.Equal(4, await SignVisit.CountAsync(bot, "material_receipt"));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task ACardLeftLying_SendsNothing()
    {
        var (bot, zhou, he) = await StartAsync();
        await using var running = bot;
        await zhou.AsksAsync();
        bot.Clock.Advance(TimeSpan.FromMinutes(30));
        var card = await zhou.ConfirmsAsync();
        await zhou.SeesDoneAsync(card, "已过期");
        await zhou.SeesAsync("这次发送超过30分钟没有确认，已作废");
        Assert.Empty(he.FromApp);
    }
}
