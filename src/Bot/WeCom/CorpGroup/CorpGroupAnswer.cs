using System.Text.Json;
using Bot.WeCom.Client;

namespace Bot.WeCom.CorpGroup;

/// <summary>Answers of 上下游 (protocol 6.3).</summary>
internal static class CorpGroupAnswer
{
    /// <summary>Null when the list is absent: an empty one would say that the application is shared with nobody.</summary>
    public static SharePage? Page(JsonElement json)
    {
        if (!json.TryGetProperty("corp_list", out var list) || list.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        // The type of ending is not documented: a number, or a word of JSON.
        var ending = json.TryGetProperty("ending", out var end) && (end.ValueKind == JsonValueKind.True || WeComAnswer.Number(json, "ending") is > 0);
        var cursor = WeComAnswer.Text(json, "next_cursor") ?? "";
        return new SharePage(ending || cursor.Length == 0, cursor, [.. list.EnumerateArray().Select(Corp).OfType<SharedCorp>()]);
    }

    private static SharedCorp? Corp(JsonElement entry) =>
        entry.ValueKind == JsonValueKind.Object
        && WeComAnswer.Text(entry, "corpid") is { Length: > 0 } corpId
        && WeComAnswer.Number(entry, "agentid") is { } agentId
            ? new SharedCorp(corpId, (int)agentId, WeComAnswer.Text(entry, "corp_name") ?? "")
            : null;
}
