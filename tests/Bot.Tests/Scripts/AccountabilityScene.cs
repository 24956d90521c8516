using Bot.Operations.Demo;
using Bot.Tests.Support;

namespace Bot.Tests.Scripts;

/// <summary>Forms signed in December by 张伟 and 李娜, and the office that finds something in May.</summary>
internal sealed class AccountabilityScene(BotFixture bot, SignVisit visit)
{
    public const string Hengtai = "衡水恒泰焦化有限公司";
    public const string Hongda = "衡水宏达水泥制品有限公司";
    public const string Huarui = "衡水华瑞玻璃有限公司";

    public Phone Zhang => visit.Zhang;

    public Phone Li => visit.Li;

    public Phone Chen { get; } = bot.As("chen.jing");

    /// <param name="more">Further enterprises, by name.</param>
    public static async Task<AccountabilityScene> StartAsync(BotFixture bot, params string[] more)
    {
        var visit = await SignVisit.SignedAsync(bot, SignVisit.Key);
        foreach (var name in more)
        {
            await bot.OpensAsync(visit.Zhang, name.Replace("有限公司", "", StringComparison.Ordinal));
            await visit.Zhang.SaysAsync(SignVisit.General);
            await visit.Zhang.SeesCardAsync("条已记下");
            var (mine, hers) = await visit.SubmitAsync();
            await visit.SignAsync(mine, hers);
        }

        await bot.SettleAsync();
        bot.Clock.Advance(new DateTimeOffset(2021, 5, 12, 9, 0, 0, TimeSpan.FromHours(8)) - bot.Clock.GetUtcNow());
        await bot.SettleAsync();
        bot.Transcript.Clear();
        return new AccountabilityScene(bot, visit);
    }

    /// <summary>The office writes it down; gives its card and the two hearings.</summary>
    public async Task<(CardView Office, CardView Zhang, CardView Li)> RecordAsync(string enterprise, string day = "2021-5-10", bool hinted = false)
    {
        var draft = await DraftAsync(enterprise, day);
        await Chen.TapsAsync(draft, "记下并听取意见", ("hinted", hinted ? "只写了提醒" : "没有写到"));
        await Chen.SeesDoneAsync(draft, "已记下");
        await Chen.SeesAsync("并请张伟、李娜说明");
        return (await Chen.SeesCardAsync("倒查："), await Zhang.SeesCardAsync("请说明："), await Li.SeesCardAsync("请说明："));
    }

    /// <summary>Three questions answered, and the card of the last choices.</summary>
    public async Task<CardView> DraftAsync(string enterprise, string day = "2021-5-10")
    {
        // A member gets 30 messages a minute.
        bot.Clock.Advance(TimeSpan.FromMinutes(2));
        await Chen.SaysAsync($"倒查 {enterprise}");
        await Chen.SeesAsync("哪天发现的");
        await Chen.SaysAsync(day);
        await Chen.SeesAsync("发现了什么问题");
        await Chen.SaysAsync("正在生产，私设暗管，生产废水直接排入沟渠");
        await Chen.SeesAsync("怎样发现的");
        await Chen.SaysAsync("市局专项检查");
        await Chen.SeesAsync(enterprise == Hengtai ? "登记表0001写了：1.正在生产，除尘器未开启" : "查到的签字");
        return await Chen.SeesCardAsync("倒查：");
    }

    public async Task CarryOutAsync(CardView step)
    {
        await Chen.TapsAsync(step, "确认执行");
        await Chen.SeesAsync("执行请回复“确认”");
        await Chen.SaysAsync("确认。");
    }

    /// <summary>Nobody has anything to say, and the office confirms.</summary>
    public async Task<CardView> ConfirmAsync(string enterprise)
    {
        var (office, mine, hers) = await RecordAsync(enterprise);
        await Zhang.TapsAsync(mine, "没有要说明的");
        await Li.TapsAsync(hers, "没有要说明的");
        await Chen.SeesAsync("李娜答复了");
        await Chen.TapsAsync(office, "确认");
        await Chen.SeesAsync("写明确认的理由");
        await Chen.SaysAsync("事实清楚，检查时应当发现");
        await Chen.SeesAsync("已通知张伟、李娜");
        return office;
    }
}
