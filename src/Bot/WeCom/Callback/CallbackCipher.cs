using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;

namespace Bot.WeCom.Callback;

/// <summary>AES-256-CBC of callbacks and passive replies (protocol 1.3): random16 ‖ length (4 bytes, big-endian) ‖ message ‖ receive id ‖ pad.</summary>
/// <remarks>https://developer.work.weixin.qq.com/document/path/90968</remarks>
internal static class CallbackCipher
{
    public const int RandomLength = 16;
    private const int KeyLength = 32;
    private const int EncodedKeyLength = 43;
    private const int AesBlock = 16;
    private const int HeaderLength = RandomLength + sizeof(uint);

    // PKCS#7 over 32 bytes, not over AES's 16: PaddingMode.PKCS7 refuses pads of 17 to 32.
    private const int PadBlock = 32;

    /// <summary>32 bytes of an EncodingAESKey (protocol 1.3).</summary>
    /// <exception cref="ArgumentException">Not 43 letters and digits.</exception>
    public static byte[] Key(string encodingAesKey)
    {
        if (encodingAesKey.Length != EncodedKeyLength || !encodingAesKey.All(char.IsAsciiLetterOrDigit))
        {
            throw new ArgumentException("An EncodingAESKey is 43 letters and digits.", nameof(encodingAesKey));
        }

        return Convert.FromBase64String(encodingAesKey + "=");
    }

    /// <summary>Base64 of the encrypted message.</summary>
    /// <exception cref="ArgumentException"><paramref name="random16"/> is not 16 bytes.</exception>
    public static string Encrypt(byte[] key, ReadOnlySpan<byte> random16, string message, string receiveId)
    {
        if (random16.Length != RandomLength)
        {
            throw new ArgumentException("The random prefix is 16 bytes.", nameof(random16));
        }

        var messageLength = Encoding.UTF8.GetByteCount(message);
        var contentLength = HeaderLength + messageLength + Encoding.UTF8.GetByteCount(receiveId);
        var pad = PadBlock - (contentLength % PadBlock);
        var plain = new byte[contentLength + pad];
        random16.CopyTo(plain);
        BinaryPrimitives.WriteInt32BigEndian(plain.AsSpan(RandomLength), messageLength);
        Encoding.UTF8.GetBytes(message, plain.AsSpan(HeaderLength));
        Encoding.UTF8.GetBytes(receiveId, plain.AsSpan(HeaderLength + messageLength));
        plain.AsSpan(contentLength).Fill((byte)pad);

        using var aes = Aes.Create();
        aes.Key = key;
        return Convert.ToBase64String(aes.EncryptCbc(plain, key.AsSpan(0, AesBlock), PaddingMode.None));
    }

    /// <summary>False with the reason when the text is not ours; never throws for bad input.</summary>
    public static bool TryDecrypt(byte[] key, string encrypt, out string message, out string receiveId, out CallbackFault fault)
    {
        message = receiveId = "";
        var cipher = new byte[encrypt.Length / 4 * 3];
        if (!Convert.TryFromBase64String(encrypt, cipher, out var length))
        {
            fault = CallbackFault.Base64;
            return false;
        }

        fault = CallbackFault.Cipher;
        if (key.Length != KeyLength || length == 0 || length % AesBlock != 0)
        {
            return false;
        }

        using var aes = Aes.Create();
        aes.Key = key;
        var plain = aes.DecryptCbc(cipher.AsSpan(0, length), key.AsSpan(0, AesBlock), PaddingMode.None);
        if (!TrySplit(plain, out var messageBytes, out var receiveIdBytes))
        {
            return false;
        }

        message = Encoding.UTF8.GetString(messageBytes);
        receiveId = Encoding.UTF8.GetString(receiveIdBytes);
        fault = CallbackFault.None;
        return true;
    }

    private static bool TrySplit(ReadOnlySpan<byte> plain, out ReadOnlySpan<byte> message, out ReadOnlySpan<byte> receiveId)
    {
        message = receiveId = default;
        int pad = plain[^1];
        if (pad is < 1 or > PadBlock || plain.Length - pad < HeaderLength || plain[^pad..].ContainsAnyExcept((byte)pad))
        {
            return false;
        }

        var content = plain[HeaderLength..^pad];
        // Unsigned, so that a "negative" length is merely too long.
        var length = BinaryPrimitives.ReadUInt32BigEndian(plain[RandomLength..]);
        if (length > (uint)content.Length)
        {
            return false;
        }

        message = content[..(int)length];
        receiveId = content[(int)length..];
        return Utf8.IsValid(message) && Utf8.IsValid(receiveId);
    }
}
