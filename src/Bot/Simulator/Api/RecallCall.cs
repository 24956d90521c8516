using Bot.Simulator.Checks;
using Bot.Simulator.State;

namespace Bot.Simulator.Api;

/// <summary>message/recall (protocol 5.1): within 24 hours, for all recipients of the message.</summary>
internal static class RecallCall
{
    private static readonly TimeSpan Limit = TimeSpan.FromHours(24);

    public static ApiAnswer Run(Corp corp, ApiRequest request)
    {
        var root = RawJson.Read(request.Body, request.Verdict);
        var id = root?.Text("msgid", missing: Node.BadParameter);
        root?.Close();
        var message = id is null ? null : corp.Sent.Find(id);
        root?.RefuseIf(message is null, Node.BadParameter, "msgid", "unknown");
        root?.RefuseIf(message is not null && corp.Now - message.At > Limit, 42052, "msgid", "too old");
        if (request.Verdict.Refused || message is null)
        {
            return ApiAnswer.Refuse(request.Verdict);
        }

        foreach (var (userId, bubbleId) in message.Delivered)
        {
            corp.Phones.Remove(userId, bubbleId);
        }

        corp.Sent.Forget(message);
        return ApiAnswer.Ok();
    }
}
