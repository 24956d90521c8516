using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Bot.Documents.Exchange;

/// <summary>The exchange as one JSON document.</summary>
internal static class ExchangeJson
{
    private static readonly ExchangeJsonContext Context = new(new JsonSerializerOptions(ExchangeJsonContext.Default.Options) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) });

    public static byte[] Write(ExchangeDocument document) => JsonSerializer.SerializeToUtf8Bytes(document, Context.ExchangeDocument);

    /// <exception cref="ExchangeFileException">The text is no exchange of this version.</exception>
    public static ExchangeDocument Read(byte[] bytes)
    {
        try
        {
            // The version first: another one may have another shape.
            var json = bytes.AsSpan().StartsWith<byte>([0xEF, 0xBB, 0xBF]) ? bytes.AsMemory(3) : bytes;
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("schema", out var schema) || schema.ValueKind != JsonValueKind.String)
            {
                throw new ExchangeFileException(ExchangeFault.Schema);
            }

            return schema.GetString() == ExchangeDocument.Version
                ? document.RootElement.Deserialize(Context.ExchangeDocument) ?? throw new ExchangeFileException(ExchangeFault.Schema)
                : throw new ExchangeFileException(ExchangeFault.Schema, schema.GetString() ?? "");
        }
        catch (JsonException broken)
        {
            throw new ExchangeFileException(ExchangeFault.Broken, broken.LineNumber is { } line ? string.Create(CultureInfo.InvariantCulture, $"{line + 1}") : broken.Path ?? "");
        }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true, RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(ExchangeDocument))]
internal sealed partial class ExchangeJsonContext : JsonSerializerContext;
