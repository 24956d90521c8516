using System.Diagnostics;

namespace Bench.Load;

/// <summary>
/// At a given rate, whatever the server does: each connection has its own times. A request whose connection was still busy at its time
/// counts from that time on, so a server that stalls is not spared (no coordinated omission); one whose connection was free counts from
/// the moment it was sent, so that the timer's coarseness (1 ms) is in no term.
/// </summary>
internal static class PacedLoop
{
    public static async Task<LoadResult> RunAsync(Uri server, IReadOnlyList<byte[]> requests, int connections, double perSecond)
    {
        var links = await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => HttpLink.ConnectAsync(server)));
        var (statuses, latencies) = (new int[requests.Count], new double[requests.Count]);
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(links.Select((link, place) => Task.Run(() => WorkAsync(link, place))));
        var elapsed = Stopwatch.GetElapsedTime(started);
        foreach (var link in links)
        {
            link.Dispose();
        }

        return new LoadResult(elapsed, statuses, latencies);

        async Task WorkAsync(HttpLink link, int place)
        {
            for (var index = place; index < requests.Count; index += connections)
            {
                var due = started + (long)(index / perSecond * Stopwatch.Frequency);
                var from = due;
                if (Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due) is { Ticks: > 0 } early)
                {
                    await Task.Delay(early);
                    from = Stopwatch.GetTimestamp();
                }

                statuses[index] = await link.SendAsync(requests[index]);
                latencies[index] = Stopwatch.GetElapsedTime(from).TotalSeconds;
            }
        }
    }
}
