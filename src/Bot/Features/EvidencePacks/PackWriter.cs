using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Bot.Features.EvidencePacks;

/// <summary>Writes a pack file by file and keeps its list.</summary>
/// <param name="most">What has grown beyond so many bytes is thrown away: long lists end there.</param>
internal sealed class PackWriter(Stream target, long most = long.MaxValue) : IAsyncDisposable
{
    // The earliest time a zip entry can carry: the same contents give the same bytes.
    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ZipArchive _zip = new(target, ZipArchiveMode.Create, leaveOpen: true);
    private readonly OrderedDictionary<string, PackFile> _files = new(StringComparer.Ordinal);

    public IReadOnlyList<PackFile> Files => [.. _files.Values];

    /// <summary>Bytes of one name go in once: two findings may share a picture.</summary>
    public async Task AddAsync(string name, byte[] bytes)
    {
        if (_files.TryAdd(name, new PackFile(name, bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)))))
        {
            await WriteAsync(name, bytes);
        }
    }

    public Task AddAsync(string name, string text) => AddAsync(name, Encoding.UTF8.GetBytes(text));

    public Task AddJsonAsync<T>(string name, T value) => AddAsync(name, JsonSerializer.Serialize(value, PackManifest.Json));

    /// <summary>For what is made line by line and may be long.</summary>
    public async Task AddLinesAsync(string name, IAsyncEnumerable<string> lines)
    {
        var entry = _zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = Epoch;
        await using var stream = entry.Open();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var size = 0L;
        await foreach (var line in lines)
        {
            var bytes = Encoding.UTF8.GetBytes(line + "\n");
            hash.AppendData(bytes);
            size += bytes.Length;
            await stream.WriteAsync(bytes);
            if (target.Length > most)
            {
                break;
            }
        }

        _files[name] = new PackFile(name, size, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    /// <summary>The list itself, and its signature; nothing comes after it.</summary>
    public async Task CloseAsync(PackManifest manifest, Func<byte[], string> sign)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(manifest with { Files = Files }, PackManifest.Json);
        await WriteAsync(PackManifest.Name, bytes);
        await WriteAsync(PackManifest.SignatureName, Encoding.ASCII.GetBytes(sign(bytes) + "\n"));
    }

    public ValueTask DisposeAsync()
    {
        _zip.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task WriteAsync(string name, byte[] bytes)
    {
        var isPicture = name.EndsWith(".jpg", StringComparison.Ordinal) || name.EndsWith(".png", StringComparison.Ordinal) || name.EndsWith(".docx", StringComparison.Ordinal);
        var entry = _zip.CreateEntry(name, isPicture ? CompressionLevel.NoCompression : CompressionLevel.Optimal);
        entry.LastWriteTime = Epoch;
        await using var stream = entry.Open();
        await stream.WriteAsync(bytes);
    }
}
