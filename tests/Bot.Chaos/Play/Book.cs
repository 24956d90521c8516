using System.Collections.Concurrent;

namespace Bot.Chaos.Play;

/// <summary>What the harness knows beside the simulator's own book: which callbacks were acknowledged, and when a bot was interrupted.</summary>
internal sealed class Book
{
    private readonly ConcurrentDictionary<string, int> _acknowledged = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<int, int> _answers = new();
    private readonly Lock _lock = new();
    private readonly List<Interruption> _interruptions = [];
    private int _kills;

    /// <summary>Decrypted callback → how often it got 200.</summary>
    public IReadOnlyDictionary<string, int> Acknowledged => _acknowledged;

    /// <summary>HTTP status of callback attempts (0: none) → count.</summary>
    public IReadOnlyDictionary<int, int> Answers => _answers;

    public IReadOnlyList<Interruption> Interruptions
    {
        get
        {
            lock (_lock)
            {
                return [.. _interruptions];
            }
        }
    }

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

    /// <summary>Whatever is in hand now may have to be sent again.</summary>
    /// <param name="from">Timestamp, when it began before it could be read what is in hand.</param>
    public void Interrupted(IReadOnlySet<string> inHand, long? from = null)
    {
        lock (_lock)
        {
            _interruptions.Add(new Interruption(from ?? TimeProvider.System.GetTimestamp(), inHand));
        }
    }

    /// <summary>Work goes on: what is sent from now on is none of what was interrupted.</summary>
    public void GoesOn()
    {
        lock (_lock)
        {
            foreach (var one in _interruptions.Where(one => one.Until == long.MaxValue))
            {
                one.Until = TimeProvider.System.GetTimestamp();
            }
        }
    }
}
