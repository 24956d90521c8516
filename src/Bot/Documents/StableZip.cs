using System.IO.Compression;
using System.Text;

namespace Bot.Documents;

/// <summary>Rewrites an Office package so that the same content gives the same bytes: a frozen form is sent twice and must not differ.</summary>
internal static class StableZip
{
    // The earliest time a zip entry can carry.
    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    // Compressed already: packing it once more costs time and gains nothing.
    private static bool IsPicture(string name) => name.EndsWith(".jpg", StringComparison.Ordinal) || name.EndsWith(".png", StringComparison.Ordinal);

    /// <param name="package">A zip file.</param>
    /// <param name="edit">Changes the bytes of an entry, by its name; null to keep all.</param>
    public static byte[] Rewrite(byte[] package, Func<string, byte[], byte[]>? edit = null)
    {
        using var result = new MemoryStream();
        using (var source = new ZipArchive(new MemoryStream(package), ZipArchiveMode.Read))
        using (var target = new ZipArchive(result, ZipArchiveMode.Create, leaveOpen: true))
        {
            // Readers that stream expect the content types first.
            foreach (var entry in source.Entries.OrderBy(entry => entry.FullName != "[Content_Types].xml").ThenBy(entry => entry.FullName, StringComparer.Ordinal))
            {
                using var from = entry.Open();
                using var bytes = new MemoryStream();
                from.CopyTo(bytes);
                var copy = target.CreateEntry(entry.FullName, IsPicture(entry.FullName) ? CompressionLevel.NoCompression : CompressionLevel.Optimal);
                copy.LastWriteTime = Epoch;
                using var to = copy.Open();
                to.Write(edit is null ? bytes.ToArray() : edit(entry.FullName, bytes.ToArray()));
            }
        }

        return result.ToArray();
    }

    /// <summary>The package with more in one entry, before its first occurrence of a text; written as it comes and packed fast, since it may be long.</summary>
    /// <param name="package">As <see cref="Rewrite"/> gave it.</param>
    public static byte[] Fill(byte[] package, string name, string before, Action<Stream> write)
    {
        using var result = new MemoryStream();
        using (var source = new ZipArchive(new MemoryStream(package), ZipArchiveMode.Read))
        using (var target = new ZipArchive(result, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in source.Entries)
            {
                using var from = new StreamReader(entry.Open());
                var text = from.ReadToEnd();
                var copy = target.CreateEntry(entry.FullName, entry.FullName == name ? CompressionLevel.Fastest : CompressionLevel.Optimal);
                copy.LastWriteTime = Epoch;
                using var to = copy.Open();
                var at = entry.FullName == name ? text.IndexOf(before, StringComparison.Ordinal) : -1;
                to.Write(Encoding.UTF8.GetBytes(at < 0 ? text : text[..at]));
                if (at >= 0)
                {
                    write(to);
                    to.Write(Encoding.UTF8.GetBytes(text[at..]));
                }
            }
        }

        return result.ToArray();
    }
}
