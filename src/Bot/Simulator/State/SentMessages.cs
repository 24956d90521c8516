using Bot.Simulator.Checks;

namespace Bot.Simulator.State;

/// <summary>Messages sent, with what can still be done to them: recall, card updates, the duplicate check, task ids in use.</summary>
internal sealed class SentMessages
{
    /// <summary>The safe reading of protocol 4.9, where two pages disagree.</summary>
    private static readonly TimeSpan CodeLife = TimeSpan.FromHours(24);

    private readonly Dictionary<string, SentMessage> byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (SentMessage Message, DateTimeOffset At)> codes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (SentMessage Message, DateTimeOffset At)> byBody = new(StringComparer.Ordinal);
    private readonly Dictionary<long, SentMessage> byBubble = [];
    private readonly Dictionary<string, string> taskBodies = new(StringComparer.Ordinal);

    /// <param name="bodyHash">Hash of the request's bytes.</param>
    public SentMessage Add(string bodyHash, CardFacts? card, DateTimeOffset now)
    {
        var message = new SentMessage(Corp.NewId(56), card, now);
        byId.Add(message.Id, message);
        byBody[bodyHash] = (message, now);
        if (card?.TaskId is { } taskId)
        {
            taskBodies.TryAdd(taskId, bodyHash);
        }

        return message;
    }

    public SentMessage? Find(string messageId) => byId.GetValueOrDefault(messageId);

    public void Forget(SentMessage message) => byId.Remove(message.Id);

    /// <summary>The message that the same bytes sent within the interval (protocol 3.2).</summary>
    public SentMessage? Duplicate(string bodyHash, TimeSpan interval, DateTimeOffset now) =>
        byBody.TryGetValue(bodyHash, out var first) && now - first.At < interval ? first.Message : null;

    /// <summary>A task id belongs to one request for ever; only a repeat of the same bytes may carry it again (protocol 4.8).</summary>
    public bool TaskIdTaken(string taskId, string bodyHash) =>
        taskBodies.TryGetValue(taskId, out var owner) && !string.Equals(owner, bodyHash, StringComparison.Ordinal);

    public string NewResponseCode(SentMessage message, DateTimeOffset now)
    {
        var code = Corp.NewId(64);
        codes.Add(code, (message, now));
        return code;
    }

    /// <summary>Null when unknown, used or over its life (60140).</summary>
    public SentMessage? ByCode(string code, DateTimeOffset now) =>
        codes.TryGetValue(code, out var entry) && now - entry.At < CodeLife ? entry.Message : null;

    public void UseCode(string code) => codes.Remove(code);

    public void Delivered(SentMessage message, string userId, long bubbleId)
    {
        message.Delivered[userId] = bubbleId;
        byBubble.Add(bubbleId, message);
    }

    /// <summary>The message behind a bubble.</summary>
    public SentMessage? Behind(long bubbleId) => byBubble.GetValueOrDefault(bubbleId);
}

/// <summary>One accepted message/send.</summary>
internal sealed record SentMessage(string Id, CardFacts? Card, DateTimeOffset At)
{
    /// <summary>Who really got it: user id → bubble.</summary>
    public Dictionary<string, long> Delivered { get; } = new(StringComparer.OrdinalIgnoreCase);
}
