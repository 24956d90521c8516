using System.Globalization;
using Bot.Features.Shared;
using Domain.Inspections;

namespace Bot.Features.CityBrigades;

/// <summary>Words on the card of 抽查.</summary>
internal static class SpotCardTexts
{
    public const string Ask = "看体检结果是不是属实，点一项";
    public const string NoVisit = "这是核对县级的体检结果，不是对企业再体检一次。要作为体检再入企的，须按“一次体检”的例外办理（方案二（一）2（1））。";
    public const string Form = "登记表";
    public const string Day = "检查日期";
    public const string Inspectors = "检查人员";
    public const string Problems = "问题";
    public const string Colleague = "同行";
    public const string ThisEnterprise = "这家企业";

    public static string Title(string enterprise) => $"抽查：{enterprise}";

    public static string Filed(string by, SpotCheck check) => $"{by}{check.FiledAt?.Words()}填：{SpotTexts.Of(check.Filed)}";

    public static string Findings(int count) => count == 0 ? "未发现问题" : string.Create(CultureInfo.InvariantCulture, $"{count}条");
}
