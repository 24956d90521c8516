namespace Domain.Responsibility;

/// <summary>Where a 内部举报 stands. Stored: never rename.</summary>
public enum InsideReportStatus
{
    /// <summary>待处理.</summary>
    Received,

    /// <summary>受理.</summary>
    Accepted,

    /// <summary>转办.</summary>
    Transferred,

    /// <summary>办结.</summary>
    Closed,
}

/// <summary>内部举报 (二(三)3), as far as it may be known without its contents and its reporter.</summary>
public sealed record InsideReport
{
    /// <summary>Chance: it tells nothing.</summary>
    public required string Id { get; init; }

    public required int Number { get; init; }

    /// <summary>No finer time is kept.</summary>
    public required DateOnly Day { get; init; }

    public InsideReportStatus Status { get; init; }

    public int Version { get; init; } = 1;

    public bool IsOpen => Status != InsideReportStatus.Closed;

    /// <summary>Whether the office can answer so now: never back, closed for good; a report is transferred again when the first county was the wrong one.</summary>
    public bool Allows(InsideReportStatus next) => IsOpen && (next > Status || (next == InsideReportStatus.Transferred && Status == next));

    public Outcome<InsideReport> Answer(InsideReportStatus next, int version) =>
        version == Version && Allows(next)
            ? this with { Status = next, Version = Version + 1 }
            : new Refusal(RuleCode.InsideReportStale, "", Number, Status);
}
