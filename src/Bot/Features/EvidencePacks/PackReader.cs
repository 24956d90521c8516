using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Bot.Storage.Stores;

namespace Bot.Features.EvidencePacks;

/// <param name="Problem">The first thing that does not fit, as a sentence; null when all does.</param>
/// <param name="OldLinks">Entries of the first form whose hash is given and cannot be computed.</param>
internal sealed record PackVerdict(string? Problem, PackManifest? Manifest = null, int Entries = 0, long OldLinks = 0);

/// <summary>Checks a pack by itself: without network, database or trust in its names.</summary>
internal sealed class PackReader
{
    /// <summary>No file of ours is larger; somebody else's zip may claim to be.</summary>
    private const long LargestFile = 512L * 1024 * 1024;

    private readonly ZipArchive _zip;

    private PackReader(ZipArchive zip) => _zip = zip;

    /// <summary>Null when the file is no pack of ours.</summary>
    public static SignedHead? HeadOf(string file)
    {
        try
        {
            using var zip = ZipFile.OpenRead(file);
            return new PackReader(zip).Json<PackManifest>(PackManifest.Name)?.Head;
        }
        catch (Exception wrong) when (wrong is InvalidDataException or JsonException)
        {
            return null;
        }
    }

    /// <exception cref="IOException">The file cannot be read.</exception>
    public static PackVerdict Verify(Stream file)
    {
        try
        {
            using var zip = new ZipArchive(file, ZipArchiveMode.Read);
            return new PackReader(zip).Verify();
        }
        catch (Exception wrong) when (wrong is InvalidDataException or JsonException or FormatException)
        {
            return new PackVerdict(PackCheckTexts.NoPack);
        }
    }

    private PackVerdict Verify()
    {
        if (Bytes(PackManifest.Name) is not { } bytes || Bytes(PackManifest.SignatureName) is not { } signature || Json<PackManifest>(PackManifest.Name) is not { } manifest)
        {
            return new PackVerdict(PackCheckTexts.NoManifest);
        }

        if (!AuditKey.Verifies(manifest.PublicKey, bytes, Encoding.ASCII.GetString(signature).Trim()) || AuditKey.IdOf(manifest.PublicKey) != manifest.KeyId)
        {
            return new PackVerdict(PackCheckTexts.BadSignature, manifest);
        }

        if ((Files(manifest) ?? Forms(manifest)) is { } problem)
        {
            return new PackVerdict(problem, manifest);
        }

        var (wrong, entries, old) = Chain();
        return new PackVerdict(wrong, manifest, entries, old);
    }

    private string? Files(PackManifest manifest)
    {
        var listed = manifest.Files.Select(file => file.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var entry in _zip.Entries)
        {
            // What was unpacked and packed again has its folders too.
            var folder = entry.FullName.EndsWith('/') && entry.Length == 0;
            if (!PackNames.StaysInside(folder ? entry.FullName[..^1] : entry.FullName))
            {
                return PackCheckTexts.UnsafeName(entry.FullName);
            }

            if (!folder && entry.FullName is not (PackManifest.Name or PackManifest.SignatureName) && !listed.Contains(entry.FullName))
            {
                return PackCheckTexts.NotListed(entry.FullName);
            }
        }

        foreach (var file in manifest.Files)
        {
            if (_zip.Entries.Count(entry => entry.FullName == file.Name) is not 1 and var times)
            {
                return times == 0 ? PackCheckTexts.Missing(file.Name) : PackCheckTexts.Twice(file.Name);
            }

            if (Bytes(file.Name) is not { } bytes || Hash(bytes) != file.Sha256)
            {
                return PackCheckTexts.Changed(file.Name);
            }
        }

        return null;
    }

    /// <summary>The list says what each frozen text must hash to; the text says the same of itself by its signatures.</summary>
    private string? Forms(PackManifest manifest) =>
        manifest.Forms.FirstOrDefault(form => Bytes(form.Snapshot) is not { } text || Hash(text) != form.Sha256) is { } bad ? PackCheckTexts.NotTheSigned(bad.Snapshot) : null;

    private (string? Problem, int Entries, long OldLinks) Chain()
    {
        var entries = new Dictionary<long, AuditEntry>();
        foreach (var line in Lines(PackManifest.EntriesName))
        {
            var entry = JsonSerializer.Deserialize<AuditEntry>(line, PackManifest.Line) ?? throw new JsonException(line);
            if (!entries.TryAdd(entry.Seq, entry))
            {
                return (PackCheckTexts.EntryTwice(entry.Seq), entries.Count, 0);
            }
        }

        var (open, old) = (new HashSet<long>(entries.Keys), 0L);
        foreach (var head in Json<SignedHead[]>(PackManifest.HeadsName) ?? [])
        {
            if (!head.IsSigned())
            {
                return (PackCheckTexts.BadHead(head.Seq), entries.Count, old);
            }

            var (wrong, olds) = Links(head, entries, open);
            old += olds;
            if (wrong is not null)
            {
                return (wrong, entries.Count, old);
            }
        }

        return (open.Count > 0 ? PackCheckTexts.NotProven(open.Min()) : null, entries.Count, old);
    }

    private (string? Problem, long OldLinks) Links(SignedHead head, Dictionary<long, AuditEntry> entries, HashSet<long> open)
    {
        var (hash, last, old) = ("", 0L, 0L);
        Span<byte> link = stackalloc byte[AuditText.HashLength];
        foreach (var line in Lines(PackAudit.LinksName(head.Seq)))
        {
            switch (line.Split(' '))
            {
                case ["previous", var previous]:
                    hash = previous;
                    continue;
                case [var number, var form, { Length: AuditText.HashLength } given] when long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var seq) && (last == 0 || seq == last + 1) && hash.Length <= AuditText.HashLength:
                    var before = hash;
                    if (form == "1")
                    {
                        hash = given;
                        old += entries.ContainsKey(seq) ? 0 : 1;
                    }
                    else
                    {
                        AuditText.Link(seq, Encoding.ASCII.GetBytes(hash), Encoding.ASCII.GetBytes(given), link);
                        hash = Encoding.ASCII.GetString(link);
                    }

                    if (entries.TryGetValue(seq, out var entry))
                    {
                        if (entry.PrevHash != before || entry.ComputeHash() != hash || entry.Hash != hash)
                        {
                            return (PackCheckTexts.NotTheEntry(seq), old);
                        }

                        open.Remove(seq);
                    }

                    last = seq;
                    continue;
                default:
                    return (PackCheckTexts.BadLink(head.Seq, last), old);
            }
        }

        return (last == head.Seq && hash == head.Hash ? null : PackCheckTexts.NotToHead(head.Seq), old);
    }

    private T? Json<T>(string name) => Bytes(name) is { } bytes ? JsonSerializer.Deserialize<T>(bytes, PackManifest.Json) : default;

    private IEnumerable<string> Lines(string name) =>
        Bytes(name) is { } bytes ? Encoding.UTF8.GetString(bytes).Split('\n').Where(line => line.Length > 0) : [];

    private byte[]? Bytes(string name)
    {
        if (_zip.GetEntry(name) is not { } entry)
        {
            return null;
        }

        if (entry.Length > LargestFile)
        {
            throw new InvalidDataException(name);
        }

        using var stream = entry.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
