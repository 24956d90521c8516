using System.Globalization;

namespace Bot.Web.Board;

/// <summary>Pieces that several pages are made of.</summary>
internal static class Parts
{
    /// <summary>A bar without a style attribute, which the page's policy forbids.</summary>
    public static Html Bar(int part, int whole, string css = "good")
    {
        var width = (whole == 0 ? 0 : Math.Clamp(100.0 * part / whole, 0, 100)).ToString("0.##", CultureInfo.InvariantCulture);
        return Html.Of($"<svg class=\"bar {css}\" viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><rect class=\"ground\" width=\"100\" height=\"10\"/><rect class=\"part\" width=\"{width}\" height=\"10\"/></svg>");
    }

    public static Html Tile(string name, string value, string css = "", string? href = null)
    {
        var inner = Html.Of($"<b>{value}</b><span>{name}</span>");
        return href is null ? Html.Of($"<div class=\"tile {css}\">{inner}</div>") : Html.Of($"<a class=\"tile {css}\" href=\"{href}\">{inner}</a>");
    }

    public static Html Select(string name, string label, string? chosen, IEnumerable<(string Value, string Name)> options)
    {
        var items = Html.Join(options.Select(option =>
        {
            var mark = option.Value == (chosen ?? "") ? Html.Of($" selected") : Html.Empty;
            return Html.Of($"<option value=\"{option.Value}\"{mark}>{option.Name}</option>");
        }));
        return Html.Of($"<label>{label}<select name=\"{name}\">{items}</select></label>");
    }

    /// <summary>The choice of a county, for whoever has more than one.</summary>
    public static Html Counties(BoardVisitor visitor, string? chosen) => visitor.CountyNames.Count < 2
        ? Html.Empty
        : Select("county", BoardTexts.County, chosen, [("", BoardTexts.All), .. visitor.CountyNames.Select(county => (county, county))]);

    public static Html Badge(string words, string css) => words.Length == 0 ? Html.Empty : Html.Of($"<span class=\"badge {css}\">{words}</span>");

    public static Html SeverityBadge(string? severity) => Badge(BoardTexts.Severity(severity), severity switch { "Major" => "bad", "Key" => "warn", _ => "plain" });

    public static Html StatusBadge(string? status, DateOnly? deadline, DateOnly today) => Badge(
        BoardTexts.Status(status, deadline, today),
        status switch { "Open" when deadline < today => "bad", "Open" => "warn", "Closed" => "good", _ => "plain" });

    public static string FindingAddress(string inspectionId, string findingId) => $"/board/finding/{Uri.EscapeDataString(inspectionId)}/{Uri.EscapeDataString(findingId)}";

    public static string EnterpriseAddress(string id) => $"/board/enterprise/{Uri.EscapeDataString(id)}";

    /// <summary>path?a=1&amp;b=2 without the empty ones.</summary>
    public static string Address(string path, params ReadOnlySpan<(string Name, string? Value)> query)
    {
        var address = path;
        foreach (var (name, value) in query)
        {
            if (!string.IsNullOrEmpty(value))
            {
                address += $"{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{name}={Uri.EscapeDataString(value)}";
            }
        }

        return address;
    }
}
