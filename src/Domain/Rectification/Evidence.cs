using Domain.Enterprises;

namespace Domain.Rectification;

/// <summary>What a picture of 整改材料 says of itself that does not fit: shown to who re-checks, never a refusal.</summary>
[Flags]
public enum EvidenceDoubts
{
    None = 0,

    /// <summary>The picture carries no time or place: most phones send none.</summary>
    NothingSaid = 1,

    /// <summary>拍摄时间早于告知: taken before the notice.</summary>
    TakenBefore = 2,

    /// <summary>拍摄地点不符: taken away from the enterprise.</summary>
    FarAway = 4,

    /// <summary>The same picture was handed in before, for this or another finding.</summary>
    SeenBefore = 8,
}

/// <summary>整改材料: one text or picture of the enterprise for one finding.</summary>
public sealed record Evidence
{
    /// <summary>Key, made in the order of time.</summary>
    public required string Id { get; init; }

    public required string CaseId { get; init; }

    /// <summary>The round it was given in.</summary>
    public required int Round { get; init; }

    /// <summary>Of a text; null for a picture.</summary>
    public string? Words { get; init; }

    /// <summary>media_id of a picture, dies after 3 days; null for a text.</summary>
    public string? MediaId { get; init; }

    /// <summary>Lower-case hex of the picture's original bytes; null until they are fetched.</summary>
    public string? Sha256 { get; init; }

    /// <summary>User id of the officer.</summary>
    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>When the picture was taken, as it says itself, in local time of the phone; null when it says nothing.</summary>
    public DateTime? TakenAt { get; init; }

    /// <summary>Where the picture was taken, as it says itself (WGS-84); null when it says nothing.</summary>
    public GeoPoint? TakenIn { get; init; }

    /// <summary>What does not fit; None for a text.</summary>
    public EvidenceDoubts Doubts { get; init; }
}

/// <summary>Time and place of a picture against the enterprise and the notice.</summary>
public static class EvidenceCheck
{
    /// <summary>A works is large and a phone's fix among walls is poor.</summary>
    public const double FarMetres = 2000;

    /// <param name="takenAt">As the picture says; null when it says nothing.</param>
    /// <param name="takenIn">As the picture says; null when it says nothing.</param>
    /// <param name="told">Local time of the notice.</param>
    /// <param name="enterprise">Place of the enterprise; null when it is not known.</param>
    public static EvidenceDoubts Of(DateTime? takenAt, GeoPoint? takenIn, DateTime told, GeoPoint? enterprise) =>
        (takenAt is null && takenIn is null ? EvidenceDoubts.NothingSaid : EvidenceDoubts.None)
        | (takenAt < told ? EvidenceDoubts.TakenBefore : EvidenceDoubts.None)
        | (takenIn is { } place && enterprise is { } there && place.MetresTo(there) > FarMetres ? EvidenceDoubts.FarAway : EvidenceDoubts.None);
}
