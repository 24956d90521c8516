using Domain.Inspections;
using Domain.Rectification;

namespace Bot.Storage.Stores;

/// <summary>A finding of a signed form that has no task yet.</summary>
internal sealed record UnplannedFinding
{
    public string InspectionId { get; init; } = "";

    public string FindingId { get; init; } = "";

    public Severity Severity { get; init; }

    public string EnterpriseId { get; init; } = "";
}

/// <summary>How far 回头看 of a county is.</summary>
internal sealed record LookBackCount
{
    public string County { get; init; } = "";

    public int Tasks { get; init; }

    public int Rectified { get; init; }

    public int NotRectified { get; init; }

    public int Recurred { get; init; }

    /// <summary>Not filed though its day is over.</summary>
    public int Overdue { get; init; }

    public int Open => Tasks - Rectified - NotRectified - Recurred;
}

internal sealed record LookBackLoad
{
    public string Lead { get; init; } = "";

    public DateOnly Day { get; init; }

    public int Visits { get; init; }
}

/// <summary>A result as it was filed once.</summary>
internal sealed record LookBackFiled
{
    public int Version { get; init; }

    public LookBackResult Result { get; init; }

    public string? Words { get; init; }

    public string FiledBy { get; init; } = "";

    public DateTimeOffset FiledAt { get; init; }
}

/// <summary>A person's or a county's name with its number.</summary>
internal sealed record NameCount
{
    public string Name { get; init; } = "";

    public int Amount { get; init; }
}
