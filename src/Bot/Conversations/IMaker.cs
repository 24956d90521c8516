using Bot.Storage;

namespace Bot.Conversations;

/// <summary>Makes what takes too long for a turn (<see cref="Make"/>): all turns wait for one another, this waits for nobody. It may be made again after a fault.</summary>
internal interface IMaker
{
    /// <summary>Stored with what is to be made: never rename.</summary>
    string Name { get; }

    /// <summary>Reads and makes; writes nothing.</summary>
    /// <returns>The short write that ends it, with what is sent then.</returns>
    Task<Func<UnitOfWork, Task<IReadOnlyList<Effect>>>> MakeAsync(string userId, string order, CancellationToken cancellationToken);

    /// <summary>It could not be made, however often it was tried.</summary>
    Task<IReadOnlyList<Effect>> GiveUpAsync(UnitOfWork work, string userId, string order);
}
