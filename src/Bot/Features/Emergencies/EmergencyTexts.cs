using System.Globalization;
using Bot.Features.Shared;
using Domain.Emergencies;
using Domain.Enterprises;
using Domain.Responsibility;

namespace Bot.Features.Emergencies;

/// <summary>Words of 故障报告.</summary>
internal static class EmergencyTexts
{
    public const string FaultCommand = "故障";
    public const string IncidentCommand = "突发";
    public const string MeasuresCommand = "补充措施";
    public const string RestoredCommand = "恢复";
    public const string MenuKey = "EMERGENCY";

    public const string NotYours = "故障和突发情况由企业环保负责人报告，没有记下任何内容。您要办的事，发“我的任务”。";

    public const string NoEnterprise = "名单里没有您负责的企业，故障没有记下。请马上打电话报告当地分局，并请分局把您的企业加进名单。";

    public const string NoneOpen = "没有等待恢复的故障报告。要报故障，发“故障”。";

    public const string NotFound = "没有找到这份故障报告，没有改动任何内容。看没有恢复的，发“故障”。";

    public const string Dropped = "这次故障没有报告，已填的留底。要重新报，发“故障”。";

    public const string NoChange = "好的，没有改动。";

    public const string PictureFirst = "照片没有记下：故障报告用文字填。请先回答上面的问题。";

    public const string NoTime = "没有看懂时间。请写几点，如“8:30”“昨晚22:10”“12月9日 7:40”；记不清分钟的，写大概的时间。";

    public const string NoSuchDay = "日历上没有这一天，时间没有记下。请再写一次，如“12月9日 7:40”。";

    public const string NoWords = "没有看到文字。请用一句话回答上面的问题；不报了，发“取消”。";

    public const string NoMatch = "没有找到这家企业。请发您负责的企业名称中的几个字，或在卡片上选。";

    public const string AskMeasures = "请写新采取的措施，如“已停产，更换风机，预计今晚修好”。";

    public const string AskRestored = "几点恢复正常的？写时间，如“14:20”；刚刚恢复，发“现在”。";

    public const string AskTime = "实际是几点发现的？写时间，如“8:30”“昨晚22:10”。原来的时间会留底。";

    public const string Basis = "（依据：附件1第三条）";

    public static string Of(EmergencyKind kind) => kind == EmergencyKind.Incident ? "突发情况" : "故障";

    public static string Of(EmergencyPart part) => part switch
    {
        EmergencyPart.Enterprise => "哪家企业？",
        EmergencyPart.Time => "几点发现的？如“8:30”“昨晚22:10”。",
        EmergencyPart.Facility => "什么设施、出了什么故障？如“1号除尘器风机烧毁”。",
        _ => "采取了什么措施？如“已停产抢修”；还没有的，发“还没有”。",
    };

    /// <summary>12月10日 08:30, with the year when it is another one.</summary>
    public static string Moment(DateTimeOffset at, DateTimeOffset now) =>
        at.LocalDate().Year == now.LocalDate().Year ? at.Words() : $"{at.LocalDate().Year.ToString(CultureInfo.InvariantCulture)}年{at.Words()}";

    public static string Several(int count) => string.Create(CultureInfo.InvariantCulture, $"您负责的企业里有{count}家叫这个名字。");

    public static string Twice(int hour) => string.Create(CultureInfo.InvariantCulture, $"{hour}点是上午还是晚上？请写“上午{hour}点”或“{hour + 12}:00”。");

    /// <summary>What is known so far, and the next question.</summary>
    public static string Ask(Emergency draft, Enterprise? enterprise, EmergencyPart part)
    {
        string?[] known =
        [
            enterprise is null ? null : Words.Short(enterprise),
            draft.DiscoveredAt is { } at ? $"{at.Words()}发现" : null,
            draft.Facility is { } facility ? Words.Quote(facility) : null,
        ];
        var said = string.Join("，", known.OfType<string>());
        return said.Length == 0 ? $"报告{Of(draft.Kind)}：{Of(part)}" : $"已记下：{said}。\n{Of(part)}";
    }

    public static string Continue(Emergency draft) => $"{draft.BegunAt.Words()}开始的报告还没有填完，接着填；不报了，发“取消”。";

    /// <summary>To the officer, at once.</summary>
    public static string Reported(Emergency emergency, Enterprise enterprise, Told told)
    {
        var clock = emergency.IsInTime == true
            ? emergency.AllMeasures.Any()
                ? $"24小时从发现时算，到{emergency.Until!.Value.Words()}为止，您在时限内报告。"
                : $"24小时从发现时算，到{emergency.Until!.Value.Words()}为止，您在时限内报告；在这以前还要采取停产或限产措施，采取后发“{MeasuresCommand} …”。"
            : $"从发现时算，24小时已在{emergency.Until!.Value.Words()}满了，超过时限；仍请如实报告并马上采取停产或限产措施。";
        return $"已收到{Of(emergency.Kind)}报告：{emergency.ReportedAt!.Value.Words()}。\n{Facts(emergency, enterprise)}\n{clock}{Basis}\n{ToldTo(told)}";
    }

    /// <summary>To the inspectors and the owner, at once.</summary>
    public static string Tell(Emergency emergency, Enterprise enterprise, string officer) =>
        $"【{Of(emergency.Kind)}报告】{enterprise.Name}（{enterprise.County}）\n{Facts(emergency, enterprise: null)}\n{Clock(emergency)}\n报告人：{officer}。请及时核实、指导；看没有恢复的，发“故障”。{Basis}";

    public static string TellDropped(Emergency draft, Enterprise enterprise, string officer) =>
        $"【{Of(draft.Kind)}报告】{enterprise.Name}（{enterprise.County}）{draft.BegunAt.Words()}开始的报告，{officer}取消了，没有报告。有疑问请联系{officer}。";

    public static string ToColleague(Emergency emergency, Enterprise enterprise, string officer) =>
        $"{officer}已报告{enterprise.Name}的{Of(emergency.Kind)}：{emergency.Facility}。有新的措施或已恢复，您也可以在下面的卡片上补充。";

    public static string TellMeasures(Emergency emergency, Enterprise enterprise, string officer) =>
        $"【{Of(emergency.Kind)}报告】{enterprise.Name}补充措施：{emergency.Entries[^1].Words}\n{emergency.Entries[^1].At.Words()}，{officer}。";

    public static string TellCorrected(Emergency emergency, Enterprise enterprise, string officer) =>
        $"【{Of(emergency.Kind)}报告】{enterprise.Name}更正发现时间：原来{Before(emergency)}，改为{emergency.DiscoveredAt!.Value.Words()}。{officer}，{emergency.Entries[^1].At.Words()}。{Clock(emergency)}";

    public static string TellRestored(Emergency emergency, Enterprise enterprise, string officer) =>
        $"【{Of(emergency.Kind)}报告】{enterprise.Name}已恢复正常：{emergency.RestoredAt!.Value.Words()}（从发现起{Span(emergency.RestoredAt!.Value - emergency.DiscoveredAt!.Value)}）。{officer}，{emergency.Entries[^1].At.Words()}。";

    public static string TellDraft(Emergency draft, Enterprise enterprise, string officer) =>
        $"【{Of(draft.Kind)}报告】{enterprise.Name}（{enterprise.County}）{draft.BegunAt.Words()}开始报{Of(draft.Kind)}，还没有填完{(draft.Facility is { } facility ? $"，已写：{Words.Quote(facility)}" : "")}。请联系{officer}问清情况。";

    public static string RemindDraft(Emergency draft) =>
        $"您{draft.BegunAt.Words()}开始的{Of(draft.Kind)}报告还没有填完，还不算报告。请发“故障”接着填；不报了，发“故障”后再发“取消”。24小时内报告才可能不予处罚{Basis}。";

    public static string RemindMeasures(Emergency emergency, Enterprise enterprise) =>
        $"{Words.Short(enterprise)}的{Of(emergency.Kind)}还没有记下停产或限产措施，24小时到{emergency.Until!.Value.Words()}为止。采取后发“{MeasuresCommand} …”；已经恢复的，发“恢复”。{Basis}";

    public static string Added(Emergency emergency, Told told) => $"措施已补充：{emergency.Entries[^1].At.Words()}。恢复后请发“恢复”。{ToldTo(told)}";

    public static string Corrected(Emergency emergency, Told told) =>
        $"发现时间改为{emergency.DiscoveredAt!.Value.Words()}，原来的时间留底。{Clock(emergency)}{ToldTo(told)}";

    public static string Restored(Emergency emergency, Told told) =>
        $"已记下：{emergency.RestoredAt!.Value.Words()}恢复正常，从发现起{Span(emergency.RestoredAt!.Value - emergency.DiscoveredAt!.Value)}。{ToldTo(told)}";

    public static string Clock(Emergency emergency) => emergency.IsInTime == true
        ? $"24小时时限：{emergency.Until!.Value.Words()}，在时限内报告。"
        : $"24小时时限：{emergency.Until!.Value.Words()}，超过时限报告。";

    /// <summary>All that are open, for whoever reads them.</summary>
    public static string Open(IReadOnlyList<(Emergency Emergency, Enterprise Enterprise)> open, int shown) =>
        $"还没有恢复的故障和突发情况：{open.Count.ToString(CultureInfo.InvariantCulture)}起{(open.Count > shown ? string.Create(CultureInfo.InvariantCulture, $"，先列最早的{shown}起") : "")}\n"
        + string.Join('\n', open.Take(shown).Select(one =>
            $"· {one.Enterprise.Name}（{one.Enterprise.County}）{Words.Quote(one.Emergency.Facility!)} {one.Emergency.DiscoveredAt!.Value.Words()}发现，{one.Emergency.ReportedAt!.Value.Words()}报告。{MeasuresOf(one.Emergency)}"));

    public static string WhichOne(string button, int count) =>
        string.Create(CultureInfo.InvariantCulture, $"有{count}起没有恢复，不知道是哪一起，没有记下。请在那一起的卡片上点“{button}”。");

    public static string NothingOpen => "现在没有等待恢复的故障和突发情况。";

    public static string MeasuresOf(Emergency emergency) =>
        emergency.AllMeasures.LastOrDefault() is { } last ? $"措施：{Words.Quote(last)}" : "还没有措施。";

    private static string Facts(Emergency emergency, Enterprise? enterprise) =>
        (enterprise is null ? "" : $"企业：{enterprise.Name}\n")
        + $"情况：{emergency.Facility}\n发现：{emergency.DiscoveredAt!.Value.Words()}　报告：{emergency.ReportedAt!.Value.Words()}\n措施：{(emergency.AllMeasures.LastOrDefault() ?? "还没有")}";

    private static string Before(Emergency emergency) =>
        DateTimeOffset.TryParse(emergency.Entries[^1].Words, CultureInfo.InvariantCulture, DateTimeStyles.None, out var before) ? before.Words() : "的时间";

    private static string Span(TimeSpan span) => span.TotalHours >= 1
        ? string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalHours}小时{span.Minutes}分钟")
        : string.Create(CultureInfo.InvariantCulture, $"{span.Minutes}分钟");

    private static string ToldTo(Told told) => told.People.Count == 0
        ? "名单里没有可以通知的执法人员，请马上打电话报告当地分局。"
        : $"已告诉{string.Join("、", told.People.Select(person => person.Name))}。";
}

/// <summary>Who is told of an emergency: the inspectors in charge, then the owner.</summary>
internal sealed record Told(IReadOnlyList<Person> People);
