namespace Domain.Enterprises;

/// <summary>企业 / 工业源单位: one entry of the county's list.</summary>
public sealed record Enterprise
{
    /// <summary>Internal key, stable over imports.</summary>
    public required string Id { get; init; }

    /// <summary>企业名称.</summary>
    public required string Name { get; init; }

    /// <summary>统一社会信用代码, 18 characters, where known.</summary>
    public string? CreditCode { get; init; }

    /// <summary>法人代表; empty when the list lacks it.</summary>
    public string LegalRepresentative { get; init; } = "";

    /// <summary>企业地址; empty when the list lacks it.</summary>
    public string Address { get; init; } = "";

    public GeoPoint? Location { get; init; }

    /// <summary>企业类型, the list's own word; empty when the list lacks it.</summary>
    public string EnterpriseType { get; init; } = "";

    /// <summary>行业类别.</summary>
    public required Industry Industry { get; init; }

    /// <summary>The word of the list when <see cref="Industry"/> is 22 其他具体行业.</summary>
    public string? IndustryWord { get; init; }

    public required Track Track { get; init; }

    /// <summary>县市区, the county branch's name.</summary>
    public required string County { get; init; }

    /// <summary>乡镇或开发区; empty when the list lacks it.</summary>
    public string Township { get; init; } = "";

    /// <summary>是否超低排放改造的企业.</summary>
    public bool UltraLowEmission { get; init; }

    /// <summary>绩效分级: "A级", "B级" or "否".</summary>
    public string PerformanceGrade { get; init; } = "否";

    /// <summary>是否2019年以来自主验收的企业项目(含涉VOCs新建项目).</summary>
    public bool SelfAcceptedSince2019 { get; init; }

    /// <summary>Why the enterprise is off the list (closed, moved), null while it is on it.</summary>
    public string? OffListReason { get; init; }

    /// <summary>企业地址 as a form shows it: with county and township where the list's address names neither.</summary>
    public string FullAddress() =>
        Address.Contains(County, StringComparison.Ordinal) ? Address
        : Address.Contains(Township, StringComparison.Ordinal) ? County + Address
        : County + Township + Address;
}
