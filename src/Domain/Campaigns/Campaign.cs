namespace Domain.Campaigns;

/// <summary>专项行动: the dated frame. Every value is configuration; the defaults are the circular's. Days are inclusive, Asia/Shanghai.</summary>
public sealed record Campaign
{
    /// <summary>Key of the campaign in every table.</summary>
    public string Id { get; init; } = "2020-2021";

    /// <summary>Title shown to people.</summary>
    public string Name { get; init; } = "“全企体检、全员服务、全面预防”专项行动";

    /// <summary>文号.</summary>
    public string DocumentNumber { get; init; } = "衡环办发〔2020〕137号";

    /// <summary>县市区 that take part; empty for all that no other campaign of the time names.</summary>
    public IReadOnlyList<string> Counties { get; init; } = [];

    /// <summary>The day of issue: from here on the campaign is the active one of its counties.</summary>
    public DateOnly IssuedOn { get; init; } = new(2020, 11, 27);

    /// <summary>自行体检 begins (二(一)1).</summary>
    public DateOnly SelfCheckFrom { get; init; } = new(2020, 11, 29);

    /// <summary>自行体检 ends.</summary>
    public DateOnly SelfCheckTo { get; init; } = new(2020, 12, 6);

    /// <summary>动态清单 of every county is in by then (domain.md 2).</summary>
    public DateOnly RosterDue { get; init; } = new(2020, 12, 10);

    /// <summary>全面体检 begins (二(一)2).</summary>
    public DateOnly InspectionFrom { get; init; } = new(2020, 12, 7);

    /// <summary>全面体检 ends.</summary>
    public DateOnly InspectionTo { get; init; } = new(2021, 3, 31);

    /// <summary>回头看 begins: half a month from mid-March (二(一)2(4)).</summary>
    public DateOnly LookBackFrom { get; init; } = new(2021, 3, 16);

    /// <summary>回头看 ends.</summary>
    public DateOnly LookBackTo { get; init; } = new(2021, 3, 31);

    /// <summary>不予处罚规定 (annex 1) comes into force: the day of issue.</summary>
    public DateOnly NoPenaltyFrom { get; init; } = new(2020, 11, 27);

    /// <summary>有效期 of annex 1.</summary>
    public DateOnly NoPenaltyTo { get; init; } = new(2021, 3, 31);

    /// <summary>Inspections a month in which a city brigade takes part in each county of its charge (二(一)2(3)).</summary>
    public int CityQuota { get; init; } = 5;

    /// <summary>Day of the month from which a shortfall of <see cref="CityQuota"/> is shown and reminded of.</summary>
    public int CityQuotaShownFrom { get; init; } = 20;

    /// <summary>Visits that two inspectors make on one day, at most: what a plan reckons with.</summary>
    public int VisitsPerDay { get; init; } = 2;

    /// <summary>倒查: the year in which a matter is found that should have been found before (二(一)2(5)).</summary>
    public int AccountabilityYear { get; init; } = 2021;

    /// <summary>Working days in which an inspector can answer before a case of 倒查 is confirmed.</summary>
    public int HearingDays { get; init; } = 5;

    /// <summary>Whether the day lies in 自行体检.</summary>
    public bool IsSelfCheck(DateOnly day) => day >= SelfCheckFrom && day <= SelfCheckTo;

    /// <summary>Whether the day lies in 全面体检.</summary>
    public bool IsInspection(DateOnly day) => day >= InspectionFrom && day <= InspectionTo;

    /// <summary>Whether the day lies in 回头看.</summary>
    public bool IsLookBack(DateOnly day) => day >= LookBackFrom && day <= LookBackTo;
}
