using Domain.Inspections;
using Domain.Responsibility;

namespace Domain.Rectification;

/// <summary>What 回头看 found of a finding.</summary>
public enum LookBackResult
{
    /// <summary>已整改.</summary>
    Rectified,

    /// <summary>未整改.</summary>
    NotRectified,

    /// <summary>复发.</summary>
    Recurred,
}

/// <summary>回头看 (二(一)2(4)): one finding visited again by two inspectors, and what they found.</summary>
public sealed record LookBackTask
{
    /// <summary>Key, made in the order of time.</summary>
    public required string Id { get; init; }

    public required string CampaignId { get; init; }

    /// <summary>县市区 of the enterprise.</summary>
    public required string County { get; init; }

    public required string EnterpriseId { get; init; }

    /// <summary>The signed inspection.</summary>
    public required string InspectionId { get; init; }

    /// <summary>The finding within it.</summary>
    public required string FindingId { get; init; }

    /// <summary>As signed; it names the owner who hears of what is not rectified.</summary>
    public required Severity Severity { get; init; }

    /// <summary>Day in Asia/Shanghai.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>User id of the one in charge.</summary>
    public required string Lead { get; init; }

    /// <summary>User id of the second inspector; null where the county has no other.</summary>
    public string? Partner { get; init; }

    /// <summary>Null while nobody has filed it.</summary>
    public LookBackResult? Result { get; init; }

    /// <summary>What was seen, in the words of who filed it.</summary>
    public string? Words { get; init; }

    /// <summary>User id of who filed it.</summary>
    public string? FiledBy { get; init; }

    public DateTimeOffset? FiledAt { get; init; }

    /// <summary>Grows by one with every change; a card that shows another number is stale.</summary>
    public int Version { get; init; } = 1;

    /// <summary>The colleague of one of the two; null when there is none.</summary>
    public string? ColleagueOf(string userId) => userId == Lead ? Partner : Lead;

    /// <summary>Filed once, by one of the two for both; what is not rectified or came back is described.</summary>
    public Outcome<LookBackTask> File(Person by, LookBackResult result, string? words, int version, DateTimeOffset now)
    {
        if (by.UserId != Lead && by.UserId != Partner)
        {
            return new Refusal(RuleCode.OutOfScope, "二(一)2(4)", by.Name, County);
        }

        if (Result is not null || version != Version)
        {
            return new Refusal(RuleCode.Stale, "");
        }

        if ((result != LookBackResult.Rectified || words is not null) && Limits.CheckText(words ?? "", Limits.Text) is { } refusal)
        {
            return refusal;
        }

        return this with { Result = result, Words = words?.Trim(), FiledBy = by.UserId, FiledAt = now, Version = Version + 1 };
    }
}
