using Bot.Documents;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain.Emergencies;
using Domain.Enterprises;
using Domain.Inspections;
using Domain.Rectification;
using Domain.Responsibility;
using Domain.SelfChecks;

namespace Bot.Features.Portraits;

/// <summary>The whole portrait in sections of labelled lines: the file and the page show the same.</summary>
internal static class PortraitSections
{
    private const int MostRecords = 20;

    public static IReadOnlyList<SheetSection> Of(Portrait portrait) =>
    [
        new("要先看的", [new SheetRow("现状", PortraitTexts.First(portrait), portrait.Open.Count > 0 || portrait.Recurred > 0)], ""),
        new("基本情况", [.. Basics(portrait.Enterprise)], ""),
        new("排污许可和环评", [.. portrait.Of(RecordKind.Permit).Take(MostRecords).Select(Record)], $"{PortraitTexts.NoPermits}。"),
        new("历次体检", [.. portrait.Visits.Select(visit => Visit(portrait, visit))], $"{PortraitTexts.NotVisited}。"),
        new("历年问题", [.. Years(portrait), .. portrait.Findings.Select(one => Finding(portrait, one))], $"{(portrait.Visits.Count == 0 ? PortraitTexts.NotVisited : PortraitTexts.NoFindings)}。"),
        new("整改表现", portrait.Open.Count + portrait.Closed.Count == 0 ? [] : [.. Behaviour(portrait)], "没有要整改的问题。"),
        new("承诺和自行体检", [.. portrait.SelfChecks.Select(SelfCheck)], "没有自行体检和承诺的记录。"),
        new("宣传材料", [.. portrait.Receipts.Take(MostRecords).Select(Receipt)], "没有发过宣传材料。"),
        new("预警和突发", [.. portrait.Emergencies.Take(MostRecords).Select(Emergency), .. portrait.Alerts.Take(MostRecords).Select(Alert)], "没有报过故障或突发，一年内周边没有预警。"),
        .. new[] { RecordKind.Online, RecordKind.Complaint, RecordKind.Census }
            .Where(kind => kind != RecordKind.Complaint || portrait.Sight == PortraitSight.Office)
            .Select(kind => new SheetSection(PortraitTexts.Of(kind), Records(portrait.Of(kind)), "没有导入。")),
        new("其他系统的检查（不计入体检）", [.. portrait.Elsewhere.Take(MostRecords).Select(visit => Elsewhere(portrait, visit)), .. Rest(portrait.Elsewhere.Count)], "没有导入。"),
        .. portrait.Missed is { } missed ? [new SheetSection("倒查（只有办理的人看得到）", [.. missed.Select(Missed)], "没有倒查。")] : Array.Empty<SheetSection>(),
    ];

    /// <summary>12-2　2020年12月8日: the line of a finding.</summary>
    public static string LabelOf(PortraitFinding one) => $"{PortraitTexts.Reference(one)}　{one.VisitedOn.WordsWithYear()}";

    private static IEnumerable<SheetRow> Basics(Enterprise enterprise)
    {
        (string Label, string? Text)[] rows =
        [
            ("企业名称", enterprise.Name),
            ("统一社会信用代码", enterprise.CreditCode),
            ("法人代表", enterprise.LegalRepresentative),
            ("企业地址", $"{enterprise.County}{enterprise.Township}　{enterprise.Address}"),
            ("经纬度", enterprise.Location is { } place ? FormattableString.Invariant($"东经{place.Longitude}，北纬{place.Latitude}") : null),
            ("企业类型", enterprise.EnterpriseType),
            ("行业类别", enterprise.IndustryWord is { } word ? $"{enterprise.Industry.Name}（{word}）" : enterprise.Industry.Name),
            ("企业类别", Words.Of(enterprise.Track)),
            ("超低排放改造", YesNo(enterprise.UltraLowEmission)),
            ("绩效分级", enterprise.PerformanceGrade),
            ("2019年以来自主验收", YesNo(enterprise.SelfAcceptedSince2019)),
            ("移出名册", enterprise.OffListReason),
        ];
        return rows.Where(row => row.Label != "移出名册" || row.Text is not null).Select(row => new SheetRow(row.Label, string.IsNullOrWhiteSpace(row.Text) ? "名册没有写" : row.Text));
    }

    private static SheetRow Visit(Portrait portrait, PortraitVisit visit)
    {
        var found = portrait.Findings.Count(one => one.InspectionId == visit.InspectionId);
        string[] parts =
        [
            string.Create(System.Globalization.CultureInfo.InvariantCulture, $"登记表第{visit.Number:0000}号"),
            string.Join('、', portrait.Signers.Where(one => one.InspectionId == visit.InspectionId).Select(one => one.Name)),
            found == 0 ? "没有发现问题" : $"发现{PortraitTexts.Number(found)}条问题",
            .. visit.ExceptionReason is { } reason ? [$"原因：{reason}"] : Array.Empty<string>(),
            visit.AcknowledgedAt is { } at ? $"{at.Words()}确认告知书" : "告知书没有确认",
        ];
        return new SheetRow(visit.VisitedOn.WordsWithYear(), string.Join('，', parts));
    }

    /// <summary>2020年：7条，其中重大1条；最多的是3 超标排放（2条）.</summary>
    private static IEnumerable<SheetRow> Years(Portrait portrait) =>
        portrait.Findings.GroupBy(one => one.VisitedOn.Year).OrderByDescending(year => year.Key).Select(year =>
        {
            var major = year.Count(one => one.Severity == Severity.Major);
            var most = year.Where(one => one.TypeCode is not null).GroupBy(one => one.TypeCode!.Value).OrderByDescending(type => type.Count()).ThenBy(type => type.Key).FirstOrDefault();
            return new SheetRow(
                $"{PortraitTexts.Number(year.Key)}年",
                $"{PortraitTexts.Number(year.Count())}条" + (major > 0 ? $"，其中重大{PortraitTexts.Number(major)}条" : "")
                    + (most is null ? "" : $"；最多的是“{ProblemType.Of(most.Key).Name}”（{PortraitTexts.Number(most.Count())}条）"));
        });

    private static SheetRow Finding(Portrait portrait, PortraitFinding one) => new(
        LabelOf(one),
        $"{(one.TypeCode is { } code ? $"【{ProblemType.Of(code).Name}】" : "")}{one.Words}\n{PortraitTexts.State(portrait, one)}",
        (one.Status is { } status && status != CaseStatus.Closed) || one.LookBack == LookBackResult.Recurred);

    private static IEnumerable<SheetRow> Behaviour(Portrait portrait) =>
    [
        new("按期办结", $"{PortraitTexts.Number(portrait.OnTime)}条"),
        new("逾期", $"办结的{PortraitTexts.Number(portrait.Late)}条，没有办结的{PortraitTexts.Number(portrait.Overdue.Count)}条", portrait.Overdue.Count > 0),
        new("退回重改", $"{PortraitTexts.Number(portrait.Returned)}条", portrait.Returned > 0),
        new("回头看复发", $"{PortraitTexts.Number(portrait.Recurred)}条", portrait.Recurred > 0),
    ];

    private static SheetRow SelfCheck(PortraitSelfCheck one)
    {
        string[] parts =
        [
            one is { Status: SelfCheckStatus.Done, DoneAt: { } at } ? $"{at.LocalDate().WordsWithYear()}自查完成{(one.IsLate ? "（逾期）" : "")}，自查问题{PortraitTexts.Number(one.Filed)}条" : "自查没有完成",
            one.PromiseAt is { } promised ? $"{promised.LocalDate().WordsWithYear()}签了承诺书" : "没有签承诺书",
        ];
        return new SheetRow(one.CampaignId, string.Join('；', parts));
    }

    private static SheetRow Receipt(PortraitReceipt one) => new(
        one.SentAt is { } at ? at.LocalDate().WordsWithYear() : "没有送达",
        $"{one.Title}，{(one.ConfirmedAt is { } confirmed ? $"{confirmed.Words()}确认收到" : "没有确认收到")}");

    private static SheetRow Emergency(PortraitEmergency one) => new(
        one.ReportedAt.LocalDate().WordsWithYear(),
        $"{(one.Kind == EmergencyKind.Fault ? "故障" : "突发")}：{one.Facility}，{(one.RestoredAt is { } at ? $"{at.Words()}恢复" : "没有恢复")}",
        one.RestoredAt is null);

    private static SheetRow Alert(PortraitAlert one) => new(
        one.ReceivedAt.LocalDate().WordsWithYear(),
        $"周边{PortraitTexts.Number(one.RadiusKm)}公里预警：{PortraitTexts.Of(one.Kind)}{(one.Pollutant.Length > 0 ? $"，{one.Pollutant}" : "")}");

    private static IReadOnlyList<SheetRow> Records(IReadOnlyList<ExternalRecord> records) =>
    [
        .. records.Take(MostRecords).Select(Record),
        .. Rest(records.Count),
    ];

    private static IEnumerable<SheetRow> Rest(int count) => count > MostRecords ? [new SheetRow("更早的", $"还有{PortraitTexts.Number(count - MostRecords)}条，没有列出")] : [];

    private static SheetRow Elsewhere(Portrait portrait, VisitElsewhere visit)
    {
        var found = portrait.FoundElsewhere.Where(one => one.System == visit.System && one.Visit == visit.Id).ToList();
        string[] lines =
        [
            $"{PortraitTexts.OfExchange(visit.Kind)}，{PortraitTexts.Number(visit.Inspectors)}人，{(found.Count == 0 ? "没有问题" : $"问题{PortraitTexts.Number(found.Count)}条")}",
            .. found.Select(one => $"· {(one.TypeCode is { } code ? $"【{ProblemType.Of(code).Name}】" : "")}{one.Words}（{PortraitTexts.OfState(one.State)}）"),
            $"来源：{visit.System}，{visit.ImportedAt.LocalDate().WordsWithYear()}导入",
        ];
        return new SheetRow(visit.Day.WordsWithYear(), string.Join('\n', lines));
    }

    private static SheetRow Missed(PortraitMissed one) => new(
        $"{one.Case.Discovered.WordsWithYear()}发现",
        $"【{ProblemType.Of(one.Case.TypeCode).Name}】{one.Case.Words}\n{PortraitTexts.Of(one.Case.Status)}{(one.Case.Reason is { } reason ? $"：{reason}" : "")}；签字的：{string.Join('、', one.Signers)}\n来源：{one.Case.Source}",
        one.Case.Status is MissedStatus.Hearing or MissedStatus.Confirmed);

    private static SheetRow Record(ExternalRecord one) => new((one.Day ?? one.SourceDay).WordsWithYear(), $"{one.Words}\n来源：{one.Source}，截至{one.SourceDay.WordsWithYear()}");

    private static string YesNo(bool value) => value ? "是" : "否";
}
