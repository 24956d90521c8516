using System.Security.Cryptography;
using System.Text;
using Bot.WeCom;
using Microsoft.Extensions.Options;

namespace Bot.Conversations;

/// <summary>
/// Closes words so that a copy of the database does not tell them (decision 16): AES-256-GCM, the key made of Conversation:SealKey, or of the callback's
/// EncodingAESKey where that is empty. Neither stands in the database. What a key of before closed is opened as long as that key is named.
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
        using var cipher = new AesGcm(Derived(Keys()[0]), TagBytes);
        cipher.Encrypt(nonce, plain, closed.AsSpan(NonceBytes + TagBytes), closed.AsSpan(NonceBytes, TagBytes));
        return closed;
    }

    /// <summary>Null when it was closed by a key that is not named, or changed since.</summary>
    public string? Open(byte[] closed) =>
        closed.Length < NonceBytes + TagBytes ? null : Keys().Select(key => Open(closed, key)).FirstOrDefault(words => words is not null);

    private static string? Open(byte[] closed, string key)
    {
        var plain = new byte[closed.Length - NonceBytes - TagBytes];
        using var cipher = new AesGcm(Derived(key), TagBytes);
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

    /// <summary>The first one closes. The callback's key is always among them: a SealKey may have been set later.</summary>
    private IReadOnlyList<string> Keys() =>
        [.. new[] { options.CurrentValue.SealKey, wecom.CurrentValue.EncodingAesKey }.Concat(options.CurrentValue.FormerSealKeys).Where(key => key.Length > 0)];

    private static byte[] Derived(string key) => HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(key), KeyBytes, info: Purpose);
}
