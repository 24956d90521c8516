namespace Bot.Messaging;

/// <summary>Wakes a worker's loop: one set wakes it once, however often it was set.</summary>
internal abstract class WakeUp
{
    private TaskCompletionSource _set = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool IsSet => Volatile.Read(ref _set).Task.IsCompleted;

    /// <summary>Completes with the next <see cref="Set"/>, or is complete already.</summary>
    public Task Task => Volatile.Read(ref _set).Task;

    public void Set() => Volatile.Read(ref _set).TrySetResult();

    /// <summary>Before looking for work, so that a set during the look is not lost.</summary>
    public void Reset()
    {
        if (IsSet)
        {
            Volatile.Write(ref _set, new(TaskCreationOptions.RunContinuationsAsynchronously));
        }
    }
}

internal sealed class InboxWakeUp : WakeUp;

internal sealed class OutboxWakeUp : WakeUp;
