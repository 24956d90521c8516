namespace Bench.Library;

/// <summary>Counts up and wakes who waits for a number.</summary>
internal sealed class Counter
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    private readonly Lock _gate = new();
    private readonly List<(int Count, TaskCompletionSource Reached)> _waiting = [];
    private int _count;

    public void Add()
    {
        lock (_gate)
        {
            _count++;
            foreach (var one in _waiting.Where(one => one.Count <= _count).ToList())
            {
                one.Reached.TrySetResult();
                _waiting.Remove(one);
            }
        }
    }

    /// <exception cref="TimeoutException">It does not come to that in time.</exception>
    public Task ReachedAsync(int count)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (count <= _count)
            {
                reached.SetResult();
            }
            else
            {
                _waiting.Add((count, reached));
            }
        }

        return reached.Task.WaitAsync(Longest);
    }
}
