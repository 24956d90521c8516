namespace Domain.Enterprises.Import;

/// <summary>经纬度 of a row: read, converted to WGS-84, put right when swapped, and held against the county's box.</summary>
internal sealed class RosterPoint(RosterRow row, RosterFrame frame, string county, Action<RosterColumn, RosterNoteKind, string> note)
{
    /// <summary>A centimetre; the same file gives the same point.</summary>
    private const int Digits = 7;

    /// <summary>Null when the row gives none, or a wrong one that was noted.</summary>
    public GeoPoint? Read()
    {
        var (longitude, latitude) = (Given(RosterColumn.Longitude), Given(RosterColumn.Latitude));
        var column = RosterColumn.Longitude;
        if (longitude is null && latitude is null && Given(RosterColumn.Coordinates) is { } both)
        {
            column = RosterColumn.Coordinates;
            if (CoordinateText.Pair(both) is not { } pair)
            {
                note(column, RosterNoteKind.CoordinateUnreadable, "");
                return null;
            }

            (longitude, latitude) = pair;
        }

        if (longitude is null && latitude is null)
        {
            return null;
        }

        if (longitude is null || latitude is null)
        {
            note(longitude is null ? RosterColumn.Longitude : RosterColumn.Latitude, RosterNoteKind.CoordinateHalf, "");
            return null;
        }

        var (east, north) = (CoordinateText.Read(longitude), CoordinateText.Read(latitude));
        if (east is null || north is null)
        {
            note(column == RosterColumn.Coordinates ? column : east is null ? RosterColumn.Longitude : RosterColumn.Latitude, RosterNoteKind.CoordinateUnreadable, "");
            return null;
        }

        return ReadSystem() is { } system ? Placed(east.Value, north.Value, system, column) : null;
    }

    private GeoPoint? Placed(double east, double north, CoordinateSystem system, RosterColumn column)
    {
        if (At(north, east, system) is { } point && IsInside(point))
        {
            return point;
        }

        if (At(east, north, system) is { } swapped && IsInside(swapped))
        {
            // In one cell either order is usual.
            if (column != RosterColumn.Coordinates)
            {
                note(column, RosterNoteKind.Swapped, "");
            }

            return swapped;
        }

        note(column, RosterNoteKind.OutsideCounty, county);
        return null;
    }

    private bool IsInside(GeoPoint point) => frame.Map.AreaOf(county) is not { } area || area.Contains(point);

    private static GeoPoint? At(double north, double east, CoordinateSystem system)
    {
        if (Math.Abs(north) > 90 || Math.Abs(east) > 180)
        {
            return null;
        }

        var point = ChinaGrids.ToWgs84(new GeoPoint(north, east), system);
        return new GeoPoint(Math.Round(point.Latitude, Digits), Math.Round(point.Longitude, Digits));
    }

    /// <summary>Null when it was noted as unknown.</summary>
    private CoordinateSystem? ReadSystem()
    {
        if (RosterRowReader.Clean(row[RosterColumn.System]) is not { } text)
        {
            return frame.System;
        }

        var system = OfWord(text);
        if (system is null)
        {
            note(RosterColumn.System, RosterNoteKind.SystemUnknown, "");
        }

        return system;
    }

    private static CoordinateSystem? OfWord(string text) => RosterRowReader.Key(text).Replace("-", "", StringComparison.Ordinal) switch
    {
        "WGS84" or "CGCS2000" or "GPS" or "国家2000" or "国家2000坐标系" or "2000国家大地坐标系" or "大地2000" => CoordinateSystem.Wgs84,
        "GCJ02" or "火星坐标" or "火星坐标系" or "高德" or "高德地图" or "腾讯" or "腾讯地图" => CoordinateSystem.Gcj02,
        "BD09" or "BD09LL" or "百度" or "百度地图" or "百度坐标" => CoordinateSystem.Bd09,
        _ => null,
    };

    /// <summary>A nought is how programs write a missing coordinate.</summary>
    private string? Given(RosterColumn column) => RosterRowReader.Clean(row[column]) is { } text && text.Trim('0', '.') is { Length: > 0 } ? text : null;
}
