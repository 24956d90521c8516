using Microsoft.Extensions.Options;

namespace Bot.Features.Alerts;

/// <summary>Where alerts come in, and which places are the city's.</summary>
internal sealed class AlertsOptions : IValidateOptions<AlertsOptions>
{
    public const string Section = "Alerts";

    private const int ShortestSecret = 32;

    /// <summary>Key of the HMAC; empty: no endpoint.</summary>
    public string Secret { get; set; } = "";

    public string Path { get; set; } = "/alerts";

    /// <summary>How far the time of a request may be from our clock.</summary>
    public TimeSpan Window { get; set; } = TimeSpan.FromMinutes(5);

    // 衡水市: 37°03′-38°23′ N, 115°10′-116°34′ E.
    public double South { get; set; } = 37.05;

    public double North { get; set; } = 38.39;

    public double West { get; set; } = 115.16;

    public double East { get; set; } = 116.57;

    public ValidateOptionsResult Validate(string? name, AlertsOptions options) =>
        options.Secret.Length is > 0 and < ShortestSecret ? ValidateOptionsResult.Fail($"{Section}:Secret 至少要 {ShortestSecret} 个字符；不用就留空。")
        : !options.Path.StartsWith('/') || options.Path.Length < 2 ? ValidateOptionsResult.Fail($"{Section}:Path 要以 / 开头，如 /alerts。")
        : options.Window <= TimeSpan.Zero || options.Window > TimeSpan.FromHours(1) ? ValidateOptionsResult.Fail($"{Section}:Window 要大于 0，最多 01:00:00。")
        : options.South >= options.North || options.West >= options.East ? ValidateOptionsResult.Fail($"{Section}:South 要小于 North，West 要小于 East，单位是度。")
        : ValidateOptionsResult.Success;

    public bool IsInside(double latitude, double longitude) =>
        latitude >= South && latitude <= North && longitude >= West && longitude <= East;
}
