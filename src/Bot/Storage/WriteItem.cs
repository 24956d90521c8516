namespace Bot.Storage;

/// <summary>A unit of work that waits for the writer.</summary>
internal abstract class WriteItem
{
    public abstract Task RunAsync(UnitOfWork work);

    /// <summary>The work is on disk.</summary>
    public abstract void Complete();

    /// <summary>Nothing of the work is on disk.</summary>
    public abstract void Fail(Exception error);
}

/// <inheritdoc/>
internal sealed class WriteItem<T>(Func<UnitOfWork, CancellationToken, Task<T>> work, CancellationToken cancellationToken) : WriteItem
{
    // The caller must not go on upon the writer's loop.
    private readonly TaskCompletionSource<T> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private UnitOfWork? _unit;
    private T? _result;

    public Task<T> Completion => _completion.Task;

    public override async Task RunAsync(UnitOfWork unit)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _unit = unit;
        _result = await work(unit, cancellationToken);
    }

    public override void Complete()
    {
        _unit!.Committed();
        _completion.SetResult(_result!);
    }

    public override void Fail(Exception error)
    {
        if (error is OperationCanceledException && cancellationToken.IsCancellationRequested)
        {
            _completion.SetCanceled(cancellationToken);
        }
        else
        {
            _completion.SetException(error);
        }
    }
}
