using Domain.Inspections;

namespace Domain.Penalties;

/// <summary>The case of annex 1 that comes nearest to a problem type; a person chooses.</summary>
public static class CaseProposal
{
    // What a type of its own in annex 4 is missing for stands under 27 其他; the words are annex 1's.
    private static readonly (AnnexCase Case, string[] Words)[] ByWords =
    [
        (AnnexCase.Registration, ["登记表"]),
        (AnnexCase.SolidWaste, ["固体废物", "固废", "申报登记"]),
        (AnnexCase.Monitoring, ["监测点位", "采样口", "采样平台", "监测平台", "采样监测"]),
        (AnnexCase.Emergency, ["应急预案", "应急培训", "应急装备", "应急物资", "风险评估", "隐患排查"]),
        (AnnexCase.Disclosure, ["信息公开", "公开内容", "未公开", "环境信息"]),
    ];

    public static AnnexCase For(ProblemType type, string text) => type.Code switch
    {
        // Falsified data, no permit, above the permitted total, to be closed: nothing of it is minor.
        6 or 9 or 11 or 15 or 22 => AnnexCase.None,
        3 => AnnexCase.SlightExcess,
        4 or 5 or 18 => AnnexCase.Acceptance,
        7 => AnnexCase.SuddenFault,
        10 => AnnexCase.Dust,
        19 or 27 => OfWords(text) ?? (type.Code == 19 ? AnnexCase.Registration : AnnexCase.Other),
        _ => AnnexCase.Other,
    };

    private static AnnexCase? OfWords(string text)
    {
        var found = Array.Find(ByWords, row => row.Words.Any(word => text.Contains(word, StringComparison.Ordinal)));
        return found.Words is null ? null : found.Case;
    }
}
