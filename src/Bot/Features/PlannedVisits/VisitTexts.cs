using System.Globalization;
using Bot.Features.Shared;
using Domain;
using Domain.Enterprises;
using Domain.Planning;

namespace Bot.Features.PlannedVisits;

/// <summary>Words of the day's visits.</summary>
internal static class VisitTexts
{
    public const string Command = "今日体检";

    public const string NoneToday = "今天没有由您负责的体检任务。其他要办的事，请发“我的任务”。";

    public const string NotFound = "没有找到这次体检任务。请发“我的任务”看现在要办的事。";

    public const string NothingLeft = "这一天已经没有等您办的体检任务。请发“我的任务”看现在要办的事。";

    public const string Stale = "任务有变，这张卡片已过时，没有改动。现在的任务请看下面的卡片。";

    public const string ChooseVisit = "还没有选企业，没有改动。请在卡片上选一家，再点按钮。";

    public const string ChooseWhom = "还没有选接手的人，没有转出。请在卡片上选一位，再点“转给他”。";

    public const string NobodyElse = "没有其他在职责范围内、已签承诺书的同事。不能去的，请点“不能去”，由负责人另行安排。";

    public const string NotYetAccepted = "这次体检任务还没有接受，不能开始。请先点“接受全部”。";

    public const string ChooseArrangement = "还没有改动。请在卡片上选接手的人或另一个日期，再点“确认安排”。";

    public const string AskReason = "请发一句话写明不能去的原因，负责人会看到。点错了，发“取消”。";

    public const string ReasonCancelled = "已取消，任务没有改动。";

    public const string BadReason = "原因没有记下。请用不超过100字写明为什么不能去，或发“取消”。";

    public const string Cancel = "取消";

    public const string ArrangeCommand = "任务安排";

    public const string NotALeader = "任务由中队长、大队长、副局长、一把手和专项行动办公室安排。您自己今天的任务，请发“今日体检”。";

    public const string NothingToArrange = "您的职责范围内没有待接受、不能去或逾期的体检任务，今天起7天内也没有要安排的。";

    public const string NotOpen = "这次体检已经办完、取消或不在您的职责范围内。请再发“任务安排”看现在的情况。";

    public const string ChooseTaker = "还没有选接手的人，没有改动。请在卡片上选一位，再点“下一步”。";

    public const string ChooseVisits = "还没有选企业，没有改动。请在卡片上选要改派的企业，再点“确认改派”。";

    public const string ChooseCounty = "还没有选县市区，没有改动。请在卡片上选一个，再点“下一步”。";

    // On the cards.
    public const string Enterprise = "企业";

    public const string AcceptAll = "接受全部";

    public const string StartVisit = "开始体检";

    public const string Start = "开始";

    public const string Cannot = "不能去";

    public const string Give = "转给同事";

    public const string NothingWaits = "已没有等您办的任务";

    public const string DayDone = "已办完";

    public const string Reason = "原因";

    public const string ConfirmCannot = "确认不能去";

    public const string LeaderTold = "已报负责人";

    public const string ChooseHand = "请选择接手的人，对方接受后生效";

    public const string HandWhom = "转给谁";

    public const string Hand = "转给他";

    public const string HandDone = "已转给同事";

    /// <summary>Asks for the reason in words.</summary>
    public const string OtherReason = "其他";

    /// <summary>Why somebody cannot go; stored as words.</summary>
    public static IReadOnlyList<string> Reasons { get; } = ["请假", "另有任务", "企业停产", "车辆", OtherReason];

    /// <summary>Why a visit waits for a leader; stored as words.</summary>
    public static string PartnerGone(DayVisit one) =>
        $"今天到{one.Enterprise.Name}的体检，同行的{one.PartnerName}已不在执法岗位。请照常去，开始体检时在卡片上另选同行的同事。";

    public const string Gone = "已不在通讯录";

    /// <summary>Why a planned visit was taken out; stored as words.</summary>
    public static string WhyDropped(RuleCode rule) => rule switch
    {
        RuleCode.OncePerCampaign => "已有人完成体检",
        RuleCode.NotFound => "企业不在清单上",
        RuleCode.SelfCheckTrack => "自行体检的企业，不做常规检查",
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "This rule takes no visit out."),
    };

    public static string DayTitle(DateOnly day) => $"{day.Words()}体检任务";

    public static string DayTitle(DateOnly day, int visits) => $"{DayTitle(day)}：{visits}家";

    public static string Waiting(int visits) => visits > 0 ? $"{visits}家待接受" : "已全部接受";

    public static string DayBody(DateOnly day, IReadOnlyList<DayVisit> visits) =>
        string.Join('\n', visits.Index().Select(one => $"{one.Index + 1}. {Words.Short(one.Item.Enterprise)}（{State(one.Item.Visit, day)}）"));

    public static string CannotTitle(DayVisit one) => $"{Cannot}：{one.Enterprise.Name}";

    public static string ChooseReason(DayVisit one) => $"{one.Visit.Day.Words()}，请选原因";

    public static string HandTitle(DayVisit one) => $"{Give}：{one.Enterprise.Name}";

    public static string HandedTo(string name) => $"已转给{name}，等对方接受";

    public static string With(DayVisit one) => $"同行执法人员：{one.PartnerName}";

    public static string Accepted(int visits) => $"已接受{visits}家。到企业后，请在卡片上选这一家，点“开始体检”。";

    public static string Day(DateOnly day, IReadOnlyList<DayVisit> visits)
    {
        var lines = visits.Index().Select(one => $"{one.Index + 1}. {one.Item.Enterprise.Name}\n   {Where(one.Item.Enterprise)}，同行：{one.Item.PartnerName}（{State(one.Item.Visit, day)}）");
        var late = visits.Count(one => one.Visit.IsLeftUndone(day));
        return $"【{day.Words()}体检任务】共{visits.Count}家{(late > 0 ? $"，其中逾期{late}家" : "")}{Way(visits)}\n{string.Join('\n', lines)}";
    }

    public static string Partner(DateOnly day, IReadOnlyList<DayVisit> visits) =>
        $"【{day.Words()}同行体检】共{visits.Count}家\n" + string.Join('\n', visits.Select(one => $"· {one.Enterprise.Name}，{Where(one.Enterprise)}，由{one.LeadName}负责"));

    public static string AfterSigning(int visits) => $"今天有{visits}家体检任务等您：签字后发“{Command}”。";

    public static string NotCommitted(string name, DateOnly day, int visits) =>
        $"承诺在先：{name}还没有签承诺书，{day.Words()}的{visits}家体检任务没有发给本人（依据：方案二（一）2（5））。请督促本人发“承诺书”签字，或另行安排。";

    public static string Declined(string name, DayVisit one, string reason) =>
        $"{name}不能去{one.Enterprise.Name}体检（{one.Visit.Day.Words()}），原因：{reason}。请在卡片上另行安排。";

    public static string DeclinedBySelf(DayVisit one, string? leader) =>
        leader is null
            ? $"已记下：不能去{one.Enterprise.Name}。名单里没有上级负责人，请直接报告专项行动办公室。"
            : $"已记下：不能去{one.Enterprise.Name}，已告诉{leader}另行安排。";

    /// <summary>One page of what waits for a leader.</summary>
    public static string ToArrange(IReadOnlyList<DayVisit> shown, LeadersList all, DateOnly today)
    {
        var waiting = all.Waiting.Select(visit => visit.Id).ToHashSet(StringComparer.Ordinal);
        var lines = shown.Where(one => waiting.Contains(one.Visit.Id)).Select(one => $"· {one.Enterprise.Name}：{Stands(one, today)}{(one.Visit.Day < today ? "（逾期）" : "")}")
            .Concat(shown.Where(one => !waiting.Contains(one.Visit.Id)).GroupBy(one => one.Visit.Day).OrderBy(day => day.Key).SelectMany(day => day
                .Select(one => $"· {one.Enterprise.Name}：{one.LeadName}、{one.PartnerName}{State(one.Visit)}")
                .Prepend($"{(day.Key == today ? "今天" : day.Key.Words())}：")));
        return $"【任务安排】{(all.Waiting.Count > 0 ? $"待接受、不能去和逾期的共{all.Waiting.Count}家" : "没有待接受、不能去和逾期的")}{(all.Coming.Count > 0 ? $"；另有今天起7天内的{all.Coming.Count}家" : "")}\n{string.Join('\n', lines)}";
    }

    public static string Untaken(IReadOnlyList<DayVisit> visits, int cards, DateOnly today) =>
        $"【没有落实的体检任务】到今天早上没有人接受、不能去或接了没做的有{visits.Count}家：\n{string.Join('\n', visits.Select(one => $"· {one.Enterprise.Name}，{Stands(one, today)}"))}\n请在卡片上另行安排；接了没做的，也可以督促本人今天做完。"
        + (visits.Count > cards ? $"先发{cards}张卡片，其余的请发“{ArrangeCommand}”。" : "");

    /// <summary>How a visit stands, on a card's second line.</summary>
    public static string Stands(DayVisit one, DateOnly today) =>
        $"{one.Visit.Day.Words()}，{one.LeadName}{(one.Visit.IsLeftUndone(today) ? "已接未做" : State(one.Visit))}" + (one.Visit is { Status: PlannedVisitStatus.Declined, Note: { } note } ? $"：{note}" : "");

    public static string ArrangedMeanwhile(DayVisit one) =>
        $"{one.Enterprise.Name}的体检现在是{one.Visit.Day.Words()}，由{one.LeadName}负责（{State(one.Visit)}）。这张卡片已过时，没有改动。";

    public static string DayIsOver(DateOnly day) => $"{day.Words()}已经过去，没有改动。请选另一个日期，再点“确认安排”。";

    public static string Arranged(DayVisit before, DayVisit one) => one.Visit.Status switch
    {
        PlannedVisitStatus.Accepted => $"已安排：{one.Enterprise.Name}仍由{one.LeadName}负责，{one.PartnerName}同行，两人都已通知。",
        PlannedVisitStatus.Offered => $"已安排：{one.Enterprise.Name}今天由{one.LeadName}负责，{one.PartnerName}同行，卡片已发给本人，等本人接受。",
        _ => $"已安排：{one.Enterprise.Name}{(before.Visit.Day != one.Visit.Day ? "改" : "")}在{one.Visit.Day.Words()}，由{one.LeadName}负责，{one.PartnerName}同行，当天早上发卡片。",
    };

    public static string OtherPartner(DayVisit one) => $"{one.Enterprise.Name}的体检（{one.Visit.Day.Words()}）换了同行人员，现在是{one.PartnerName}，仍由您负责。";

    public static string NotWithYou(DayVisit one) => $"{one.Enterprise.Name}的体检（{one.Visit.Day.Words()}）换了同行人员，您不用去了。";

    public static string ArrangedForYou(string leader, DayVisit one) => one.Visit.Status == PlannedVisitStatus.Offered
        ? $"{leader}安排您今天负责{one.Enterprise.Name}的体检，同行：{one.PartnerName}。请在卡片上接受。"
        : $"{leader}安排您{one.Visit.Day.Words()}负责{one.Enterprise.Name}的体检，同行：{one.PartnerName}。当天早上会发卡片。";

    public static string NobodyToTakeMany(string county) => $"{county}没有已签承诺书的执法人员可以接手，没有改动。请先督促本人发“承诺书”签字。";

    public static string NothingForHim(string name) => $"没有可以改派给{name}的体检任务：等您安排的，本人已经在内。请发“任务安排”另选一位。";

    public static string ManyGiven(string name, int given, IReadOnlyList<string> left) =>
        (given > 0 ? $"已改派{given}家给{name}，等本人接受。" : "没有改派。")
        + (left.Count > 0 ? $"\n没有改的{left.Count}家：\n{string.Join('\n', left.Select(why => $"· {why}"))}" : "");

    public static string ManyForYou(string leader, IReadOnlyList<DayVisit> visits) =>
        $"{leader}安排您负责{visits.Count}家体检：\n{Listed(visits, one => $"同行：{one.PartnerName}")}\n今天的请在卡片上接受；以后的，当天早上发卡片。";

    public static string ManyTakenFromYou(string name, IReadOnlyList<DayVisit> visits) =>
        $"这{visits.Count}家体检已改由{name}负责，您不用去了：\n{Listed(visits, one => one.Visit.Day.Words())}";

    public static string ManyWithYou(IReadOnlyList<DayVisit> visits) =>
        $"这{visits.Count}家体检的负责人有变，您同行：\n{Listed(visits, one => $"{one.Visit.Day.Words()}，由{one.LeadName}负责")}";

    private static string Listed(IReadOnlyList<DayVisit> visits, Func<DayVisit, string> more) => string.Join('\n', visits.Select(one => $"· {one.Enterprise.Name}，{more(one)}"));

    public static string TakenFromYou(DayVisit one) => $"{one.Enterprise.Name}的体检（{one.Visit.Day.Words()}）已改由{one.LeadName}负责，您不用去了。";

    public static string Handed(string from, DayVisit one) =>
        $"{from}把{one.Enterprise.Name}的体检任务（{one.Visit.Day.Words()}）转给您，请在卡片上接受。";

    public static string PartnerTold(DayVisit one) =>
        $"{one.Enterprise.Name}的体检（{one.Visit.Day.Words()}）现由{one.LeadName}负责，您同行。";

    /// <summary>On the card of a day.</summary>
    public static string State(PlannedVisit visit, DateOnly day) => visit.IsLeftUndone(day) ? $"逾期，原定{visit.Day.Words()}" : State(visit);

    public static string State(PlannedVisit visit) => visit.Status switch
    {
        PlannedVisitStatus.Planned => "未通知",
        PlannedVisitStatus.Offered => "待接受",
        PlannedVisitStatus.Accepted => "已接受",
        PlannedVisitStatus.Declined => "不能去",
        PlannedVisitStatus.Done => "已完成",
        PlannedVisitStatus.Dropped => "已取消",
        _ => throw new ArgumentOutOfRangeException(nameof(visit), visit.Status, "No words for this state."),
    };

    private static string Where(Enterprise enterprise) => enterprise.Address.Length > 0 ? enterprise.Township + enterprise.Address : "地址待补";

    private static string Way(IReadOnlyList<DayVisit> visits)
    {
        var metres = VisitRoute.Metres(visits.Select(one => one.Enterprise.Location).OfType<GeoPoint>());
        return metres > 0 ? $"，按路线排列，企业之间约{(metres / 1000).ToString("0.0", CultureInfo.InvariantCulture)}公里" : "";
    }
}

/// <param name="LeadName">Name of the one in charge.</param>
/// <param name="PartnerName">Name of the second inspector.</param>
internal sealed record DayVisit(PlannedVisit Visit, Enterprise Enterprise, string LeadName, string PartnerName);
