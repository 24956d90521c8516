using Bot.Messaging;
using Bot.Redis;
using Bot.Storage;

namespace Bot.Operations;

/// <summary>What a load balancer or a watchdog asks: is the work going on.</summary>
/// <param name="redis">Null where none is configured.</param>
internal sealed class Health(Database database, InboxWorker inbox, OutboxWorker outbox, RedisLink? redis = null)
{
    /// <summary>Null while all is well; else what stands still and why.</summary>
    public string? Fault =>
        database.Fault is { } storage ? $"storage: {storage}"
        : inbox.ExecuteTask is { IsCompleted: true } ? "inbox: the worker has ended; restart the service"
        : outbox.ExecuteTask is { IsCompleted: true } ? "outbox: the worker has ended; restart the service"
        : outbox.StoppedBecause is { } why ? $"outbox: stands still, {why}"
        : null;

    public IResult Answer() => Fault is { } fault
        ? Results.Text(fault, statusCode: StatusCodes.Status503ServiceUnavailable)
        : Results.Text(redis is { IsUp: false } ? "ok, degraded: redis is lost" : "ok");
}
