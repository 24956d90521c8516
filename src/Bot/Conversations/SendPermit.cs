using System.Threading.RateLimiting;
using Bot.WeCom.Client;

namespace Bot.Conversations;

/// <summary>Leave to send one message to some members; dispose it when the call is over. What surely never left is given back.</summary>
/// <param name="allowed">Whom the message may go to.</param>
/// <param name="leases">One for each of them.</param>
internal sealed class SendPermit(IReadOnlyList<string> allowed, IReadOnlyList<RateLimitLease> leases) : IDisposable
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

    public void Dispose()
    {
        foreach (var lease in leases)
        {
            if (_left)
            {
                foreach (var one in lease.GetAllMetadata().Select(metadata => metadata.Value).OfType<CallLease>())
                {
                    one.Made();
                }
            }

            lease.Dispose();
        }
    }
}
