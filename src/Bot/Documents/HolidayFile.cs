using System.Text.Json.Serialization;
using Domain.Calendars;

namespace Bot.Documents;

/// <summary>cn-holidays.json: the State Council's yearly notices; a year is added when its notice is out (docs/operations.md).</summary>
internal sealed record HolidayFile([property: JsonPropertyName("years")] IReadOnlyDictionary<int, HolidayFile.Entry> Years)
{
    public IReadOnlyDictionary<int, HolidayYear> ToYears() => Years.ToDictionary(year => year.Key, year => new HolidayYear(year.Value.Off, year.Value.Work));

    /// <summary>What cannot be right, in words that follow the file's name; null when nothing is wrong.</summary>
    public string? Fault() => Years
        .Select(year => year.Value.Notices is not { Count: > 0 }
            ? FormattableString.Invariant($"{year.Key} 年没有写明通知（notices）")
            : new HolidayYear(year.Value.Off, year.Value.Work).FirstFault(year.Key) is { } day
                ? FormattableString.Invariant($"{year.Key} 年的 {day:yyyy-MM-dd} 不对：又放假又上班，或者不是这一年和上一年的日子")
                : null)
        .FirstOrDefault(fault => fault is not null);

    /// <param name="Notices">The notices that name the days, one and what changed it.</param>
    internal sealed record Entry(
        [property: JsonPropertyName("notices")] IReadOnlyList<Notice> Notices,
        [property: JsonPropertyName("off")] IReadOnlyList<DateOnly> Off,
        [property: JsonPropertyName("work")] IReadOnlyList<DateOnly> Work);

    /// <param name="Number">文号, such as 国办发明电〔2020〕27号.</param>
    internal sealed record Notice([property: JsonPropertyName("number")] string Number, [property: JsonPropertyName("url")] string Url);
}
