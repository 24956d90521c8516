using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Bot.Redis;

/// <summary>
/// The connection, and whether it is of use. One failed or late answer and the instance stands alone, until a probe has succeeded and
/// everybody who shares something has put it in order (<see cref="Joining"/>).
/// </summary>
internal sealed partial class RedisLink : IHostedService, IAsyncDisposable
{
    private static readonly TimeSpan ProbeEvery = TimeSpan.FromSeconds(1);

    private readonly RedisOptions _options;
    private readonly RedisMetrics _metrics;
    private readonly TimeProvider _clock;
    private readonly ILogger<RedisLink> _logger;
    private readonly List<Func<IDatabase, CancellationToken, Task>> _joining = [];
    private readonly List<Func<IDatabase, CancellationToken, Task>> _joined = [];
    private readonly List<Action> _changing = [];
    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly CancellationTokenSource _stop = new();
    private ConnectionMultiplexer? _connection;
    private Task _probing = Task.CompletedTask;
    private long _joinedAgain;
    private int _state = New;
    private int _disposed;

    private const int New = 0;
    private const int Up = 1;
    private const int Down = 2;

    public RedisLink(IOptions<RedisOptions> options, RedisMetrics metrics, TimeProvider clock, ILogger<RedisLink> logger) =>
        (_options, _metrics, _clock, _logger) = (options.Value, metrics, clock, logger);

    public bool IsUp => Volatile.Read(ref _state) == Up;

    /// <summary>How long ago it was that Redis came back; as long as can be when it never was lost.</summary>
    public TimeSpan SinceJoinedAgain => Volatile.Read(ref _joinedAgain) is > 0 and var at ? _clock.GetElapsedTime(at) : TimeSpan.MaxValue;

    /// <summary>Hosts and ports, for people.</summary>
    public string Place { get; private set; } = "";

    public string Key(string name) => _options.Prefix + name;

    /// <summary>Before Redis is used for the first time, and again before it is used after it was lost: it may have come back empty.</summary>
    public void Joining(Func<IDatabase, CancellationToken, Task> act) => _joining.Add(act);

    /// <summary>Right after Redis is used again: for what this instance did alone between its <see cref="Joining"/> and then.</summary>
    public void Joined(Func<IDatabase, CancellationToken, Task> act) => _joined.Add(act);

    /// <summary>When Redis was lost just now, or is of use again just now.</summary>
    public void Changing(Action act) => _changing.Add(act);

    /// <summary>Connects and looks at the server; one that is merely away is no reason not to start.</summary>
    /// <exception cref="RedisUnusableException">The configuration cannot work; the message says what to do.</exception>
    public async Task ConnectAsync(CancellationToken cancellationToken)
    {
        var settings = RedisChecks.Parse(_options.Configuration);
        Place = RedisChecks.Place(settings);
        settings.ClientName ??= "bot";
        settings.BacklogPolicy = BacklogPolicy.FailFast;
        settings.AbortOnConnectFail = true;
        settings.ConnectRetry = 1;
        settings.ReconnectRetryPolicy = new LinearRetry((int)ProbeEvery.TotalMilliseconds);
        try
        {
            // The first time it shall say why not.
            _connection = await ConnectionMultiplexer.ConnectAsync(settings);
        }
        catch (RedisConnectionException failed)
        {
            if (await RedisChecks.FaultAsync(failed, settings) is { } fault)
            {
                throw fault;
            }

            settings.AbortOnConnectFail = false;
            _connection = await ConnectionMultiplexer.ConnectAsync(settings);
        }

        _connection.ConnectionFailed += (_, failed) => Lose(failed.FailureType.ToString());
        await ProbeAsync(cancellationToken);
        if (!IsUp)
        {
            Lose("not reached at the start");
        }
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await ConnectAsync(cancellationToken);
        _probing = ProbeAgainAsync();
    }

    /// <summary>Asks Redis; false when it is lost. What was asked may have taken effect all the same.</summary>
    public async ValueTask<(bool Done, T? Value)> TryAsync<T>(Func<IDatabase, Task<T>> ask)
    {
        if (!IsUp)
        {
            return (false, default);
        }

        try
        {
            return (true, await LimitedAsync(ask(_connection!.GetDatabase())));
        }
        catch (Exception error) when (IsLost(error))
        {
            Lose(error.GetType().Name);
            return (false, default);
        }
    }

    /// <summary>Null until the connection was made.</summary>
    public ISubscriber? Subscriber => _connection?.GetSubscriber();

    /// <summary>Joins again when Redis answers.</summary>
    public async Task ProbeAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (IsUp || _connection is not { IsConnected: true } connection)
            {
                return;
            }

            var database = connection.GetDatabase();
            await LimitedAsync(database.PingAsync());
            await LimitedAsync(connection.GetSubscriber().PingAsync());
            foreach (var end in connection.GetEndPoints())
            {
                RedisChecks.Require(connection.GetServer(end).Version, Place);
            }

            foreach (var act in _joining)
            {
                await act(database, cancellationToken);
            }

            if (Volatile.Read(ref _state) == Down)
            {
                Volatile.Write(ref _joinedAgain, _clock.GetTimestamp());
            }

            var before = Interlocked.Exchange(ref _state, Up);
            _metrics.Joined();
            if (before == Down)
            {
                Log.Joined(_logger, Place);
            }

            _changing.ForEach(act => act());
            await CatchUpAsync(database, cancellationToken);
        }
        catch (RedisServerException refused) when (Volatile.Read(ref _state) == New && Means(refused, "NOAUTH", "NOPERM", "WRONGPASS"))
        {
            throw new RedisUnusableException(RedisChecks.Refused(refused.Message, Place));
        }
        catch (Exception error) when (IsLost(error))
        {
            // Not yet.
        }
        finally
        {
            _one.Release();
        }
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stop.CancelAsync();
        await _probing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>The container knows it by two names and comes twice.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 1)
        {
            return;
        }

        await StopAsync(CancellationToken.None);
        if (_connection is not null)
        {
            await _connection.DisposeAsync();
        }

        _one.Dispose();
        _stop.Dispose();
    }

    private async Task CatchUpAsync(IDatabase database, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var act in _joined)
            {
                await act(database, cancellationToken);
            }
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            // Half in order is not in order: the next probe begins from the start.
            Lose(error.GetType().Name);
            throw;
        }
    }

    private async Task ProbeAgainAsync()
    {
        using var timer = new PeriodicTimer(ProbeEvery, _clock);
        while (await timer.WaitForNextTickAsync(_stop.Token))
        {
            try
            {
                await ProbeAsync(_stop.Token);
            }
            catch (Exception error) when (!_stop.IsCancellationRequested)
            {
                // What is shared could not be put in order, for instance because the database is busy too.
                Log.NotJoined(_logger, error);
            }
        }
    }

    /// <summary>On the machine's clock: the server's answer does not come sooner or later because our own is set.</summary>
    private Task<T> LimitedAsync<T>(Task<T> answer) => answer.WaitAsync(_options.AnswerLimit, TimeProvider.System);

    private static bool IsLost(Exception error) => error is RedisException or RedisCommandException or TimeoutException or ObjectDisposedException or TaskCanceledException;

    private static bool Means(RedisServerException refused, params ReadOnlySpan<string> codes)
    {
        foreach (var code in codes)
        {
            if (refused.Message.Contains(code, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private void Lose(string why)
    {
        if (!_stop.IsCancellationRequested && Interlocked.Exchange(ref _state, Down) != Down)
        {
            _metrics.Lost();
            Log.Lost(_logger, Place, why);
            _changing.ForEach(act => act());
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Redis {Place} is lost ({Why}): this instance goes on alone, with leases in the database, a token of its own and half of the send limits.")]
        public static partial void Lost(ILogger logger, string place, string why);

        [LoggerMessage(2, LogLevel.Information, "Redis {Place} is back: the instances share token, leases and send limits again.")]
        public static partial void Joined(ILogger logger, string place);

        [LoggerMessage(3, LogLevel.Warning, "Redis answers, and what is shared could not be put in order yet.")]
        public static partial void NotJoined(ILogger logger, Exception error);
    }
}
