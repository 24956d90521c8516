namespace Domain.Enterprises.Import;

/// <summary>One row of a list, its cells by column.</summary>
/// <param name="Number">Number of the row in the file.</param>
/// <param name="Values">By column; null where the file has no such column.</param>
/// <param name="Formulas">Columns whose cell is a formula.</param>
public sealed record RosterRow(int Number, IReadOnlyList<string?> Values, IReadOnlyList<RosterColumn> Formulas)
{
    public static int Columns { get; } = Enum.GetValues<RosterColumn>().Length;

    public string? this[RosterColumn column] => Values[(int)column];
}

/// <summary>What is true for the whole file.</summary>
/// <param name="Map">The counties there are.</param>
/// <param name="County">The only county the import is for; null for all.</param>
/// <param name="System">The system of rows that name none.</param>
public sealed record RosterFrame(CountyMap Map, string? County = null, CoordinateSystem System = CoordinateSystem.Wgs84);

/// <summary>What a row says of an enterprise; null where it says nothing, which changes nothing.</summary>
public sealed record RosterDraft
{
    public required int Row { get; init; }

    public required string Name { get; init; }

    public required string County { get; init; }

    public string? CreditCode { get; init; }

    public string? LegalRepresentative { get; init; }

    public string? Address { get; init; }

    public GeoPoint? Location { get; init; }

    public string? EnterpriseType { get; init; }

    public Industry? Industry { get; init; }

    /// <summary>Belongs to <see cref="Industry"/>.</summary>
    public string? IndustryWord { get; init; }

    public string? Township { get; init; }

    public Track? Track { get; init; }

    public bool? UltraLowEmission { get; init; }

    public string? PerformanceGrade { get; init; }

    public bool? SelfAccepted { get; init; }

    /// <summary>Empty: on the list again.</summary>
    public string? OffList { get; init; }

    /// <summary>The enterprise after the import.</summary>
    public Enterprise Over(Enterprise before) => before with
    {
        Name = Name,
        County = County,
        CreditCode = CreditCode ?? before.CreditCode,
        LegalRepresentative = LegalRepresentative ?? before.LegalRepresentative,
        Address = Address ?? before.Address,
        Location = Location ?? before.Location,
        EnterpriseType = EnterpriseType ?? before.EnterpriseType,
        Industry = Industry ?? before.Industry,
        IndustryWord = Industry is null ? before.IndustryWord : IndustryWord,
        Township = Township ?? before.Township,
        Track = Track ?? before.Track,
        UltraLowEmission = UltraLowEmission ?? before.UltraLowEmission,
        PerformanceGrade = PerformanceGrade ?? before.PerformanceGrade,
        SelfAcceptedSince2019 = SelfAccepted ?? before.SelfAcceptedSince2019,
        OffListReason = OffList is null ? before.OffListReason : OffList.Length > 0 ? OffList : null,
    };

    /// <summary>A new enterprise: other industries and the full inspection are what nobody said otherwise.</summary>
    public Enterprise New(string id) => Over(new Enterprise
    {
        Id = id,
        Name = Name,
        County = County,
        Industry = Domain.Enterprises.Industry.Of(22),
        Track = Domain.Enterprises.Track.Full,
    });
}
