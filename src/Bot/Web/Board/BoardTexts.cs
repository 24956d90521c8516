using System.Globalization;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain.Enterprises;
using Domain.Inspections;
using Domain.Rectification;

namespace Bot.Web.Board;

/// <summary>Words of the board.</summary>
internal static class BoardTexts
{
    public const string Board = "专项行动看板";
    public const string Ways = "看板各页";
    public const string Overview = "总览";
    public const string Findings = "问题";
    public const string Cases = "整改";
    public const string People = "人员";
    public const string Map = "地图";
    public const string Stations = "站点周边";
    public const string Leave = "退出";
    public const string ToBoard = "进入看板";
    public const string SignedOut = "已退出。";
    public const string NotSignedIn = "登录已过期，请刷新页面。";
    public const string NoScope = "看板只给执法人员和分局、市局人员看。您不在名册里，或者现在没有这样的职务；有疑问请找分局办公室。企业的事请在企业微信里发“整改”或“我的任务”。";
    public const string Outsider = "没有认出您是本单位成员。请用工作的企业微信账号打开，从应用里发“看板”进入。";
    public const string StaleSignIn = "这次登录没有成功：链接已经用过、过期，或者不是在这个浏览器打开的。请点下面重新进入。";
    public const string NotNow = "现在打不开，请过一会儿再试；一直打不开，请告诉系统管理员。";
    public const string NotThere = "没有这一条，或者不在您的职责范围内。请从“问题”或“整改”页打开。";
    public const string BadQuestion = "看不懂这个地址，请从看板的页面上点。";

    public const string Listed = "应检企业";
    public const string Covered = "已检查";
    public const string Coverage = "覆盖率";
    public const string FindingCount = "发现问题";
    public const string OpenCases = "整改中";
    public const string Overdue = "逾期";
    public const string Waiting = "待复查";
    public const string Major = "重大未办结";
    public const string Unacknowledged = "未签收告知";
    public const string Unread = "未签收";
    public const string ByCounty = "各县市区";
    public const string ByType = "问题类型";
    public const string County = "县市区";
    public const string Latest = "最近的问题";
    public const string All = "全部";
    public const string Industry = "行业";
    public const string Type = "类型";
    public const string SeverityName = "严重程度";
    public const string State = "状态";
    public const string Days = "时间";
    public const string Look = "查看";
    public const string UnderWay = "正在进行的行动";
    public const string FormerCases = "以前行动没有销号的整改";
    public const string Export = "导出台账（Excel）";
    public const string ExportCsv = "导出台账（CSV）";
    public const string Next = "下一页";
    public const string First = "回到第一页";
    public const string NoFinding = "没有符合条件的问题。可以放宽条件再看。";
    public const string NoCase = "没有未办结的整改。";
    public const string NoVisit = "还没有安排体检任务，近30天也没有签完字的体检。";
    public const string NoPage = "没有这一页。请从看板的页面上点。";
    public const string WaitingTitle = "等人签收、签字";
    public const string WaitingNotices = "告知书企业没签收";
    public const string WaitingForms = "登记表没签完字";
    public const string NothingWaits = "没有等签收的告知书，也没有等签字的登记表。";
    public const string Visited = "近30天体检";
    public const string NothingYet = "还没有名单和检查记录，导入名册、开始体检后这里就有数字。";
    public const string Wall = "大屏显示";
    public const string Enterprise = "企业";
    public const string Problem = "问题";
    public const string Owner = "包联责任人";
    public const string Deadline = "期限";
    public const string Inspector = "执法人员";
    public const string ToDo = "待办";
    public const string Done = "已完成";
    public const string Late = "逾期";
    public const string Pictures = "现场照片";
    public const string Evidence = "整改材料";
    public const string History = "经过";
    public const string Form = "登记表";
    public const string NoStory = "这条问题没有立整改（当场处理或移交）。";
    public const string PictureGone = "照片没有取到";
    public const string NoStations = "还没有设置监测站点。请系统管理员在配置或站点文件里写上站点名称和经纬度。";
    public const string ChooseStation = "站点";
    public const string Ring = "范围";
    public const string Unvisited = "未检查";
    public const string WithOpen = "有未办结问题";
    public const string NothingOnMap = "图上没有企业，可以缩小、拖动，或放宽条件再看。";
    public const string NoScript = "地图要用浏览器脚本显示；下面的表不用地图也能看。";
    public const string Campaign = "专项行动";
    public const string Closer = "放大";
    public const string Farther = "缩小";

    /// <summary>In the order of <see cref="MapState"/>.</summary>
    public static string[] MapStates { get; } = ["自查企业", "已检查", "未检查", "有未办结问题", "有逾期"];

    public static (string Value, string Name)[] States { get; } =
    [
        ("", All), ("Overdue", Overdue), (nameof(CaseStatus.Open), RectificationWords.Of(CaseStatus.Open)), (nameof(CaseStatus.Submitted), RectificationWords.Of(CaseStatus.Submitted)),
        (nameof(CaseStatus.VisitNeeded), RectificationWords.Of(CaseStatus.VisitNeeded)), (nameof(CaseStatus.Closed), RectificationWords.Of(CaseStatus.Closed)), ("None", "未立整改"),
    ];

    public static (string Value, string Name)[] DayChoices { get; } = [("", All), ("1", "今天"), ("7", "7天内"), ("30", "30天内"), ("90", "90天内")];

    public static string OutOfScope(IReadOnlyList<string> counties) => $"这不在您的职责范围内（{string.Join('、', counties)}），没有显示。这次查看已记录。";

    public static string Former(int cases) => $"以前行动还有{cases}条没有销号";

    public static string WallTitle(string place) => $"{Board}　{place}";

    public static string Place(BoardVisitor visitor) => visitor.Counties.Count == 0 ? "全市" : string.Join('、', visitor.Counties);

    /// <summary>What needs somebody, in one line.</summary>
    public static string Exceptions(IReadOnlyList<CountyNumbers> counties)
    {
        var overdue = counties.Sum(one => one.Overdue);
        var major = counties.Sum(one => one.Major);
        var parts = new List<string>();
        if (overdue > 0)
        {
            var worst = counties.MaxBy(one => one.Overdue)!;
            parts.Add(counties.Count > 1 ? $"逾期{Number(overdue)}条，{worst.County}最多（{Number(worst.Overdue)}条）" : $"逾期{Number(overdue)}条");
        }

        if (major > 0)
        {
            parts.Add($"重大问题未办结{Number(major)}条");
        }

        var unread = counties.Sum(one => one.Unacknowledged);
        if (unread > 0)
        {
            parts.Add($"告知未签收{Number(unread)}份");
        }

        return parts.Count == 0 ? "没有逾期，没有未办结的重大问题，告知都已签收。" : string.Join("；", parts) + "。";
    }

    /// <summary>As the digest and the report have it: cut and not rounded, 100% is said when all are done.</summary>
    public static string Percent(int part, int whole) => whole == 0 ? "—" : string.Create(CultureInfo.InvariantCulture, $"{part * 100L / whole}%");

    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Severity(string? severity) => severity is null ? "" : Words.Of(Enum.Parse<Severity>(severity));

    public static string Status(string? status, DateOnly? deadline, DateOnly today) => status switch
    {
        null => "未立整改",
        nameof(CaseStatus.Open) when deadline < today => $"逾期{Number(today.DayNumber - deadline.Value.DayNumber)}天",
        _ => RectificationWords.Of(Enum.Parse<CaseStatus>(status)),
    };

    public static string TypeName(int? code) => code is { } number ? Words.Of(ProblemType.Of(number)) : "";

    public static string IndustryName(Industry industry) => $"{Number(industry.Code)} {industry.Name}";

    public static string FindingTitle(int? number, int ordinal) => string.Create(CultureInfo.InvariantCulture, $"第{number:0000}号第{ordinal}条");

    public static string Signed(Signature signature) => $"{signature.Name} {signature.At.Words()}签字";

    public static string Hash(string? hash) => $"登记表校验值 {hash}";

    public static string Given(Evidence evidence) => $"第{Number(evidence.Round)}次 {evidence.At.Words()}";

    public static string Doubts(Evidence evidence) => evidence.Doubts == EvidenceDoubts.None ? "" : $"存疑：{RectificationWords.Doubts(evidence.Doubts)}";

    public static string WithoutPlace(int count) => count == 0 ? "" : $"另有{Number(count)}家没有坐标，不在图上。";

    /// <summary>What the lines on the map are; a box must not be taken for a border.</summary>
    /// <param name="source">Whose borders they are; empty when nobody says, or none is drawn.</param>
    /// <param name="boxed">Counties that have a box only.</param>
    public static string Lines(string source, IReadOnlyList<string> boxed, bool isAll)
    {
        var credit = source.Length == 0 ? "" : $"界线：{source}。";
        var whose = isAll && boxed.Count > 1 ? "各县市区" : string.Join('、', boxed);
        return boxed.Count == 0 ? credit : $"{credit}虚线框只是{whose}的大致范围，不是行政界线{(isAll ? "（还没有放界线文件，请找系统管理员）" : "")}。";
    }

    public static string Kilometres(int km) => $"{Number(km)}公里";

    public static string Within(int km) => $"{Number(km)}公里内";

    public static string FileName(string place, DateOnly day, string kind) => FormattableString.Invariant($"问题台账-{place}-{day:yyyyMMdd}.{kind}");

    public static string TooLong(int most) => $"台账超过{most}行，Excel 文件装不下。请返回，按县市区或时间缩小范围，或者点“{ExportCsv}”，行数不限。";

    public static string NoticeNumber(int number) => string.Create(CultureInfo.InvariantCulture, $"第{number:0000}号告知书");

    public static string SentOn(DateOnly day, DateOnly today) => $"{day.Words()}发出{(day < today ? $"，{Number(today.DayNumber - day.DayNumber)}天了" : "")}";

    public static string VisitedOn(DateOnly day) => $"{day.Words()}体检";

    public static string WaitsFor(IEnumerable<string> signers) => $"等{string.Join('、', signers)}签字";

    public static string AndMore(int count) => $"还有{Number(count)}份。";

    public static string Line(VisitCount count, string name) => $"{name}（{count.County}）";
}
