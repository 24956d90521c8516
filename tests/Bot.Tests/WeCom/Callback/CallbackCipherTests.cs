using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Bot.WeCom.Callback;

namespace Bot.Tests.WeCom.Callback;

public sealed class CallbackCipherTests
{
    private const string OfficialKey = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C";
    private static readonly byte[] Key = CallbackCipher.Key(OfficialKey);

    public static TheoryData<string, string> EncryptedVectors() => new(
        from vector in PublishedVectors.All
        where vector.Value.Key.Length > 0
        from culture in new[] { "", "zh-CN", "tr-TR" }
        select (vector.Key, culture));

    [Theory, MemberData(nameof(EncryptedVectors))]
    public void TryDecrypt_PublishedVector(string name, string culture)
    {
        using var _ = new InCulture(culture);
        var vector = PublishedVectors.All[name];
        Assert.True(CallbackCipher.TryDecrypt(CallbackCipher.Key(vector.Key), vector.Encrypt, out var message, out var receiveId, out var fault));
        Assert.Equal((vector.Message, vector.ReceiveId, CallbackFault.None), (message, receiveId, fault));
    }

    /// <summary>B3 and F1 are published for this; the others hold too, as their random prefix is known from the decryption.</summary>
    [Theory, MemberData(nameof(EncryptedVectors))]
    public void Encrypt_PublishedVector_ByteForByte(string name, string culture)
    {
        using var _ = new InCulture(culture);
        var vector = PublishedVectors.All[name];
        Assert.Equal(vector.Encrypt, CallbackCipher.Encrypt(CallbackCipher.Key(vector.Key), Convert.FromHexString(vector.Random), vector.Message, vector.ReceiveId));
    }

    [Theory]
    [InlineData("")]
    [InlineData("jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2")]
    [InlineData("jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2CC")]
    [InlineData("jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2=")]
    [InlineData("jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2+")]
    [InlineData("jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C\n")]
    [InlineData("jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2é")]
    public void Key_NotFortyThreeLettersAndDigits_Throws(string key) =>
        Assert.Throws<ArgumentException>(() => CallbackCipher.Key(key));

    /// <summary>The official sample key ends in 'C': its last unused bits are not zero.</summary>
    [Fact]
    public void Key_UnusedBitsSet_Accepted() => Assert.Equal(32, Key.Length);

    [Fact]
    public void Encrypt_RandomOfOtherLength_Throws() =>
        Assert.Throws<ArgumentException>(() => CallbackCipher.Encrypt(Key, new byte[15], "x", "y"));

    [Fact]
    public void TryDecrypt_OtherKey_Refused() => AssertFault(CallbackFault.Cipher, PublishedVectors.All["D2"].Encrypt);

    [Fact]
    public void TryDecrypt_KeyOfOtherLength_Refused()
    {
        Assert.False(CallbackCipher.TryDecrypt(new byte[16], PublishedVectors.All["A2"].Encrypt, out _, out _, out var fault));
        Assert.Equal(CallbackFault.Cipher, fault);
    }

    [Theory]
    [InlineData("", CallbackFault.Cipher)]
    [InlineData("A", CallbackFault.Base64)]
    [InlineData("AAA", CallbackFault.Base64)]
    [InlineData("AAAA", CallbackFault.Cipher)]
    [InlineData("not base64!!", CallbackFault.Base64)]
    [InlineData("密文密文", CallbackFault.Base64)]
    [InlineData("====", CallbackFault.Base64)]
    internal void TryDecrypt_NoCiphertext_Refused(string encrypt, CallbackFault fault) => AssertFault(fault, encrypt);

    /// <summary>Cut at every length: no length is read that is not there.</summary>
    [Fact]
    public void TryDecrypt_Truncated_Refused()
    {
        var whole = Convert.FromBase64String(PublishedVectors.All["A2"].Encrypt);
        for (var length = 0; length < whole.Length; length++)
        {
            AssertFault(CallbackFault.Cipher, Convert.ToBase64String(whole, 0, length));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(33)]
    [InlineData(255)]
    public void TryDecrypt_PadOutOfRange_Refused(byte pad) =>
        AssertFault(CallbackFault.Cipher, Seal(Plain(length: 1, content: "x", pad: 11, padByte: pad)));

    [Fact]
    public void TryDecrypt_PadBytesDiffer_Refused()
    {
        var plain = Plain(length: 1, content: "x", pad: 11, padByte: 11);
        plain[^5] = 7;
        AssertFault(CallbackFault.Cipher, Seal(plain));
    }

    /// <summary>A pad of 32 over a text of 32 bytes leaves not even the header.</summary>
    [Fact]
    public void TryDecrypt_PadReachesIntoHeader_Refused() =>
        AssertFault(CallbackFault.Cipher, Seal([.. Enumerable.Repeat((byte)32, 32)]));

    [Theory]
    [InlineData(12)]
    [InlineData(0x7FFFFFFF)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    public void TryDecrypt_LyingLength_RefusedWithoutAllocatingIt(int length)
    {
        var sealedText = Seal(Plain(length, content: "elevenbytes", pad: 1, padByte: 1));
        AssertFault(CallbackFault.Cipher, sealedText);
        var before = GC.GetAllocatedBytesForCurrentThread();
        CallbackCipher.TryDecrypt(Key, sealedText, out _, out _, out _);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8 * 1024);
    }

    [Fact]
    public void TryDecrypt_LengthOfAllTheRest_LeavesEmptyReceiveId()
    {
        Assert.True(CallbackCipher.TryDecrypt(Key, Seal(Plain(length: 11, content: "elevenbytes", pad: 1, padByte: 1)), out var message, out var receiveId, out _));
        Assert.Equal(("elevenbytes", ""), (message, receiveId));
    }

    [Theory]
    [InlineData(11)]
    [InlineData(1)]
    public void TryDecrypt_NoUtf8_Refused(int length)
    {
        var plain = Plain(length, content: "elevenbytes", pad: 1, padByte: 1);
        plain[^2] = 0xC3;
        AssertFault(CallbackFault.Cipher, Seal(plain));
    }

    private static byte[] Plain(int length, string content, int pad, byte padByte)
    {
        var plain = new byte[20 + content.Length + pad];
        BinaryPrimitives.WriteInt32BigEndian(plain.AsSpan(16), length);
        Encoding.ASCII.GetBytes(content, plain.AsSpan(20));
        plain.AsSpan(^pad..).Fill(padByte);
        return plain;
    }

    private static string Seal(byte[] plain)
    {
        using var aes = Aes.Create();
        aes.Key = Key;
        return Convert.ToBase64String(aes.EncryptCbc(plain, Key.AsSpan(0, 16), PaddingMode.None));
    }

    private static void AssertFault(CallbackFault expected, string encrypt)
    {
        Assert.False(CallbackCipher.TryDecrypt(Key, encrypt, out var message, out var receiveId, out var fault));
        Assert.Equal((expected, "", ""), (fault, message, receiveId));
    }
}
