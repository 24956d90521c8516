using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;

namespace Bot.Storage;

/// <summary>What waits for the writer, bounded. Urgent work has somebody waiting on the line, so it goes first.</summary>
internal sealed class WriteQueue(int length)
{
    private readonly Channel<WriteItem> _urgent = Channel.CreateBounded<WriteItem>(new BoundedChannelOptions(length) { SingleReader = true });
    private readonly Channel<WriteItem> _ordinary = Channel.CreateBounded<WriteItem>(new BoundedChannelOptions(length) { SingleReader = true });
    private readonly Channel<bool> _bell = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { SingleReader = true, FullMode = BoundedChannelFullMode.DropWrite });

    public int Count => _urgent.Reader.Count + _ordinary.Reader.Count;

    /// <summary>False when too much waits, or when the queue is closed.</summary>
    public bool TryAdd(WriteItem item, bool urgent)
    {
        var added = (urgent ? _urgent : _ordinary).Writer.TryWrite(item);
        if (added)
        {
            _bell.Writer.TryWrite(true);
        }

        return added;
    }

    public bool TryTakeUrgent([NotNullWhen(true)] out WriteItem? item) => _urgent.Reader.TryRead(out item);

    public bool TryTakeOrdinary([NotNullWhen(true)] out WriteItem? item) => _ordinary.Reader.TryRead(out item);

    /// <summary>Returns when something waits; false when the queue is closed and empty.</summary>
    public async ValueTask<bool> WaitAsync()
    {
        while (Count == 0)
        {
            if (!await _bell.Reader.WaitToReadAsync())
            {
                return Count > 0;
            }

            _bell.Reader.TryRead(out _);
        }

        return true;
    }

    /// <summary>Takes no more; what waits stays.</summary>
    public void Close()
    {
        _urgent.Writer.TryComplete();
        _ordinary.Writer.TryComplete();
        _bell.Writer.TryComplete();
    }
}
