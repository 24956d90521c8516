using Bot.Storage;

namespace Bot.Messaging;

/// <summary>Delivers one outbox item over the network, outside any transaction.</summary>
internal interface IDelivery
{
    Task<DeliveryResult> DeliverAsync(OutboxItem item, CancellationToken cancellationToken);

    /// <summary>The item is given up in this unit of work, whatever the reason (<paramref name="last"/>: the result that ended it): what hung on it is put right.</summary>
    Task GiveUpAsync(OutboxItem item, DeliveryResult last, UnitOfWork work) => Task.CompletedTask;
}

internal abstract record DeliveryResult
{
    /// <summary>Delivered; <paramref name="OnDone"/> runs in the commit that completes the row (card registry, inbox item of a fetched picture).</summary>
    /// <param name="Called">False when it needed no call: that says nothing about our configuration.</param>
    internal sealed record Done(Func<UnitOfWork, Task>? OnDone = null, bool Called = true) : DeliveryResult;

    /// <summary>Tried and surely not delivered; again not before the delay (null: the retry schedule decides), given up when that has gone on too long.</summary>
    internal sealed record Retry(string Why, TimeSpan? After = null) : DeliveryResult;

    /// <summary>Nothing is wrong with it, it is only not its time: no room in a limit, a stop, a busy database. However old it is, it is not given up for that.</summary>
    internal sealed record Wait(string Why, TimeSpan After) : DeliveryResult;

    /// <summary>It may have arrived: repeated with the same bytes while WeCom's duplicate check covers it, then Unknown.</summary>
    internal sealed record Ambiguous(string Why) : DeliveryResult;

    /// <summary>Never again; kept as dead letter.</summary>
    /// <param name="Unreachable">It was the recipient who could not be reached.</param>
    internal sealed record Dead(string Why, Func<UnitOfWork, Task>? OnDead = null, bool Unreachable = false) : DeliveryResult;

    /// <summary>Wrong configuration: the whole outbox stops until it is mended; an administrator is told.</summary>
    internal sealed record Stop(string Why) : DeliveryResult;
}
