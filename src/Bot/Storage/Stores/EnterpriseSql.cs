namespace Bot.Storage.Stores;

/// <summary>Column lists of the enterprise table, shared by its readers.</summary>
internal static class EnterpriseSql
{
    public const string Columns =
        """
        id as Id,
        name as Name,
        credit_code as CreditCode,
        legal_representative as LegalRepresentative,
        address as Address,
        latitude as Latitude,
        longitude as Longitude,
        enterprise_type as EnterpriseType,
        industry_code as IndustryCode,
        industry_word as IndustryWord,
        track as Track,
        county as County,
        township as Township,
        ultra_low_emission as UltraLowEmission,
        performance_grade as PerformanceGrade,
        self_accepted_since_2019 as SelfAcceptedSince2019,
        off_list_reason as OffListReason
        """;

    /// <summary>On the list, and in one of the counties when any is named.</summary>
    public const string OnList = "off_list_reason is null and (@wholeCity = 1 or county in @counties)";
}
