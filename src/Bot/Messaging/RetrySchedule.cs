using Microsoft.Extensions.Options;

namespace Bot.Messaging;

/// <summary>Pauses between attempts: doubling up to a limit, with jitter so that lanes that failed together do not return together.</summary>
internal sealed class RetrySchedule(IOptions<MessagingOptions> options)
{
    private const double Jitter = 0.2;

    /// <param name="attempts">Attempts so far, at least 1.</param>
    public TimeSpan After(int attempts)
    {
        var (first, most) = (options.Value.RetryFirst, options.Value.RetryMost);
        var doubled = first * Math.Pow(2, Math.Min(attempts - 1, 30));
        return (doubled < most ? doubled : most) * (1 - Jitter + (2 * Jitter * Random.Shared.NextDouble()));
    }
}
