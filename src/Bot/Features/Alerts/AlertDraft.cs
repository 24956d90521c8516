using System.Globalization;
using Domain.Enterprises;
using Domain.Planning;

namespace Bot.Features.Alerts;

/// <summary>预警 as it is being entered in chat, as buttons and the open question carry it. Without a place it has no id: the id is made with the card that asks for the confirmation.</summary>
internal sealed record AlertDraft(AlertKind Kind, int RadiusKm, string Pollutant, AlertPlace? Place = null)
{
    private const char Separator = '~';

    /// <summary>Null when it is none, or one of an older program.</summary>
    public static AlertDraft? Parse(string text)
    {
        var parts = text.Split(Separator);
        if (parts.Length is not (3 or 7)
            || !Enum.TryParse<AlertKind>(parts[0], out var kind)
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var radius)
            || !Alert.Radii.Contains(radius))
        {
            return null;
        }

        var draft = new AlertDraft(kind, radius, parts[2]);
        return parts.Length == 3 ? draft
            : double.TryParse(parts[4], NumberStyles.Float, CultureInfo.InvariantCulture, out var latitude)
                && double.TryParse(parts[5], NumberStyles.Float, CultureInfo.InvariantCulture, out var longitude)
                ? draft with { Place = new AlertPlace(parts[3], new GeoPoint(latitude, longitude), parts[6].Length == 0 ? null : parts[6]) }
                : null;
    }

    public override string ToString()
    {
        var start = string.Create(CultureInfo.InvariantCulture, $"{Kind}{Separator}{RadiusKm}{Separator}{Pollutant}");
        return Place is null
            ? start
            : string.Create(CultureInfo.InvariantCulture, $"{start}{Separator}{Place.Id}{Separator}{Place.Point.Latitude:0.000000}{Separator}{Place.Point.Longitude:0.000000}{Separator}{Place.EnterpriseId}");
    }
}

/// <param name="Id">Of the alert.</param>
/// <param name="EnterpriseId">Whose place it is; null for a place that was sent.</param>
internal sealed record AlertPlace(string Id, GeoPoint Point, string? EnterpriseId);
