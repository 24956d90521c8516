namespace Bot.Simulator.Checks;

/// <summary>Media by their first bytes and size (protocol 5.3).</summary>
internal static class FileKinds
{
    private const int MiB = 1024 * 1024;

    /// <summary>errcode of an upload, 0 when fine.</summary>
    public static int CheckUpload(string? type, ReadOnlySpan<byte> content) => type switch
    {
        not ("image" or "voice" or "video" or "file") => 40005,
        _ when content.Length <= 5 => 40006,
        "image" when !IsPicture(content) => 40123,
        "voice" when !content.StartsWith("#!AMR"u8) => 40004,
        "video" when content.Length < 12 || !content[4..8].SequenceEqual("ftyp"u8) => 40004,
        _ when content.Length > Limit(type) => 45001,
        _ => 0,
    };

    public static bool IsPicture(ReadOnlySpan<byte> content) => ContentType(content).StartsWith("image/", StringComparison.Ordinal);

    public static string ContentType(ReadOnlySpan<byte> content)
    {
        if (content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
        {
            return "image/jpeg";
        }

        return content.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]) ? "image/png" : "application/octet-stream";
    }

    private static int Limit(string type) => type switch
    {
        "voice" => 2 * MiB,
        "file" => 20 * MiB,
        _ => 10 * MiB,
    };
}
