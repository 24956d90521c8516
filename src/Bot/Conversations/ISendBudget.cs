using Bot.Messaging;

namespace Bot.Conversations;

/// <summary>Gives leave for calls of message/send, at this instance alone or at all of them together. Who takes says for which item: the same attempt never counts twice.</summary>
internal interface ISendBudget
{
    /// <summary>The day's person-times, as far as this instance knows.</summary>
    (DateOnly Day, int Used, int Limit) PersonTimes { get; }

    /// <summary>For one message to one member, the item's lane.</summary>
    ValueTask<SendPermit> TakeAsync(OutboxItem item, CancellationToken cancellationToken);

    /// <summary>For one message to many: allows those who have room, as many as the day has person-times for.</summary>
    ValueTask<SendPermit> SplitAsync(OutboxItem item, IReadOnlyList<string> members, CancellationToken cancellationToken);

    /// <summary>The same for all of them or for none: a message that may have arrived is repeated with the same bytes.</summary>
    ValueTask<SendPermit> TakeAllAsync(OutboxItem item, IReadOnlyList<string> members, CancellationToken cancellationToken);
}
