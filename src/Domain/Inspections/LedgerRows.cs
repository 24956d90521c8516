using System.Globalization;

namespace Domain.Inspections;

/// <param name="FindingId">The finding; null for the row that says 未发现问题.</param>
/// <param name="Cells">19 cells in the order of <see cref="LedgerRows.Headers"/>, as printed.</param>
public sealed record LedgerLine(string? FindingId, IReadOnlyList<string> Cells);

/// <summary>问题台账 (annex 4): one row per finding of a signed inspection, one that says 未发现问题 when there is none.</summary>
public static class LedgerRows
{
    /// <summary>The 19 columns, short headers (domain.md 5).</summary>
    public static IReadOnlyList<string> Headers { get; } =
    [
        "检查日期", "序号", "检查人员", "企业名称", "企业类型", "行业类别", "是否超低排放改造的企业", "是否绩效分级A级或B级企业",
        "是否2019年以来自主验收的企业项目(含涉VOCs新建项目)", "经度", "纬度", "县市区", "乡镇或开发区", "存在的问题", "问题类型", "查处情况",
        "整改情况", "处罚情况", "责任人签字",
    ];

    /// <param name="signed">A frozen inspection.</param>
    /// <param name="nameOf">Name of an inspector by user id.</param>
    /// <exception cref="InvalidOperationException">The inspection is not frozen.</exception>
    public static IReadOnlyList<LedgerLine> Of(Inspection signed, Func<string, string> nameOf)
    {
        if (signed is not { Status: InspectionStatus.Signed, Number: { } number })
        {
            throw new InvalidOperationException("Only a signed inspection goes into the ledger.");
        }

        if (signed.Findings.Count == 0)
        {
            return [new LedgerLine(null, Cells(signed, number, nameOf, ["未发现问题", "", "", ""]))];
        }

        return [.. signed.Findings.Select(finding => new LedgerLine(finding.Id, Cells(signed, number, nameOf, Problem(finding))))];
    }

    private static List<string> Cells(Inspection signed, int number, Func<string, string> nameOf, IReadOnlyList<string> problem)
    {
        var enterprise = signed.Enterprise;
        return
        [
            Day(signed.Date),
            number.ToString(CultureInfo.InvariantCulture),
            string.Join('、', signed.Inspectors.Select(nameOf)),
            enterprise.Name,
            enterprise.EnterpriseType,
            Coded(enterprise.Industry.Code, enterprise.Industry.Name),
            YesNo(enterprise.UltraLowEmission),
            enterprise.PerformanceGrade,
            YesNo(enterprise.SelfAcceptedSince2019),
            Degrees(enterprise.Location?.Longitude),
            Degrees(enterprise.Location?.Latitude),
            enterprise.County,
            enterprise.Township,
            .. problem,
            "",
            string.Join('、', signed.Signatures.Select(signature => signature.Name)),
        ];
    }

    private static string[] Problem(Finding finding) =>
    [
        finding.Text,
        finding.Type is { } type ? Coded(type.Code, type.Name) : "",
        finding.Handling is { } handling ? Coded(handling.Code, handling.Name) : "",
        Rectification(finding),
    ];

    /// <summary>整改情况: what was required, and what became of it.</summary>
    /// <param name="deadline">After an extension; null when it is as signed.</param>
    /// <param name="closed">Day of the passed re-check; null while there is none.</param>
    public static string Rectification(Finding finding, DateOnly? deadline, DateOnly? closed)
    {
        string[] parts =
        [
            Rectification(finding),
            .. deadline is { } later && later != finding.Deadline ? [$"延至{Day(later)}"] : Array.Empty<string>(),
            .. closed is { } day ? [$"{Day(day)}已整改"] : Array.Empty<string>(),
        ];
        return string.Join('，', parts.Where(part => part.Length > 0));
    }

    private static string Rectification(Finding finding) => finding switch
    {
        { Handling.Code: 4, Deadline: { } deadline } => $"{finding.Handling.Name}，期限{Day(deadline)}",
        { Handling.Code: 3 } => finding.Handling.Name,
        _ => "",
    };

    private static string YesNo(bool value) => value ? "1. 是" : "2. 否";

    private static string Coded(int code, string name) => $"{code.ToString(CultureInfo.InvariantCulture)}. {name}";

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // Six decimals are a tenth of a metre; more is noise of the phone.
    private static string Degrees(double? value) => value?.ToString("0.######", CultureInfo.InvariantCulture) ?? "";
}
