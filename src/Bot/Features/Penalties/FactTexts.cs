using System.Globalization;
using Bot.Features.Shared;
using Domain.Penalties;

namespace Bot.Features.Penalties;

/// <summary>Each fact as it is asked for and as it is listed.</summary>
internal static class FactTexts
{
    /// <summary>The question on its card.</summary>
    public static string Question(PenaltyFact fact, PenaltyCase penalty) => fact switch
    {
        PenaltyFact.UndecidedAtIssue => $"{penalty.ValidFrom.Words()}前作出处罚决定了吗？",
        PenaltyFact.FirstTime => "三年内是不是首次发现？",
        PenaltyFact.NoConsequence => "造成环境污染后果了吗？",
        PenaltyFact.NoObviousConsequence => "造成明显的环境污染后果了吗？",
        PenaltyFact.SmallImpact => "造成的影响大不大？",
        PenaltyFact.OrderedOn => penalty.Case == AnnexCase.Registration ? "哪天责令备案的？" : "哪天责令改正的？",
        PenaltyFact.Deadline => "责令改正的最后期限是哪天？",
        PenaltyFact.CorrectedOn => penalty.Case switch
        {
            AnnexCase.Registration => "哪天完成备案的？",
            AnnexCase.Acceptance => "哪天完成验收的？",
            _ => "哪天完成整改的？",
        },
        PenaltyFact.InTime => "责令没有写期限，您看整改及时吗？",
        PenaltyFact.AsRequired => penalty.Case == AnnexCase.Registration ? "备案符合要求吗？" : "完成得符合要求吗？",
        PenaltyFact.ClosedOrRestored => "企业主动关闭项目或恢复原状了吗？",
        PenaltyFact.FacilitiesBuilt => "污染防治设施按环评建成并正常运行吗？",
        PenaltyFact.ComplianceProven => "企业能证明达标排放吗？",
        PenaltyFact.InAcceptance => "发现时企业已处于验收阶段吗？",
        PenaltyFact.NotIntended => "是突发故障等非主观故意的原因吗？",
        PenaltyFact.ReportedFault => "是企业报来的这次故障吗？",
        PenaltyFact.FaultFoundAt => "什么时候发现故障的？",
        PenaltyFact.ReportedAt => "企业什么时候报告的？",
        PenaltyFact.MeasuresAt => "什么时候采取停、限产措施的？",
        PenaltyFact.OnlineMonitored => "有没有已联网的在线监控？",
        PenaltyFact.DailyMeanWithin => "在线监控的日均值超标了吗？",
        PenaltyFact.Exceeded => "什么超标了？",
        PenaltyFact.ExcessRatio => "超标多少倍？",
        PenaltyFact.NoiseExcess => "噪声超标多少分贝？",
        PenaltyFact.Compliant => "整改后达标排放了吗？",
        PenaltyFact.LastEmergency => "最近一次突发环境事件是哪天？",
        PenaltyFact.NotFalsified => "公开的内容弄虚作假了吗？",
        PenaltyFact.Minor => "您看这个违法行为轻微吗？",
        PenaltyFact.Course => "企业整改得怎样？",
        _ => throw new ArgumentOutOfRangeException(nameof(fact), fact, "No question for this fact."),
    };

    /// <summary>As a line of the advice and an option to change.</summary>
    public static string Name(PenaltyFact fact) => fact switch
    {
        PenaltyFact.UndecidedAtIssue => "规定施行前",
        PenaltyFact.FirstTime => "三年内首次",
        PenaltyFact.NoConsequence => "环境污染后果",
        PenaltyFact.NoObviousConsequence => "明显污染后果",
        PenaltyFact.SmallImpact => "造成的影响",
        PenaltyFact.OrderedOn => "责令改正日期",
        PenaltyFact.Deadline => "责令的期限",
        PenaltyFact.CorrectedOn => "完成日期",
        PenaltyFact.InTime => "整改及时",
        PenaltyFact.AsRequired => "符合要求",
        PenaltyFact.ClosedOrRestored => "关闭或恢复原状",
        PenaltyFact.FacilitiesBuilt => "设施建成并运行",
        PenaltyFact.ComplianceProven => "证明达标排放",
        PenaltyFact.InAcceptance => "处于验收阶段",
        PenaltyFact.NotIntended => "非主观故意",
        PenaltyFact.ReportedFault => "企业报来的故障",
        PenaltyFact.FaultFoundAt => "发现故障时间",
        PenaltyFact.ReportedAt => "报告时间",
        PenaltyFact.MeasuresAt => "停限产时间",
        PenaltyFact.OnlineMonitored => "联网在线监控",
        PenaltyFact.DailyMeanWithin => "在线日均值",
        PenaltyFact.Exceeded => "超标的是",
        PenaltyFact.ExcessRatio => "超标倍数",
        PenaltyFact.NoiseExcess => "噪声超标分贝",
        PenaltyFact.Compliant => "整改后达标",
        PenaltyFact.LastEmergency => "最近的突发事件",
        PenaltyFact.NotFalsified => "公开内容真实",
        PenaltyFact.Minor => "违法行为轻微",
        PenaltyFact.Course => "整改情况",
        _ => throw new ArgumentOutOfRangeException(nameof(fact), fact, "No name for this fact."),
    };

    /// <summary>The two buttons: what a yes and what a no says.</summary>
    public static (string Yes, string No) Answers(PenaltyFact fact) => fact switch
    {
        PenaltyFact.UndecidedAtIssue => ("还没有决定", "已经决定"),
        PenaltyFact.FirstTime => ("是首次", "不是首次"),
        PenaltyFact.NoConsequence => ("没有造成", "造成了后果"),
        PenaltyFact.NoObviousConsequence => ("没有明显后果", "有明显后果"),
        PenaltyFact.SmallImpact => ("影响较小", "影响较大"),
        PenaltyFact.InTime => ("及时", "不及时"),
        PenaltyFact.AsRequired => ("符合要求", "不符合要求"),
        PenaltyFact.ClosedOrRestored => ("关闭或恢复了", "没有"),
        PenaltyFact.ComplianceProven => ("能证明", "不能证明"),
        PenaltyFact.InAcceptance => ("已在验收", "没有"),
        PenaltyFact.ReportedFault => ("是这次故障", "不是这次"),
        PenaltyFact.OnlineMonitored => ("有", "没有"),
        PenaltyFact.DailyMeanWithin => ("没有超标", "超标了"),
        PenaltyFact.Compliant => ("达标", "没有达标"),
        PenaltyFact.NotFalsified => ("没有作假", "有作假"),
        PenaltyFact.Minor => ("轻微", "不轻微"),
        _ => ("是", "不是"),
    };

    /// <summary>What "none" says on its button.</summary>
    public static string None(PenaltyFact fact) => fact switch
    {
        PenaltyFact.OrderedOn => "没有责令",
        PenaltyFact.Deadline => "没有写期限",
        PenaltyFact.CorrectedOn => "还没有完成",
        PenaltyFact.ReportedAt => "还没有报告",
        PenaltyFact.MeasuresAt => "还没有采取",
        _ => "没有发生过",
    };

    public static IReadOnlyList<(string Name, string Words)> Choices(PenaltyFact fact) => fact == PenaltyFact.Exceeded
        ? [(nameof(Exceedance.Pollutant), "水或大气污染物"), (nameof(Exceedance.Noise), "噪声"), (nameof(Exceedance.Acidity), "pH值")]
        : [(nameof(CourseWord.Active), "积极落实整改"), (nameof(CourseWord.Running), "期限内，还在改"), (nameof(CourseWord.Slow), "进度缓慢"), (nameof(CourseWord.Refused), "拒不整改")];

    public static string Value(PenaltyFact fact, FactValue value) => value switch
    {
        FactValue.YesNo(true) => Answers(fact).Yes,
        FactValue.YesNo => Answers(fact).No,
        FactValue.Number(var number) => $"{number.ToString(CultureInfo.InvariantCulture)}{(fact == PenaltyFact.NoiseExcess ? "分贝" : "倍")}",
        FactValue.Day(var day) => day.WordsWithYear(),
        FactValue.Moment(var at) => at.ToString("M月d日 HH:mm", CultureInfo.InvariantCulture),
        FactValue.None(var asOf) when PenaltyFactKinds.MayStillCome(fact) => $"{asOf.ToString("M月d日 HH:mm", CultureInfo.InvariantCulture)}{None(fact)}",
        FactValue.None => None(fact),
        FactValue.Word(var name) => Choices(fact).First(choice => choice.Name == name).Words,
        _ => "",
    };

    /// <summary>How it is typed; null where a button is all.</summary>
    public static string? Hint(PenaltyFact fact) => PenaltyFactKinds.Of(fact) switch
    {
        PenaltyFactKind.Day => "点按钮，或直接发日期，如 12-10。",
        PenaltyFactKind.Moment => "请发日期和时间，如 12-8 10:30。",
        PenaltyFactKind.Number when fact == PenaltyFact.NoiseExcess => "请发超过限值的分贝数，如 0.8。不四舍五入。",
        PenaltyFactKind.Number => "请发超标倍数，如 0.08（超过限值的部分除以限值），或 8%。不四舍五入。",
        _ => null,
    };

    /// <param name="record">What the records say beside it; null when nothing.</param>
    public static string Ask(PenaltyFact fact, PenaltyCase penalty, string? record) => $"{Question(fact, penalty)}{(record is null ? "" : $"{record}。")}{Hint(fact)}先不填，回复“取消”。";

    public const string NoDay = "没有看懂这个日期，还没有填上。请这样发：12-10，或 2020-12-10；先不填，回复“取消”。";

    public const string NoMoment = "没有看懂这个时间，还没有填上。请连日期一起发：12-8 10:30；先不填，回复“取消”。";

    public const string NoNumber = "没有看懂这个数，还没有填上。请发大于0的数，如 0.08；先不填，回复“取消”。";

    public static string InFuture(string what) => $"{what}还没有到，没有填上。请核对后再发；先不填，回复“取消”。";

    public static string BeforeFound(DateOnly found) => $"这个日期早于发现问题的{found.WordsWithYear()}，没有填上。请核对后再发；先不填，回复“取消”。";

    public static string BeforeFault(DateTime found) =>
        $"这个时间早于发现故障的{found.ToString("M月d日 HH:mm", CultureInfo.InvariantCulture)}，没有填上。请核对后再发；先不填，回复“取消”。";
}
