using Domain.Inspections;

namespace Bot.Storage.Stores;

/// <summary>An inspection without its lists, as it lies in its table.</summary>
internal sealed record InspectionRow
{
    public string Id { get; init; } = "";

    public string CampaignId { get; init; } = "";

    public string County { get; init; } = "";

    public string EnterpriseId { get; init; } = "";

    public string Enterprise { get; init; } = "";

    public string Status { get; init; } = "";

    public int Version { get; init; }

    public int ExpectedVersion { get; init; }

    public int Round { get; init; }

    public DateOnly VisitedOn { get; init; }

    public DateTimeOffset OpenedAt { get; init; }

    public string? ExceptionReason { get; init; }

    public string? ExceptionApprover { get; init; }

    public bool NothingFound { get; init; }

    public string Guidance { get; init; } = "[]";

    public int? Number { get; init; }

    public string? SnapshotHash { get; init; }

    public string? Replaces { get; init; }

    public static InspectionRow Of(Inspection inspection) => new()
    {
        Id = inspection.Id,
        CampaignId = inspection.CampaignId,
        County = inspection.Enterprise.County,
        EnterpriseId = inspection.Enterprise.Id,
        Enterprise = StorageJson.Write(EnterpriseRow.Of(inspection.Enterprise)),
        Status = inspection.Status.ToString(),
        Version = inspection.Version,
        Round = inspection.Round,
        VisitedOn = inspection.Date,
        OpenedAt = inspection.OpenedAt,
        ExceptionReason = inspection.ExceptionReason,
        ExceptionApprover = inspection.ExceptionApprover,
        NothingFound = inspection.NothingFound,
        Guidance = StorageJson.Write(inspection.Guidance),
        Number = inspection.Number,
        SnapshotHash = inspection.SnapshotHash,
        Replaces = inspection.Replaces,
    };

    public Inspection ToInspection(InspectionParts parts) => new()
    {
        Id = Id,
        CampaignId = CampaignId,
        Enterprise = StorageJson.Read<EnterpriseRow>(Enterprise).ToEnterprise(),
        Status = Enum.Parse<InspectionStatus>(Status),
        Version = Version,
        Round = Round,
        Date = VisitedOn,
        Inspectors = [.. parts.Inspectors[Id].Select(row => row.UserId)],
        OpenedAt = OpenedAt,
        ExceptionReason = ExceptionReason,
        ExceptionApprover = ExceptionApprover,
        Findings = [.. parts.Findings[Id].Select(row => row.ToFinding(parts.Pictures[(Id, row.Id)]))],
        NothingFound = NothingFound,
        Guidance = StorageJson.Read<string[]>(Guidance),
        Signatures = [.. parts.Signatures[Id].Select(row => new Signature(row.UserId, row.Name, row.SignedAt))],
        Objections = [.. parts.Objections[Id].Select(row => new Objection(row.UserId, row.Name, row.ObjectedAt, row.Reason))],
        Number = Number,
        SnapshotHash = SnapshotHash,
        Replaces = Replaces,
    };
}

internal sealed record InspectorRow
{
    public string InspectionId { get; init; } = "";

    public int Ordinal { get; init; }

    public string UserId { get; init; } = "";
}

internal sealed record FindingRow
{
    public string InspectionId { get; init; } = "";

    public string Id { get; init; } = "";

    public int Ordinal { get; init; }

    public int Revision { get; init; }

    public string Words { get; init; } = "";

    public int? TypeCode { get; init; }

    public int? HandlingCode { get; init; }

    public string? Severity { get; init; }

    public DateOnly? Deadline { get; init; }

    public string Answered { get; init; } = "[]";

    public static FindingRow Of(string inspectionId, Finding finding) => new()
    {
        InspectionId = inspectionId,
        Id = finding.Id,
        Ordinal = finding.Ordinal,
        Revision = finding.Revision,
        Words = finding.Text,
        TypeCode = finding.Type?.Code,
        HandlingCode = finding.Handling?.Code,
        Severity = finding.Severity?.ToString(),
        Deadline = finding.Deadline,
        Answered = StorageJson.Write(finding.Answered.Select(part => part.ToString())),
    };

    public Finding ToFinding(IEnumerable<PictureRow> pictures) => new()
    {
        Id = Id,
        Ordinal = Ordinal,
        Revision = Revision,
        Text = Words,
        Type = TypeCode is { } type ? ProblemType.Of(type) : null,
        Handling = HandlingCode is { } handling ? Domain.Inspections.Handling.Of(handling) : null,
        Severity = Severity is { } severity ? Enum.Parse<Severity>(severity) : null,
        Deadline = Deadline,
        Answered = [.. StorageJson.Read<string[]>(Answered).Select(Enum.Parse<FormPart>)],
        Pictures = [.. pictures.Select(row => new Picture(row.MediaId, row.Sha256, row.ReceivedAt))],
    };
}

internal sealed record PictureRow
{
    public string InspectionId { get; init; } = "";

    public string FindingId { get; init; } = "";

    public int Ordinal { get; init; }

    public string MediaId { get; init; } = "";

    public string? Sha256 { get; init; }

    public DateTimeOffset ReceivedAt { get; init; }
}

internal sealed record SignatureRow
{
    public string InspectionId { get; init; } = "";

    public int Ordinal { get; init; }

    public string UserId { get; init; } = "";

    public string Name { get; init; } = "";

    public DateTimeOffset SignedAt { get; init; }
}

internal sealed record ObjectionRow
{
    public string InspectionId { get; init; } = "";

    public int Ordinal { get; init; }

    public string UserId { get; init; } = "";

    public string Name { get; init; } = "";

    public DateTimeOffset ObjectedAt { get; init; }

    public string Reason { get; init; } = "";
}
