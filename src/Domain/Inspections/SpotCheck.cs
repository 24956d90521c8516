using Domain.Responsibility;

namespace Domain.Inspections;

/// <summary>What a 抽查 found of a signed inspection.</summary>
public enum SpotResult
{
    /// <summary>属实.</summary>
    True,

    /// <summary>有遗漏.</summary>
    Omission,

    /// <summary>走过场.</summary>
    Perfunctory,
}

/// <summary>抽查 (二(一)2(3)): two city inspectors look at the result of a county's inspection. It stands beside the signed form, which does not change.</summary>
public sealed record SpotCheck
{
    /// <summary>Key, made in the order of time.</summary>
    public required string Id { get; init; }

    /// <summary>The draw that it came from.</summary>
    public required string DrawId { get; init; }

    public required string CampaignId { get; init; }

    public required string County { get; init; }

    /// <summary>The signed inspection.</summary>
    public required string InspectionId { get; init; }

    /// <summary>User ids of the two.</summary>
    public required string Lead { get; init; }

    public required string Partner { get; init; }

    /// <summary>Null while nobody has filed it.</summary>
    public SpotResult? Result { get; init; }

    /// <summary>The result of a check that was filed.</summary>
    /// <exception cref="InvalidOperationException">Nobody has filed it.</exception>
    public SpotResult Filed => Result ?? throw new InvalidOperationException($"Spot check {Id} has no result.");

    /// <summary>What was left out or done for show.</summary>
    public string? Words { get; init; }

    public string? FiledBy { get; init; }

    public DateTimeOffset? FiledAt { get; init; }

    /// <summary>Grows by one with every change; a card that shows another number is stale.</summary>
    public int Version { get; init; } = 1;

    public string ColleagueOf(string userId) => userId == Lead ? Partner : Lead;

    /// <summary>Filed once, by one of the two for both; what is not 属实 is described.</summary>
    public Outcome<SpotCheck> File(Person by, SpotResult result, string? words, int version, DateTimeOffset now)
    {
        if (by.UserId != Lead && by.UserId != Partner)
        {
            return new Refusal(RuleCode.OutOfScope, "二(一)2(3)", by.Name, County);
        }

        if (Result is not null || version != Version)
        {
            return new Refusal(RuleCode.Stale, "");
        }

        return result != SpotResult.True && Limits.CheckText(words ?? "", Limits.Text) is { } refusal
            ? refusal
            : this with { Result = result, Words = words?.Trim(), FiledBy = by.UserId, FiledAt = now, Version = Version + 1 };
    }
}
