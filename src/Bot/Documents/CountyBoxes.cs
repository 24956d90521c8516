using System.Text.Json.Serialization;
using Domain.Enterprises.Import;

namespace Bot.Documents;

/// <summary>county-boxes.json: the county branches, and where their enterprises can lie.</summary>
internal sealed record CountyBoxes([property: JsonPropertyName("counties")] IReadOnlyDictionary<string, CountyBoxes.Box> Counties)
{
    public CountyMap ToMap() => new(Counties.ToDictionary(county => county.Key, county => county.Value.ToArea(), StringComparer.Ordinal));

    internal sealed record Box(
        [property: JsonPropertyName("south")] double South,
        [property: JsonPropertyName("north")] double North,
        [property: JsonPropertyName("west")] double West,
        [property: JsonPropertyName("east")] double East)
    {
        public GeoArea ToArea() => new(South, North, West, East);
    }
}
