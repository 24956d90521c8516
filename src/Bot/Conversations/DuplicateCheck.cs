using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Bot.Conversations;

/// <summary>
/// WeCom swallows a request that equals one of the last hours (protocol 3.2). That makes a repeat safe, but it would also swallow
/// the second of two answers with the same words, or a file asked for twice. Hence every message gets a duplicate_check_interval
/// of its own within the allowed range: repeats of one message stay the same bytes, neighbouring messages never are.
/// </summary>
internal static class DuplicateCheck
{
    /// <summary>Seconds; WeCom's maximum.</summary>
    private const int Longest = 14400;

    /// <summary>Seconds. Not much shorter than the longest: see <see cref="Protection"/>.</summary>
    private const int Shortest = 10800;

    /// <summary>A clock that was wrong may be put back so far without a repeat coming too late.</summary>
    private static readonly TimeSpan ClockBack = TimeSpan.FromHours(1);

    /// <summary>How long by our clock a repeat of any message is safe.</summary>
    public static TimeSpan Protection { get; } = TimeSpan.FromSeconds(Shortest) - ClockBack;

    /// <param name="body">Final bytes of message/send.</param>
    /// <param name="serial">Number of the message; those next to each other give different bytes.</param>
    /// <exception cref="ArgumentException">The body has no duplicate_check_interval.</exception>
    public static byte[] Distinguish(byte[] body, long serial)
    {
        var interval = Longest - (int)(serial % (Longest - Shortest + 1));
        var (start, end) = Find(body);
        return [.. body.AsSpan(0, start), .. Encoding.ASCII.GetBytes(interval.ToString(CultureInfo.InvariantCulture)), .. body.AsSpan(end)];
    }

    /// <summary>A number for a message that has a name and stands in no row of numbers; two names share the interval once in 3601.</summary>
    public static long Serial(string name) => BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(name)));

    private static (int Start, int End) Find(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        while (reader.Read())
        {
            if (reader.CurrentDepth == 1 && reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("duplicate_check_interval"u8))
            {
                reader.Read();
                return ((int)reader.TokenStartIndex, (int)reader.BytesConsumed);
            }
        }

        throw new ArgumentException("The message carries no duplicate_check_interval.", nameof(body));
    }
}
