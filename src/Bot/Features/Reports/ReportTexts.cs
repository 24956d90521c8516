using System.Globalization;
using Bot.Features.Shared;
using Bot.Storage.Stores;

namespace Bot.Features.Reports;

/// <summary>Sentences of 上报.</summary>
internal static class ReportTexts
{
    public const string Command = "上报";

    /// <summary>Typed instead of tapped: the card comes again. As long as the command.</summary>
    public const string ReleaseWord = "发布";

    /// <summary>Typed behind the command.</summary>
    public const string Again = "重做";

    /// <summary>Typed behind the command for the whole city.</summary>
    public const string City = "全市";

    public const string Cancel = "取消";

    /// <summary>Answer that takes the remark out again.</summary>
    public const string Drop = "删除";

    public const string NotYours = "报告由分局办公室、分局一把手和专项行动办公室核对发布，发给分局和市局领导，不在您的职责范围内。您要办的事，发“我的任务”。";

    public const string NoneReleased = "还没有发布过的报告。每月10号、20号、月底上报，发布后会发给您。";

    public const string NoCampaign = "现在没有进行中的专项行动，没有要上报的报告。";

    public const string NotFound = "没有找到这份报告。请发“上报”看现在的情况。";

    public const string Cancelled = "没有补充，报告没有变。";

    public const string NoWords = "请写要补充的问题或下一步打算；不补充，发“取消”。";

    public const string TooLong = "补充意见最多1000字，没有记下。请写短一些再发。";

    /// <summary>上报重做, 上报桃城区: what is meant without the space.</summary>
    public static bool IsPlaceOrAgain(string rest)
    {
        // More words than a place and what is asked of it are a finding.
        var words = rest.Split([' ', '\n', '\u3000'], StringSplitOptions.RemoveEmptyEntries);
        return words is [var place, .. var more] && (more is [] or [Again]) && (place is Again or City || (place.Length is > 1 and <= 6 && place[^1] is '县' or '区' or '市'));
    }

    public const int MostCharacters = 1000;

    public static string Place(ReportRow row) => row.IsCity ? City : row.County;

    public static string FileName(ReportRow row, string ending) => string.Create(CultureInfo.InvariantCulture, $"情况报告-{Place(row)}-{row.Due:yyyyMMdd}-第{row.Version}版{ending}");

    public static string LedgerName(ReportRow row) => string.Create(CultureInfo.InvariantCulture, $"问题台账-{Place(row)}-{row.Due:yyyyMMdd}-第{row.Version}版.xlsx");

    public static string NoCounty(string words, IEnumerable<string> counties) => $"没有“{words}”这个县市区，或不在您的职责范围内。可以发：{string.Join('、', counties.Select(county => $"上报 {county}"))}。";

    /// <summary>With the card and the files of a draft.</summary>
    /// <param name="nobodyThere">The county has neither office nor director.</param>
    /// <param name="by">The colleague who had it made; null when nobody else did.</param>
    public static string Made(ReportRow row, DateOnly last, DateOnly today, bool nobodyThere, string? by = null)
    {
        var who = nobodyThere && !row.IsCity ? $"{row.County}没有分局办公室和一把手在通讯录里，请您代为核对发布，并请管理员补上。" : "";
        var ledger = row.LedgerRows > ReportDesk.MostLedgerRows
            ? string.Create(CultureInfo.InvariantCulture, $"台账有{row.LedgerRows}行，太大不能发消息，请管理员用 ledger export 导出。")
            : row.LedgerRows == 0 ? "还没有签完字的体检，没有台账。" : "";
        return $"{(by is null ? "" : $"{by}改了报告，先前的一版不用再看。")}{Place(row)}{row.Due.Words()}报告（第{Number(row.Version)}版）已生成，请核对文件，{(last < today ? $"{last.Words()}已经过了，请尽快点“发布”" : $"在{last.Words()}下班前点“发布”")}（依据：方案三（二））。{who}{ledger}";
    }

    public static string Tomorrow(DateOnly due, DateOnly worked) => $"【上报提醒】{due.Words()}的报告{(worked == due ? "" : "因逢休息日提前，")}在下一个工作日（{worked.Words()}）早上生成，请当天核对发布。请先催促把体检、整改情况记全。";

    public static string Remind(ReportRow row) => $"【上报提醒】{Place(row)}{row.Due.Words()}报告还没有发布，今天要报。发“上报”看卡片，点“发布”。";

    public static string Released(ReportRow row, string by) =>
        $"{Place(row)}{row.Due.Words()}专项行动情况报告（第{Number(row.Version)}版）已由{by}发布{(row.Version > 1 ? "，以这一版为准" : "")}，文件见下。";

    /// <summary>Every county has one such line on a report day.</summary>
    public static string ToOffice(ReportRow row, string by, bool withFiles, bool afterCity) =>
        $"{row.County}{row.Due.Words()}报告（第{Number(row.Version)}版）已由{by}发布，{(withFiles ? "文件见下" : $"看文件发“{Command} {row.County}”")}。{(afterCity ? $"全市报告先生成了，要算进去发“{Command} {City} {Again}”。" : "")}";

    public static string AfterCity(ReportRow row) => $"{row.County}{row.Due.Words()}报告发布在全市报告生成之后。要算进全市报告，发“上报 全市 重做”。";

    public static string Already(ReportRow row, string by) => $"{Place(row)}{row.Due.Words()}报告（第{Number(row.Version)}版）已由{by}在{row.DecidedAt!.Value.Words()}发布，内容固定。要改，发“{Command} {Place(row)} {Again}”做新的一版。";

    public static string Stale(ReportRow row) => $"{Place(row)}{row.Due.Words()}报告第{Number(row.Version)}版已被新版代替，没有改动。请看最新的卡片，或发“{Command} {Place(row)}”。";

    public static string NoRemake(ReportRow row, DateOnly later) =>
        $"{Place(row)}{row.Due.Words()}报告不能再重做：{later.Words()}报告的数字接着它算，重做会把同样的体检和问题报两次。请点“发布”发这一版，新情况写进{later.Words()}报告（发“{Command} {Place(row)}”）。";

    public static string NoRelease(ReportRow row, DateOnly later) =>
        $"{Place(row)}{row.Due.Words()}报告第{Number(row.Version)}版没有发布：里面有些体检和问题，{later.Words()}报告已经算进去了，发了就报两次。请在{later.Words()}报告里说明（发“{Command} {Place(row)}”）。";

    public static string AskRemark(ReportRow row) => $"请写{Place(row)}报告要补充的问题或下一步打算，会写进“存在的问题”一节。{(row.Remark is null ? "" : $"新写的代替原来的；原来的不要了，发“{Drop}”。")}不补充，发“{Cancel}”。";

    public static string WhichCounty(DateOnly day, IReadOnlyList<string> counties) => $"要看哪个县市区的？可以发：{string.Join('、', counties.Select(county => $"{Command} {county} {Number(day.Month)}-{Number(day.Day)}"))}。";

    public static string NoneOfDay(string place, IReadOnlyList<DateOnly> days) =>
        $"{place}没有发布过这一天的报告。{(days.Count == 0 ? "还没有发布过报告。" : $"发布过的：{string.Join('、', days.Select(day => day.Words()))}；看某一天的，发“{Command} {place} {days[0].Month}-{days[0].Day}”。")}";

    /// <summary>The morning of the report is over.</summary>
    public static string NotMade(string place, DateOnly due) => $"{place}{due.Words()}的报告没有生成：那天早上服务没有运行，或者行动还没开始。要补做，发“{Command} {place} {Again}”。";

    public static string NotYet(string place, DateOnly due, DateOnly worked) => $"{place}{due.Words()}报告还没有生成（{worked.Words()}早上8点10分生成）。现在就要，发“{Command} {place} {Again}”。";

    /// <summary>For who keeps the reports of several counties.</summary>
    /// <param name="city">Line about the city's; empty for who does not keep it.</param>
    public static string State(DateOnly due, IReadOnlyList<string> released, IReadOnlyList<string> drafts, IReadOnlyList<string> missing, string city) =>
        $"""
        【{due.Words()}上报】
        已发布{Number(released.Count)}个：{Some(released)}
        待核对{Number(drafts.Count)}个：{Some(drafts)}
        没有生成{Number(missing.Count)}个：{Some(missing)}{city}
        看某一份，发“{Command} 桃城区”{(city.Length == 0 ? "" : $"或“{Command} {City}”")}；重新生成，后面加“{Again}”。
        """.ReplaceLineEndings("\n");

    /// <summary>桃城区, or 桃城区（第4版待核对）: what was released stays so while a new version is checked.</summary>
    public static string ReleasedState(ReportRow last) => last.Status == ReportStatus.Released ? Place(last) : $"{Place(last)}（第{Number(last.Version)}版待核对）";

    public static string CityState(ReportRow? last, bool released) =>
        $"\n全市报告：{(last is null ? "没有生成" : !released ? $"第{Number(last.Version)}版，待核对" : last.Status == ReportStatus.Released ? $"第{Number(last.Version)}版，已发布" : $"已发布，第{Number(last.Version)}版待核对")}";

    private static string Some(IReadOnlyList<string> names) => names.Count == 0 ? "无" : string.Join('、', names);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
