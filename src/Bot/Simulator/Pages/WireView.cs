using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;

namespace Bot.Simulator.Pages;

/// <summary>One line of the wire panel, opened by a click.</summary>
internal static class WireView
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Html Draw(WireEntry entry)
    {
        var failed = entry.Status is 0 or >= 400 || entry.ErrorCode is not (null or 0);
        var css = failed ? "failed" : entry.Remarks.Count > 0 ? "warned" : "";
        var status = entry.Status == 0 ? "无应答" : entry.Status.ToString(CultureInfo.InvariantCulture);
        var code = entry.ErrorCode is { } errcode ? $"errcode {errcode.ToString(CultureInfo.InvariantCulture)}" : "";
        var remarks = entry.Remarks.Count == 0 ? Html.Empty : Html.Of($"<ul class=\"remarks\">{Html.Join(entry.Remarks.Select(r => Html.Of($"<li>{r}</li>")))}</ul>");
        var kind = entry.Kind is "callback" ? "回调 →" : "← 接口";
        return Html.Of($"""
            <li class="{css}" data-wire="{entry.Id}"><details><summary><time>{PageView.ClockText(entry.At)[11..]}</time><span class="kind">{kind}</span><b>{entry.Title}</b><span>{status} {code}</span><span class="took">{entry.Duration.TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture)} ms</span></summary>
            {remarks}{Part("请求", entry.Request)}{Part("应答", entry.Response)}</details></li>
            """);
    }

    private static Html Part(string name, string text) =>
        text.Length == 0 ? Html.Empty : Html.Of($"<h4>{name}</h4><pre>{Indented(text)}</pre>");

    /// <summary>For reading only; what cannot be parsed (cut, or with a query before it) is shown as it is. The writer would escape emoji, so such texts stay as sent.</summary>
    private static string Indented(string text)
    {
        try
        {
            return text switch
            {
                _ when text.Any(char.IsSurrogate) => text,
                ['<', ..] => XElement.Parse(text).ToString(),
                ['{', ..] => JsonNode.Parse(text)!.ToJsonString(Readable),
                _ => text,
            };
        }
        catch (XmlException)
        {
            return text;
        }
        catch (JsonException)
        {
            return text;
        }
    }
}
