using System.Buffers.Binary;
using System.IO.Compression;

namespace Bot.Simulator.Pages;

/// <summary>A small drawn PNG (a chimney under a hazy sky), so that nobody needs a photo. Each seed gives other bytes.</summary>
internal static class SamplePicture
{
    private const int Width = 240;
    private const int Height = 160;

    public static byte[] Draw(long seed)
    {
        using var png = new MemoryStream();
        png.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), Height);

        // 8 bits, RGB.
        header[8] = 8;
        header[9] = 2;
        Chunk(png, "IHDR"u8, header);
        using var pixels = new MemoryStream();
        using (var packed = new ZLibStream(pixels, CompressionLevel.Fastest, leaveOpen: true))
        {
            var row = new byte[1 + (Width * 3)];
            for (var y = 0; y < Height; y++)
            {
                for (var x = 0; x < Width; x++)
                {
                    Colour(x, y, seed).CopyTo(row, 1 + (x * 3));
                }

                packed.Write(row);
            }
        }

        Chunk(png, "IDAT"u8, pixels.ToArray());
        Chunk(png, "IEND"u8, []);
        return png.ToArray();
    }

    private static byte[] Colour(int x, int y, long seed)
    {
        var drift = (int)(seed % 40);
        var risen = 70 - y;
        var beside = Math.Abs(x - 144 - (risen * (30 + drift) / 60) - (y / 5 % 3));
        var smoke = y is > 6 and <= 70 && beside < 6 + (risen / 3);
        return (x, y) switch
        {
            (_, > 138) => [108, 122, 92],
            ( > 30 and < 118, > 104) when x % 22 is > 6 and < 15 && y is > 112 and < 124 => [214, 222, 226],
            ( > 30 and < 118, > 104) => [146, 152, 158],
            ( > 136 and < 152, > 70) => y % 24 < 12 ? [186, 96, 84] : [222, 222, 218],
            _ when smoke => [190, 190, 188],
            _ => [(byte)(176 + (y / 4)), (byte)(198 + (y / 5)), (byte)(212 + (drift / 4))],
        };
    }

    private static void Chunk(Stream png, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        png.Write(number);
        png.Write(type);
        png.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(type, data));
        png.Write(number);
    }

    /// <summary>CRC-32 of PNG, bit by bit: the pictures are small.</summary>
    private static uint Crc(ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        var crc = Feed(Feed(uint.MaxValue, type), data);
        return ~crc;

        static uint Feed(uint crc, ReadOnlySpan<byte> bytes)
        {
            foreach (var b in bytes)
            {
                crc ^= b;
                for (var bit = 0; bit < 8; bit++)
                {
                    crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xEDB88320u : crc >> 1;
                }
            }

            return crc;
        }
    }
}
