using Domain.Inspections;

namespace Domain.Rectification;

/// <summary>What annex 3 asks to tell with a finding.</summary>
public enum RequirementKind
{
    /// <summary>整改要求: 立行立改, 限期整改.</summary>
    Correction,

    /// <summary>拟采取的行政处罚措施: 市级立案处罚, 移交当地环保部门立案处罚.</summary>
    Penalty,

    /// <summary>移交当地政府处理.</summary>
    Transfer,
}

/// <param name="Ordinal">1-based place in the form.</param>
/// <param name="Text">存在的问题, in full.</param>
/// <param name="Type">问题类型.</param>
/// <param name="Severity">问题严重程度.</param>
/// <param name="Kind">What kind of requirement the handling is.</param>
/// <param name="Requirement">查处情况 in annex 4's words.</param>
/// <param name="Deadline">时限: last day of a 限期整改; null without one.</param>
public sealed record NoticeItem(int Ordinal, string Text, ProblemType Type, Severity Severity, RequirementKind Kind, string Requirement, DateOnly? Deadline);

/// <summary>一次性告知 (annex 3): all that the enterprise is told by the one notice of a signed inspection.</summary>
/// <param name="InspectionId">The inspection.</param>
/// <param name="Number">序号 of its form.</param>
/// <param name="EnterpriseName">企业名称.</param>
/// <param name="Date">检查日期.</param>
/// <param name="Inspectors">现场执法人员, names as signed, the one in charge first.</param>
/// <param name="Items">All findings in order; empty for 未发现问题.</param>
/// <param name="LastDay">The latest deadline; null when no finding has one.</param>
/// <param name="Help">帮扶指导意见、建议.</param>
/// <param name="Replaces">The signed inspection whose notice this one replaces; null for a first version.</param>
public sealed record NoticeContent(
    string InspectionId,
    int Number,
    string EnterpriseName,
    DateOnly Date,
    IReadOnlyList<string> Inspectors,
    IReadOnlyList<NoticeItem> Items,
    DateOnly? LastDay,
    IReadOnlyList<string> Help,
    string? Replaces)
{
    /// <exception cref="InvalidOperationException">The inspection is not frozen.</exception>
    public static NoticeContent Of(Inspection signed)
    {
        if (signed is not { Status: InspectionStatus.Signed, Number: { } number })
        {
            throw new InvalidOperationException("Only a signed inspection is told.");
        }

        return new NoticeContent(
            signed.Id,
            number,
            signed.Enterprise.Name,
            signed.Date,
            [.. signed.Inspectors.Select(userId => signed.Signatures.First(signature => signature.UserId == userId).Name)],
            [.. signed.Findings.OrderBy(finding => finding.Ordinal).Select(Item)],
            signed.Findings.Max(finding => finding.Deadline),
            signed.Guidance,
            signed.Replaces);
    }

    private static NoticeItem Item(Finding finding)
    {
        if (finding is not { Type: { } type, Handling: { } handling, Severity: { } severity })
        {
            throw new InvalidOperationException("A signed finding has its type, handling and severity.");
        }

        return new NoticeItem(finding.Ordinal, finding.Text, type, severity, KindOf(handling), handling.Name, finding.Deadline);
    }

    private static RequirementKind KindOf(Handling handling) => handling.Code switch
    {
        1 or 2 => RequirementKind.Penalty,
        3 or 4 => RequirementKind.Correction,
        _ => RequirementKind.Transfer,
    };
}
