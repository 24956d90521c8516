using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Bot.Operations.Demo;
using Bot.Tests.Support;

namespace Bot.Tests.Scripts;

/// <summary>Golden files of every card and text of this half, as they go over the wire; ids are masked.</summary>
public sealed partial class SignCardTests
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task Cards()
    {
        await using var bot = await BotFixture.StartAsync();
        await SignVisit.GrantAsync(bot, "wang.qiang", "王强");
        var visit = await SignVisit.OpenAsync(bot, "问题 7 限期整改 12-20 重点 除尘器关着", SignVisit.General);
        await visit.Zhang.SaysAsync("建议 除尘器与破碎机联锁，开机先开除尘");
        await visit.Zhang.SaysAsync("完成");
        var producing = await visit.Zhang.SeesCardAsync("检查时企业在生产吗");
        Match(visit.Zhang, producing, "sign-producing");
        await visit.Zhang.TapsAsync(producing, "正在生产");
        await visit.Zhang.SeesDoneAsync(producing, "已回答");
        Match(visit.Zhang, producing, "sign-answered");
        await visit.Zhang.SeesCardAsync("看到什么污染现象");
        await visit.Zhang.SaysAsync("粉尘");
        Golden.Match(Phone.Words(await visit.Zhang.SeesAsync("违法行为是什么")), "Golden/sign-ask-violation.txt");
        await visit.Zhang.SaysAsync("未按规定使用治理设施");
        Golden.Match(Phone.Words(await visit.Zhang.SeesAsync("【入企检查登记表】")), "Golden/sign-summary.txt");
        var (mine, hers) = (await visit.Zhang.SeesCardAsync("请确认签字"), await visit.Li.SeesCardAsync("请确认签字"));
        Match(visit.Li, hers, "sign-card");
        bot.Clock.Advance(TimeSpan.FromMinutes(5));
        await visit.SignAsync(mine, hers);
        Match(visit.Li, hers, "sign-card-signed");
        Golden.Match(Masked(Phone.Words(await visit.Li.SeesAsync("全部签字完成"))), "Golden/sign-concluded.txt");

        var officer = bot.As(CountySeed.Officer);
        var notice = await officer.SeesCardAsync("入企体检告知");
        Match(officer, notice, "notice-card");
        await officer.TapsAsync(notice, "已收到");
        await officer.SeesDoneAsync(notice, "已收到");
        Match(officer, notice, "notice-card-acknowledged");

        var zhao = bot.As("zhao.min");
        var key = await zhao.SeesCardAsync("重点问题包联");
        Match(zhao, key, "assign-card");
        await zhao.TapsAsync(key, "转派");
        var picker = await zhao.SeesCardAsync("转派：");
        Match(zhao, picker, "assign-picker");
        await zhao.TapsAsync(picker, "转派", ("whom", "周涛"));
        await zhao.SeesDoneAsync(key, "已转派");
        Match(zhao, key, "assign-card-handed");
        Match(zhao, picker, "assign-picker-handed");
        await bot.SettleAsync();
        Golden.Match(Masked(string.Join('\n', bot.Transcript.SkipWhile(line => !line.Contains("粉尘", StringComparison.Ordinal)))), "Golden/sign-transcript.txt");
    }

    [Fact]
    public async Task Cards_OfMissingParts()
    {
        await using var bot = await BotFixture.StartAsync();
        var zhang = await bot.InspectorAsync("zhang.wei");
        await SignVisit.StartAsync(zhang, "恒泰焦化");
        await bot.InspectorAsync("li.na");
        await zhang.SaysAsync("完成");
        var partner = await zhang.SeesCardAsync("还差一位同行执法人员");
        Match(zhang, partner, "sign-partner");
        await zhang.TapsAsync(partner, "确定");
        Match(zhang, await zhang.SeesCardAsync("还没有登记问题"), "sign-nothing");
        await zhang.SaysAsync("正在生产，除尘器未开启，烟尘直排");
        await zhang.SaysAsync("完成");
        var type = await zhang.SeesCardAsync("第1条还差：问题类型");
        Match(zhang, type, "sign-type");
        await zhang.TapsAsync(type, "确定");
        Match(zhang, await zhang.SeesCardAsync("第1条还差：查处情况"), "sign-handling");
        await zhang.SaysAsync("4");
        Match(zhang, await zhang.SeesCardAsync("第1条还差：严重程度"), "sign-severity");
        await zhang.SaysAsync("重点问题");
        Match(zhang, await zhang.SeesCardAsync("第1条限期整改到哪天"), "sign-deadline");
    }

    private static void Match(Phone phone, CardView card, string name)
    {
        var payload = phone.FromApp.Last(bubble => CardView.Of(bubble)?.TaskId == card.TaskId).Payload;
        Golden.Match(Masked(JsonSerializer.Serialize(payload, Indented)), $"Golden/{name}");
    }

    private static string Masked(string text) => Hexadecimal().Replace(text, "#");

    [GeneratedRegex("c?[0-9a-f]{16,64}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Hexadecimal();
}
