using System.Xml.Linq;
using Bot.WeCom.Callback;

namespace Bot.Tests.WeCom.Callback;

public sealed class CallbackEnvelopeTests
{
    /// <summary>wechatpy's vector of a sealed answer.</summary>
    [Fact]
    public void SealReply_PublishedVector()
    {
        var b3 = PublishedVectors.All["B3"];
        var reply = XElement.Parse(CallbackEnvelope.SealReply(
            CallbackCipher.Key(b3.Key), b3.Token, b3.ReceiveId, b3.Message, b3.Timestamp, b3.Nonce, Convert.FromHexString(b3.Random)));
        Assert.Equal(
            [("Encrypt", b3.Encrypt), ("MsgSignature", b3.Signature), ("TimeStamp", b3.Timestamp), ("Nonce", b3.Nonce)],
            reply.Elements().Select(element => (element.Name.LocalName, element.Value)));
    }

    [Fact]
    public void Seal_PublishedVector_AsThePlatformPostsIt()
    {
        var c2 = PublishedVectors.All["C2"];
        var callback = CallbackEnvelope.Seal(
            CallbackCipher.Key(c2.Key), c2.Token, c2.ReceiveId, 1000002, c2.Message, c2.Timestamp, c2.Nonce, Convert.FromHexString(c2.Random));
        Assert.Equal(c2.Signature, callback.Signature);
        Assert.Equal(
            $"<xml><ToUserName><![CDATA[{c2.ReceiveId}]]></ToUserName><AgentID><![CDATA[1000002]]></AgentID><Encrypt><![CDATA[{c2.Encrypt}]]></Encrypt></xml>",
            callback.Xml);
    }

    [Fact]
    public void Seal_WithoutAgent_LeavesTheElementEmpty()
    {
        var e1 = PublishedVectors.All["E1"];
        var callback = CallbackEnvelope.Seal(
            CallbackCipher.Key(e1.Key), e1.Token, e1.ReceiveId, agentId: null, e1.Message, e1.Timestamp, e1.Nonce, Convert.FromHexString(e1.Random));
        Assert.Equal(e1.Signature, callback.Signature);
        Assert.Equal("", XElement.Parse(callback.Xml).Element("AgentID")!.Value);
    }
}
