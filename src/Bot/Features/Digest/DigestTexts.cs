using System.Globalization;
using Bot.Conversations;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain.Inspections;

namespace Bot.Features.Digest;

/// <summary>Something that a leader should see first.</summary>
/// <param name="Short">At most 14 characters: the big line of the card.</param>
internal sealed record DigestException(string Short, string Words);

/// <param name="Lines">The first of them.</param>
/// <param name="All">How many there are.</param>
internal sealed record WaitingLines(string Head, IReadOnlyList<string> Lines, int All, string Foot = "");

/// <summary>Words of 日报.</summary>
internal static class DigestTexts
{
    public const string Command = "日报";

    /// <summary>Typed behind the command for the whole city.</summary>
    public const string City = "全市";

    public const string ListButton = "看名单";

    public const string UrgeButton = "催办";

    public const string PictureButton = "看图";

    /// <summary>The menu's words typed, and what comes to mind instead of them.</summary>
    public static string[] ActWords => [ListButton, "名单", "看逾期名单", "逾期名单", "逾期", UrgeButton, PictureButton];

    public const string Board = "打开看板，看到每一家";

    public const string NoException = "没有逾期、落后和缺签的，不用您处理。";

    public const string NoData = "还没有签完字的体检，数字都是0。";

    public const string NotYours = "这份日报不在您现在的职责范围内，没有给您看。要看自己的事，请发“我的任务”。";

    public const string NoDigests = "日报发给分局和市局的领导、办公室，不在您的职责范围内。看进度，发“看板”或“进度”；您要办的事，发“我的任务”。";

    public const string LateHead = "整改逾期没交材料";

    public const string LateFoot = "看经过，发“进展 编号”；提醒责任人，发“催办”。";

    public const string NoticeHead = "告知书企业没签收";

    public const string FormHead = "登记表没签完字";

    public const string Gone = "没有找到这份日报。请看最近一天的日报卡片。";

    public const string NothingOverdue = "现在没有逾期的整改了。";

    public const string NoPicture = "这台服务器画不出图：没有中文字体。请管理员运行 doctor 看怎么装。";

    public const string PictureFailed = "这张图没有画成。数字都在日报卡片和看板上；过一会儿可以再点“看图”。";

    public const string CoverageChart = "体检覆盖率";

    public const string TypesChart = "发现问题的类型（前8类）";

    public const string TrendChart = "近14天：";

    public const string FormsLine = "体检家数";

    public const string FindingsLine = "发现问题";

    private const string ByName = "是哪几家，点右上角的“看名单”。";

    /// <summary>Characters that fit before a bar.</summary>
    private const int MostTypeName = 10;

    /// <summary>The card's text has room for 160 characters.</summary>
    private const int MostBody = 160;

    private const int MostNames = 4;

    /// <summary>Where an exception's words have its number.</summary>
    private const string Number = "{0}";

    public static string WrongDays(string section, string days) => $"{section}:Days 的值“{days}”不对：只能写 working（工作日）或 every（每天）。";

    public static string FullHour(string section, string job, string times) =>
        $"{section}:Times:{job} 的值“{times}”不对：日报不能定在整点或半点（那时各单位的程序都在发，企业微信最慢）。请换个分钟，如 \"40 17 * * *\"（每天17:40）。";

    public static string Title(Audience audience, DateOnly day) => $"{(audience.IsCity ? "全市" : audience.County)}日报 {day.Words()}";

    public static string Description(DigestNumbers now) =>
        now.MissingDays.Count > 0 ? $"{string.Join("、", now.MissingDays.Take(MostNames).Select(day => day.Words()))}{(now.MissingDays.Count > MostNames ? "等" : "")}的日报没有发出，已含在“这几天”"
        : now.Forms == 0 ? NoData
        : "";

    /// <summary>What must be seen first stands first.</summary>
    public static IReadOnlyList<DigestException> Exceptions(DigestNumbers now, Audience audience)
    {
        var all = new List<DigestException>();
        Add(now.OverdueMajor, "重大逾期{0}条", "重大问题逾期{0}条");
        Add(now.Overdue - now.OverdueMajor, "整改逾期{0}条", now.OverdueMajor > 0 ? "其他整改逾期{0}条" : "整改逾期{0}条");
        Add(now.Behind.Sum(one => one.Amount), "体检晚于计划{0}家", audience.IsCity && now.Behind.Count > 0 ? $"体检晚于计划{Number}家（{Names(now.Behind)}）" : "体检晚于计划{0}家");
        Add(now.Short.Sum(one => one.Amount), "市支队还差{0}家", $"市支队本月参与体检还差{Number}家（{Names(now.Short)}）");
        Add(now.Unacknowledged, "告知书{0}份没签收", "告知书{0}份企业没签收");
        Add(now.Unsigned, "登记表{0}份没签完", "登记表{0}份没签完字");
        if (now.WithoutRoster.Count > 0)
        {
            Add(now.WithoutRoster.Count, audience.IsCity ? "名册{0}个县没确认" : "名册到期没确认", audience.IsCity ? $"名册没确认：{Names(now.WithoutRoster)}" : "名册到期没确认，请分局办公室发“名册确认”");
        }

        if (now.WithoutLeader.Count > 0)
        {
            Add(now.WithoutLeader.Count, "{0}个县没人收日报", $"没人收日报：{Names(now.WithoutLeader)}，请补人员名单");
        }

        if (now.WithoutCalendar is { } year)
        {
            var name = year.ToString(CultureInfo.InvariantCulture);
            all.Add(new DigestException($"没有{name}年放假安排", $"没有{name}年的放假安排，日报和报告按周一到周五发，期限算不出来，请系统管理员补上"));
        }

        return all;

        void Add(int amount, string brief, string words)
        {
            if (amount > 0)
            {
                var number = amount.ToString(CultureInfo.InvariantCulture);
                all.Add(new DigestException(brief.Replace(Number, number, StringComparison.Ordinal), words.Replace(Number, number, StringComparison.Ordinal)));
            }
        }
    }

    public static string HowMany(int kinds) => string.Create(CultureInfo.InvariantCulture, $"请先看：共{kinds}类情况要处理");

    public static string Coverage(DigestNumbers now) => Percent(now.Covered, now.Listed);

    public static string CoverageLabel(DigestNumbers now) => now.Listed == 0 ? "体检覆盖率（名册还是空的）" : "体检覆盖率";

    /// <summary>As many as fit; that there are more is said.</summary>
    /// <param name="listed">The menu has the list.</param>
    public static string Body(IReadOnlyList<DigestException> exceptions, bool listed)
    {
        if (exceptions.Count == 0)
        {
            return NoException;
        }

        var (words, taken) = ("", 0);
        const string more = "；其他见看板";
        foreach (var one in exceptions)
        {
            var next = words.Length == 0 ? one.Words : $"{words}；{one.Words}";
            if (next.Length + more.Length + (listed ? ByName.Length : 0) > MostBody)
            {
                break;
            }

            (words, taken) = (next, taken + 1);
        }

        return (taken < exceptions.Count ? words + more : words + "。") + (listed ? ByName : "");
    }

    /// <summary>Six lines of 30 characters. The numbers in brackets are the change since the digest before.</summary>
    public static IReadOnlyList<CardField> Fields(DigestNumbers now, DigestNumbers? before, DigestRow row) =>
    [
        new(now.DaysBetween ? "这几天" : "今天", string.Create(CultureInfo.InvariantCulture, $"体检{now.NewForms}家，问题{now.NewFindings}条，销号{now.NewClosed}条")),
        new("体检", string.Create(CultureInfo.InvariantCulture, $"{now.Covered}/{now.Listed}家，{Percent(now.Covered, now.Listed)}{Change(now.Covered, before?.Covered)}")),
        new("问题", string.Create(CultureInfo.InvariantCulture, $"{now.Findings}条{Change(now.Findings, before?.Findings)}，台账{now.LedgerRows}行")),
        new("整改", string.Create(CultureInfo.InvariantCulture, $"销号{now.Closed}{Change(now.Closed, before?.Closed)}，未销号{now.Unclosed}{Change(now.Unclosed, before?.Unclosed)}")),
        new("逾期", string.Create(CultureInfo.InvariantCulture, $"{now.Overdue}条{Change(now.Overdue, before?.Overdue)}，其中重大{now.OverdueMajor}条")),
        new("留痕", Head(row.AuditSeq, row.AuditHash)),
    ];

    /// <summary>Where the audit chain ended when this was written, signed: as "audit verify --head" takes it, whoever has kept the card can show that nothing before it was changed.</summary>
    public static string Head(long seq, string hash) => string.Create(CultureInfo.InvariantCulture, $"{seq}:{hash[..Math.Min(16, hash.Length)]}");

    public static string PictureName(DigestRow row) => string.Create(CultureInfo.InvariantCulture, $"日报-{(row.Audience.Length == 0 ? "全市" : row.Audience)}-{row.Day:yyyyMMdd}.png");

    public static string NoPlace(string place, IReadOnlyList<Audience> own) =>
        $"没有{Words.Quote(place, 20)}这个县市区，或不在您的职责范围内。可以发：{string.Join('、', own.Select(one => $"{Command} {Place(one)}"))}。";

    public static string NoneYet(Audience audience) => $"{Place(audience)}还没有日报，第一份在工作日傍晚发出。现在的数字，发“看板”。";

    public static string NotOfToday(DateOnly day) => $"最近一份日报是{day.Words()}的。现在的数字，发“看板”。";

    /// <summary>Those whom the exceptions speak of, by name.</summary>
    public static string Waiting(Audience audience, DateOnly today, IReadOnlyList<WaitingLines> parts)
    {
        var some = parts.Where(part => part.All > 0).ToList();
        return some.Count == 0
            ? $"{Place(audience)}现在没有逾期的整改、没签收的告知书和没签完字的登记表。"
            : $"【{Place(audience)}名单】截至{today.Words()}\n{string.Join('\n', some.Select(Part))}";
    }

    private static string Part(WaitingLines part) => string.Create(
        CultureInfo.InvariantCulture,
        $"{part.Head}（{part.All}）：\n{string.Join('\n', part.Lines)}{(part.All > part.Lines.Count ? $"\n还有{part.All - part.Lines.Count}条，见看板。" : "")}{(part.Foot.Length > 0 ? $"\n{part.Foot}" : "")}");

    private static string Place(Audience audience) => audience.IsCity ? City : audience.County;

    public static string Line(WaitingNotice notice, DateOnly today, Audience audience) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(audience.IsCity ? $"{notice.County} " : "")}{notice.Enterprise}，第{notice.Number:0000}号，{notice.CreatedAt.LocalDate().Words()}发出{(notice.CreatedAt.LocalDate() < today ? $"，{today.DayNumber - notice.CreatedAt.LocalDate().DayNumber}天了" : "")}");

    public static string Line(IReadOnlyList<WaitingSignature> form, Audience audience) =>
        $"{(audience.IsCity ? $"{form[0].County} " : "")}{form[0].Enterprise}，{form[0].VisitedOn.Words()}体检，等{string.Join('、', form.Select(one => one.Signer))}签字";

    /// <param name="audience">The city's names the county: a number is one county's.</param>
    public static string Line(CaseView view, DateOnly today, Audience audience) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(audience.IsCity ? $"{view.Case.County} " : "")}{view.Case.Reference} {view.Enterprise.Name}，{Words.Of(view.Case.Severity)}，逾期{today.DayNumber - view.Case.Deadline!.Value.DayNumber}天，责任人{view.OwnerName ?? "没有"}");

    public static string ToOwner(string leader, IReadOnlyList<string> lines, int more) =>
        $"【催办】{leader}请您督促逾期的整改：\n{string.Join('\n', lines)}{(more > 0 ? string.Create(CultureInfo.InvariantCulture, $"\n还有{more}条，发“我的任务”看。") : "")}";

    public static string UrgedAct(string leader) => $"{leader}催办包联责任人";

    public static string Urged(int cases, IReadOnlyList<string> owners, int without, int already, int rest)
    {
        var parts = new List<string>();
        if (cases > 0)
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"已催办{cases}条，提醒了{Names(owners)}"));
        }

        if (rest > 0)
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"还有{rest}条没催到，请再点一次“{UrgeButton}”"));
        }

        if (already > 0)
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{already}条今天已经催过，没有再催"));
        }

        if (without > 0)
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{without}条没有包联责任人，请先在名册里补上"));
        }

        return string.Join("；", parts) + "。";
    }

    public static string PictureSummary(DigestNumbers now) => string.Create(
        CultureInfo.InvariantCulture,
        $"覆盖率{Percent(now.Covered, now.Listed)}（{now.Covered}/{now.Listed}家），未销号{now.Unclosed}条，逾期{now.Overdue}条");

    public static string CoverageBar(CountyCoverage one) => string.Create(CultureInfo.InvariantCulture, $"{Percent(one.Covered, one.Listed)}  {one.Covered}/{one.Listed}家");

    public static string TypeName(string code)
    {
        var name = code == "0" ? "没选类型" : ProblemType.Of(int.Parse(code, CultureInfo.InvariantCulture)).Name;
        return name.Length > MostTypeName ? name[..(MostTypeName - 1)] + "…" : name;
    }

    private static string Change(int now, int? before) => before is { } then && now != then ? string.Create(CultureInfo.InvariantCulture, $"（{now - then:+0;-0}）") : "";

    private static string Names(IReadOnlyList<NamedCount> counts) => Names([.. counts.Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Name}{one.Amount}"))]);

    private static string Names(IReadOnlyList<string> names) => string.Join("、", names.Take(MostNames)) + (names.Count > MostNames ? string.Create(CultureInfo.InvariantCulture, $"等{names.Count}个") : "");

    /// <summary>Cut and not rounded: 100% is said when all are done.</summary>
    private static string Percent(int part, int whole) => whole == 0 ? "0%" : string.Create(CultureInfo.InvariantCulture, $"{part * 100L / whole}%");
}
