using System.Collections.Concurrent;
using Bot.Simulator;

namespace Bot.Chaos.Play;

/// <summary>What the platform's side knows: which callbacks were acknowledged, which calls came twice, what could have been under way.</summary>
internal sealed class Book
{
    private readonly ConcurrentDictionary<string, int> _acknowledged = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<int, int> _answers = new();
    private readonly ConcurrentQueue<WireEntry> _repeats = new();
    private int _inFlight;
    private int _kills;
    private int _tokens;
    private long _seen;

    /// <summary>Decrypted callback → how often it got 200.</summary>
    public IReadOnlyDictionary<string, int> Acknowledged => _acknowledged;

    /// <summary>HTTP status of callback attempts (0: none) → count.</summary>
    public IReadOnlyDictionary<int, int> Answers => _answers;

    /// <summary>Sends that the platform recognised as repeats, and card updates whose code was spent.</summary>
    public IReadOnlyCollection<WireEntry> Repeats => _repeats;

    /// <summary>How often anybody asked for an access token.</summary>
    public int Tokens => Volatile.Read(ref _tokens);

    /// <summary>How many sends may have been under way when their answer was lost: at kills, stops and played answers.</summary>
    public int InFlight => Volatile.Read(ref _inFlight);

    public void Attempted(string xml, int status)
    {
        _answers.AddOrUpdate(status, 1, (_, count) => count + 1);
        if (status == 200)
        {
            _acknowledged.AddOrUpdate(xml, 1, (_, count) => count + 1);
        }
    }

    public int Kills => Volatile.Read(ref _kills);

    public void Killed() => Interlocked.Increment(ref _kills);

    public void UnderWay(int sends) => Interlocked.Add(ref _inFlight, sends);

    /// <summary>Reads on in the simulator's wire log, which is short: called many times a second.</summary>
    public void ReadWire(WireLog log)
    {
        foreach (var entry in log.After(_seen))
        {
            _seen = entry.Id;
            if (entry is { Kind: "api" } && (entry.Remarks.Any(remark => remark.StartsWith("重复请求", StringComparison.Ordinal)) || entry.ErrorCode == 60140))
            {
                _repeats.Enqueue(entry);
            }

            if (entry is { Kind: "api" } && entry.Title.Contains("gettoken", StringComparison.Ordinal))
            {
                Interlocked.Increment(ref _tokens);
            }
        }
    }
}
