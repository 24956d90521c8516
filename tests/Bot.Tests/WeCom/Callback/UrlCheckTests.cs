using Bot.WeCom.Callback;

namespace Bot.Tests.WeCom.Callback;

public sealed class UrlCheckTests
{
    [Theory]
    [InlineData("A1", "1616140317555161061")]
    [InlineData("B1", "5927782489442352469")]
    [InlineData("C1", "94966531020182955848408")]
    [InlineData("D1", "6058207018001857403")]
    [InlineData("I1", "ECHO")]
    [InlineData("I2", "ECHO")]
    public void VerifyUrl_PublishedVector(string name, string echo)
    {
        foreach (var culture in new[] { "", "zh-CN", "tr-TR" })
        {
            using var _ = new InCulture(culture);
            Assert.Equal((echo, CallbackFault.None), Verify(PublishedVectors.All[name]));
        }
    }

    [Fact]
    public void VerifyUrl_NegativeVector_Signature()
    {
        var b1 = PublishedVectors.All["B1"];
        Assert.Equal((null, CallbackFault.Signature), Verify(b1 with { Nonce = "437374424" }));
    }

    [Fact]
    public void VerifyUrl_OtherCorp_ReceiveId()
    {
        var a1 = PublishedVectors.All["A1"];
        var bench = new GateBench(a1);
        bench.CurrentValue.CorpId = "ww00000000000000a1";
        Assert.Equal((null, CallbackFault.ReceiveId), Verify(bench, a1));
    }

    [Theory]
    [InlineData(600, CallbackFault.None)]
    [InlineData(601, CallbackFault.Timestamp)]
    internal void VerifyUrl_StaleTimestamp(int age, CallbackFault expected)
    {
        var a1 = PublishedVectors.All["A1"];
        var bench = new GateBench(a1);
        bench.Clock.Advance(TimeSpan.FromSeconds(age));
        Assert.Equal(expected, Verify(bench, a1).Fault);
    }

    [Fact]
    public void VerifyUrl_MissingValue()
    {
        var a1 = PublishedVectors.All["A1"];
        Assert.Equal((null, CallbackFault.MissingParameter), Verify(new GateBench(a1), a1 with { Encrypt = "" }));
        Assert.Equal((null, CallbackFault.MissingParameter), Verify(new GateBench(a1), a1 with { Nonce = "" }));
        Assert.Equal((null, CallbackFault.MissingParameter), Verify(new GateBench(a1), a1 with { Signature = "" }));
        Assert.Equal((null, CallbackFault.MissingParameter), Verify(new GateBench(a1), a1 with { Timestamp = "" }));
    }

    [Fact]
    public void VerifyUrl_HugeEcho_Refused()
    {
        var a1 = PublishedVectors.All["A1"];
        Assert.Equal((null, CallbackFault.BodyTooLarge), Verify(new GateBench(a1), a1 with { Encrypt = new string('A', CallbackGate.MaximumBody + 1) }));
    }

    private static (string? Echo, CallbackFault Fault) Verify(Vector vector) => Verify(new GateBench(vector), vector);

    private static (string? Echo, CallbackFault Fault) Verify(GateBench bench, Vector vector) =>
        (bench.Gate.VerifyUrl(vector.Signature, vector.Timestamp, vector.Nonce, vector.Encrypt, out var fault), fault);
}
