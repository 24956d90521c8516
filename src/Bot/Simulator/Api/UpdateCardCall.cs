using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Simulator.Checks;
using Bot.Simulator.State;

namespace Bot.Simulator.Api;

/// <summary>message/update_template_card (protocol 4.9).</summary>
internal static class UpdateCardCall
{
    public static ApiAnswer Run(Corp corp, ApiRequest request)
    {
        var verdict = request.Verdict;
        var root = RawJson.Read(request.Body, verdict);
        if (root is null)
        {
            return ApiAnswer.Refuse(verdict);
        }

        var now = corp.Now;
        var agent = root.Int("agentid", int.MinValue, int.MaxValue, 40056, missing: 41011);
        root.RefuseIf(agent is not null && agent != corp.Settings.AgentId, 42015, "agentid", "not the application of the card");
        var users = root.Values("userids", JsonValueKind.String, 1000, 40032)?.Select(v => v.GetString()!).ToList() ?? [];
        var parties = root.Values("partyids", JsonValueKind.Number, 100, 82002)?.Count ?? 0;
        var tags = root.Values("tagids", JsonValueKind.Number, 100, 82003)?.Count ?? 0;
        var everyone = root.Int("atall", 0, 1) is 1;
        root.RefuseIf(users.Count + parties + tags == 0 && !everyone, 82101, "userids", "no target");
        root.Int("enable_id_trans", 0, 1);
        var code = root.Text("response_code", missing: 60140);
        var message = code is null ? null : corp.Sent.ByCode(code, now);
        root.RefuseIf(message is null, 60140, "response_code", "unknown, used or expired");
        var change = ReadChange(root, message, id => corp.Media.Find(id, now)?.Type);
        root.Close();
        if (verdict.Refused || message is null || change is null)
        {
            return ApiAnswer.Refuse(verdict);
        }

        var targets = everyone ? [.. message.Delivered.Keys] : users;
        var hit = targets.Where(message.Delivered.ContainsKey).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (hit.Count == 0)
        {
            return ApiAnswer.Refuse(82102, "no target received the card");
        }

        corp.Sent.UseCode(code!);
        foreach (var userId in hit)
        {
            Redraw(corp, userId, message.Delivered[userId], change);
        }

        var missed = targets.Except(hit, StringComparer.OrdinalIgnoreCase).Select(u => (JsonNode)Recipients.Lower(u)!);
        return ApiAnswer.Ok(new JsonObject { ["invaliduser"] = new JsonArray([.. missed]) });
    }

    /// <summary>Exactly one of button and template_card, and only what the original card allows.</summary>
    private static CardChange? ReadChange(Node root, SentMessage? original, Func<string, string?> mediaType)
    {
        var button = root.Child("button");
        var card = root.Child("template_card");
        root.RefuseIf((button is null) == (card is null), Node.BadParameter, "button", "exactly one of button and template_card");
        if (button is not null)
        {
            var name = button.Text("replace_name", missing: 42020);
            button.Close();
            button.RefuseIf(original is not null && original.Card is not { IsInteractive: true }, Node.BadParameter, "replace_name", "the card has no buttons");
            return new CardChange(name, null);
        }

        if (card is null)
        {
            return null;
        }

        var facts = CardRules.Check(card, new CardContext(InUpdate: true, mediaType));
        card.RefuseIf(
            facts is not null && original is not null && !string.Equals(facts.TaskId, original.Card?.TaskId, StringComparison.Ordinal),
            42016,
            "task_id",
            "not that of the card to replace");
        return new CardChange(null, card.Json);
    }

    private static void Redraw(Corp corp, string userId, long bubbleId, CardChange change)
    {
        var bubble = corp.Phones.Of(userId).FirstOrDefault(b => b.Id == bubbleId);
        if (bubble is not null)
        {
            corp.Phones.Redraw(userId, bubbleId, change.Card ?? Cut.With(bubble.Payload, "replace_text", change.ReplaceName!));
        }
    }

    private sealed record CardChange(string? ReplaceName, JsonElement? Card);
}
