using Bot.Messaging;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Bot.Redis;

/// <summary>
/// Tells the other instances of new rows, by one channel for each queue. A call is a hint and nothing more: one that is lost costs at most
/// <see cref="RedisOptions.SafetyPoll"/>.
/// </summary>
internal sealed class RedisSignals : IHostedService, IOthers
{
    private readonly RedisLink _link;
    private readonly TimeSpan _safetyPoll;
    private readonly RedisValue _own;
    private readonly Line _inbox;
    private readonly Line _outbox;

    public RedisSignals(RedisLink link, IOptions<RedisOptions> options, InboxWakeUp inbox, OutboxWakeUp outbox, TimeProvider clock)
    {
        (_link, _safetyPoll) = (link, options.Value.SafetyPoll);
        _own = $"{Guid.CreateVersion7(clock.GetUtcNow()):N}";
        (_inbox, _outbox) = (new Line(this, "inbox", inbox), new Line(this, "outbox", outbox));
        (inbox.Others, outbox.Others) = (this, this);
        link.Joining((_, _) => HearAsync());
        link.Changing(LookNow);
    }

    public bool AreHeard => _link.IsUp;

    public TimeSpan SafetyPoll => _safetyPoll;

    public void Call(WakeUp queue) => (queue == _inbox.Queue ? _inbox : _outbox).Call();

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The workers have ended, and what they put back may be due before the others look.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => Task.WhenAll(_inbox.TellAsync(), _outbox.TellAsync());

    /// <summary>Tells now of what was called for while there was no connection: by a command, whose process is no service.</summary>
    public async Task TellAsync()
    {
        foreach (var line in (Line[])[_inbox, _outbox])
        {
            if (line.Queue.IsSet)
            {
                await line.TellAsync();
            }
        }
    }

    /// <summary>Each time anew: whether the library has subscribed again by now is not known. To subscribe twice is to be told twice.</summary>
    private async Task HearAsync()
    {
        foreach (var line in (Line[])[_inbox, _outbox])
        {
            await _link.Subscriber!.UnsubscribeAsync(line.Channel, line.Heard);
            await _link.Subscriber!.SubscribeAsync(line.Channel, line.Heard);
        }
    }

    /// <summary>Lost: the loops look by themselves from now on. Back: what was called meanwhile was not heard.</summary>
    private void LookNow()
    {
        _inbox.Queue.Set();
        _outbox.Queue.Set();
    }

    /// <summary>One queue. However often it is called, at most one message is under way and one more waits for its end.</summary>
    private sealed class Line
    {
        private const int Silent = 0;
        private const int UnderWay = 1;
        private const int Again = 2;

        private readonly RedisSignals _signals;
        private int _state;

        public Line(RedisSignals signals, string name, WakeUp queue)
        {
            (_signals, Queue) = (signals, queue);
            Channel = RedisChannel.Literal(signals._link.Key($"wake:{name}"));
            Heard = (_, from) =>
            {
                if (from != signals._own)
                {
                    queue.Set();
                }
            };
        }

        public WakeUp Queue { get; }

        public RedisChannel Channel { get; }

        public Action<RedisChannel, RedisValue> Heard { get; }

        /// <summary>Called by the database's writer, between two commits: the sending is left to another thread.</summary>
        public void Call()
        {
            while (_signals._link.IsUp)
            {
                switch (Volatile.Read(ref _state))
                {
                    case Again:
                        return;
                    case UnderWay when Interlocked.CompareExchange(ref _state, Again, UnderWay) == UnderWay:
                        return;
                    case Silent when Interlocked.CompareExchange(ref _state, UnderWay, Silent) == Silent:
                        _ = Task.Run(SendAsync);
                        return;
                }
            }
        }

        public async Task TellAsync() => await _signals._link.TryAsync(redis => redis.PublishAsync(Channel, _signals._own));

        private async Task SendAsync()
        {
            do
            {
                // What is called for from here on was committed after this message left, perhaps.
                Volatile.Write(ref _state, UnderWay);
                await TellAsync();
            }
            while (Interlocked.CompareExchange(ref _state, Silent, UnderWay) != UnderWay);
        }
    }
}
