namespace Domain.Enterprises;

/// <summary>行业类别, annex 4: number and word exactly as printed.</summary>
public sealed record Industry(int Code, string Name)
{
    /// <summary>The 22 industries in the order of annex 4.</summary>
    public static IReadOnlyList<Industry> All { get; } =
    [
        new(1, "钢铁"), new(2, "焦化"), new(3, "水泥"), new(4, "玻璃"), new(5, "电力"), new(6, "石化"),
        new(7, "碳素"), new(8, "制药"), new(9, "垃圾焚烧"), new(10, "新型建材"), new(11, "铸造"), new(12, "化肥"),
        new(13, "化工"), new(14, "农药"), new(15, "皮革"), new(16, "橡胶"), new(17, "塑料"), new(18, "工业涂装"),
        new(19, "包装印刷"), new(20, "建筑施工工地"), new(21, "建筑、工业物料堆场"), new(22, "其他具体行业"),
    ];

    /// <summary>The industry of a code 1-22.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The code is not in annex 4.</exception>
    public static Industry Of(int code) =>
        code >= 1 && code <= All.Count
            ? All[code - 1]
            : throw new ArgumentOutOfRangeException(nameof(code), code, "Annex 4 has the industries 1 to 22.");
}
