using System.Globalization;
using System.Text.RegularExpressions;
using Bot.Operations.Demo;
using Bot.Storage.Stores;
using Bot.Tests.Support;
using Domain.Inspections;
using Domain.Responsibility;

namespace Bot.Tests.Scripts;

/// <summary>倒查 (二(一)2(5)): from the find over the hearing to the rungs.</summary>
public sealed partial class AccountabilityTests
{
    [Fact]
    public async Task FromTheFind_ToTheFirstRung_AsItReads()
    {
        await using var bot = await BotFixture.StartAsync();
        var scene = await AccountabilityScene.StartAsync(bot);
        var (office, mine, hers) = await scene.RecordAsync(AccountabilityScene.Hengtai);

        // The office may not confirm before all were heard.
        await scene.Chen.TapsAsync(office, "确认");
        await scene.Chen.SeesAsync("张伟、李娜还没有答复，听取意见到2021年5月19日为止");
        await scene.Zhang.TapsAsync(mine, "我要说明");
        await scene.Zhang.SeesAsync("请说明情况");
        await scene.Zhang.SaysAsync("12月检查时没有这根管子");
        await scene.Zhang.SeesAsync("记下了");
        await scene.Zhang.SendsPictureAsync(SamplePicture.Png);
        await scene.Zhang.SeesAsync("照片收到了");
        await scene.Zhang.SaysAsync("完成");
        await scene.Zhang.SeesAsync("您的说明已记下");
        await scene.Chen.SeesAsync("张伟答复了");
        await scene.Li.TapsAsync(hers, "没有要说明的");
        await scene.Chen.SeesAsync("已听取全部意见，请您定");

        await scene.Chen.TapsAsync(office, "补证据");
        await scene.Chen.SeesAsync("请发证据");
        await scene.Chen.SendsPictureAsync(SamplePicture.Png);
        await scene.Chen.SeesAsync("照片收到了");
        await scene.Chen.SaysAsync("完成");
        await scene.Chen.SeesAsync("证据已记下");
        await scene.Chen.TapsAsync(office, "确认");
        await scene.Chen.SeesAsync("张伟：“12月检查时没有这根管子”（照片1张）\n李娜：没有要说明的\n照片见下。\n请用一句话写明确认的理由");
        await bot.SettleAsync();
        Assert.Single(scene.Chen.FromApp, bubble => bubble.Kind == "image");
        await scene.Chen.SaysAsync("管道老旧，12月就在，申辩不成立");
        await scene.Chen.SeesAsync("已通知张伟、李娜");
        await scene.Zhang.SeesAsync("已确认为应查出而未查出。理由：管道老旧");

        // The program proposes; a person decides.
        Assert.Equal(0, SignVisit.Texts(scene.Zhang, "【倒查处理】"));
        var step = await scene.Chen.SeesCardAsync("倒查处理：张伟 第1级");
        await scene.CarryOutAsync(step);
        await scene.Chen.SeesDoneAsync(step, "已执行");
        await scene.Chen.SeesAsync("已记下：张伟，通报批评，并作书面检查。已通知2人");
        await scene.Zhang.SeesAsync("【倒查处理】张伟：通报批评，并作书面检查");
        await bot.As("zhou.tao").SeesAsync("【倒查处理】张伟");
        Assert.Equal(0, SignVisit.Texts(bot.As("feng.yi"), "【倒查处理】"));
        Golden.Match(Hash().Replace(string.Join('\n', bot.Transcript), "…"), "Golden/accountability.txt");

        Assert.Equal(2, await bot.ReadAsync(work => work.ScalarAsync<long>("select count(*) from missed_material where sha256 is not null")));
        Assert.Equal(
            ["missed.recorded", "missed.confirmed", "ladder.recorded", "ladder.recorded", "ladder.done"],
            await bot.ReadAsync(work => work.QueryAsync<string>("select action from audit where action in ('missed.recorded', 'missed.confirmed', 'ladder.recorded', 'ladder.done') order by seq")));
        Assert.Null(await bot.ReadAsync(work => bot.Get<AuditLog>().VerifyAsync(work)));
    }

    [Fact]
    public async Task ThreeEnterprises_GoToTheDisciplineOffice_AndAWithdrawnOneMarksTheRung()
    {
        await using var bot = await BotFixture.StartAsync();
        var scene = await AccountabilityScene.StartAsync(bot, AccountabilityScene.Hongda, AccountabilityScene.Huarui);
        await scene.ConfirmAsync(AccountabilityScene.Hengtai);
        await scene.Chen.SeesCardAsync("倒查处理：张伟 第1级");
        await scene.ConfirmAsync(AccountabilityScene.Hongda);
        var second = (await scene.Chen.SeesCardAsync("倒查处理：张伟 第2级")).ToString();
        Scene.Has("调离执法岗位", second);
        Scene.Has("已确认2家：衡水恒泰焦化有限公司、衡水宏达水泥制品有限公司", second);
        Assert.DoesNotContain("驻局纪检组", second, StringComparison.Ordinal);
        await scene.ConfirmAsync(AccountabilityScene.Huarui);
        var step = await scene.Chen.SeesCardAsync("倒查处理：张伟 第3级");

        // The program proposed three times and carried out nothing.
        Assert.Equal(0, SignVisit.Texts(scene.Zhang, "【倒查处理】"));
        await scene.CarryOutAsync(step);
        await scene.Chen.SeesAsync("较轻的一级并入这一级");
        await bot.As("feng.yi").SeesAsync("【倒查处理】张伟：线索移送驻局纪检组");
        Assert.Equal(["1 Merged", "2 Merged", "3 Done"], await StepsAsync(bot, "select concat(rung, ' ', status) from accountability_step where user_id = 'zhang.wei' order by rung"));

        await scene.Chen.SaysAsync("倒查");
        await scene.Chen.SeesAsync("衡水华瑞玻璃有限公司（5月10日发现）：已确认");
        var now = scene.Chen.LastCard("倒查：衡水华瑞玻璃");
        await scene.Chen.TapsAsync(now, "撤销");
        await scene.Chen.SeesAsync("写明撤销的理由");
        await scene.Chen.SaysAsync("复核后认定是检查以后新建的");
        await bot.As("feng.yi").SeesAsync("“线索移送驻局纪检组”已不成立");
        await scene.Zhang.SeesAsync("“线索移送驻局纪检组”已不成立");
        Assert.Equal(["3 Done"], await StepsAsync(bot, "select concat(rung, ' ', status) from accountability_step where user_id = 'zhang.wei' and marked_at is not null"));

        // Two still stand: what was merged into the third is asked for again, and he hears of it only when it is carried out.
        bot.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(0, SignVisit.Texts(scene.Zhang, "调离执法岗位。"));
        await scene.Chen.SaysAsync("倒查");
        Scene.Has("待执行", Phone.Words(await scene.Chen.SeesAsync("· 张伟：调离执法岗位（5月12日")));
        var again = scene.Chen.LastCard("倒查处理：张伟 第2级");
        await scene.CarryOutAsync(again);
        await scene.Chen.SeesDoneAsync(again, "已执行");
        Scene.Has("已确认应查出而未查出的企业2家：衡水恒泰焦化有限公司、衡水宏达水泥制品有限公司", Phone.Words(await scene.Zhang.SeesAsync("【倒查处理】张伟：调离执法岗位")));
        Assert.Equal(["1 Merged", "2 Done", "3 Done"], await StepsAsync(bot, "select concat(rung, ' ', status) from accountability_step where user_id = 'zhang.wei' order by rung"));
        Assert.Equal(2, await bot.ReadAsync(work => work.ScalarAsync<long>("select count(*) from audit where action = 'ladder.reopened'")));
        Assert.Null(await bot.ReadAsync(work => bot.Get<AuditLog>().VerifyAsync(work)));
    }

    /// <summary>What was begun is heard to its end, and where the time is over it lies before whoever decides.</summary>
    [Fact]
    public async Task AStatementThatIsNotFinished_IsNoAnswer_AndIsNotLost()
    {
        await using var bot = await BotFixture.StartAsync();
        var scene = await AccountabilityScene.StartAsync(bot);
        var (office, mine, hers) = await scene.RecordAsync(AccountabilityScene.Hengtai);
        await scene.Zhang.TapsAsync(mine, "我要说明");
        await scene.Zhang.SaysAsync("那条线是一月才建的，我还有图纸要发");
        await scene.Zhang.SeesAsync("还有就接着发；完了回复“完成”");
        await scene.Li.TapsAsync(hers, "没有要说明的");
        await scene.Chen.SeesAsync("未答复：张伟（没有说完）");
        await scene.Chen.TapsAsync(office, "确认");
        await scene.Chen.SeesAsync("张伟还没有答复，听取意见到2021年5月19日为止");
        await scene.Zhang.SaysAsync("完成");
        await scene.Chen.SeesAsync("张伟答复了\n“那条线是一月才建的，我还有图纸要发”\n已听取全部意见，请您定");

        // More is begun once more, and the time runs out over it.
        bot.Clock.Advance(TimeSpan.FromMinutes(1));
        await scene.Zhang.TapsAsync(scene.Zhang.LastCard("请说明："), "再补充说明");
        await scene.Zhang.SaysAsync("图纸上写着一月开工");
        await scene.Zhang.SeesAsync("记下了");
        await scene.Chen.TapsAsync(office, "确认");
        await scene.Chen.SeesAsync("张伟还没有答复");
        bot.Clock.Advance(TimeSpan.FromDays(8));
        await scene.Chen.TapsAsync(office, "撤销");
        await scene.Chen.SeesAsync("张伟：“那条线是一月才建的，我还有图纸要发”；“图纸上写着一月开工”（没有说完）\n李娜：没有要说明的\n请用一句话写明撤销的理由");
    }

    [Fact]
    public async Task APictureThatNeverCame_OpensTheHearingAgain_AndWhatIsSaidMeanwhileComesFirst()
    {
        await using var bot = await BotFixture.StartAsync();
        var scene = await AccountabilityScene.StartAsync(bot);
        var (office, mine, hers) = await scene.RecordAsync(AccountabilityScene.Hengtai);
        await scene.Li.TapsAsync(hers, "没有要说明的");
        await scene.Zhang.TapsAsync(mine, "我要说明");
        bot.Tenant.Faults.Fail(40007, times: 20, path: "media/get");
        await scene.Zhang.SendsPictureAsync(SamplePicture.Png);
        await scene.Zhang.SaysAsync("完成");
        await scene.Zhang.SeesAsync("倒查的这张照片没有取到，没有记下。请在卡片上点“我要说明”");
        await scene.Chen.TapsAsync(office, "确认");
        await scene.Chen.SeesAsync("张伟还没有答复");
        await scene.Zhang.SaysAsync("看图");
        await scene.Zhang.TapsAsync(scene.Zhang.LastCard("请说明："), "再补充说明");
        await scene.Zhang.SaysAsync("看图");
        await scene.Zhang.SeesAsync("记下了");
        await scene.Zhang.SaysAsync("完成");

        await scene.Chen.TapsAsync(office, "确认");
        await scene.Chen.SeesAsync("张伟：“看图”\n李娜：没有要说明的\n请用一句话写明确认的理由");
        await scene.Li.TapsAsync(scene.Li.LastCard("请说明："), "再补充说明");
        await scene.Li.SeesAsync("请说明情况");
        await scene.Li.SaysAsync("我当天只签了字，没有进车间");
        await scene.Li.SeesAsync("记下了");
        await scene.Li.SaysAsync("完成");
        await scene.Chen.SeesAsync("李娜答复了\n“我当天只签了字，没有进车间”");
        await scene.Chen.SaysAsync("申辩不成立");
        await scene.Chen.SeesAsync("刚才又有新的说明，还没有定。请看过再写理由：\n张伟：“看图”\n李娜：“我当天只签了字，没有进车间”");
        Assert.Equal(0, SignVisit.Texts(scene.Zhang, "已确认为应查出而未查出"));
        await scene.Chen.SaysAsync("申辩不成立，两人都签了字");
        await scene.Zhang.SeesAsync("已确认为应查出而未查出。理由：申辩不成立，两人都签了字");
    }

    [Fact]
    public async Task ARung_IsAskedForOnceMore_BeforeItIsCarriedOut()
    {
        await using var bot = await BotFixture.StartAsync();
        var scene = await AccountabilityScene.StartAsync(bot);
        await scene.ConfirmAsync(AccountabilityScene.Hengtai);
        var step = await scene.Chen.SeesCardAsync("倒查处理：张伟 第1级");
        foreach (var answer in new[] { "好像", "确认？", "取 消" })
        {
            await scene.Chen.TapsAsync(step, "确认执行");
            await scene.Chen.SeesAsync("要对张伟执行“通报批评，并作书面检查”");
            await scene.Chen.SaysAsync(answer);
            await bot.SettleAsync();
        }

        Assert.Equal(2, SignVisit.Texts(scene.Chen, "还没有执行。要执行，回复“确认”"));
        Assert.Equal(1, SignVisit.Texts(scene.Chen, "没有记下，什么也没有改"));
        Assert.Equal(["Proposed", "Proposed"], await StepsAsync(bot, "select status from accountability_step"));
        Assert.Equal(0, SignVisit.Texts(scene.Zhang, "【倒查处理】"));
        await scene.CarryOutAsync(step);
        await scene.Zhang.SeesAsync("【倒查处理】张伟：通报批评");
        await scene.Chen.SaysAsync("确认");
        await bot.SettleAsync();
        Assert.Equal(1, SignVisit.Texts(scene.Zhang, "【倒查处理】"));
    }

    [Fact]
    public async Task TheTimeOfTheHearing_IsOver_AndAHintCountsAllTheSame()
    {
        await using var bot = await BotFixture.StartAsync();
        var scene = await AccountabilityScene.StartAsync(bot);
        var (office, mine, _) = await scene.RecordAsync(AccountabilityScene.Hengtai, hinted: true);
        bot.Clock.Advance(TimeSpan.FromDays(8));
        await scene.Chen.TapsAsync(office, "确认");
        await scene.Chen.SeesAsync("写明确认的理由");
        await scene.Chen.SaysAsync("登记表只写了提醒，没有作为问题处理");
        await scene.Chen.SeesCardAsync("倒查处理：张伟 第1级");
        await scene.Zhang.TapsAsync(mine, "我要说明");
        await scene.Zhang.SeesAsync("听取意见已经结束");
    }

    /// <summary>Annex 4 without its duplicate 15: 26 types; a drop-down holds ten.</summary>
    [Fact]
    public async Task EveryProblemType_CanBeChosenOnAPhone()
    {
        await using var bot = await BotFixture.StartAsync();
        var scene = await AccountabilityScene.StartAsync(bot);
        var draft = await scene.DraftAsync(AccountabilityScene.Hengtai);
        await scene.Chen.TapsAsync(draft, "记下并听取意见", ("type", "其他17种类型（下一步选）"), ("hinted", "只写了提醒"));
        var others = await scene.Chen.SeesCardAsync("倒查：");
        Scene.Has("登记表里只写了提醒", others.ToString());
        var offered = draft.Questions["type"].SkipLast(1).Concat(others.Questions["type"]).Select(option => int.Parse(option.Id, CultureInfo.InvariantCulture));
        Assert.Equal(ProblemType.Offered.Select(type => type.Code), offered.Order());
        Assert.Equal(0, await bot.ReadAsync(work => work.ScalarAsync<long>("select count(*) from missed_violation where status = 'Hearing'")));

        var last = others.Questions["type"][^1];
        await scene.Chen.TapsAsync(others, "记下并听取意见", ("type", last.Text));
        await scene.Chen.SeesDoneAsync(others, "已记下");
        await scene.Chen.SeesDoneAsync(draft, "已记下");
        Scene.Has($"问题类型：{last.Id} ", (await scene.Zhang.SeesCardAsync("请说明：")).ToString());
        Assert.Equal([$"{last.Id} 1"], await StepsAsync(bot, "select concat(type_code, ' ', only_hinted) from missed_violation"));
    }

    [Fact]
    public async Task NobodyElse_StartsOrDecidesIt()
    {
        await using var bot = await BotFixture.StartAsync();
        var scene = await AccountabilityScene.StartAsync(bot);
        var others = new[] { scene.Zhang, bot.As("zhou.tao"), bot.As("zheng.hua"), bot.As(CountySeed.Officer) };
        foreach (var other in others)
        {
            await other.SaysAsync($"倒查 {AccountabilityScene.Hengtai}");
            await other.SeesAsync("倒查由专项行动办公室办理");
        }

        await SignVisit.GrantAsync(bot, "county.office", "县办", new RoleGrant(Role.CityOffice, CountySeed.County));
        Assert.Equal(others.Length, await bot.ReadAsync(work => work.ScalarAsync<long>("select count(*) from audit where action = 'missed.refused'")));
        Assert.Equal(0, await SignVisit.CountAsync(bot, "missed_violation"));
    }

    [Theory]
    [InlineData("2020-12-30", "倒查的是2021年里发现")]
    [InlineData("12-30", "2020年12月30日不算")]
    [InlineData("2021-5-13", "2021年5月13日还没到，没有记下。请写发现的那天，如 2021-5-12")]
    [InlineData("明天", "2021年5月13日还没到")]
    [InlineData("2-30", "日历上没有2-30这一天，没有记下。请写发现的那天")]
    [InlineData("五月", "没有看懂日期。请写发现的那天，如 2021-5-12；不记了，回复“取消”")]
    [InlineData("取消", "什么也没有改")]
    [InlineData("取 消", "什么也没有改")]
    [InlineData("昨天", "2021年5月11日发现了什么问题")]
    [InlineData("今天", "2021年5月12日发现了什么问题")]
    [InlineData("5-10", "2021年5月10日发现了什么问题")]
    [InlineData("\uFF15\u6708\uFF11\uFF10\u65E5", "2021年5月10日发现了什么问题")]
    public async Task ADayThatIsNone_IsSaid(string day, string words)
    {
        await using var bot = await BotFixture.StartAsync();
        var scene = await AccountabilityScene.StartAsync(bot);
        await scene.Chen.SaysAsync($"倒查 {AccountabilityScene.Hengtai}");
        await scene.Chen.SeesAsync("哪天发现的？请回复日期，如 2021-5-12");
        await scene.Chen.SaysAsync(day);
        await scene.Chen.SeesAsync(words);
    }

    /// <summary>2021年全年: the forms are of December 2020. Nobody answers three questions in vain, and the example is a day that is taken.</summary>
    [Fact]
    public async Task BeforeItsYear_ItIsSaidAtOnce_AndAfterIt_TheExampleLiesInIt()
    {
        await using var bot = await BotFixture.StartAsync();
        await SignVisit.SignedAsync(bot, SignVisit.Key);
        var chen = bot.As("chen.jing");
        await chen.SaysAsync($"倒查 {AccountabilityScene.Hengtai}");
        await chen.SeesAsync("2021年还没到，没有记。2021年1月1日起");
        bot.Clock.Advance(new DateTimeOffset(2022, 1, 5, 9, 0, 0, TimeSpan.FromHours(8)) - bot.Clock.GetUtcNow());
        await chen.SaysAsync($"倒查 {AccountabilityScene.Hengtai}");
        await chen.SeesAsync("如 2021-12-31");
        await chen.SaysAsync("12-31");
        await chen.SeesAsync("2021年12月31日发现了什么问题");
    }

    [Fact]
    public async Task APictureInTheMiddleOfRecording_IsSaidWhereItBelongs()
    {
        await using var bot = await BotFixture.StartAsync();
        var scene = await AccountabilityScene.StartAsync(bot);
        await scene.Chen.SaysAsync($"倒查 {AccountabilityScene.Hengtai}");
        await scene.Chen.SeesAsync("哪天发现的");
        await scene.Chen.SendsPictureAsync(SamplePicture.Png);
        await scene.Chen.SeesAsync("照片没有记下：这一步要文字。这件记下以后，在卡片上点“补证据”再发照片。");
        await scene.Chen.SaysAsync("2021-5-10");
        await scene.Chen.SeesAsync("发现了什么问题");
    }

    [Fact]
    public async Task WhatNobodyInspected_IsRefusedWithTheReason()
    {
        await using var bot = await BotFixture.StartAsync();
        var scene = await AccountabilityScene.StartAsync(bot);
        await scene.Chen.SaysAsync("倒查");
        await scene.Chen.SeesAsync("现在没有倒查");
        await scene.Chen.SaysAsync($"倒查 {AccountabilityScene.Hongda}");
        await scene.Chen.SeesAsync("没有已签字的登记表，没有执法人员签过字，不能倒查");
        await scene.Chen.SaysAsync("倒查 没有这家");
        await scene.Chen.SeesAsync("名单里没有叫");
        await scene.Chen.SaysAsync("倒查 有限公司");
        await scene.Chen.SeesAsync("对得上好几家");
    }

    private static Task<IReadOnlyList<string>> StepsAsync(BotFixture bot, string sql) => bot.ReadAsync(work => work.QueryAsync<string>(sql));

    [GeneratedRegex("(?<=指纹|校验码 )[0-9a-f]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Hash();
}
