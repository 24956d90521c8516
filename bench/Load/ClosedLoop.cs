using System.Diagnostics;

namespace Bench.Load;

/// <summary>As fast as the server answers: each connection sends its next request when it has the answer to the last.</summary>
internal static class ClosedLoop
{
    /// <param name="total">How many requests; above the number of given ones these go round again.</param>
    public static async Task<LoadResult> RunAsync(Uri server, IReadOnlyList<byte[]> requests, int connections, int total)
    {
        var links = await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => HttpLink.ConnectAsync(server)));
        var (statuses, latencies, next) = (new int[total], new double[total], -1);
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(links.Select(link => Task.Run(() => WorkAsync(link))));
        var elapsed = Stopwatch.GetElapsedTime(started);
        foreach (var link in links)
        {
            link.Dispose();
        }

        return new LoadResult(elapsed, statuses, latencies);

        async Task WorkAsync(HttpLink link)
        {
            for (var index = Interlocked.Increment(ref next); index < total; index = Interlocked.Increment(ref next))
            {
                var sent = Stopwatch.GetTimestamp();
                statuses[index] = await link.SendAsync(requests[index % requests.Count]);
                latencies[index] = Stopwatch.GetElapsedTime(sent).TotalSeconds;
            }
        }
    }
}
