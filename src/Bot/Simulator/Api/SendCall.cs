using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Bot.Simulator.Checks;
using Bot.Simulator.State;

namespace Bot.Simulator.Api;

/// <summary>message/send (protocol 3.2, 3.3).</summary>
internal static class SendCall
{
    private const int LongestInterval = 14_400;

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
        root.RefuseIf(agent is not null && agent != corp.Settings.AgentId, 301002, "agentid", "not the token's application");
        var recipients = Recipients.Read(root, corp);
        var type = root.Text("msgtype", missing: 40008);
        // Of template cards in another company nothing is documented (protocol 6.1): stricter than the platform may be.
        root.RefuseIf(corp.IsDownstream && type is "template_card", 40008, "msgtype", "no template_card for a downstream company");
        var safe = root.Int("safe", 0, 1);
        root.RefuseIf(type is "news" && safe is 1, 40074, "safe", "not with news");
        root.Int("enable_id_trans", 0, 1);
        var check = root.Int("enable_duplicate_check", 0, 1) is 1;
        var interval = TimeSpan.FromSeconds(root.Int("duplicate_check_interval", 0, LongestInterval) ?? 1800);
        var message = MessageRules.Check(type, root, new CardContext(InUpdate: false, id => corp.Media.Find(id, now)?.Type));
        root.Close();
        if (verdict.Refused || message is null)
        {
            return ApiAnswer.Refuse(verdict);
        }

        var hash = Convert.ToHexString(SHA256.HashData(request.Body.Span));
        if (check && corp.Sent.Duplicate(hash, interval, now) is { } first)
        {
            verdict.Remark("重复请求,未再次投递");
            return ApiAnswer.Ok(new JsonObject { ["msgid"] = first.Id });
        }

        Refuse(corp, root, recipients, message, hash, now);
        return verdict.Refused ? ApiAnswer.Refuse(verdict) : Deliver(corp, verdict, recipients, message, hash, now);
    }

    /// <summary>What depends on the server's state and not on the request alone.</summary>
    private static void Refuse(Corp corp, Node root, Recipients recipients, CheckedMessage message, string hash, DateTimeOffset now)
    {
        root.RefuseIf(recipients.Valid.Count + recipients.Unlicensed.Count == 0, 81013, "touser", "all user & party & tag invalid");
        root.RefuseIf(message.Card is { HasCallback: true } && corp.Settings.CallbackUrl is null, 43012, "template_card", "no callback url");
        root.RefuseIf(message.Card?.TaskId is { } taskId && corp.Sent.TaskIdTaken(taskId, hash), 42014, "task_id", "in use by another card");
        if (!root.Verdict.Refused)
        {
            root.RefuseIf(!corp.Quota.TakeDaily(recipients.Valid.Count, now), 45009, "touser", "person-times of the day used up");
        }
    }

    private static ApiAnswer Deliver(Corp corp, Verdict verdict, Recipients recipients, CheckedMessage message, string hash, DateTimeOffset now)
    {
        var sent = corp.Sent.Add(hash, message.Card, now);
        var media = message.MediaId is { } id ? corp.Media.Find(id, now) : null;
        foreach (var userId in recipients.Valid)
        {
            if (corp.Quota.Deliverable(userId, now))
            {
                var bubble = corp.Phones.Add(userId, fromApp: true, message.Kind, message.Payload, now, media?.Content, media?.FileName);
                corp.Sent.Delivered(sent, userId, bubble.Id);
            }
            else
            {
                verdict.Remark($"{userId}: 超过每分钟 30 条或每小时 1000 条,静默丢弃");
            }
        }

        var answer = new JsonObject
        {
            ["invaliduser"] = string.Join('|', recipients.InvalidUsers),
            ["invalidparty"] = string.Join('|', recipients.InvalidParties),
            ["invalidtag"] = string.Join('|', recipients.InvalidTags),
            ["unlicenseduser"] = string.Join('|', recipients.Unlicensed),
            ["msgid"] = sent.Id,
        };
        if (message.Card is { HasCallback: true })
        {
            answer["response_code"] = corp.Sent.NewResponseCode(sent, now);
        }

        return ApiAnswer.Ok(answer);
    }
}
