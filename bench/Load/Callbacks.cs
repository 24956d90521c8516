using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Bot.Simulator;
using Bot.Simulator.Callbacks;
using Bot.WeCom.Callback;

namespace Bench.Load;

/// <summary>A callback ready to be posted, and the MsgId that the platform gave it: what the program makes of it has no say in the book.</summary>
internal sealed record SealedText(long MessageId, byte[] Request);

/// <summary>Text messages of people, sealed as the platform does: each with its own MsgId, nonce and random bytes.</summary>
internal sealed class Callbacks(SimulatorSettings keys, string path, TimeProvider clock)
{
    private readonly CallbackText _words = new(keys);
    private readonly byte[] _key = CallbackCipher.Key(keys.EncodingAesKey);
    private long _last = 7_400_000_000_000_000_000;

    /// <summary>Sealed now, so they are good for WeCom:TimestampWindow, ten minutes.</summary>
    /// <param name="sender">User id by index.</param>
    public SealedText[] Seal(int count, Func<int, string> sender, Func<int, string> text)
    {
        var (first, now) = (_last, clock.GetUtcNow());
        _last += count;
        var all = new SealedText[count];
        Parallel.For(0, count, index => all[index] = Seal(sender(index), text(index), first + index + 1, now));
        return all;
    }

    /// <summary>The plain XML of one, sealed, with the parts of the query.</summary>
    /// <param name="number">Makes the nonce; random ones of ten digits would meet within some ten thousand, and a nonce that comes again is refused.</param>
    public (SealedCallback Sealed, string Timestamp, string Nonce) Seal(string xml, long number, DateTimeOffset now)
    {
        var (timestamp, nonce) = (now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), number.ToString(CultureInfo.InvariantCulture));
        return (CallbackEnvelope.Seal(_key, keys.Token, keys.CorpId, keys.AgentId, xml, timestamp, nonce, RandomNumberGenerator.GetBytes(16)), timestamp, nonce);
    }

    private SealedText Seal(string sender, string text, long id, DateTimeOffset now)
    {
        var xml = _words.Text(sender, now, id, text);
        var (envelope, timestamp, nonce) = Seal(xml, id, now);
        var request = HttpLink.Post($"{path}?msg_signature={envelope.Signature}&timestamp={timestamp}&nonce={nonce}", Encoding.UTF8.GetBytes(envelope.Xml));
        return new SealedText(id, request);
    }
}
