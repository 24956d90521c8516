using System.Security.Cryptography;
using System.Text;
using Bot.WeCom;
using Microsoft.Extensions.Options;

namespace Bot.Conversations;

/// <summary>
/// Closes words so that a copy of the database does not tell them (decision 16): AES-256-GCM, the key made of Conversation:SealKey, or of the callback's
/// EncodingAESKey where that is empty. Neither stands in the database.
/// </summary>
internal sealed class PersonSeal(IOptionsMonitor<ConversationOptions> options, IOptionsMonitor<WeComOptions> wecom)
{
    private const int KeyBytes = 32;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    private static readonly byte[] Purpose = "bot inside report 1"u8.ToArray();

    /// <summary>Nonce, tag, ciphertext.</summary>
    public byte[] Close(string words)
    {
        var plain = Encoding.UTF8.GetBytes(words);
        var closed = new byte[NonceBytes + TagBytes + plain.Length];
        var nonce = closed.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(Key(), TagBytes);
        cipher.Encrypt(nonce, plain, closed.AsSpan(NonceBytes + TagBytes), closed.AsSpan(NonceBytes, TagBytes));
        return closed;
    }

    /// <summary>Null when it was closed by another key or changed since.</summary>
    public string? Open(byte[] closed)
    {
        if (closed.Length < NonceBytes + TagBytes)
        {
            return null;
        }

        var plain = new byte[closed.Length - NonceBytes - TagBytes];
        using var cipher = new AesGcm(Key(), TagBytes);
        try
        {
            cipher.Decrypt(closed.AsSpan(0, NonceBytes), closed.AsSpan(NonceBytes + TagBytes), closed.AsSpan(NonceBytes, TagBytes), plain);
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }

        return Encoding.UTF8.GetString(plain);
    }

    private byte[] Key()
    {
        var secret = options.CurrentValue.SealKey is { Length: > 0 } own ? own : wecom.CurrentValue.EncodingAesKey;
        return HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret), KeyBytes, info: Purpose);
    }
}
