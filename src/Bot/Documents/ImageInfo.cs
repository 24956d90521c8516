using System.Buffers.Binary;

namespace Bot.Documents;

/// <summary>Kind and size in pixels of a picture, read from its header: enough to place it without decoding.</summary>
internal sealed record ImageInfo(string ContentType, string Extension, int Width, int Height)
{
    private static ReadOnlySpan<byte> PngHead => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Null when the bytes are neither PNG nor JPEG (WeCom sends only these) or are cut short.</summary>
    public static ImageInfo? Of(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length >= 24 && bytes.StartsWith(PngHead))
        {
            return Sized("image/png", "png", BinaryPrimitives.ReadInt32BigEndian(bytes[16..]), BinaryPrimitives.ReadInt32BigEndian(bytes[20..]));
        }

        return bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? OfJpeg(bytes) : null;
    }

    private static ImageInfo? OfJpeg(ReadOnlySpan<byte> bytes)
    {
        for (var at = 2; at + 9 < bytes.Length && bytes[at] == 0xFF;)
        {
            var marker = bytes[at + 1];
            if (marker is >= 0xC0 and <= 0xCF and not 0xC4 and not 0xC8 and not 0xCC)
            {
                return Sized("image/jpeg", "jpg", BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 5)..]));
            }

            // A fill byte stands alone; every other segment before the frame has a length.
            at += marker == 0xFF ? 1 : 2 + BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
        }

        return null;
    }

    private static ImageInfo? Sized(string contentType, string extension, int width, int height) =>
        width > 0 && height > 0 ? new(contentType, extension, width, height) : null;
}
