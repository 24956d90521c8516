namespace Bot.WeCom.Messages;

/// <summary>What message/send can carry (protocol 3.4). Limits are checked when <see cref="WeComJson"/> builds the bytes.</summary>
internal abstract record OutgoingMessage
{
    /// <summary>Wire value of msgtype.</summary>
    public abstract string MessageType { get; }
}
