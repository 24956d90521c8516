using Domain.Inspections.Rules;
using Microsoft.Extensions.Options;

namespace Bot;

/// <summary>市支队执法大队 of the settings: name and counties. Who belongs to one says the roster: a CityInspector whose 中队 is the brigade's name.</summary>
internal static class CityBrigadeSettings
{
    public const string Section = "CityBrigades";

    /// <exception cref="OptionsValidationException">A brigade without a name or county, or a name twice.</exception>
    public static IReadOnlyList<CityBrigade> Read(IConfiguration configuration)
    {
        var brigades = configuration.GetSection(Section).Get<CityBrigade[]>() ?? [];
        var problems = brigades.Where(brigade => brigade.Name.Length == 0 || brigade.Counties.Count == 0).Select(_ => $"{Section}：每个大队都要写 Name 和 Counties。")
            .Concat(brigades.GroupBy(brigade => brigade.Name, StringComparer.Ordinal).Where(same => same.Count() > 1).Select(same => $"{Section}：有两个大队都叫“{same.Key}”，Name 不能重复。"))
            .Distinct(StringComparer.Ordinal)
            .ToList();
        return problems.Count == 0 ? brigades : throw new OptionsValidationException(Section, typeof(CityBrigade), problems);
    }
}
