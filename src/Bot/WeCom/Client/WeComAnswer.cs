using System.Globalization;
using System.Text.Json;

namespace Bot.WeCom.Client;

/// <summary>Reads the JSON answers (protocol 0): errcode decides alone, an absent one is 0. Lenient about fields that come as text, number or not at all.</summary>
internal static class WeComAnswer
{
    /// <param name="read">Null when what the answer must hold is missing.</param>
    public static ApiResult<T> Read<T>(Transfer transfer, Func<JsonElement, T?> read)
        where T : class => transfer switch
        {
            Transfer.NotSent(var why) => new ApiResult<T>.NotSent(why),
            Transfer.Ambiguous(var why) => new ApiResult<T>.Ambiguous(why),
            Transfer.Answer answer => Read(answer, read),
            _ => new ApiResult<T>.Ambiguous("the answer is too large"),
        };

    public static ApiResult<T> Read<T>(Transfer.Answer answer, Func<JsonElement, T?> read)
        where T : class
    {
        using var document = Parse(answer.Body);
        if (answer.Status >= 500 || document is null)
        {
            return new ApiResult<T>.Ambiguous($"HTTP {answer.Status} {answer.ContentType}".TrimEnd());
        }

        var json = document.RootElement;
        if (!answer.IsSuccess && !json.TryGetProperty("errcode", out _))
        {
            return new ApiResult<T>.Ambiguous($"HTTP {answer.Status} without errcode");
        }

        if (Number(json, "errcode") is not (null or 0) and var code)
        {
            return new ApiResult<T>.Refused((int)code.Value, Text(json, "errmsg") ?? "", WeComErrors.Classify((int)code.Value));
        }

        return read(json) is { } value ? new ApiResult<T>.Ok(value) : new ApiResult<T>.Ambiguous("the answer lacks what it must hold");
    }

    /// <summary>Null when the bytes are no JSON object.</summary>
    public static JsonDocument? Parse(byte[] body)
    {
        try
        {
            var document = JsonDocument.Parse(body);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                return document;
            }

            document.Dispose();
            return null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Null when it names no token or no time.</summary>
    public static AccessToken? Token(JsonElement json, DateTimeOffset now, TimeSpan ahead) =>
        Text(json, "access_token") is { Length: > 0 } value && Number(json, "expires_in") is > 0 and var seconds
            ? AccessToken.Issued(value, TimeSpan.FromSeconds(seconds), now, ahead)
            : null;

    public static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>A number, also one written as text (created_at of media/upload is).</summary>
    public static long? Number(JsonElement json, string name) => !json.TryGetProperty(name, out var value)
        ? null
        : value.ValueKind switch
        {
            JsonValueKind.Number when value.TryGetInt64(out var number) => number,
            JsonValueKind.String when long.TryParse(value.GetString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
            _ => null,
        };

    /// <summary>Ids in lower case: joined by | in message/send, an array in update_template_card (protocol 3.3, 4.9).</summary>
    public static IReadOnlyList<string> Ids(JsonElement json, string name)
    {
        if (!json.TryGetProperty(name, out var value))
        {
            return [];
        }

        var ids = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!.Split('|'),
            JsonValueKind.Array => value.EnumerateArray().Where(id => id.ValueKind == JsonValueKind.String).Select(id => id.GetString()!),
            _ => [],
        };
        return [.. ids.Where(id => id.Length > 0).Select(id => id.ToLowerInvariant())];
    }
}
