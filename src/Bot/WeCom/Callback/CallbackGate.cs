using System.Text;
using System.Text.Unicode;
using Bot.WeCom.CorpGroup;
using Microsoft.Extensions.Options;

namespace Bot.WeCom.Callback;

/// <summary>(query, body) → event or refusal; pure but for the clock.</summary>
/// <remarks>https://developer.work.weixin.qq.com/document/path/90930</remarks>
internal sealed class CallbackGate(IOptionsMonitor<WeComOptions> options, SharedCorps shared, TimeProvider clock)
{
    /// <summary>Bytes; real callbacks stay below 10 KiB.</summary>
    public const int MaximumBody = 64 * 1024;

    /// <summary>GET: the plain echo, or null with the fault.</summary>
    public string? VerifyUrl(string? signature, string? timestamp, string? nonce, string? echo, out CallbackFault fault)
    {
        if (echo is { Length: > MaximumBody })
        {
            fault = CallbackFault.BodyTooLarge;
            return null;
        }

        fault = Unseal(options.CurrentValue, signature, timestamp, nonce, echo, out var plain);
        return fault == CallbackFault.None ? plain : null;
    }

    /// <summary>POST: the event of a body, or the refusal.</summary>
    public GateResult Open(string? signature, string? timestamp, string? nonce, ReadOnlyMemory<byte> body)
    {
        if (body.Length > MaximumBody)
        {
            return Refuse(CallbackFault.BodyTooLarge);
        }

        if (!Utf8.IsValid(body.Span) || CallbackElement.Parse(Encoding.UTF8.GetString(body.Span)) is not { } envelope)
        {
            return Refuse(CallbackFault.NotXml);
        }

        var encrypt = envelope.Text("Encrypt");
        if (encrypt.Length == 0)
        {
            return Refuse(CallbackFault.NotEncrypted);
        }

        // Read per request: a rotated token or key counts at once.
        var settings = options.CurrentValue;
        var fault = Unseal(settings, signature, timestamp, nonce, encrypt, out var xml);
        if (fault != CallbackFault.None)
        {
            return Refuse(fault);
        }

        if (CallbackElement.Parse(xml) is not { } root || CallbackXml.Read(root) is not { } received)
        {
            return Refuse(CallbackFault.NotXml);
        }

        return AreForUs(settings, envelope.Text("ToUserName"), received.Header.ToUser)
            ? new GateResult.Opened(received, xml, CallbackKeys.DedupKey(received, root), LaneOf(received))
            : Refuse(CallbackFault.ReceiveId);
    }

    /// <summary>Signature first: nothing of an unsigned text is decrypted, so there is no padding oracle.</summary>
    private CallbackFault Unseal(WeComOptions settings, string? signature, string? timestamp, string? nonce, string? encrypt, out string plain)
    {
        plain = "";
        if (string.IsNullOrEmpty(signature) || string.IsNullOrEmpty(timestamp) || string.IsNullOrEmpty(nonce) || string.IsNullOrEmpty(encrypt))
        {
            return CallbackFault.MissingParameter;
        }

        if (!CallbackSignature.Matches(signature, settings.Token, timestamp, nonce, encrypt))
        {
            return CallbackFault.Signature;
        }

        if (!UnixSeconds.TryParse(timestamp, out var at) || (clock.GetUtcNow() - at).Duration() > settings.TimestampWindow)
        {
            return CallbackFault.Timestamp;
        }

        if (!CallbackCipher.TryDecrypt(CallbackCipher.Key(settings.EncodingAesKey), encrypt, out plain, out var receiveId, out var fault))
        {
            return fault;
        }

        return IsOurs(settings, receiveId) ? CallbackFault.None : CallbackFault.ReceiveId;
    }

    /// <summary>The outer ToUserName is not signed and optional; where it stands it must say the same as the inner one.</summary>
    private bool AreForUs(WeComOptions settings, string outer, string inner) =>
        (inner.Length == 0 || IsOurs(settings, inner))
        && (outer.Length == 0 || (inner.Length == 0 ? IsOurs(settings, outer) : outer == inner));

    /// <summary>Of a callback about a downstream company it is not documented whether its id or ours stands there (protocol 6.3): either is taken.</summary>
    private bool IsOurs(WeComOptions settings, string receiveId) =>
        receiveId == settings.CorpId || settings.ExtraReceiveIds.Contains(receiveId) || shared.Find(receiveId) is not null;

    /// <summary>Two companies may each have a member of that name: one downstream is named with his company.</summary>
    private string LaneOf(WeComEvent received) =>
        received is not ContactChanged && received.Header is { FromUser: not ("" or "sys"), ToUser: var corpId } && shared.Find(corpId) is { } corp
            ? SharedCorps.Account(corp.CorpId, received.Header.FromUser)
            : CallbackKeys.Lane(received);

    private static GateResult.Refused Refuse(CallbackFault fault) => new(fault, fault.Status());
}
