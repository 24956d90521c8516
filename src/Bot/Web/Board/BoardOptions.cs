using Domain.Enterprises;
using Microsoft.Extensions.Options;

namespace Bot.Web.Board;

/// <summary>看板: how long one stays signed in, and what its maps lie on.</summary>
internal sealed class BoardOptions : IValidateOptions<BoardOptions>
{
    public const string Section = "Board";

    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    /// <summary>From the sign-in on; looking at pages does not lengthen it. A working day by default.</summary>
    public TimeSpan SignedInFor { get; set; } = TimeSpan.FromHours(8);

    /// <summary>Address of a map tile with {z}, {x}, {y} and, where the source wants one, {key}; empty: points and boxes on a plain ground.</summary>
    public string TileUrl { get; set; } = "";

    /// <summary>The same for the layer of names above it (天地图 keeps them apart); empty for none.</summary>
    public string TileLabelUrl { get; set; } = "";

    /// <summary>Key of the tile source. The browser asks for the tiles, so whoever is signed in can read it.</summary>
    public string TileKey { get; set; } = "";

    /// <summary>Whose map it is, shown in its corner.</summary>
    public string TileCredit { get; set; } = "";

    /// <summary>监测站点 (三(三)): the middle of the second map.</summary>
    public IList<Station> Stations { get; } = [];

    public ValidateOptionsResult Validate(string? name, BoardOptions options)
    {
        string[] faults =
        [
            .. options.SignedInFor > TimeSpan.Zero && options.SignedInFor <= Longest ? [] : new[] { $"{Section}:SignedInFor 要大于 0，最多 24 小时。" },
            .. IsTiles(options.TileUrl) ? [] : new[] { $"{Section}:TileUrl 要写带 {{z}}、{{x}}、{{y}} 的 https 地址，或者留空。" },
            .. IsTiles(options.TileLabelUrl) ? [] : new[] { $"{Section}:TileLabelUrl 要写带 {{z}}、{{x}}、{{y}} 的 https 地址，或者留空。" },
            .. options.Stations.All(station => station.Name.Length > 0 && Math.Abs(station.Latitude) <= 90 && Math.Abs(station.Longitude) <= 180 && (station.Latitude, station.Longitude) != (0, 0))
                ? [] : new[] { $"{Section}:Stations 每个站点要有 Name、Latitude、Longitude（度）。" },
        ];
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    /// <summary>The hosts that a page with a map may load pictures from.</summary>
    public IEnumerable<string> TileHosts() =>
        new[] { TileUrl, TileLabelUrl }.Where(url => url.Length > 0).Select(url => new Uri(url).GetLeftPart(UriPartial.Authority)).Distinct(StringComparer.Ordinal);

    private static bool IsTiles(string url) =>
        url.Length == 0
        || (Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "https" or "http"
            && new[] { "{z}", "{x}", "{y}" }.All(part => url.Contains(part, StringComparison.Ordinal))
            && !new Uri(url).Authority.Contains('{', StringComparison.Ordinal));
}

/// <summary>A monitoring station of the settings.</summary>
internal sealed class Station
{
    public string Name { get; set; } = "";

    public double Latitude { get; set; }

    public double Longitude { get; set; }

    public GeoPoint ToPoint() => new(Latitude, Longitude);
}
