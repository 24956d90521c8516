using System.Data.Common;
using Bot.Messaging;
using Bot.Redis;
using Bot.Storage;

namespace Bot.Operations;

/// <summary>What a load balancer or a watchdog asks: is the work going on.</summary>
/// <param name="redis">Null where none is configured.</param>
internal sealed class Health(Database database, InboxWorker inbox, OutboxWorker outbox, AuditCheck audit, TimeProvider time, RedisLink? redis = null)
{
    public async Task<IResult> AnswerAsync(CancellationToken cancellationToken) => await FaultAsync(cancellationToken) is { } fault
        ? Results.Text(fault, statusCode: StatusCodes.Status503ServiceUnavailable)
        : Results.Text(Flaw is { } flaw ? $"ok, degraded: {flaw}" : "ok");

    /// <summary>Somebody has to see to it, and the work goes on: a load balancer that took the instance away would only lose callbacks.</summary>
    private string? Flaw =>
        audit.Bad is { } bad ? FormattableString.Invariant($"audit: the chain is broken at entry {bad}; see doctor")
        : redis is { IsUp: false } ? "redis is lost"
        : null;

    /// <summary>Null while all is well; else what stands still and why.</summary>
    private async Task<string?> FaultAsync(CancellationToken cancellationToken) =>
        database.Fault is { } storage ? $"storage: {storage}"
        : inbox.ExecuteTask is { IsCompleted: true } ? "inbox: the worker has ended; restart the service"
        : outbox.ExecuteTask is { IsCompleted: true } ? "outbox: the worker has ended; restart the service"
        : outbox.StoppedBecause is { } why ? $"outbox: stands still, {why}"
        : await SendingAsync(cancellationToken);

    /// <summary>A server that cannot be reached is a standstill like one that refuses us: nobody hears anything of us.</summary>
    private async Task<string?> SendingAsync(CancellationToken cancellationToken)
    {
        try
        {
            var failing = await database.ReadAsync((work, _) => OutboxWaits.FailingAsync(work), cancellationToken);
            return failing?.StandStill(time.GetUtcNow()) == true ? FormattableString.Invariant($"outbox: nothing gets through since {failing.Since:u}, {failing.Why}") : null;
        }
        catch (Exception error) when (error is StorageBusyException or DbException)
        {
            return $"storage: {error.Message}";
        }
    }
}
