using System.Globalization;
using System.Xml.Linq;

namespace Bot.WeCom.Callback;

/// <summary>Outer XML of a POST and the msg_signature of its query.</summary>
internal sealed record SealedCallback(string Xml, string Signature);

/// <summary>The opposite direction: seals what the platform would send (simulator, tests) and passive replies (protocol 1.4, 1.5).</summary>
internal static class CallbackEnvelope
{
    /// <summary>A callback as the platform posts it.</summary>
    /// <param name="key">32 bytes, see <see cref="CallbackCipher.Key"/>.</param>
    /// <param name="agentId">Null leaves the element empty, as in contact and suite callbacks.</param>
    public static SealedCallback Seal(
        byte[] key, string token, string receiveId, int? agentId, string xml, string timestamp, string nonce, ReadOnlySpan<byte> random16)
    {
        var encrypt = CallbackCipher.Encrypt(key, random16, xml, receiveId);
        var outer = new XElement(
            "xml",
            Data("ToUserName", receiveId),
            Data("AgentID", agentId?.ToString(CultureInfo.InvariantCulture) ?? ""),
            Data("Encrypt", encrypt));
        return new SealedCallback(outer.ToString(SaveOptions.DisableFormatting), CallbackSignature.Compute(token, timestamp, nonce, encrypt));
    }

    /// <summary>A passive reply, the body of our 200.</summary>
    public static string SealReply(
        byte[] key, string token, string receiveId, string xml, string timestamp, string nonce, ReadOnlySpan<byte> random16)
    {
        var encrypt = CallbackCipher.Encrypt(key, random16, xml, receiveId);
        var outer = new XElement(
            "xml",
            Data("Encrypt", encrypt),
            Data("MsgSignature", CallbackSignature.Compute(token, timestamp, nonce, encrypt)),
            new XElement("TimeStamp", timestamp),
            Data("Nonce", nonce));
        return outer.ToString(SaveOptions.DisableFormatting);
    }

    private static XElement Data(string name, string value) => new(name, new XCData(value));
}
