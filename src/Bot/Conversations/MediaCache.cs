using Bot.Messaging;
using Bot.Storage;
using Bot.WeCom.Client;
using Bot.WeCom.Messages;

namespace Bot.Conversations;

/// <summary>An upload WeCom holds. <see cref="Kind"/> is a name of <see cref="MediaKind"/>.</summary>
internal sealed record CachedMedia
{
    public required string MediaId { get; init; }

    public required string Kind { get; init; }

    public OutgoingMessage Message => Kind == nameof(MediaKind.Image) ? new ImageMessage(MediaId) : new FileMessage(MediaId);
}

/// <summary>What WeCom still holds of our files, and sends under way that name a media_id.</summary>
internal sealed class MediaCache
{
    /// <summary>WeCom keeps an upload for 3 days (protocol 5.3); half a day is left for retries.</summary>
    private static readonly TimeSpan Life = TimeSpan.FromDays(2.5);

    /// <summary>For the hourly cleaning: expired uploads.</summary>
    public static Purge Uploads(MediaSql sql) => new(sql.PurgeMedia, Life);

    /// <summary>For the hourly cleaning: bytes whose item is over.</summary>
    public static Purge Sends(MediaSql sql) => new(sql.PurgeSends, TimeSpan.FromDays(1));

    private const string SelectMedia = """
        select media_id as MediaId, kind as Kind
        from media_cache
        where sha256 = @sha256 and file_name = @fileName and created_at > @oldest
        """;

    /// <summary>Null when it has to be uploaded.</summary>
    public Task<CachedMedia?> FindAsync(UnitOfWork work, FileJob job, DateTimeOffset now)
    {
        var key = new { sha256 = job.Sha256, fileName = job.FileName, oldest = (now - Life).ToUnixTimeMilliseconds() };
        return work.FindAsync<CachedMedia>(SelectMedia, key);
    }

    private const string SelectSend = """
        select body
        from media_send
        where outbox_id = @item
        """;

    /// <summary>The bytes an outbox item was sent with before.</summary>
    public Task<byte[]?> SendAsync(UnitOfWork work, long item) =>
        work.FindAsync<byte[]>(SelectSend, new { item });

    // An upload that is still good keeps its row and its age.
    private const string DeleteMedia = """
        delete from media_cache
        where sha256 = @sha256 and file_name = @fileName and media_id <> @mediaId
        """;

    private const string InsertMedia = """
        insert into media_cache (sha256, file_name, kind, media_id, created_at)
        select @sha256, @fileName, @kind, @mediaId, @now
        where not exists (select 1 from media_cache where sha256 = @sha256 and file_name = @fileName)
        """;

    private const string InsertSend = """
        insert into media_send (outbox_id, body, created_at)
        select @item, @body, @now
        where not exists (select 1 from media_send where outbox_id = @item)
        """;

    /// <summary>Remembers the upload and the bytes about to be sent; gives the bytes to send: those of whoever was here first.</summary>
    public async Task<byte[]> KeepAsync(UnitOfWork work, FileJob job, CachedMedia media, long item, byte[] body, DateTimeOffset now)
    {
        var row = new { sha256 = job.Sha256, fileName = job.FileName, kind = media.Kind, mediaId = media.MediaId, item, body, now = now.ToUnixTimeMilliseconds() };
        await work.ExecuteAsync(DeleteMedia, row);
        await work.ExecuteAsync(InsertMedia, row);
        return await work.ExecuteAsync(InsertSend, row) == 1 ? body : await SendAsync(work, item) ?? body;
    }

    private const string DeleteAny = """
        delete from media_cache
        where sha256 = @sha256 and file_name = @fileName
        """;

    private const string DeleteSend = """
        delete from media_send
        where outbox_id = @item
        """;

    /// <summary>WeCom no longer knows the media_id: upload and bytes are forgotten. Returns whether there were bytes.</summary>
    public async Task<bool> ExpiredAsync(UnitOfWork work, FileJob job, long item)
    {
        await work.ExecuteAsync(DeleteAny, new { sha256 = job.Sha256, fileName = job.FileName });
        return await work.ExecuteAsync(DeleteSend, new { item }) == 1;
    }

    /// <summary>The outbox item is over.</summary>
    public Task ForgetSendAsync(UnitOfWork work, long item) =>
        work.ExecuteAsync(DeleteSend, new { item });
}
