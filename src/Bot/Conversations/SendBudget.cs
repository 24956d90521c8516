using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace Bot.Conversations;

/// <summary>
/// Keeps each member below the rate at which WeCom drops messages with errcode 0 (protocol 7.1): a sliding minute and a sliding hour.
/// Own windows since the limiters of System.Threading.RateLimiting read the machine's clock and would escape the program's TimeProvider.
/// </summary>
internal sealed class SendBudget(TimeProvider clock, IOptionsMonitor<ConversationOptions> options)
{
    /// <summary>The longer of the two windows.</summary>
    public static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, List<DateTimeOffset>> _sent = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Counts one message to the member and gives null, or gives the time until the next is free.</summary>
    public TimeSpan? Take(string userId)
    {
        var now = clock.GetUtcNow();
        var limits = options.CurrentValue;
        var sent = _sent.GetOrAdd(userId, _ => []);
        lock (sent)
        {
            sent.RemoveAll(at => at <= now - Hour);
            for (var last = sent.Count - 1; last >= 0 && sent[last] > now; last--)
            {
                // The clock was put back since: at the latest this was sent now.
                sent[last] = now;
            }

            var wait = Later(Free(sent, limits.MessagesPerMinute, Minute), Free(sent, limits.MessagesPerHour, Hour)) - now;
            if (wait > TimeSpan.Zero)
            {
                return wait;
            }

            sent.Add(now);
            return null;
        }
    }

    /// <summary>Counts one message to each member that has room and gives those, in their order.</summary>
    /// <param name="wait">Null when all have room; else the time until the first of the others has.</param>
    public IReadOnlyList<string> Split(IReadOnlyList<string> members, out TimeSpan? wait)
    {
        var waits = members.Select(member => (Member: member, Wait: Take(member))).ToList();
        wait = waits.Min(one => one.Wait);
        return [.. waits.Where(one => one.Wait is null).Select(one => one.Member)];
    }

    /// <summary>Counts a message sent before; in order of time, before the first <see cref="Take"/>.</summary>
    public void Count(string userId, DateTimeOffset at)
    {
        var sent = _sent.GetOrAdd(userId, _ => []);
        lock (sent)
        {
            sent.Add(at);
        }
    }

    /// <summary>When the window has room again: as soon as the n-th last message leaves it.</summary>
    private static DateTimeOffset Free(List<DateTimeOffset> sent, int limit, TimeSpan window) =>
        sent.Count < limit ? DateTimeOffset.MinValue : sent[^limit] + window;

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}
