namespace Bot.WeCom.Callback;

/// <summary>Why a callback is refused, after the library codes of protocol 1.3.</summary>
internal enum CallbackFault
{
    None,

    /// <summary>msg_signature, timestamp, nonce or echostr is absent or empty.</summary>
    MissingParameter,

    BodyTooLarge,

    /// <summary>The body, or what was sealed in it, is no callback XML (−40002).</summary>
    NotXml,

    /// <summary>XML without an Encrypt element: plain-text mode is never accepted.</summary>
    NotEncrypted,

    /// <summary>−40001.</summary>
    Signature,

    /// <summary>No number, or further from our clock than the window.</summary>
    Timestamp,

    /// <summary>−40010.</summary>
    Base64,

    /// <summary>Length, padding, length field or UTF-8 is wrong (−40007, −40008).</summary>
    Cipher,

    /// <summary>The receive id or ToUserName is none of ours (−40005).</summary>
    ReceiveId,

    /// <summary>An accepted nonce came again with other content.</summary>
    Replay,
}

internal static class CallbackFaults
{
    /// <summary>HTTP status of the refusal: 413, 403 for a sender we do not believe, 400 for what cannot be read.</summary>
    public static int Status(this CallbackFault fault) => fault switch
    {
        CallbackFault.BodyTooLarge => 413,
        CallbackFault.Signature or CallbackFault.Timestamp or CallbackFault.ReceiveId or CallbackFault.Replay => 403,
        _ => 400,
    };
}
