namespace Domain.Campaigns;

/// <summary>专项行动: the dated frame. Every value is configuration; the defaults are the circular's.</summary>
public sealed record Campaign
{
    /// <summary>Key of the campaign in every table.</summary>
    public string Id { get; init; } = "2020-2021";

    /// <summary>Title shown to people.</summary>
    public string Name { get; init; } = "“全企体检、全员服务、全面预防”专项行动";

    /// <summary>文号.</summary>
    public string DocumentNumber { get; init; } = "衡环办发〔2020〕137号";

    /// <summary>全面体检 begins (二(一)2).</summary>
    public DateOnly InspectionFrom { get; init; } = new(2020, 12, 7);

    /// <summary>全面体检 ends, inclusive.</summary>
    public DateOnly InspectionTo { get; init; } = new(2021, 3, 31);
}
