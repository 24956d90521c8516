using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Bot.WeCom.Messages;

/// <summary>
/// Writes every string as raw UTF-8. The platform refuses \uXXXX (40033, protocol 12.7) and even the relaxed encoder writes emoji that way,
/// so only the three escapes JSON cannot do without are used; control characters but \n are dropped, a tab becomes a space.
/// </summary>
internal sealed class WireText : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString();

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        writer.WriteRawValue(Encoding.UTF8.GetBytes(Literal(value)), skipInputValidation: true);

    /// <summary>True when nothing readable is left of <paramref name="text"/> on the wire.</summary>
    public static bool IsBlank(string? text) => text is null || text.All(c => char.IsControl(c) || char.IsWhiteSpace(c));

    private static string Literal(string text)
    {
        var json = new StringBuilder(text.Length + 2).Append('"');
        foreach (var c in text)
        {
            _ = c switch
            {
                '"' => json.Append("\\\""),
                '\\' => json.Append("\\\\"),
                '\n' => json.Append("\\n"),
                '\t' => json.Append(' '),
                _ when char.IsControl(c) => json,
                _ => json.Append(c),
            };
        }

        return json.Append('"').ToString();
    }
}
