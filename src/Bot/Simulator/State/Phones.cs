using System.Text.Json;

namespace Bot.Simulator.State;

/// <summary>The conversations of the application, one per person, oldest bubble first.</summary>
internal sealed class Phones(IEnumerable<string> userIds)
{
    private const int Longest = 5000;

    private readonly Dictionary<string, List<Bubble>> phones = userIds.ToDictionary(id => id, _ => new List<Bubble>(), StringComparer.OrdinalIgnoreCase);
    private long lastId;

    /// <summary>Grows with every change of any phone or of the menu.</summary>
    public long Revision { get; private set; }

    public long NextRevision() => ++Revision;

    public IReadOnlyList<Bubble> Of(string userId) => phones[userId];

    public Bubble Add(string userId, bool fromApp, string kind, JsonElement payload, DateTimeOffset now, byte[]? content = null, string? fileName = null)
    {
        var phone = phones[userId];
        var bubble = new Bubble(++lastId, fromApp, kind, payload, now, content, fileName) { Revision = NextRevision() };
        phone.Add(bubble);
        if (phone.Count > Longest)
        {
            phone.RemoveAt(0);
        }

        return bubble;
    }

    public void Redraw(string userId, long bubbleId, JsonElement payload)
    {
        var phone = phones[userId];
        var index = phone.FindIndex(b => b.Id == bubbleId);
        if (index >= 0)
        {
            phone[index] = phone[index] with { Payload = payload, Revision = NextRevision() };
        }
    }

    public void Remove(string userId, long bubbleId)
    {
        phones[userId].RemoveAll(b => b.Id == bubbleId);
        NextRevision();
    }

    /// <summary>The latest card with that task id on a phone.</summary>
    public Bubble? Card(string userId, string taskId) => phones[userId].FindLast(b =>
        b.Kind is "template_card"
        && b.Payload.TryGetProperty("task_id", out var id)
        && string.Equals(id.GetString(), taskId, StringComparison.Ordinal));
}
