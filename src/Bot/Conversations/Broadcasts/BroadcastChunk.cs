using System.Globalization;
using System.Text.Json;

namespace Bot.Conversations.Broadcasts;

/// <summary>One call of a broadcast. It has a lane of its own, so it blocks no person's messages and none blocks it.</summary>
internal sealed record BroadcastChunk(long BroadcastId, int Number)
{
    /// <summary>Most members of one call (protocol 3.2).</summary>
    public const int Largest = 1000;

    /// <summary>Name of the lock of a broadcast's book: chunks that end or are split at once must see each other.</summary>
    public const string Book = "broadcast";

    /// <summary>The broadcast as the lock names it.</summary>
    public string Key => BroadcastId.ToString(CultureInfo.InvariantCulture);

    public string Lane => $"broadcast:{this}";

    public static int CallsFor(int people) => (people + Largest - 1) / Largest;

    /// <param name="context">Context of the outbox item.</param>
    /// <exception cref="FormatException">It is not what the program wrote.</exception>
    public static BroadcastChunk Parse(string? context) =>
        context?.Split(':') is [var id, var number]
            ? new BroadcastChunk(long.Parse(id, CultureInfo.InvariantCulture), int.Parse(number, CultureInfo.InvariantCulture))
            : throw new FormatException($"'{context}' names no chunk.");

    /// <summary>Whom the frozen bytes name.</summary>
    public static IReadOnlyList<string> Members(ReadOnlyMemory<byte> body)
    {
        using var json = JsonDocument.Parse(body);
        return json.RootElement.GetProperty("touser").GetString()?.Split('|') ?? [];
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{BroadcastId}:{Number}");
}
