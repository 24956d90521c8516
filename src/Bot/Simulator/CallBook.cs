using System.Collections.Concurrent;
using System.Text;

namespace Bot.Simulator;

/// <summary>Every call of message/… and gettoken with what became of its answer, for whoever judges the caller; see <see cref="SimulatorSettings.Calls"/>. Thread-safe.</summary>
internal sealed class CallBook
{
    public const string Token = "gettoken";

    private readonly ConcurrentQueue<SimulatedCall> calls = new();

    /// <summary>In the order in which they had arrived completely.</summary>
    public IReadOnlyList<SimulatedCall> Calls => [.. calls];

    /// <summary>Null for a call that is not kept.</summary>
    internal SimulatedCall? Receive(string path, ReadOnlyMemory<byte> body)
    {
        if (path != Token && !path.StartsWith("message/", StringComparison.Ordinal))
        {
            return null;
        }

        var call = new SimulatedCall(path, Encoding.UTF8.GetString(body.Span), TimeProvider.System.GetTimestamp());
        calls.Enqueue(call);
        return call;
    }
}

/// <summary>One call as the server saw it.</summary>
/// <param name="receivedAt">Timestamp of the machine's clock: the order holds whatever the simulated clock shows.</param>
internal sealed class SimulatedCall(string path, string body, long receivedAt)
{
    private volatile bool answered;
    private volatile object? errcode;

    public string Path => path;

    public string Body => body;

    public long ReceivedAt => receivedAt;

    /// <summary>Null when it was not carried out.</summary>
    public int? Errcode
    {
        get => (int?)errcode;
        internal set => errcode = value;
    }

    /// <summary>The whole answer went to a caller who was still there.</summary>
    public bool Answered
    {
        get => answered;
        internal set => answered = value;
    }
}
