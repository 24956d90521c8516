using System.Globalization;
using Bot.Documents.Exchange;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain.Enterprises;
using Domain.Inspections;
using Domain.Penalties;
using Domain.Planning;
using Domain.Rectification;
using Domain.Responsibility;

namespace Bot.Features.Portraits;

/// <summary>Words of 查.</summary>
internal static class PortraitTexts
{
    public const string Usage = "要查哪家企业？发“查 企业名称”（一部分也行），或“查 拼音首字母”，或“查 统一社会信用代码”。";

    public const string NoScope = "您不在人员名单里，不能查企业。请联系管理员。";

    public const string Gone = "这家企业已不在系统里，没有可看的。请重新发“查 企业名称”。";

    public const string Several = "符合的企业有几家";

    public const string ChooseFirst = "选一家企业，再点“打开”";

    public const string Choose = "请选择企业";

    public const string EnterpriseLabel = "企业";

    public const string Open = "打开";

    public const string AllFindingsButton = "全部问题";

    public const string Export = "导出";

    public const string Page = "网页";

    public const string Visits = "体检";

    public const string Findings = "问题";

    public const string Rectification = "整改";

    public const string Permits = "证照";

    public const string Promises = "承诺";

    public const string Records = "外部数据";

    public const string NoFindings = "历年体检都没有发现问题";

    public const string NotVisited = "还没有体检过";

    public const string NoPermits = "没有导入排污许可和环评";

    /// <summary>A message takes 2048 bytes; four of them are read, more are not.</summary>
    private const int MostListed = 40;

    private const int ShownWords = 36;

    public static string[] Commands => ["查", "查询", "画像", "企业画像"];

    public static string More(int shown) => $"先列{Number(shown)}家；没有要找的，请多打几个字";

    public static string NoMatch(string name) => CreditCode.Check(EnterpriseNames.Typed(name).ToUpperInvariant()) is not (CreditCodeCheck.WrongLength or CreditCodeCheck.WrongCharacter)
        ? $"没有统一社会信用代码是{Words.Quote(name, 20)}的企业。请核对18位代码，或用企业名称里的几个字查。"
        :
        $"没有找到名称里有{Words.Quote(name, 20)}的企业。请少打几个字再试，例如“查 宏达”或拼音首字母“查 hd”；已移出名册的，用统一社会信用代码查。";

    /// <param name="counties">Empty: the whole city; null: none.</param>
    public static string OutOfScope(IReadOnlyList<string>? counties) => counties is { Count: > 0 }
        ? $"职责范围：这家企业不在您的职责范围（{string.Join('、', counties)}）内，不能看。这次查询已记入审计。确需了解的，请联系企业所在的分局或专项行动办公室。"
        : "职责范围：您只能看自己负责的企业，这家不在其中。这次查询已记入审计。名单有误的，请联系当地分局。";

    public static string Title(Portrait portrait) => $"企业画像：{Words.Short(portrait.Enterprise)}";

    public static string SheetTitle(Portrait portrait) => $"企业画像：{portrait.Enterprise.Name}";

    public static string AsOf(Portrait portrait) => $"{portrait.Enterprise.County}　截至{portrait.Today.WordsWithYear()}";

    public static string FileName(Portrait portrait) =>
        string.Create(CultureInfo.InvariantCulture, $"企业画像-{FileSafe(portrait.Enterprise.Name)}-{portrait.Today:yyyyMMdd}.docx");

    /// <summary>桃城区河沿镇，焦化，其他企业.</summary>
    public static string Kind(Enterprise enterprise) =>
        $"{enterprise.County}{enterprise.Township}，{enterprise.IndustryWord ?? enterprise.Industry.Name}，{Words.Of(enterprise.Track)}" + (enterprise.OffListReason is { } reason ? $"，已移出名册（{reason}）" : "");

    /// <summary>What has to be seen first; the card cuts what is behind.</summary>
    public static string First(Portrait portrait)
    {
        string[] parts =
        [
            .. portrait.Overdue.Count > 0 ? [$"逾期没有整改{Number(portrait.Overdue.Count)}条"] : Array.Empty<string>(),
            .. portrait.Open.Count > portrait.Overdue.Count ? [portrait.Overdue.Count > 0 ? $"另有{Number(portrait.Open.Count - portrait.Overdue.Count)}条没有办结" : $"没有办结{Number(portrait.Open.Count)}条"] : Array.Empty<string>(),
            .. portrait.Recurred > 0 ? [$"复发{Number(portrait.Recurred)}条"] : Array.Empty<string>(),
            .. portrait.Findings.Count(one => one.Severity == Severity.Major) is > 0 and var major ? [$"重大问题{Number(major)}条"] : Array.Empty<string>(),
            .. portrait.Emergencies.Count(one => one.RestoredAt is null) is > 0 and var faults ? [$"故障没有恢复{Number(faults)}起"] : Array.Empty<string>(),
            .. portrait.Of(RecordKind.Complaint).Count is > 0 and var complaints ? [$"信访{Number(complaints)}件"] : Array.Empty<string>(),
            .. portrait.Missed?.Count(one => one.Case.Status is MissedStatus.Hearing or MissedStatus.Confirmed) is > 0 and var missed ? [$"倒查{Number(missed)}件"] : Array.Empty<string>(),
            .. portrait.Alerts.Count > 0 ? [$"一年内周边预警{Number(portrait.Alerts.Count)}次"] : Array.Empty<string>(),
        ];
        return parts.Length == 0 ? "没有未办结的问题，没有要特别留意的。" : $"{string.Join('，', parts)}。";
    }

    public static string VisitsShort(Portrait portrait) => portrait.Visits is [var last, ..] ? $"{Number(portrait.Visits.Count)}次，最近{last.VisitedOn.WordsWithYear()}" : NotVisited;

    public static string FindingsShort(Portrait portrait) => portrait.Findings.Count == 0
        ? portrait.Visits.Count == 0 ? "没有" : "没有发现"
        : $"{Number(portrait.Findings.Count)}条{(portrait.Open.Count > 0 ? $"，没有办结{Number(portrait.Open.Count)}条" : "，都已办结")}";

    public static string RectificationShort(Portrait portrait) => portrait.Closed.Count + portrait.Open.Count == 0
        ? "没有要整改的"
        : $"按期{Number(portrait.OnTime)}，逾期{Number(portrait.Late + portrait.Overdue.Count)}，退回{Number(portrait.Returned)}，复发{Number(portrait.Recurred)}";

    public static string PermitsShort(Portrait portrait) => portrait.Of(RecordKind.Permit) is [var last, ..] ? last.Words : NoPermits;

    public static string PromisesShort(Portrait portrait) => portrait.SelfChecks.FirstOrDefault(one => one.PromiseAt is not null) is { PromiseAt: { } at }
        ? $"{at.LocalDate().WordsWithYear()}签了承诺书"
        : portrait.Enterprise.Track == Track.Full ? "不用签（其他企业）" : "没有签承诺书";

    public static string RecordsShort(Portrait portrait)
    {
        string[] parts = [.. new[] { RecordKind.Online, RecordKind.Complaint, RecordKind.Census }
            .Select(kind => (kind, portrait.Of(kind).Count))
            .Where(one => one.Count > 0)
            .Select(one => $"{Of(one.kind)}{Number(one.Count)}")
            .Concat(portrait.Elsewhere is [var last, ..] ? [$"其他系统检查{Number(portrait.Elsewhere.Count)}次（最近{last.Day.WordsWithYear()}）"] : Array.Empty<string>())];
        return parts.Length == 0 ? "没有导入" : string.Join('，', parts);
    }

    public static string Link(Enterprise enterprise, Uri address) => $"<a href=\"{address.AbsoluteUri}\">打开{Words.Short(enterprise).Replace('<', ' ')}的网页</a>\n在企业微信里点开，不用密码。";

    public static string AllFindings(Portrait portrait)
    {
        if (portrait.Findings.Count == 0)
        {
            return $"{portrait.Enterprise.Name}：{(portrait.Visits.Count == 0 ? NotVisited : NoFindings)}。";
        }

        var lines = portrait.Findings
            .OrderByDescending(one => one.Status is { } status && status != CaseStatus.Closed)
            .Take(MostListed)
            .Select(one => $"{Reference(one)} {one.VisitedOn.WordsWithYear()}　{State(portrait, one)}\n{Cut(one.Words)}");
        var rest = portrait.Findings.Count - MostListed;
        return $"【{Words.Short(portrait.Enterprise)}】共{Number(portrait.Findings.Count)}条，没有办结的在前\n{string.Join('\n', lines)}"
            + (rest > 0 ? $"\n还有{Number(rest)}条，点“导出”看全部。" : "");
    }

    /// <summary>12-2, as 进展 takes it.</summary>
    public static string Reference(PortraitFinding one) => $"{Number(one.Number)}-{Number(one.Ordinal)}";

    /// <summary>整改中，12月20日前，逾期；从轻处罚.</summary>
    public static string State(Portrait portrait, PortraitFinding one)
    {
        string[] parts =
        [
            .. one.Severity is { } severity ? [Words.Of(severity)] : Array.Empty<string>(),
            .. one.Status is { } status ? [RectificationWords.Of(status)] : Array.Empty<string>(),
            .. one is { Status: CaseStatus.Open, Deadline: { } deadline } ? [deadline < portrait.Today ? $"期限{deadline.Words()}，已逾期" : $"期限{deadline.Words()}"] : Array.Empty<string>(),
            .. one.Round > 1 ? [$"退回{Number(one.Round.Value - 1)}次"] : Array.Empty<string>(),
            .. one.LookBack is { } found ? [$"回头看{Of(found)}"] : Array.Empty<string>(),
            .. one.Penalty is { } penalty ? [Of(penalty, one.Decision)] : Array.Empty<string>(),
        ];
        return string.Join('，', parts);
    }

    public static string Of(RecordKind kind) => kind switch
    {
        RecordKind.Online => "在线监测",
        RecordKind.Complaint => "信访",
        RecordKind.Census => "污染普查",
        _ => "排污许可和环评",
    };

    public static string OfExchange(string kind) => kind switch
    {
        ExchangeWords.DoubleRandom => "双随机检查",
        ExchangeWords.Complaint => "信访检查",
        ExchangeWords.Exceedance => "在线超标检查",
        ExchangeWords.Special => "专项检查",
        _ => "日常检查",
    };

    public static string OfState(string state) => state switch
    {
        "open" => "整改中",
        "submitted" => "已报整改",
        "visit_needed" => "待现场复查",
        "closed" => "已办结",
        _ => "没有立整改",
    };

    public static string Of(MissedStatus status) => status switch
    {
        MissedStatus.Confirmed => "已确认为应查出而未查出",
        MissedStatus.Withdrawn => "已撤销，不算",
        _ => "正在听取意见",
    };

    public static string Of(AlertKind kind) => kind switch
    {
        AlertKind.HeavyPollution => "重污染天气",
        AlertKind.HotSpot => "卫星或网格热点",
        AlertKind.Exceedance => "在线超标",
        AlertKind.PowerAnomaly => "用电异常",
        _ => "信访举报",
    };

    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Of(LookBackResult result) => result switch
    {
        LookBackResult.Rectified => "已整改",
        LookBackResult.NotRectified => "未整改",
        _ => "复发",
    };

    private static string Of(PenaltyStatus status, PenaltyDirection? decision) => status switch
    {
        PenaltyStatus.Open => "处罚建议正在准备",
        PenaltyStatus.Submitted => "处罚待决定",
        _ => decision switch
        {
            PenaltyDirection.None => "不予处罚",
            PenaltyDirection.Lenient => "从轻处罚",
            PenaltyDirection.Heavier => "从重处罚",
            _ => "依法处罚",
        },
    };

    private static string Cut(string words)
    {
        var line = new StringInfo(words.ReplaceLineEndings(" "));
        return line.LengthInTextElements <= ShownWords ? line.String : $"{line.SubstringByTextElements(0, ShownWords)}…";
    }

    /// <summary>A name may hold what no file name may.</summary>
    private static string FileSafe(string name) => string.Concat(name.Where(character => char.IsLetterOrDigit(character) || character is '（' or '）' or '(' or ')'));
}
