namespace Bot.Storage;

/// <summary>Carries out units of work, each as a whole or not at all. Disposed of, it takes no more and returns when what waited is written.</summary>
internal interface IWriter : IAsyncDisposable
{
    /// <summary>Why nothing is written at present; null while all is well.</summary>
    string? Fault { get; }

    /// <param name="urgent">Somebody waits on the line: goes before ordinary work.</param>
    /// <exception cref="StorageBusyException">Nothing was done: too much waits, the service is stopping, or the database does not take it.</exception>
    Task<T> WriteAsync<T>(Func<UnitOfWork, CancellationToken, Task<T>> work, bool urgent, CancellationToken cancellationToken);

    void Start();
}
