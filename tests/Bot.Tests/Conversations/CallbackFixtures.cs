using System.Globalization;
using System.Text;
using Bot.Simulator;
using Bot.WeCom.Callback;

namespace Bot.Tests.Conversations;

/// <summary>Callbacks as WeCom would send them (protocol 2), sealed with real cryptography.</summary>
internal static class CallbackFixtures
{
    public const string CorpId = "ww00000000000000a1";
    public const int AgentId = 1000002;
    public const string Token = "QDG6eK";

    /// <summary>The key of Tencent's published sample.</summary>
    public const string AesKey = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C";

    /// <summary>A simulator of the application that these callbacks come from.</summary>
    public static SimulatorSettings Simulator() => new() { CorpId = CorpId, AgentId = AgentId, Secret = "secret", Token = Token, EncodingAesKey = AesKey };

    public static string Text(string user, long id, string content) =>
        Message(user, $"<MsgType><![CDATA[text]]></MsgType><Content><![CDATA[{content}]]></Content><MsgId>{id}</MsgId>");

    public static string Image(string user, long id, string mediaId) =>
        Message(user, $"<MsgType><![CDATA[image]]></MsgType><PicUrl><![CDATA[http://example.invalid/p.jpg]]></PicUrl><MediaId><![CDATA[{mediaId}]]></MediaId><MsgId>{id}</MsgId>");

    public static string Event(string user, string kind, string rest = "") =>
        Message(user, $"<MsgType><![CDATA[event]]></MsgType><Event><![CDATA[{kind}]]></Event>{rest}");

    public static string Tap(string user, string key, string taskId, string responseCode) => Event(
        user,
        "template_card_event",
        $"<EventKey><![CDATA[{key}]]></EventKey><TaskId><![CDATA[{taskId}]]></TaskId><CardType><![CDATA[button_interaction]]></CardType><ResponseCode><![CDATA[{responseCode}]]></ResponseCode>");

    /// <summary>Path, query and body of the POST.</summary>
    public static (string Url, byte[] Body) Seal(string xml, DateTimeOffset now, string nonce, string token = Token)
    {
        var timestamp = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var sealed_ = CallbackEnvelope.Seal(CallbackCipher.Key(AesKey), token, CorpId, AgentId, xml, timestamp, nonce, new byte[16]);
        return ($"/wecom/callback?msg_signature={sealed_.Signature}&timestamp={timestamp}&nonce={nonce}", Encoding.UTF8.GetBytes(sealed_.Xml));
    }

    /// <summary>The GET that checks the URL.</summary>
    public static string Verify(string echo, DateTimeOffset now, string nonce)
    {
        var timestamp = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var encrypt = CallbackCipher.Encrypt(CallbackCipher.Key(AesKey), new byte[16], echo, CorpId);
        var signature = CallbackSignature.Compute(Token, timestamp, nonce, encrypt);
        return $"/wecom/callback?msg_signature={signature}&timestamp={timestamp}&nonce={nonce}&echostr={Uri.EscapeDataString(encrypt)}";
    }

    private static string Message(string user, string rest) =>
        $"<xml><ToUserName><![CDATA[{CorpId}]]></ToUserName><FromUserName><![CDATA[{user}]]></FromUserName><CreateTime>1607414400</CreateTime>{rest}<AgentID>{AgentId}</AgentID></xml>";
}
