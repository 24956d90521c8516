using System.Text;
using Bot.WeCom.Callback;

namespace Bot.Tests.WeCom.Callback;

public sealed class CallbackGateTests
{
    private readonly GateBench bench = new();

    [Theory]
    [InlineData("A2", "mycreate", "hello")]
    [InlineData("B2", "messense", "test")]
    [InlineData("C2", "foobar", "x123")]
    [InlineData("C3", "xen0n", "x123")]
    [InlineData("D2", "wangchaoyi", "密文测试")]
    public void Open_PublishedMessage(string name, string sender, string content)
    {
        foreach (var culture in new[] { "", "zh-CN", "tr-TR" })
        {
            using var _ = new InCulture(culture);
            var vector = PublishedVectors.All[name];
            var opened = Assert.IsType<GateResult.Opened>(Post(new GateBench(vector), vector));
            var text = Assert.IsType<TextMessageReceived>(opened.Event);
            Assert.Equal((sender, content, vector.ReceiveId), (text.Header.FromUser, text.Content, text.Header.ToUser));
            Assert.Equal((vector.Message, sender), (opened.Xml, opened.Lane));
        }
    }

    [Fact]
    public void Open_PublishedSuiteEvent()
    {
        var e1 = PublishedVectors.All["E1"];
        var opened = Assert.IsType<GateResult.Opened>(Post(new GateBench(e1), e1));
        var suite = Assert.IsType<UnknownEvent>(opened.Event);
        Assert.Equal(("create_auth", "tj99bf85a7c6525277", 1505643268L), (suite.Type, suite.Header.ToUser, suite.Header.CreatedAt.ToUnixTimeSeconds()));
        Assert.Equal(CallbackKeys.NobodysLane, opened.Lane);
    }

    [Fact]
    public void Open_FlippedCharacter_Signature()
    {
        var a2 = PublishedVectors.All["A2"];
        GateBench.AssertRefused(CallbackFault.Signature, 403, Post(new GateBench(a2), a2 with { Encrypt = "S" + a2.Encrypt[1..] }));
    }

    [Fact]
    public void Open_OtherToken_Signature()
    {
        var message = bench.Seal(SampleXml.Text);
        bench.CurrentValue.Token = "other";
        GateBench.AssertRefused(CallbackFault.Signature, 403, Open(message));
    }

    /// <summary>Settings are read per request: after a rotation the new token counts and the old one does not.</summary>
    [Fact]
    public void Open_RotatedSettings_CountAtOnce()
    {
        var old = bench.Seal(SampleXml.Text);
        Assert.IsType<GateResult.Opened>(Open(old));
        bench.CurrentValue = new() { CorpId = GateBench.CorpId, Token = "rotated", EncodingAesKey = "kWxPEV2UEDyxWpmPdKC3F4dgPDmOvfKX1HGnEUDS1aR" };
        GateBench.AssertRefused(CallbackFault.Signature, 403, Open(old));
        Assert.IsType<GateResult.Opened>(bench.Deliver(SampleXml.Text));
    }

    [Theory]
    [InlineData(null, "1", "1")]
    [InlineData("1", null, "1")]
    [InlineData("1", "1", null)]
    [InlineData("", "1", "1")]
    [InlineData("1", "", "1")]
    [InlineData("1", "1", "")]
    public void Open_MissingQueryValue(string? signature, string? timestamp, string? nonce) => GateBench.AssertRefused(
        CallbackFault.MissingParameter, 400, bench.Gate.Open(signature, timestamp, nonce, Encoding.UTF8.GetBytes(bench.Seal(SampleXml.Text).Xml)));

    [Theory]
    [InlineData(600, true)]
    [InlineData(601, false)]
    [InlineData(-600, true)]
    [InlineData(-601, false)]
    public void Open_WindowEdges(int age, bool isOpen)
    {
        var message = bench.Seal(SampleXml.Text);
        bench.Clock.AdjustTime(DateTimeOffset.FromUnixTimeSeconds(GateBench.Second + age));
        if (isOpen)
        {
            Assert.IsType<GateResult.Opened>(Open(message));
        }
        else
        {
            GateBench.AssertRefused(CallbackFault.Timestamp, 403, Open(message));
        }
    }

    [Theory]
    [InlineData("yesterday")]
    [InlineData("-1700000000")]
    [InlineData("1700000000.0")]
    [InlineData("1,700,000,000")]
    [InlineData("9223372036854775807")]
    [InlineData("99999999999999999999999")]
    public void Open_TimestampNoNumber_Timestamp(string timestamp) =>
        GateBench.AssertRefused(CallbackFault.Timestamp, 403, bench.Deliver(SampleXml.Text, timestamp: timestamp));

    [Theory]
    [InlineData("ww00000000000000a2")]
    [InlineData("WW00000000000000A1")]
    [InlineData("")]
    public void Open_OtherReceiveId_ReceiveId(string receiveId) =>
        GateBench.AssertRefused(CallbackFault.ReceiveId, 403, bench.Deliver(SampleXml.Text, receiveId));

    [Fact]
    public void Open_ExtraReceiveId_Accepted()
    {
        bench.CurrentValue.ExtraReceiveIds.Add("wwdownstream");
        var xml = SampleXml.Text.Replace(GateBench.CorpId, "wwdownstream", StringComparison.Ordinal);
        Assert.Equal("wwdownstream", Assert.IsType<GateResult.Opened>(bench.Deliver(xml, "wwdownstream")).Event.Header.ToUser);
    }

    [Fact]
    public void Open_InnerToUserNameOfOthers_ReceiveId() => GateBench.AssertRefused(
        CallbackFault.ReceiveId, 403, bench.Deliver(SampleXml.Text.Replace(GateBench.CorpId, "wwother", StringComparison.Ordinal)));

    [Fact]
    public void Open_OuterToUserNameDiffers_ReceiveId()
    {
        var message = bench.Seal(SampleXml.Text);
        GateBench.AssertRefused(
            CallbackFault.ReceiveId, 403, Open(message with { Xml = message.Xml.Replace(GateBench.CorpId, "wwother", StringComparison.Ordinal) }));
    }

    [Fact]
    public void Open_BlanksAroundEncrypt_OtherOrder_NoToUserName_Accepted()
    {
        var message = bench.Seal(SampleXml.Text);
        var encrypt = CallbackElement.Parse(message.Xml)!.Text("Encrypt");
        Assert.IsType<GateResult.Opened>(Open(message with { Xml = $"<xml>\r\n<Encrypt><![CDATA[\n  {encrypt}\r\n]]></Encrypt><AgentID/></xml>" }));
    }

    [Fact]
    public void Open_ByteOrderMark_Accepted()
    {
        var message = bench.Seal(SampleXml.Text);
        Assert.IsType<GateResult.Opened>(Open(message with { Xml = "\uFEFF" + message.Xml }));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"Encrypt\":\"x\"}")]
    [InlineData("<xml><Encrypt>x</xml>")]
    [InlineData("<!DOCTYPE xml><xml><Encrypt>x</Encrypt></xml>")]
    public void Open_NoXml(string body) => GateBench.AssertRefused(
        CallbackFault.NotXml, 400, bench.Gate.Open("s", GateBench.Timestamp, GateBench.Nonce, Encoding.UTF8.GetBytes(body)));

    [Fact]
    public void Open_NoUtf8_NotXml() => GateBench.AssertRefused(
        CallbackFault.NotXml, 400, bench.Gate.Open("s", "1", "n", Encoding.Latin1.GetBytes("<xml><Encrypt>é</Encrypt></xml>")));

    [Theory]
    [InlineData("<xml/>")]
    [InlineData("<xml><Encrypt/></xml>")]
    [InlineData("<xml><Encrypt><![CDATA[ \n ]]></Encrypt></xml>")]
    [InlineData(SampleXml.Text)]
    public void Open_Unencrypted_Refused(string body) => GateBench.AssertRefused(
        CallbackFault.NotEncrypted, 400, bench.Gate.Open("s", GateBench.Timestamp, GateBench.Nonce, Encoding.UTF8.GetBytes(body)));

    [Fact]
    public void Open_SignedButNoBase64() => GateBench.AssertRefused(CallbackFault.Base64, 400, bench.DeliverSigned("!!!!"));

    [Fact]
    public void Open_SignedButTruncated() => GateBench.AssertRefused(CallbackFault.Cipher, 400, bench.DeliverSigned("AAAAAAAAAAAAAAAAAAAAAA=="));

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("<xml><FromUserName>a</FromUserName></xml>")]
    [InlineData("<!DOCTYPE x [<!ENTITY a \"b\">]><xml><MsgType>text</MsgType></xml>")]
    public void Open_SealedNoCallback_NotXml(string xml) => GateBench.AssertRefused(CallbackFault.NotXml, 400, bench.Deliver(xml));

    [Fact]
    public void Open_LargestBody_IsStillRead() => GateBench.AssertRefused(
        CallbackFault.NotXml, 400, bench.Gate.Open("s", "1", "n", new byte[CallbackGate.MaximumBody]));

    [Fact]
    public void Open_TenMegabytes_RefusedWithoutReading()
    {
        var body = new byte[10 * 1024 * 1024];
        GateBench.AssertRefused(CallbackFault.BodyTooLarge, 413, bench.Gate.Open("s", "1", "n", body));
        var before = GC.GetAllocatedBytesForCurrentThread();
        bench.Gate.Open("s", "1", "n", body);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1024);
    }

    private static GateResult Post(GateBench bench, Vector vector) => bench.Gate.Open(
        vector.Signature,
        vector.Timestamp,
        vector.Nonce,
        Encoding.UTF8.GetBytes($"<xml><ToUserName><![CDATA[{vector.ReceiveId}]]></ToUserName><Encrypt><![CDATA[{vector.Encrypt}]]></Encrypt><AgentID></AgentID></xml>"));

    private GateResult Open(SealedCallback message) =>
        bench.Gate.Open(message.Signature, GateBench.Timestamp, GateBench.Nonce, Encoding.UTF8.GetBytes(message.Xml));
}
