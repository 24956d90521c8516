using Domain.Enterprises;

namespace Bot.Storage.Stores;

/// <summary>An enterprise as it lies in the table, and as JSON inside an inspection.</summary>
internal sealed record EnterpriseRow
{
    public string Id { get; init; } = "";

    public string Name { get; init; } = "";

    public string? CreditCode { get; init; }

    public string LegalRepresentative { get; init; } = "";

    public string Address { get; init; } = "";

    public double? Latitude { get; init; }

    public double? Longitude { get; init; }

    public string EnterpriseType { get; init; } = "";

    public int IndustryCode { get; init; }

    public string? IndustryWord { get; init; }

    public string Track { get; init; } = "";

    public string County { get; init; } = "";

    public string Township { get; init; } = "";

    public bool UltraLowEmission { get; init; }

    public string PerformanceGrade { get; init; } = "";

    public bool SelfAcceptedSince2019 { get; init; }

    public string? OffListReason { get; init; }

    public static EnterpriseRow Of(Enterprise enterprise) => new()
    {
        Id = enterprise.Id,
        Name = enterprise.Name,
        CreditCode = enterprise.CreditCode,
        LegalRepresentative = enterprise.LegalRepresentative,
        Address = enterprise.Address,
        Latitude = enterprise.Location?.Latitude,
        Longitude = enterprise.Location?.Longitude,
        EnterpriseType = enterprise.EnterpriseType,
        IndustryCode = enterprise.Industry.Code,
        IndustryWord = enterprise.IndustryWord,
        Track = enterprise.Track.ToString(),
        County = enterprise.County,
        Township = enterprise.Township,
        UltraLowEmission = enterprise.UltraLowEmission,
        PerformanceGrade = enterprise.PerformanceGrade,
        SelfAcceptedSince2019 = enterprise.SelfAcceptedSince2019,
        OffListReason = enterprise.OffListReason,
    };

    public Enterprise ToEnterprise() => new()
    {
        Id = Id,
        Name = Name,
        CreditCode = CreditCode,
        LegalRepresentative = LegalRepresentative,
        Address = Address,
        Location = (Latitude, Longitude) is ({ } latitude, { } longitude) ? new GeoPoint(latitude, longitude) : null,
        EnterpriseType = EnterpriseType,
        Industry = Industry.Of(IndustryCode),
        IndustryWord = IndustryWord,
        Track = Enum.Parse<Track>(Track),
        County = County,
        Township = Township,
        UltraLowEmission = UltraLowEmission,
        PerformanceGrade = PerformanceGrade,
        SelfAcceptedSince2019 = SelfAcceptedSince2019,
        OffListReason = OffListReason,
    };
}
