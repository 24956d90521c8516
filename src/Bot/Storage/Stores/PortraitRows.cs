using Domain.Emergencies;
using Domain.Inspections;
using Domain.Penalties;
using Domain.Planning;
using Domain.Rectification;
using Domain.SelfChecks;

namespace Bot.Storage.Stores;

/// <summary>A signed visit that no correction has replaced.</summary>
internal sealed record PortraitVisit
{
    public string InspectionId { get; init; } = "";

    public string CampaignId { get; init; } = "";

    public int Number { get; init; }

    public DateOnly VisitedOn { get; init; }

    public string? ExceptionReason { get; init; }

    /// <summary>When the enterprise acknowledged the notice; null while it has not.</summary>
    public DateTimeOffset? AcknowledgedAt { get; init; }
}

/// <summary>Who signed.</summary>
internal sealed record PortraitSigner
{
    public string InspectionId { get; init; } = "";

    public string Name { get; init; } = "";
}

/// <summary>A finding of such a visit, with what became of it.</summary>
internal sealed record PortraitFinding
{
    public string InspectionId { get; init; } = "";

    public string FindingId { get; init; } = "";

    public int Number { get; init; }

    public int Ordinal { get; init; }

    public DateOnly VisitedOn { get; init; }

    public string Words { get; init; } = "";

    public int? TypeCode { get; init; }

    public Severity? Severity { get; init; }

    /// <summary>Null where nothing had to be rectified.</summary>
    public CaseStatus? Status { get; init; }

    public DateOnly? Deadline { get; init; }

    /// <summary>1, and one more each time that it came back.</summary>
    public int? Round { get; init; }

    public DateTimeOffset? SubmittedAt { get; init; }

    public LookBackResult? LookBack { get; init; }

    public PenaltyStatus? Penalty { get; init; }

    public PenaltyDirection? Decision { get; init; }
}

/// <summary>自行体检 of one campaign.</summary>
internal sealed record PortraitSelfCheck
{
    public string CampaignId { get; init; } = "";

    public SelfCheckStatus Status { get; init; }

    public DateTimeOffset? DoneAt { get; init; }

    public bool IsLate { get; init; }

    public int Filed { get; init; }

    public DateTimeOffset? PromiseAt { get; init; }
}

/// <summary>A leaflet or letter that was sent to it.</summary>
internal sealed record PortraitReceipt
{
    public string Title { get; init; } = "";

    public DateTimeOffset? SentAt { get; init; }

    public DateTimeOffset? ConfirmedAt { get; init; }
}

/// <summary>故障、突发 that it reported.</summary>
internal sealed record PortraitEmergency
{
    public EmergencyKind Kind { get; init; }

    public string? Facility { get; init; }

    public DateTimeOffset ReportedAt { get; init; }

    public DateTimeOffset? RestoredAt { get; init; }
}

/// <summary>预警 in whose circle it lies.</summary>
internal sealed record PortraitAlert
{
    public AlertKind Kind { get; init; }

    public double Latitude { get; init; }

    public double Longitude { get; init; }

    public int RadiusKm { get; init; }

    public string Pollutant { get; init; } = "";

    public DateTimeOffset ReceivedAt { get; init; }
}
