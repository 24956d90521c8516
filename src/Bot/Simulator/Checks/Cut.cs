using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bot.Simulator.Checks;

/// <summary>What the platform cuts without a word: it is shown cut, and the log says so.</summary>
internal static class Cut
{
    /// <summary>The payload with one text field cut to that many UTF-8 bytes, at a character border; unchanged without the field.</summary>
    public static JsonElement Field(JsonElement payload, string name, int bytes, Verdict verdict)
    {
        var text = payload.TryGetProperty(name, out var field) && field.ValueKind == JsonValueKind.String ? field.GetString()! : "";
        if (Encoding.UTF8.GetByteCount(text) <= bytes)
        {
            return payload;
        }

        verdict.Remark($"{name}: 超过 {bytes} 字节，被截断");
        return With(payload, name, ToBytes(text, bytes));
    }

    /// <summary>The payload with one field set.</summary>
    public static JsonElement With(JsonElement payload, string name, string value)
    {
        var copy = JsonObject.Create(payload)!;
        copy[name] = value;
        return JsonSerializer.SerializeToElement(copy);
    }

    private static string ToBytes(string text, int bytes)
    {
        var used = 0;
        var kept = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            used += rune.Utf8SequenceLength;
            if (used > bytes)
            {
                break;
            }

            kept += rune.Utf16SequenceLength;
        }

        return text[..kept];
    }
}
