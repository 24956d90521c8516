namespace Bot.Simulator.State;

/// <summary>Temporary media (protocol 5.3): an id lives three days.</summary>
internal sealed class MediaShelf
{
    private const int FetchesPerMinute = 10;
    private static readonly TimeSpan Life = TimeSpan.FromDays(3);

    private readonly Dictionary<string, MediaItem> items = new(StringComparer.Ordinal);

    public MediaItem Add(string type, string fileName, string contentType, byte[] content, DateTimeOffset now)
    {
        foreach (var dead in items.Values.Where(i => i.At + Life <= now).ToList())
        {
            items.Remove(dead.Id);
        }

        var item = new MediaItem(Corp.NewId(43), type, fileName, contentType, content, now);
        items.Add(item.Id, item);
        return item;
    }

    /// <summary>Null when the id is unknown or dead (40007).</summary>
    public MediaItem? Find(string id, DateTimeOffset now) => items.TryGetValue(id, out var item) && now < item.At + Life ? item : null;

    /// <summary>False when the same id is fetched again and again (45033).</summary>
    public static bool MayFetch(MediaItem item, DateTimeOffset now)
    {
        item.Fetches.Add(now);
        return item.Fetches.Count(now) <= FetchesPerMinute;
    }
}

/// <param name="Type">image, voice, video, file.</param>
internal sealed record MediaItem(string Id, string Type, string FileName, string ContentType, byte[] Content, DateTimeOffset At)
{
    public RollingCount Fetches { get; } = new(TimeSpan.FromMinutes(1));
}
