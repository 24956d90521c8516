using System.Xml;
using System.Xml.Linq;
using Bot.WeCom.Callback;

namespace Bot.Simulator.Callbacks;

/// <summary>An encrypted reply in the body of the acknowledgement (protocol 1.5, 1.7).</summary>
internal static class PassiveReply
{
    /// <summary>The plain reply; null when it is not XML, wrongly signed, not decryptable or for another corp.</summary>
    public static XElement? Open(SimulatorSettings settings, string body)
    {
        if (Parse(body) is not { } envelope
            || envelope.Element("Encrypt")?.Value.Trim() is not { Length: > 0 } encrypt
            || envelope.Element("MsgSignature")?.Value is not { } signature
            || envelope.Element("TimeStamp")?.Value is not { } timestamp
            || envelope.Element("Nonce")?.Value is not { } nonce
            || !CallbackSignature.Matches(signature, settings.Token, timestamp, nonce, encrypt)
            || !CallbackCipher.TryDecrypt(CallbackCipher.Key(settings.EncodingAesKey), encrypt, out var message, out var receiveId, out _)
            || !string.Equals(receiveId, settings.CorpId, StringComparison.Ordinal))
        {
            return null;
        }

        return Parse(message);
    }

    private static XElement? Parse(string text)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            return XElement.Load(reader);
        }
        catch (XmlException)
        {
            return null;
        }
    }
}
