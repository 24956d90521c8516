namespace Domain.Inspections;

/// <summary>问题类型, annex 4: code 1-27 and the words as printed, without the trailing punctuation of the list.</summary>
public sealed record ProblemType(int Code, string Name)
{
    private const int NoPermit = 6;

    private const int NoPermitAgain = 15;

    /// <summary>All 27, in the order of annex 4. 6 and 15 are both 无证排污 (domain.md 4).</summary>
    public static IReadOnlyList<ProblemType> All { get; } =
    [
        new(1, "不符合绩效分级指标要求(污染治理技术水平、无组织排放收集、清洁运输等问题)"),
        new(2, "未达到超低排放要求(有组织排放、无组织排放和交通运输等问题)"),
        new(3, "超标排放"),
        new(4, "自主验收方面标准质量不到位"),
        new(5, "自主验收内容不完整、验收监测报告缺项等"),
        new(6, "无证排污"),
        new(7, "污染防治设施不正常运行"),
        new(8, "污染防治设施缺失"),
        new(9, "超总量排放"),
        new(10, "物料扬尘管控不到位"),
        new(11, "自动监控设施数据造假"),
        new(12, "重点排污单位未按要求安装在线设备"),
        new(13, "在线设备不正常运行"),
        new(14, "涉气企业重污染天气应急减排措施落实不到位"),
        new(15, "无证排污"),
        new(16, "不按证排污"),
        new(17, "未批先建"),
        new(18, "未验先投"),
        new(19, "无环保手续"),
        new(20, "批建不符"),
        new(21, "重型柴油车及非道路移动机械排放管控不到位"),
        new(22, "“散乱污”企业"),
        new(23, "VOCs治理设施为单一式"),
        new(24, "VOCs物料存储不到位"),
        new(25, "VOCs物料转移和输送管理不到位"),
        new(26, "VOCs无组织排放管理不到位"),
        new(27, "其他"),
    ];

    /// <summary>The types offered for new findings: 15 is left out because 6 says the same.</summary>
    public static IReadOnlyList<ProblemType> Offered { get; } = [.. All.Where(type => type.Code != NoPermitAgain)];

    /// <summary>The code under which a type is counted: 15 is 6 (domain.md 4).</summary>
    public static int Counted(int code) => code == NoPermitAgain ? NoPermit : code;

    /// <summary>The other code that says the same; the code itself where there is none.</summary>
    public static int Twin(int code) => code == NoPermit ? NoPermitAgain : Counted(code);

    /// <exception cref="ArgumentOutOfRangeException">The code is not in annex 4.</exception>
    public static ProblemType Of(int code) =>
        code >= 1 && code <= All.Count
            ? All[code - 1]
            : throw new ArgumentOutOfRangeException(nameof(code), code, "Annex 4 has the problem types 1 to 27.");
}

/// <summary>查处情况, annex 4: 1-5.</summary>
public sealed record Handling(int Code, string Name)
{
    public static IReadOnlyList<Handling> All { get; } =
    [
        new(1, "市级立案处罚"), new(2, "移交当地环保部门立案处罚"), new(3, "立行立改"), new(4, "限期整改"), new(5, "移交当地政府处理"),
    ];

    /// <summary>限期整改: the one that needs a deadline.</summary>
    public static Handling Deadline => All[3];

    /// <exception cref="ArgumentOutOfRangeException">The code is not in annex 4.</exception>
    public static Handling Of(int code) =>
        code >= 1 && code <= All.Count
            ? All[code - 1]
            : throw new ArgumentOutOfRangeException(nameof(code), code, "Annex 4 has the handlings 1 to 5.");
}

/// <summary>问题严重程度 (二(二)3); it names the owner of the rectification.</summary>
public enum Severity
{
    /// <summary>一般问题.</summary>
    General,

    /// <summary>重点问题.</summary>
    Key,

    /// <summary>重大问题.</summary>
    Major,
}
