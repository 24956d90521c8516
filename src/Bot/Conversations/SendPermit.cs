using System.Threading.RateLimiting;
using Bot.WeCom.Client;

namespace Bot.Conversations;

/// <summary>Leave to send one message to some members; dispose it when the call is over. What surely never left is given back.</summary>
/// <param name="allowed">Whom the message may go to.</param>
internal abstract class SendPermit(IReadOnlyList<string> allowed) : IAsyncDisposable
{
    private bool _left;

    public IReadOnlyList<string> Allowed => allowed;

    /// <summary>When the first of the others may go; null when there are no others.</summary>
    public TimeSpan? Wait { get; init; }

    /// <summary>Which limit the first of the others waits for; empty when there are no others.</summary>
    public string Limit { get; init; } = "";

    /// <summary>Makes the call. However it ends, it has counted, unless the client says that it did not leave.</summary>
    public async Task<ApiResult<T>> CallAsync<T>(Func<Task<ApiResult<T>>> call)
    {
        var before = _left;
        _left = true;
        var result = await call();
        _left = before || result is not ApiResult<T>.NotSent;
        return result;
    }

    public ValueTask DisposeAsync() => EndAsync(_left);

    /// <param name="made">The call has counted, or may have: now at the latest.</param>
    protected abstract ValueTask EndAsync(bool made);
}

/// <summary>Of the limiters of this process.</summary>
/// <param name="leases">One for each who is allowed.</param>
internal sealed class OwnSendPermit(IReadOnlyList<string> allowed, IReadOnlyList<RateLimitLease> leases) : SendPermit(allowed)
{
    protected override ValueTask EndAsync(bool made)
    {
        foreach (var lease in leases)
        {
            if (made)
            {
                foreach (var one in lease.GetAllMetadata().Select(metadata => metadata.Value).OfType<CallLease>())
                {
                    one.Made();
                }
            }

            lease.Dispose();
        }

        return ValueTask.CompletedTask;
    }
}
