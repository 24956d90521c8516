using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Bot.WeCom.Callback;

/// <summary>msg_signature of callbacks and passive replies (protocol 1.2).</summary>
/// <remarks>https://developer.work.weixin.qq.com/document/path/90968</remarks>
internal static class CallbackSignature
{
    /// <summary>Lower-case hex SHA-1 over the ordinally sorted four values (protocol 1.2).</summary>
    public static string Compute(string token, string timestamp, string nonce, string encrypt) =>
        Convert.ToHexStringLower(Hash(token, timestamp, nonce, encrypt));

    /// <summary>Constant-time comparison; the case of the hex digits does not count.</summary>
    public static bool Matches(string expected, string token, string timestamp, string nonce, string encrypt)
    {
        Span<byte> claimed = stackalloc byte[SHA1.HashSizeInBytes];
        return expected.Length == 2 * SHA1.HashSizeInBytes
            && Convert.FromHexString(expected, claimed, out _, out _) == OperationStatus.Done
            && CryptographicOperations.FixedTimeEquals(claimed, Hash(token, timestamp, nonce, encrypt));
    }

    private static byte[] Hash(string token, string timestamp, string nonce, string encrypt)
    {
        string[] parts = [token, timestamp, nonce, encrypt];
        // A culture's order puts letter case and '/' elsewhere: published vectors A3, C1 and D2 fail with it.
        Array.Sort(parts, StringComparer.Ordinal);
        return SHA1.HashData(Encoding.UTF8.GetBytes(string.Concat(parts)));
    }
}
