using Bot.Storage;

namespace Bot.Messaging;

/// <summary>Handles one inbox item inside the writer's unit of work; the worker marks the item done in the same commit.</summary>
internal interface IInboxProcessor
{
    Task ProcessAsync(InboxItem item, UnitOfWork work, CancellationToken cancellationToken);

    /// <summary>The item becomes a dead letter in this unit of work: whoever waits for its answer can be told.</summary>
    Task GiveUpAsync(InboxItem item, UnitOfWork work) => Task.CompletedTask;
}
