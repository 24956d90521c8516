using System.Globalization;
using Bot.Features.Shared;

namespace Bot.Features.LookBacks.Arranging;

/// <summary>Words of 回头看安排.</summary>
internal static class LookBackArrangeTexts
{
    public const string Command = "回头看安排";

    public const string EnterpriseLabel = "企业";
    public const string LeadLabel = "负责";
    public const string PartnerLabel = "同行";
    public const string DayLabel = "复查日期";
    public const string WhoseLabel = "谁的";
    public const string WhomLabel = "改派给";
    public const string PickButton = "安排";
    public const string WhoseButton = "整人改派";
    public const string NextButton = "下一页";
    public const string ArrangeButton = "确认安排";
    public const string GiveAllButton = "全部改派";
    public const string Done = "已安排";
    public const string ChooseOption = "请选择";
    public const string NobodyYet = "未定";

    public const string AllHint = "他还没填的全部改派，日期不变";

    public const string NotALeader = "回头看由中队长、大队长、副局长、一把手和专项行动办公室安排，没有改动。您自己要复查的，请发“回头看”。";

    public const string Nothing = "您的职责范围内没有等着复查的问题。看各县市区的数，请发“回头看”。";

    public const string NotOpen = "这家企业现在没有要您安排的复查：已填完，或不在您的职责范围内，没有改动。请再发“回头看安排”看现在的情况。";

    public const string Changed = "任务有变，这张卡片已过时，没有改动。请再发“回头看安排”看现在的情况。";

    public const string Choose = "还没有改动。请在卡片上选负责、同行的人或另一个日期，再点“确认安排”。";

    public const string ChooseWhom = "还没有选接手的人，没有改动。请在卡片上选一位，再点“全部改派”。";

    public const string Usage = "要把一个人没填的复查全部改派，请发“回头看安排 原来的人 接手的人”，如“回头看安排 张伟 王强”。";

    public static string PageOf(int page, int pages) => string.Create(CultureInfo.InvariantCulture, $"第{page + 1}页，共{pages}页。选一家，点“安排”");

    public static string VisitTitle(NamedVisit one) => $"回头看安排：{one.Short}";

    public static string AllTitle(string county) => $"整人改派：{county}";

    public static string KeepOption(string name) => $"不换（{name}）";

    public static string Holder(string name, int enterprises) => string.Create(CultureInfo.InvariantCulture, $"{name}（{enterprises}家）");

    public static string Stands(NamedVisit one) => string.Create(CultureInfo.InvariantCulture, $"{one.Visit.Day.Words()}，{Pair(one)}，{one.Visit.Tasks.Count}条");

    /// <param name="shown">One page of them.</param>
    /// <param name="first">Number of the first of the page, from 1.</param>
    public static string List(IReadOnlyList<NamedVisit> shown, IReadOnlyList<OpenVisit> all, int first, DateOnly today)
    {
        var lines = shown.Select((one, index) => string.Create(CultureInfo.InvariantCulture, $"{first + index}. {Line(one, today)}"));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"【回头看安排】没填的共{all.Count}家：逾期{all.Count(one => one.Day < today)}，今天{all.Count(one => one.Day == today)}，以后{all.Count(one => one.Day > today)}\n{string.Join('\n', lines)}\n整个人的改派，也可以发“回头看安排 张伟 王强”（前面是原来的人）。");
    }

    /// <summary>To the leader whose turn it is to hear of what is late.</summary>
    /// <param name="shown">The first ones.</param>
    public static string Overdue(IReadOnlyList<NamedVisit> shown, int all, DateOnly today) => string.Create(
        CultureInfo.InvariantCulture,
        $"【回头看逾期】到今天早上没有填结果的有{all}家（依据：方案二（一）2（4））：\n{string.Join('\n', shown.Select(one => $"· {Line(one, today)}"))}{(all > shown.Count ? "\n……" : "")}\n请督促本人今天复查、填写，或在卡片上改派。看全部，发“回头看安排”。");

    public static string Unknown(string name) => $"您的职责范围内没有叫“{name}”的执法人员有没填的复查，没有改动。发“回头看安排”看现在的情况。";

    public static string NoTaker(string name, string county) => $"{county}没有叫“{name}”的、在岗并已签承诺书的执法人员，没有改动。请另写一位。";

    public static string Namesakes(string name) => $"有几位“{name}”，没有改动。请发“回头看安排”，在卡片上点“整人改派”来选。";

    public static string NobodyToTake(string county) => $"{county}没有别的在岗并已签承诺书的执法人员可以接手，没有改动。请先督促本人发“承诺书”签字。";

    public static string Arranged(NamedVisit now) => $"已安排：{now.Name}的回头看{now.Visit.Day.Words()}，{Pair(now)}。已告诉本人。";

    public static string ForYou(string leader, NamedVisit now, bool leads) => string.Create(
        CultureInfo.InvariantCulture,
        $"{leader}安排您{now.Visit.Day.Words()}{(leads ? "负责" : "同行")}{now.Name}的回头看（{now.Visit.Tasks.Count}条问题），{(leads ? With(now) : $"由{now.LeadName}负责")}。");

    public static string TakenFromYou(NamedVisit now) => $"{now.Name}的回头看已改由{Pair(now)}办理，您不用去了。";

    public static string DayIsOver(DateOnly day) => $"{day.Words()}已经过去，没有改动。请选另一个日期，再点“确认安排”。";

    /// <param name="left">What a rule refused, in words; may be empty.</param>
    /// <param name="rest">More than one turn takes.</param>
    public static string GivenAll(string from, string to, int enterprises, IReadOnlyList<string> left, int rest) =>
        (enterprises > 0 ? string.Create(CultureInfo.InvariantCulture, $"已把{from}没填的{enterprises}家回头看改派给{to}，已告诉本人。") : "没有改派。")
        + (left.Count > 0 ? string.Create(CultureInfo.InvariantCulture, $"\n没有改的{left.Count}家：\n{string.Join('\n', left.Select(why => $"· {why}"))}") : "")
        + (rest > 0 ? string.Create(CultureInfo.InvariantCulture, $"\n还有{rest}家，请再改派一次。") : "");

    public static string AllForYou(string leader, string from, IReadOnlyList<NamedVisit> visits) => string.Create(
        CultureInfo.InvariantCulture,
        $"{leader}把{from}的{visits.Count}家回头看改派给您：\n{Listed(visits)}\n今天的，发“回头看”填写；以后的，当天早上发给您。");

    public static string AllTakenFromYou(string to, int enterprises) =>
        string.Create(CultureInfo.InvariantCulture, $"您没填的{enterprises}家回头看已改派给{to}，您不用去了。");

    public static string ColleagueChanged(string from, string to, IReadOnlyList<NamedVisit> visits) =>
        string.Create(CultureInfo.InvariantCulture, $"这{visits.Count}家回头看由{from}改派给{to}，您和{to}同行：\n{Listed(visits)}");

    public static string Why(string enterprise, string why) => $"{enterprise}：{why}";

    /// <summary>More lines would be one more message; the rest is counted.</summary>
    private const int MostLines = 20;

    private static string Listed(IReadOnlyList<NamedVisit> visits) =>
        string.Join('\n', visits.Take(MostLines).Select(one => $"· {one.Name}，{one.Visit.Day.Words()}，{Pair(one)}"))
        + (visits.Count > MostLines ? string.Create(CultureInfo.InvariantCulture, $"\n还有{visits.Count - MostLines}家") : "");

    private static string Line(NamedVisit one, DateOnly today) =>
        string.Create(CultureInfo.InvariantCulture, $"{one.Name}：{one.Visit.Day.Words()}{(one.Visit.Day < today ? "（逾期）" : "")}，{Pair(one)}，{one.Visit.Tasks.Count}条");

    private static string Pair(NamedVisit one) => one.PartnerName is { } partner ? $"{one.LeadName}、{partner}" : $"{one.LeadName}（同行人员未定）";

    private static string With(NamedVisit one) => one.PartnerName is { } partner ? $"同行{partner}" : "同行人员未定";
}
