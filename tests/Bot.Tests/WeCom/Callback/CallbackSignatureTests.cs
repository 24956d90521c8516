using Bot.WeCom.Callback;

namespace Bot.Tests.WeCom.Callback;

public sealed class CallbackSignatureTests
{
    public static TheoryData<string, string> SignedVectors() => new(
        from vector in PublishedVectors.All
        where vector.Value.Signature.Length > 0
        from culture in new[] { "", "zh-CN", "tr-TR" }
        select (vector.Key, culture));

    [Theory, MemberData(nameof(SignedVectors))]
    public void Compute_PublishedVector(string name, string culture)
    {
        using var _ = new InCulture(culture);
        var vector = PublishedVectors.All[name];
        Assert.Equal(vector.Signature, CallbackSignature.Compute(vector.Token, vector.Timestamp, vector.Nonce, vector.Encrypt));
        Assert.True(CallbackSignature.Matches(vector.Signature, vector.Token, vector.Timestamp, vector.Nonce, vector.Encrypt));
        Assert.True(CallbackSignature.Matches(vector.Signature.ToUpperInvariant(), vector.Token, vector.Timestamp, vector.Nonce, vector.Encrypt));
    }

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("tr-TR")]
    public void CultureOrder_WouldFailOnTheTrapVectors(string culture)
    {
        using var _ = new InCulture(culture);
        var a3 = PublishedVectors.All["A3"];
        string[] parts = [a3.Token, a3.Timestamp, a3.Nonce, a3.Encrypt];
        var ordinal = parts.Order(StringComparer.Ordinal);
        Assert.NotEqual(ordinal, parts.Order(StringComparer.CurrentCulture));
    }

    /// <summary>The negative vector of wechatpy.</summary>
    [Fact]
    public void Matches_OtherNonce_Refused()
    {
        var b1 = PublishedVectors.All["B1"];
        Assert.False(CallbackSignature.Matches(b1.Signature, b1.Token, b1.Timestamp, "437374424", b1.Encrypt));
    }

    [Fact]
    public void Matches_AnyFlippedCharacter_Refused()
    {
        var b1 = PublishedVectors.All["B1"];
        for (var at = 0; at < b1.Encrypt.Length; at++)
        {
            var flipped = b1.Encrypt[..at] + (b1.Encrypt[at] == 'A' ? 'B' : 'A') + b1.Encrypt[(at + 1)..];
            Assert.False(CallbackSignature.Matches(b1.Signature, b1.Token, b1.Timestamp, b1.Nonce, flipped));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("dd6b9c95")]
    [InlineData("dd6b9c95b495b3f7e2901bfbc76c664930ffdb9")]
    [InlineData("dd6b9c95b495b3f7e2901bfbc76c664930ffdb9600")]
    [InlineData("zz6b9c95b495b3f7e2901bfbc76c664930ffdb96")]
    [InlineData("dd6b9c95b495b3f7e2901bfbc76c664930ffdb9６")]
    [InlineData(" dd6b9c95b495b3f7e2901bfbc76c664930ffdb9")]
    public void Matches_NoSignatureAtAll_Refused(string signature)
    {
        var b1 = PublishedVectors.All["B1"];
        Assert.False(CallbackSignature.Matches(signature, b1.Token, b1.Timestamp, b1.Nonce, b1.Encrypt));
    }
}
