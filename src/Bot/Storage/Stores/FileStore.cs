using System.Security.Cryptography;

namespace Bot.Storage.Stores;

/// <summary>Bytes by their SHA-256 (lower-case hex): pictures and documents.</summary>
internal sealed class FileStore
{
    private const string InsertIfAbsent =
        """
        insert into stored_file (sha256, content_type, size, content, stored_at)
        select @sha256, @contentType, @size, @content, @now
        where not exists (select 1 from stored_file where sha256 = @sha256)
        """;

    /// <summary>The hash. Bytes that are there already stay as they are, with their first content type.</summary>
    public async Task<string> PutAsync(UnitOfWork work, byte[] content, string contentType, DateTimeOffset now)
    {
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(content));
        await work.ExecuteAsync(InsertIfAbsent, new { sha256, contentType, size = content.Length, content, now });
        return sha256;
    }

    private const string Keep = "update stored_file set stored_at = @now where sha256 = @sha256";

    private const string Forget = "delete from stored_file where content_type = @contentType and stored_at < @before";

    /// <summary>Stores what can be made again at any time; older ones of the kind are forgotten.</summary>
    /// <param name="keep">How long one stays after it was last put; longer than a send may be retried.</param>
    /// <returns>The hash.</returns>
    public async Task<string> PutPassingAsync(UnitOfWork work, byte[] content, string contentType, TimeSpan keep, DateTimeOffset now)
    {
        var sha256 = await PutAsync(work, content, contentType, now);
        await work.ExecuteAsync(Keep, new { sha256, now });
        await work.ExecuteAsync(Forget, new { contentType, before = now - keep });
        return sha256;
    }

    private const string Select = "select content as Content, content_type as ContentType from stored_file where sha256 = @sha256";

    public async Task<(byte[] Content, string ContentType)?> GetAsync(UnitOfWork work, string sha256) =>
        await work.FindAsync<Row>(Select, new { sha256 }) is { } row ? (row.Content, row.ContentType) : null;

    private const string SelectSize = "select size from stored_file where sha256 = @sha256";

    /// <summary>Length in bytes without reading them; null when the file is not there.</summary>
    public Task<long?> SizeAsync(UnitOfWork work, string sha256) =>
        work.ScalarAsync<long?>(SelectSize, new { sha256 });

    private sealed record Row
    {
        public byte[] Content { get; init; } = [];

        public string ContentType { get; init; } = "";
    }
}
