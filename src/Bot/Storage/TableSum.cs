using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Bot.Storage;

/// <summary>
/// Count and checksum of a table's rows, whatever their order and the database: the sum of the rows' SHA-256, so that a row that is lost, doubled or
/// changed shows.
/// </summary>
internal sealed class TableSum
{
    private readonly ulong[] _sum = new ulong[4];

    public long Rows { get; private set; }

    /// <summary>Lower-case hex.</summary>
    public string Checksum => string.Concat(_sum.Select(part => part.ToString("x16", CultureInfo.InvariantCulture)));

    public void Add(object?[] row)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var value in row)
        {
            var bytes = Canonical(value);

            // Each value with its length, so that nothing can move from one column into the next.
            hash.AppendData(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Kind(value)}{bytes.Length}:")));
            hash.AppendData(bytes);
        }

        var digest = hash.GetHashAndReset();
        for (var part = 0; part < _sum.Length; part++)
        {
            unchecked
            {
                _sum[part] += BinaryPrimitives.ReadUInt64BigEndian(digest.AsSpan(part * sizeof(ulong)));
            }
        }

        Rows++;
    }

    /// <summary>A yes or no is a number in one database and a bit in the other.</summary>
    private static byte[] Canonical(object? value) => value switch
    {
        null or DBNull => [],
        byte[] bytes => bytes,
        string text => Encoding.UTF8.GetBytes(text),
        double real => Encoding.ASCII.GetBytes(real.ToString("R", CultureInfo.InvariantCulture)),
        _ => Encoding.ASCII.GetBytes(Convert.ToInt64(value, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture)),
    };

    private static char Kind(object? value) => value switch
    {
        null or DBNull => 'n',
        byte[] => 'b',
        string => 's',
        double => 'r',
        _ => 'i',
    };
}
