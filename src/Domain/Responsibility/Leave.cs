namespace Domain.Responsibility;

/// <summary>请假: a person is away from the first to the last day, both included; the deputy stands in for him (domain.md 8 "Owners").</summary>
public sealed record Leave
{
    /// <summary>Key, made in the order of time.</summary>
    public required string Id { get; init; }

    public required string UserId { get; init; }

    /// <summary>User id of the one who stands in.</summary>
    public required string Deputy { get; init; }

    /// <summary>First day in Asia/Shanghai.</summary>
    public required DateOnly From { get; init; }

    public required DateOnly To { get; init; }

    /// <summary>User id of the person himself or his leader.</summary>
    public required string RegisteredBy { get; init; }

    public bool Covers(DateOnly day) => day >= From && day <= To;

    /// <summary>Whether the two have a day in common.</summary>
    public bool Meets(DateOnly from, DateOnly to) => from <= To && to >= From;
}
