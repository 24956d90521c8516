namespace Bot.Messaging;

/// <summary>Wakes a worker's loop: one set wakes it once, however often it was set.</summary>
internal abstract class WakeUp
{
    private TaskCompletionSource _set = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool IsSet => Volatile.Read(ref _set).Task.IsCompleted;

    /// <summary>Completes with the next <see cref="Set"/>, or is complete already.</summary>
    public Task Task => Volatile.Read(ref _set).Task;

    /// <summary>The other instances' loops, where there is a way to them; set before the loops begin.</summary>
    public IOthers? Others { get; set; }

    /// <summary>This instance's loop only: what it has in hand has ended, or another called.</summary>
    public void Set() => Volatile.Read(ref _set).TrySetResult();

    /// <summary>There is a new row, for whichever instance is free. Waits for nothing.</summary>
    public void Call()
    {
        Set();
        Others?.Call(this);
    }

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

/// <summary>The way to the other instances on the same database.</summary>
internal interface IOthers
{
    /// <summary>True while their calls arrive: then an idle loop need not look again and again. Whoever makes it false sets the loops.</summary>
    bool AreHeard { get; }

    /// <summary>An idle loop that hears the others looks at least so often.</summary>
    TimeSpan SafetyPoll { get; }

    /// <summary>Returns at once.</summary>
    void Call(WakeUp queue);
}
