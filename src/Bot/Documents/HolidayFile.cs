using System.Text.Json.Serialization;
using Domain.Calendars;

namespace Bot.Documents;

/// <summary>cn-holidays.json: the State Council's yearly notices. An operator adds a year when its notice is out.</summary>
internal sealed record HolidayFile([property: JsonPropertyName("years")] IReadOnlyDictionary<int, HolidayFile.Entry> Years)
{
    public IReadOnlyDictionary<int, HolidayYear> ToYears() => Years.ToDictionary(year => year.Key, year => new HolidayYear(year.Value.Off, year.Value.Work));

    internal sealed record Entry(
        [property: JsonPropertyName("off")] IReadOnlyList<DateOnly> Off,
        [property: JsonPropertyName("work")] IReadOnlyList<DateOnly> Work);
}
