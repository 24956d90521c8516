namespace Domain.Enterprises.Import;

/// <summary>What a column of a 企业名单 holds.</summary>
public enum RosterColumn
{
    Name,
    CreditCode,
    LegalRepresentative,
    Address,
    Longitude,
    Latitude,

    /// <summary>Both in one cell, in either order.</summary>
    Coordinates,

    /// <summary>坐标系 of the row.</summary>
    System,
    EnterpriseType,
    Industry,
    County,
    Township,
    Track,

    /// <summary>是否正面清单企业.</summary>
    PositiveList,

    /// <summary>是否小微企业.</summary>
    SmallMicro,
    UltraLowEmission,
    PerformanceGrade,
    SelfAccepted,

    /// <summary>移出原因: why the enterprise is off the list.</summary>
    OffList,
}

/// <summary>The headers by which the columns are known, as annexes 3 and 4 and the counties' own lists write them.</summary>
public static class RosterColumns
{
    /// <summary>Lines that a header may take.</summary>
    public const int MostHeaderLines = 3;

    /// <summary>Titles and notes stand above the header.</summary>
    private const int MostLinesAbove = 30;

    private static readonly Dictionary<string, RosterColumn> Words = new(StringComparer.Ordinal)
    {
        ["企业名称"] = RosterColumn.Name,
        ["单位名称"] = RosterColumn.Name,
        ["企业名"] = RosterColumn.Name,
        ["工业源单位名称"] = RosterColumn.Name,
        ["企业全称"] = RosterColumn.Name,
        ["公司名称"] = RosterColumn.Name,
        ["企业单位名称"] = RosterColumn.Name,
        ["排污单位名称"] = RosterColumn.Name,
        ["工业企业名称"] = RosterColumn.Name,
        ["厂名"] = RosterColumn.Name,
        ["统一社会信用代码"] = RosterColumn.CreditCode,
        ["社会信用代码"] = RosterColumn.CreditCode,
        ["信用代码"] = RosterColumn.CreditCode,
        ["统一信用代码"] = RosterColumn.CreditCode,
        ["社会统一信用代码"] = RosterColumn.CreditCode,
        ["企业信用代码"] = RosterColumn.CreditCode,
        ["营业执照代码"] = RosterColumn.CreditCode,
        ["法人代表"] = RosterColumn.LegalRepresentative,
        ["法定代表人"] = RosterColumn.LegalRepresentative,
        ["法人"] = RosterColumn.LegalRepresentative,
        ["法人姓名"] = RosterColumn.LegalRepresentative,
        ["法人代表姓名"] = RosterColumn.LegalRepresentative,
        ["法定代表人姓名"] = RosterColumn.LegalRepresentative,
        ["企业法人"] = RosterColumn.LegalRepresentative,
        ["企业地址"] = RosterColumn.Address,
        ["地址"] = RosterColumn.Address,
        ["详细地址"] = RosterColumn.Address,
        ["单位地址"] = RosterColumn.Address,
        ["生产地址"] = RosterColumn.Address,
        ["企业详细地址"] = RosterColumn.Address,
        ["生产经营地址"] = RosterColumn.Address,
        ["经营地址"] = RosterColumn.Address,
        ["厂址"] = RosterColumn.Address,
        ["经度"] = RosterColumn.Longitude,
        ["东经"] = RosterColumn.Longitude,
        ["中心经度"] = RosterColumn.Longitude,
        ["企业经度"] = RosterColumn.Longitude,
        ["纬度"] = RosterColumn.Latitude,
        ["北纬"] = RosterColumn.Latitude,
        ["中心纬度"] = RosterColumn.Latitude,
        ["企业纬度"] = RosterColumn.Latitude,
        ["经纬度"] = RosterColumn.Coordinates,
        ["坐标"] = RosterColumn.Coordinates,
        ["地理坐标"] = RosterColumn.Coordinates,
        ["企业坐标"] = RosterColumn.Coordinates,
        ["经纬度坐标"] = RosterColumn.Coordinates,
        ["企业经纬度"] = RosterColumn.Coordinates,
        ["坐标系"] = RosterColumn.System,
        ["坐标系统"] = RosterColumn.System,
        ["坐标来源"] = RosterColumn.System,
        ["企业类型"] = RosterColumn.EnterpriseType,
        ["单位类型"] = RosterColumn.EnterpriseType,
        ["行业类别"] = RosterColumn.Industry,
        ["行业类型"] = RosterColumn.Industry,
        ["行业"] = RosterColumn.Industry,
        ["所属行业"] = RosterColumn.Industry,
        ["行业名称"] = RosterColumn.Industry,
        ["企业行业"] = RosterColumn.Industry,
        ["所属行业类别"] = RosterColumn.Industry,
        ["县市区"] = RosterColumn.County,
        ["县区"] = RosterColumn.County,
        ["所属县市区"] = RosterColumn.County,
        ["所在县市区"] = RosterColumn.County,
        ["县"] = RosterColumn.County,
        ["区县"] = RosterColumn.County,
        ["县市"] = RosterColumn.County,
        ["所属县区"] = RosterColumn.County,
        ["所在县区"] = RosterColumn.County,
        ["所属区县"] = RosterColumn.County,
        ["乡镇或开发区"] = RosterColumn.Township,
        ["乡镇"] = RosterColumn.Township,
        ["所属乡镇"] = RosterColumn.Township,
        ["乡镇开发区"] = RosterColumn.Township,
        ["乡镇街道"] = RosterColumn.Township,
        ["所在乡镇"] = RosterColumn.Township,
        ["乡镇办"] = RosterColumn.Township,
        ["乡镇街道办"] = RosterColumn.Township,
        ["街道乡镇"] = RosterColumn.Township,
        ["企业类别"] = RosterColumn.Track,
        ["类别"] = RosterColumn.Track,
        ["企业分类"] = RosterColumn.Track,
        ["分类"] = RosterColumn.Track,
        ["单位类别"] = RosterColumn.Track,
        ["体检类别"] = RosterColumn.Track,
        ["体检方式"] = RosterColumn.Track,
        ["清单类别"] = RosterColumn.Track,
        ["是否正面清单企业"] = RosterColumn.PositiveList,
        ["是否正面清单"] = RosterColumn.PositiveList,
        ["正面清单企业"] = RosterColumn.PositiveList,
        ["正面清单"] = RosterColumn.PositiveList,
        ["是否小微企业"] = RosterColumn.SmallMicro,
        ["小微企业"] = RosterColumn.SmallMicro,
        ["是否小微"] = RosterColumn.SmallMicro,
        ["是否超低排放改造的企业"] = RosterColumn.UltraLowEmission,
        ["是否超低排放改造"] = RosterColumn.UltraLowEmission,
        ["超低排放改造"] = RosterColumn.UltraLowEmission,
        ["是否超低排放改造企业"] = RosterColumn.UltraLowEmission,
        ["是否绩效分级A级或B级企业"] = RosterColumn.PerformanceGrade,
        ["绩效分级"] = RosterColumn.PerformanceGrade,
        ["绩效等级"] = RosterColumn.PerformanceGrade,
        ["绩效评级"] = RosterColumn.PerformanceGrade,
        ["绩效分级等级"] = RosterColumn.PerformanceGrade,
        ["绩效级别"] = RosterColumn.PerformanceGrade,
        ["是否2019年以来自主验收的企业项目"] = RosterColumn.SelfAccepted,
        ["2019年以来自主验收"] = RosterColumn.SelfAccepted,
        ["是否自主验收"] = RosterColumn.SelfAccepted,
        ["自主验收"] = RosterColumn.SelfAccepted,
        ["是否2019年以来自主验收"] = RosterColumn.SelfAccepted,
        ["移出原因"] = RosterColumn.OffList,
        ["移出名单原因"] = RosterColumn.OffList,
        ["退出原因"] = RosterColumn.OffList,
    };

    /// <summary>The column of a header, whatever its blanks, brackets and stars; null for one that is not known.</summary>
    public static RosterColumn? Of(string header) => Words.TryGetValue(HeaderWord.Plain(header), out var column) ? column : null;

    /// <summary>Where the header ends and which column stands where; null when no line names the enterprises.</summary>
    public static HeaderPlace<RosterColumn>? Find(IReadOnlyList<IReadOnlyList<string>> lines) =>
        HeaderWord.Find(lines, Of, [RosterColumn.Name], MostHeaderLines, MostLinesAbove);
}
