using Microsoft.Extensions.Options;

namespace Bot.Features.Materials;

/// <summary>When material is sent again, and when before a visit.</summary>
internal sealed class MaterialsOptions : IValidateOptions<MaterialsOptions>
{
    public const string Section = "Materials";

    private const int MostDays = 60;

    /// <summary>Working days after which the silent get it once more, and after as many again stand on the office's list.</summary>
    public int ResendAfter { get; set; } = 3;

    /// <summary>The working day before a planned visit instead of its morning. A drawn visit is never heralded: it is told to nobody before its day.</summary>
    public bool DayBeforeVisit { get; set; }

    public ValidateOptionsResult Validate(string? name, MaterialsOptions options) =>
        options.ResendAfter is < 1 or > MostDays ? ValidateOptionsResult.Fail($"{Section}:ResendAfter 要在 1 到 60 之间，单位是工作日。") : ValidateOptionsResult.Success;
}
