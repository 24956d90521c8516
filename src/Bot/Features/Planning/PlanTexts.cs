using System.Globalization;
using System.Text;
using Bot.Features.Shared;
using Domain.Planning;
using Domain.Responsibility;

namespace Bot.Features.Planning;

/// <summary>Words of 计划 and 双随机, in chat and on the command line.</summary>
internal static class PlanTexts
{
    public const string Command = "计划";

    /// <summary>Lines of the table in chat: a message holds some thirty.</summary>
    private const int MostLines = 25;

    private const int NamesShown = 8;

    public const string NotYours = "体检计划由县市区分局办公室、专项行动办公室和系统管理员排，没有改动任何内容。您自己的任务，发“我的任务”看。";

    public const string ChooseCounty = "还没有选县市区。请在卡片上选一个，再点“下一步”。";

    public const string Stale = "情况有变，这张卡片不能再用，没有改动任何内容。请重新发“计划”。";

    public const string NobodyToVisit = "名单里没有要全面体检的企业，没有排计划。请先把企业名单导入。";

    // On the cards.
    public const string WhichCounty = "给哪里排体检计划";

    public const string OneCounty = "选一个县市区";

    public const string NextStep = "下一步";

    public const string PleaseConfirm = "还没有安排，请您确认";

    public const string PlannedField = "排几家";

    public const string KeptField = "照原安排";

    public const string DaysField = "日期";

    public const string EachField = "每人家数";

    public const string WeekField = "一周最多";

    public const string UnplannedField = "没有排";

    public const string Apply = "按此安排";

    public const string Again = "重新排";

    public const string PlannedAgain = "已重新排";

    public const string Outdated = "已过时";

    public const string Done = "已安排";

    public const string PlannedAnew = "重新排了计划";

    public const string DrawnAnew = "改由双随机安排";

    public static string Title(string county) => $"体检计划：{county}";

    public static string From(DateOnly first, DateOnly last) => $"{first.Words()}到{last.Words()}";

    public static string From(int least, int most) => $"{Number(least)}到{Number(most)}";

    public static string Applied(CountyPlan plan) =>
        $"{plan.County}的计划已安排：{Number(plan.Plan.Items.Count)}家，从{plan.Plan.Items.Select(item => item.Day).DefaultIfEmpty(plan.From).Min().Words()}开始。执法人员到当天早上才会收到自己的任务。要改，重新发“计划”；已接单没到期的和已完成的不动。";

    public static string AlreadyApplied(string county) => $"{county}的这份计划已经安排好了，不会再排第二遍。要改，重新发“计划”。";

    public static string Replaced(string county) => $"{county}的这份计划已经换成新的一份，没有改动任何内容。请看最新的卡片，或重新发“计划”。";

    public static string Changed(string county) => $"{county}的名单、人员或任务有变，刚才那份计划没有安排。请在新的卡片上再看一遍。";

    public static string NoYear(int year) => $"没有{Number(year)}年的放假安排，排不了计划，没有改动任何内容。请管理员补上这一年（Content:HolidayFile）。";

    public static string Over(CountyPlan plan) =>
        $"{plan.County}的全面体检到{plan.Campaign.InspectionTo.WordsWithYear()}结束，{plan.From.Words()}以后没有工作日可排，没有改动任何内容。请核对开始日期。";

    public static string NothingLeft(CountyPlan plan) =>
        plan.Visits.Kept.Count == 0
            ? $"{plan.County}要全面体检的企业都已经体检过一遍，不用再排。"
            : $"{plan.County}没有要排的企业：其余的都体检过、已接单或已告知执法人员，共{Number(plan.Visits.Kept.Count)}家，照原安排。";

    public static string NoTeam(CountyPlan plan) =>
        $"{plan.County}能出去的执法人员不到2名，一次体检至少要2名（杜绝单人执法），排不了计划。{LeftOut(plan.Staff)}请本人先签承诺书，或请管理员核对名册。";

    /// <summary>The figures, then one line per inspector with the number of visits in each week.</summary>
    public static string Table(CountyPlan plan, bool all)
    {
        var weeks = plan.Plan.Load.Select(load => load.Week).Distinct().Order().ToList();
        var words = new StringBuilder();
        words.Append(Summary(plan)).Append(LeftOut(plan.Staff)).Append(Gaps(plan.Plan.Unplanned));
        words.Append(CultureInfo.InvariantCulture, $"\n每人每周家数（从{weeks.FirstOrDefault(plan.From):M月d日}那一周起）：");
        var people = plan.Plan.Load.GroupBy(load => load.UserId).ToList();
        foreach (var person in all ? people : people.Take(MostLines))
        {
            var visits = person.ToDictionary(load => load.Week, load => load.Visits);
            words.Append(CultureInfo.InvariantCulture, $"\n{plan.Staff.NameOf(person.Key)} 共{visits.Values.Sum()}：");
            words.AppendJoin(' ', weeks.Select(week => Number(visits.GetValueOrDefault(week))));
        }

        return people.Count > MostLines && !all ? words.Append(CultureInfo.InvariantCulture, $"\n还有{people.Count - MostLines}人，用 bot plan 看全表。").ToString() : words.ToString();
    }

    public static string Summary(CountyPlan plan)
    {
        var people = plan.Plan.Load.Select(load => load.UserId).Distinct().Count();
        return $"{plan.County}：排{Number(plan.Plan.Items.Count)}家，照原安排{Number(plan.Visits.Kept.Count)}家；{plan.Days[0].Words()}到{plan.Days[^1].Words()}，{Number(plan.Days.Count)}个工作日，{Number(people)}人，每组一天最多{Number(plan.Campaign.VisitsPerDay)}家。";
    }

    public static string Gaps(IReadOnlyList<Unplanned> unplanned) => string.Concat(
        from one in unplanned
        group one by one.Gap into gap
        let all = gap.ToList()
        select gap.Key == PlanGap.NoTeam
            ? $"\n没有排：{Number(all.Count)}家，能出去的执法人员不到2名。"
            : $"\n没有排：{Number(all.Count)}家，到结束日已经排满（{Names(all.Select(item => item.Enterprise.Name), all.Count)}）。请增加人员，或调大 VisitsPerDay。");

    public static string Drawn(CountyDraw draw) =>
        $"{draw.County}双随机：从{Number(draw.Enterprises)}家里抽，抽到可以安排的{Number(draw.Items.Count)}家{Days(draw)}。种子{Number(draw.Seed)}，名单校验码 {draw.Drawn.Sha256}。"
        + (draw.Moved.Count > 0 ? $"\n其中{Number(draw.Moved.Count)}家从原计划挪过来。" : "")
        + (draw.Drawn.Items.Count > draw.Items.Count ? $"\n另有{Number(draw.Drawn.Items.Count - draw.Items.Count)}家已经告知执法人员或已接单，照原安排。" : "")
        + (draw.Drawn.Repeats.Count > 0 ? $"\n抽到已经体检过的{Number(draw.Drawn.Repeats.Count)}家，没有安排：要重复检查，须有信访举报、在线超标报警或经批准的其他特殊原因（二(一)2(1)）：{Names(draw.Drawn.Repeats.Select(enterprise => enterprise.Name), draw.Drawn.Repeats.Count)}。" : "")
        + LeftOut(draw.Staff)
        + Gaps(draw.Drawn.Unplanned);

    private static string Days(CountyDraw draw) => draw.Items.Count == 0
        ? ""
        : $"，{draw.Items.Min(item => item.Day).Words()}到{draw.Items.Max(item => item.Day).Words()}";

    private static string LeftOut(CountyStaff staff) => Line("没签承诺书，没有排", staff.Unsigned) + Line("请假，没有排", staff.Away);

    private static string Line(string reason, IReadOnlyList<Person> people) =>
        people.Count == 0 ? "" : $"\n{reason}：{Names(people.Select(person => person.Name), people.Count)}。";

    private static string Names(IEnumerable<string> names, int count) =>
        string.Join("、", names.Take(NamesShown)) + (count > NamesShown ? $"等{Number(count)}个" : "");

    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
