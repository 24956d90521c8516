using System.Text;
using System.Text.Json.Nodes;

namespace Bot.Simulator.Api;

/// <summary>Calls as the wire panel shows them: tokens and secrets masked, binaries named only.</summary>
internal static class WireText
{
    private const string Mask = "***";

    public static string OfRequest(ApiRequest request)
    {
        var query = string.Join('&', request.Query
            .Where(q => q.Key is not "access_token")
            .Select(q => $"{q.Key}={(q.Key is "corpsecret" ? Mask : q.Value.ToString())}"));
        var body = request.Path is "media/upload" ? $"({request.Body.Length} 字节)" : Encoding.UTF8.GetString(request.Body.Span);
        return query.Length > 0 && body.Length > 0 ? $"?{query}\n{body}" : query.Length > 0 ? $"?{query}" : body;
    }

    public static string OfAnswer(ApiAnswer answer)
    {
        if (answer is ApiAnswer.File file)
        {
            return $"({file.ContentType}, {file.FileName}, {file.Content.Length} 字节)";
        }

        var fields = (JsonObject)((ApiAnswer.Json)answer).Fields.DeepClone();
        if (fields.ContainsKey("access_token"))
        {
            fields["access_token"] = Mask;
        }

        return ApiAnswer.Write(fields);
    }
}
