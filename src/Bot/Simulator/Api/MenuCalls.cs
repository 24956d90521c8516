using System.Text.Json.Nodes;
using Bot.Simulator.Checks;
using Bot.Simulator.State;

namespace Bot.Simulator.Api;

/// <summary>menu/create, menu/get, menu/delete (protocol 5.4). The agentid stands in the query.</summary>
internal static class MenuCalls
{
    public static ApiAnswer Create(Corp corp, ApiRequest request)
    {
        if (WrongAgent(corp, request) is { } refusal)
        {
            return refusal;
        }

        var root = RawJson.Read(request.Body, request.Verdict);
        var menu = root is null ? [] : MenuRules.Check(root);
        if (request.Verdict.Refused)
        {
            return ApiAnswer.Refuse(request.Verdict);
        }

        corp.SetMenu(menu);
        return ApiAnswer.Ok();
    }

    public static ApiAnswer Get(Corp corp, ApiRequest request) =>
        WrongAgent(corp, request) ?? ApiAnswer.Ok(new JsonObject { ["button"] = Write(corp.Menu) });

    public static ApiAnswer Delete(Corp corp, ApiRequest request)
    {
        if (WrongAgent(corp, request) is { } refusal)
        {
            return refusal;
        }

        corp.SetMenu([]);
        return ApiAnswer.Ok();
    }

    private static ApiAnswer? WrongAgent(Corp corp, ApiRequest request)
    {
        if (request.Value("agentid") is not { Length: > 0 } text)
        {
            return ApiAnswer.Refuse(41011, "missing agentid");
        }

        if (!int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var agent))
        {
            return ApiAnswer.Refuse(40056, "invalid agentid");
        }

        return agent == corp.Settings.AgentId ? null : ApiAnswer.Refuse(301002, "not allow operate another agent with this accesstoken");
    }

    private static JsonArray Write(IEnumerable<SimulatedMenuEntry> entries)
    {
        var array = new JsonArray();
        foreach (var entry in entries)
        {
            var button = new JsonObject { ["name"] = entry.Name };
            Set(button, "type", entry.Type);
            Set(button, "key", entry.Key);
            Set(button, entry.Type is "view_miniprogram" ? "pagepath" : "url", entry.Url);
            button["sub_button"] = Write(entry.Children);
            array.Add((JsonNode)button);
        }

        return array;
    }

    private static void Set(JsonObject target, string name, string? value)
    {
        if (value is not null)
        {
            target[name] = value;
        }
    }
}
