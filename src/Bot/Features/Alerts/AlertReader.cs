using System.Text.Json;
using System.Text.Json.Serialization;
using Bot.Conversations;
using Domain.Planning;

namespace Bot.Features.Alerts;

/// <summary>The JSON of an alert (docs/operations.md) → what enters the inbox, or the sentence that says what is wrong with it.</summary>
internal static class AlertReader
{
    public const string Lane = "sys.alert";

    private const int LongestId = 64;
    private const int LongestPollutant = 30;
    private const int LongestWords = 200;

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        AllowDuplicateProperties = false,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        NumberHandling = JsonNumberHandling.Strict,
    };

    private static readonly Dictionary<string, AlertKind> Kinds = new(StringComparer.Ordinal)
    {
        ["heavy-pollution"] = AlertKind.HeavyPollution,
        ["hot-spot"] = AlertKind.HotSpot,
        ["exceedance"] = AlertKind.Exceedance,
        ["power"] = AlertKind.PowerAnomaly,
        ["complaint"] = AlertKind.Complaint,
    };

    public static string KeyOf(string id) => $"alert|{id}";

    /// <summary>One of the two is null.</summary>
    public static (AlertRaised? Alert, string? Fault) Read(ReadOnlySpan<byte> json, AlertsOptions options)
    {
        Sent? sent;
        try
        {
            sent = JsonSerializer.Deserialize<Sent>(json, Strict);
        }
        catch (JsonException)
        {
            return (null, AlertTexts.NotJson);
        }

        return sent is null ? (null, AlertTexts.NotJson) : Check(sent, options);
    }

    private static (AlertRaised? Alert, string? Fault) Check(Sent sent, AlertsOptions options)
    {
        if (sent.Id is not { Length: > 0 and <= LongestId } id || !id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.'))
        {
            return (null, AlertTexts.BadId(LongestId));
        }

        if (sent.Kind is null || !Kinds.TryGetValue(sent.Kind, out var kind))
        {
            return (null, AlertTexts.BadKind(Kinds.Keys));
        }

        if (sent.Latitude is not { } latitude || sent.Longitude is not { } longitude)
        {
            return (null, AlertTexts.NoPlace);
        }

        return !options.IsInside(latitude, longitude) ? (null, AlertTexts.Outside)
            : sent.RadiusKm is not { } radius || !Alert.Radii.Contains(radius) ? (null, AlertTexts.BadRadius)
            : sent.Pollutant is { Length: > LongestPollutant } ? (null, AlertTexts.TooLong("pollutant", LongestPollutant))
            : sent.Words is { Length: > LongestWords } ? (null, AlertTexts.TooLong("words", LongestWords))
            : (new AlertRaised(id, kind.ToString(), latitude, longitude, radius, sent.Pollutant?.Trim() ?? "", sent.Words?.Trim() ?? ""), null);
    }

    private sealed record Sent
    {
        public string? Id { get; init; }

        public string? Kind { get; init; }

        public double? Latitude { get; init; }

        public double? Longitude { get; init; }

        public int? RadiusKm { get; init; }

        public string? Pollutant { get; init; }

        public string? Words { get; init; }
    }
}
