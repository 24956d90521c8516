using System.Text.Json;
using System.Text.Json.Serialization;

namespace Bot.Documents.Maps;

/// <summary>A GeoJSON file (RFC 7946) as far as our maps need one: a collection of features with names.</summary>
/// <param name="Source">Of ours: whose data it is.</param>
/// <param name="Crs">Gone from the standard since 2016, and still written by many programs.</param>
internal sealed record GeoJsonFile(
    [property: JsonPropertyName("type")] string? Type = null,
    [property: JsonPropertyName("source")] string? Source = null,
    [property: JsonPropertyName("crs")] JsonElement Crs = default,
    [property: JsonPropertyName("features")] IReadOnlyList<GeoJsonFile.Feature?>? Features = null)
{
    // CGCS2000 (4490) and WGS-84 (CRS84, 4326) differ by centimetres.
    private static readonly string[] Degrees = ["CRS84", "4326", "4490"];

    private static readonly string[] NameMembers = ["name", "NAME", "名称"];

    /// <summary>The features of the kinds that are wanted, with their names.</summary>
    /// <exception cref="GeoJsonException">The file is none of these.</exception>
    public IEnumerable<(string Name, string Kind, JsonElement Coordinates)> Named(params string[] kinds)
    {
        if (Type != "FeatureCollection" || Features is null)
        {
            throw new GeoJsonException("不是 GeoJSON 的 FeatureCollection");
        }

        if (Crs.ValueKind == JsonValueKind.Object && !Degrees.Any(known => Crs.GetRawText().Contains(known, StringComparison.Ordinal)))
        {
            throw new GeoJsonException("坐标系不是经纬度（要 WGS-84 或 CGCS2000），请先转换");
        }

        return Features.Select((feature, index) => Checked(feature, index + 1, kinds));
    }

    private static (string Name, string Kind, JsonElement Coordinates) Checked(Feature? feature, int number, string[] kinds)
    {
        var name = NameMembers
            .Select(member => feature?.Properties?.GetValueOrDefault(member) is { ValueKind: JsonValueKind.String } value ? value.GetString()!.Trim() : "")
            .FirstOrDefault(text => text.Length > 0);
        if (name is null)
        {
            throw new GeoJsonException(FormattableString.Invariant($"第 {number} 个要素的 properties 里没有 name"));
        }

        return feature!.Geometry is { Type: { } kind } geometry && kinds.Contains(kind)
            ? (name, kind, geometry.Coordinates)
            : throw new GeoJsonException($"“{name}”的图形要是 {string.Join(" 或 ", kinds)}");
    }

    internal sealed record Feature(
        [property: JsonPropertyName("properties")] IReadOnlyDictionary<string, JsonElement>? Properties = null,
        [property: JsonPropertyName("geometry")] Geometry? Geometry = null);

    internal sealed record Geometry(
        [property: JsonPropertyName("type")] string? Type = null,
        [property: JsonPropertyName("coordinates")] JsonElement Coordinates = default);
}

/// <summary>What cannot be right in a GeoJSON file, in words that follow the file's name.</summary>
internal sealed class GeoJsonException(string message) : Exception(message);
