using System.Globalization;
using System.Text.Json.Nodes;
using Bot.Simulator.Checks;
using Bot.Simulator.State;

namespace Bot.Simulator.Api;

/// <summary>上下游 (protocol 6.3): the list of companies that the application is shared with, and the token of one of them. Both with the upstream application's token only.</summary>
internal static class CorpGroupCalls
{
    private const int LongestPage = 100;

    /// <summary>What is not documented for a downstream company's token is refused.</summary>
    private static readonly HashSet<string> WithDownstreamToken = new(["message/send", "media/get", "user/get", "user/simplelist", "department/list", "department/simplelist"], StringComparer.Ordinal);

    /// <summary>A refusal when the token is a downstream company's and the call is none of its own, or the sharing is over.</summary>
    public static ApiAnswer? Refusal(DownstreamCorp? owner, string path) =>
        owner is null ? null
        : !owner.Share.Shared ? ApiAnswer.Refuse(670001, "app not shared with this corp")
        : WithDownstreamToken.Contains(path) ? null
        : ApiAnswer.Refuse(48002, "api forbidden for a downstream token");

    public static ApiAnswer List(Corp corp, ApiRequest request)
    {
        var root = RawJson.Read(request.Body, request.Verdict);
        var agent = root?.Int("agentid", int.MinValue, int.MaxValue, 40056, missing: 41011);
        root?.RefuseIf(agent is not null && agent != corp.Settings.AgentId, 301002, "agentid", "not the token's application");
        root?.Int("business_type", 1, 1, missing: Node.BadParameter);
        var only = root?.Text("corpid");
        var limit = root?.Int("limit", 1, LongestPage) ?? LongestPage;
        var cursor = root?.Text("cursor");
        root?.Close();
        var from = 0;
        root?.RefuseIf(cursor is { Length: > 0 } && !int.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out from), Node.BadParameter, "cursor", "none of ours");
        if (root is null || request.Verdict.Refused)
        {
            return ApiAnswer.Refuse(request.Verdict);
        }

        if (!corp.Settings.MayCallCorpGroup)
        {
            return ApiAnswer.Refuse(48002, "api forbidden");
        }

        var all = corp.Downstream.Where(one => one.Share.Shared && (only is null or "" || one.Share.CorpId == only)).ToList();
        var end = Math.Min(all.Count, from + limit);
        return ApiAnswer.Ok(new JsonObject
        {
            ["ending"] = end == all.Count ? 1 : 0,
            ["next_cursor"] = end == all.Count ? "" : end.ToString(CultureInfo.InvariantCulture),
            ["corp_list"] = new JsonArray([.. all.Skip(from).Take(limit).Select(one => new JsonObject
            {
                ["corpid"] = one.Share.CorpId,
                ["corp_name"] = one.Share.Name,
                ["agentid"] = one.Share.AgentId,
            })]),
        });
    }

    public static ApiAnswer GetToken(Corp corp, ApiRequest request)
    {
        var root = RawJson.Read(request.Body, request.Verdict);
        var corpId = root?.Text("corpid", missing: 41002);
        var agent = root?.Int("agentid", int.MinValue, int.MaxValue, 40056, missing: 41011);
        root?.Int("business_type", 1, 1, missing: Node.BadParameter);
        root?.Close();
        if (root is null || request.Verdict.Refused)
        {
            return ApiAnswer.Refuse(request.Verdict);
        }

        if (!corp.Settings.MayCallCorpGroup)
        {
            return ApiAnswer.Refuse(48002, "api forbidden");
        }

        if (corp.Downstream.FirstOrDefault(one => one.Share.Shared && one.Share.CorpId == corpId && one.Share.AgentId == agent) is not { } downstream)
        {
            return ApiAnswer.Refuse(670001, "app not shared with this corp");
        }

        lock (downstream.Corp.Gate)
        {
            var (token, expiresIn) = downstream.Corp.Tokens.Issue(corp.Now);
            return ApiAnswer.Ok(new JsonObject { ["access_token"] = token, ["expires_in"] = expiresIn });
        }
    }
}
