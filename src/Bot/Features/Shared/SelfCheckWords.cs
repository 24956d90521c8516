using Domain.SelfChecks;

namespace Bot.Features.Shared;

/// <summary>How the parts and the state of a self-check are named to people.</summary>
internal static class SelfCheckWords
{
    public static string Of(SelfCheckPart part) => part switch
    {
        SelfCheckPart.Production => "生产工序",
        SelfCheckPart.Discharge => "排污节点",
        SelfCheckPart.Treatment => "治污设施",
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, "No words for this part."),
    };

    public static string Of(SelfCheckGate? gate) => gate switch
    {
        SelfCheckGate.NotBegun => "现在还没有开始",
        SelfCheckGate.Over => "已经结束，自查也已完成",
        SelfCheckGate.Inspected => "执法人员已经入企体检并签字",
        _ => "现在不能填",
    };

    /// <summary>生产工序、治污设施.</summary>
    public static string Parts(IEnumerable<SelfCheckPart> parts) =>
        parts.Select(Of).ToList() is { Count: > 0 } words ? string.Join('、', words) : "几项";

    /// <summary>发现2条问题：立行立改1条，待整改1条.</summary>
    public static string Counts(SelfCheck check)
    {
        if (check.Problems.Count == 0)
        {
            return "没有发现问题";
        }

        List<string> parts =
        [
            .. check.MendedOnTheSpot > 0 ? [$"立行立改{check.MendedOnTheSpot}条"] : Array.Empty<string>(),
            .. check.ToMend > 0 ? [$"待整改{check.ToMend}条"] : Array.Empty<string>(),
            .. check.Problems.Count - check.MendedOnTheSpot - check.ToMend is > 0 and var open ? [$"没选怎么改{open}条"] : Array.Empty<string>(),
        ];
        return $"发现{check.Problems.Count}条问题：{string.Join("，", parts)}";
    }

    /// <summary>One line for the inspector who opens a visit; null when the enterprise was never asked.</summary>
    public static string? Line(SelfCheck? check) => check switch
    {
        null or { Status: SelfCheckStatus.NotTold } => null,
        { Status: SelfCheckStatus.Done, DoneAt: { } at } => $"企业自查（{at.LocalDate().Words()}完成{(check.IsLate ? "，晚于期限" : "")}）：{Counts(check)}。",
        { Status: SelfCheckStatus.Told } => "企业自查：已通知，还没有填。",
        _ => $"企业自查：没有填完，已填{SelfCheck.Parts.Count - check.Missing.Count}项{(check.Problems.Count > 0 ? $"，{Counts(check)}" : "")}。",
    };
}
