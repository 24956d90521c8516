using System.Text;
using Bot.WeCom.Callback;
using FsCheck;
using FsCheck.Xunit;

namespace Bot.Tests.WeCom.Callback;

public sealed class CallbackCipherPropertyTests
{
    private static readonly byte[] Key = CallbackCipher.Key("jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C");
    private static readonly byte[] Random16 = [.. Enumerable.Range(240, 16).Select(value => (byte)value)];

    [Property(MaxTest = 500)]
    public bool RoundTrip_AnyString(NonNull<string> message, NonNull<string> receiveId) => ComesBack(message.Get, receiveId.Get);

    /// <summary>Every plane of Unicode, emoji among them.</summary>
    [Property(MaxTest = 500)]
    public bool RoundTrip_AnyRunes(uint[] codes) => ComesBack(string.Concat(codes.Select(code => Scalar(code).ToString())), "ww1");

    [Fact]
    public void RoundTrip_EveryPadLength()
    {
        for (var length = 0; length <= 64; length++)
        {
            Assert.True(ComesBack(new string('a', length), ""));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("👩‍🔧 已整改 ✅")]
    [InlineData("\0")]
    public void RoundTrip(string message) => Assert.True(ComesBack(message, "ww00000000000000a1"));

    /// <summary>A lone surrogate has no UTF-8 form; it comes back as U+FFFD.</summary>
    private static bool ComesBack(string message, string receiveId) =>
        CallbackCipher.TryDecrypt(Key, CallbackCipher.Encrypt(Key, Random16, message, receiveId), out var message2, out var receiveId2, out var fault)
        && (message2, receiveId2, fault) == (WellFormed(message), WellFormed(receiveId), CallbackFault.None);

    private static string WellFormed(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    private static Rune Scalar(uint code) => Rune.IsValid(code * 7919 % 0x110000) ? new Rune(code * 7919 % 0x110000) : new Rune(0x1F3ED);
}
