using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Simulator.Checks;

namespace Bot.Simulator.Api;

/// <summary>What goes back: JSON with errcode, or a file.</summary>
internal abstract record ApiAnswer
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal sealed record Json(int Errcode, JsonObject Fields) : ApiAnswer;

    internal sealed record File(string ContentType, string FileName, byte[] Content) : ApiAnswer;

    public static ApiAnswer Ok(JsonObject? more = null) => Make(0, "ok", more);

    /// <summary>errmsg with the tail that the platform adds.</summary>
    public static ApiAnswer Refuse(int errcode, string why) =>
        Make(errcode, $"{why}, hint: [{Random.Shared.NextInt64(1_000_000_000, 9_999_999_999)}], from ip: 127.0.0.1", null);

    public static ApiAnswer Refuse(Verdict verdict) => Refuse(verdict.Errcode, verdict.Why);

    public static string Write(JsonNode node) => node.ToJsonString(Plain);

    private static Json Make(int errcode, string errmsg, JsonObject? more)
    {
        var fields = new JsonObject { ["errcode"] = errcode, ["errmsg"] = errmsg };
        foreach (var (name, value) in more ?? [])
        {
            fields[name] = value?.DeepClone();
        }

        return new Json(errcode, fields);
    }
}
