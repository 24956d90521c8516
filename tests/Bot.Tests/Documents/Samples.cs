using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Domain.Enterprises;
using Domain.Inspections;

namespace Bot.Tests.Documents;

internal static class Samples
{
    private static readonly DateTimeOffset Opened = new(2020, 12, 10, 9, 5, 0, TimeSpan.FromHours(8));

    public static Inspection Signed { get; } = new()
    {
        Id = "01939a6b3c0070008000000000000001",
        CampaignId = "2020",
        Enterprise = new Enterprise
        {
            Id = "e1",
            Name = "景县晨光橡塑制品有限公司（示例）",
            LegalRepresentative = "李建国",
            Address = "景县龙华镇工业区纬三路8号",
            Location = new GeoPoint(37.692312, 116.270845),
            EnterpriseType = "有限责任公司",
            Industry = Industry.Of(16),
            Track = Track.SmallMicro,
            County = "景县",
            Township = "龙华镇",
        },
        Status = InspectionStatus.Signed,
        Version = 14,
        Round = 1,
        Date = new DateOnly(2020, 12, 10),
        Inspectors = ["zhangwei", "wangfang"],
        OpenedAt = Opened,
        ExceptionReason = "信访举报：群众反映夜间异味",
        Findings =
        [
            new Finding
            {
                Id = "f1", Ordinal = 1, Text = "正在生产，硫化工序集气罩破损，光氧设备未开启，有机废气无组织排放，车间异味明显。",
                Type = ProblemType.Of(7), Handling = Handling.Of(4), Severity = Severity.Key, Deadline = new DateOnly(2020, 12, 20),
                Pictures = [new("m1", "aa", Opened), new("m2", "bb", Opened), new("m3", null, Opened)],
            },
            new Finding
            {
                Id = "f2", Ordinal = 2, Text = "危废间标识缺失\n台账记录与实际不符，未生产",
                Type = ProblemType.Of(27), Handling = Handling.Of(3), Severity = Severity.General,
            },
        ],
        Guidance = ["建议将光氧设备与密炼、硫化设备联锁，先开后停。", "危废台账由专人每日记录，可参照明白纸第5条。"],
        Signatures = [new("zhangwei", "张伟", Opened.AddHours(2)), new("wangfang", "王芳", new(2020, 12, 10, 3, 20, 0, TimeSpan.Zero))],
        Number = 7,
        SnapshotHash = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    };

    public static Dictionary<string, byte[]> Pictures { get; } = new() { ["aa"] = Png(640, 480, 0x4F), ["bb"] = Png(480, 800, 0xB0) };

    public static string NameOf(string userId) => userId == "zhangwei" ? "张伟" : "王芳";

    /// <summary>A grey picture (PNG specification, 11.2: IHDR, IDAT, IEND).</summary>
    public static byte[] Png(int width, int height, byte grey)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8;
        using var data = new MemoryStream();
        using (var zlib = new ZLibStream(data, CompressionLevel.Optimal, leaveOpen: true))
        {
            for (var y = 0; y < height; y++)
            {
                zlib.WriteByte(0);
                zlib.Write(Enumerable.Repeat(grey, width).ToArray());
            }
        }

        return [0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n', .. Chunk("IHDR", header), .. Chunk("IDAT", data.ToArray()), .. Chunk("IEND", [])];
    }

    private static byte[] Chunk(string kind, byte[] data)
    {
        byte[] body = [.. Encoding.ASCII.GetBytes(kind), .. data];
        var (length, crc) = (new byte[4], new byte[4]);
        BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
        BinaryPrimitives.WriteUInt32BigEndian(crc, Crc(body));
        return [.. length, .. body, .. crc];
    }

    private static uint Crc(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
            }
        }

        return ~crc;
    }
}
