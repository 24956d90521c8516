namespace Bot.WeCom.Client;

/// <summary>Which token, and how it is asked for.</summary>
/// <param name="Key">Names it without telling a secret; another key is another token.</param>
/// <param name="Ask">An answer that is not Ok says nothing of the call that needs the token: that call is then certainly not sent.</param>
internal sealed record TokenQuestion(string Key, string CorpId, Func<Task<ApiResult<AccessToken>>> Ask);

/// <summary>A token for each call.</summary>
internal interface IAccessTokens
{
    /// <summary>A token for the next call. Anything but Ok means that the call must not be made: it is then certainly not sent.</summary>
    Task<ApiResult<AccessToken>> GetAsync(CancellationToken cancellationToken = default);

    /// <summary>A token other than <paramref name="failed"/>, which the server has just refused. Null when a refresh was forced less than 30 s ago.</summary>
    Task<ApiResult<AccessToken>?> RefreshAsync(AccessToken failed, CancellationToken cancellationToken = default);
}

/// <summary>One access token (protocol 3.1): asked for once however many calls wait, refreshed ahead of time, and not again for a while after a refusal that no repeat can heal.</summary>
internal abstract partial class TokenSource(ITokenCache cache, TimeProvider clock, ILogger logger) : IAccessTokens
{
    private static readonly TimeSpan ForcedInterval = TimeSpan.FromSeconds(30);

    private readonly Lock _sync = new();
    private App _app = new(new TokenQuestion("", "", () => throw new InvalidOperationException("No token is named.")));

    /// <inheritdoc/>
    public async Task<ApiResult<AccessToken>> GetAsync(CancellationToken cancellationToken = default)
    {
        var app = Current();
        if (StoppedNow(app) is { } stopped)
        {
            return stopped;
        }

        var cached = await cache.GetAsync(app.Key, cancellationToken);
        if (cached is not null && clock.GetUtcNow() < cached.RefreshAt)
        {
            return new ApiResult<AccessToken>.Ok(cached);
        }

        var result = await AskOnceAsync(app).WaitAsync(cancellationToken);
        var mustStop = result is ApiResult<AccessToken>.Ok or ApiResult<AccessToken>.Refused { Class: ErrorClass.Configuration };

        // A failed refresh is no reason to drop a token that still lives.
        return !mustStop && cached is not null && clock.GetUtcNow() < cached.ExpiresAt ? new ApiResult<AccessToken>.Ok(cached) : result;
    }

    /// <inheritdoc/>
    public async Task<ApiResult<AccessToken>?> RefreshAsync(AccessToken failed, CancellationToken cancellationToken = default)
    {
        var app = Current();
        if (StoppedNow(app) is { } stopped)
        {
            return stopped;
        }

        var cached = await cache.GetAsync(app.Key, cancellationToken);
        if (IsNewer(cached, failed))
        {
            return new ApiResult<AccessToken>.Ok(cached!);
        }

        Task<ApiResult<AccessToken>> flight;
        lock (_sync)
        {
            if (app.Flight is not { IsCompleted: false })
            {
                if (IsNewer(app.Latest, failed))
                {
                    return new ApiResult<AccessToken>.Ok(app.Latest!);
                }

                if (app.ForcedAt is { } forced && clock.GetElapsedTime(forced) < ForcedInterval)
                {
                    return null;
                }

                app.ForcedAt = clock.GetTimestamp();
                app.Flight = Task.Run(() => FetchAsync(app, failed), CancellationToken.None);
            }

            flight = app.Flight;
        }

        return await flight.WaitAsync(cancellationToken);
    }

    /// <summary>Another one is not enough: what this instance asked for last may be older than what another has fetched since, and refused just now.</summary>
    private bool IsNewer(AccessToken? token, AccessToken failed) =>
        token is not null && token.Value != failed.Value && token.ExpiresAt >= failed.ExpiresAt && clock.GetUtcNow() < token.ExpiresAt;

    /// <summary>Changed options make a new app: its stop and its pauses are forgotten.</summary>
    private App Current()
    {
        var question = Question();
        lock (_sync)
        {
            return _app = _app.Key == question.Key ? _app : new App(question);
        }
    }

    private ApiResult<AccessToken>.Refused? StoppedNow(App app)
    {
        lock (_sync)
        {
            return app.Stopped is not null && clock.GetElapsedTime(app.StoppedAt) < app.StoppedFor ? app.Stopped : null;
        }
    }

    /// <summary>The request under way, or a new one. It belongs to all who wait, so no single caller can cancel it.</summary>
    private Task<ApiResult<AccessToken>> AskOnceAsync(App app)
    {
        lock (_sync)
        {
            if (app.Flight is { IsCompleted: false })
            {
                return app.Flight;
            }

            // Whoever looked into the cache just before the answer came finds it here.
            if (app.Latest is { } latest && clock.GetUtcNow() < latest.RefreshAt)
            {
                return Task.FromResult<ApiResult<AccessToken>>(new ApiResult<AccessToken>.Ok(latest));
            }

            return app.Flight = Task.Run(() => FetchAsync(app, null), CancellationToken.None);
        }
    }

    /// <param name="failed">What the server has just refused, if that is the reason.</param>
    private async Task<ApiResult<AccessToken>> FetchAsync(App app, AccessToken? failed)
    {
        await using var alone = await cache.AloneAsync(app.Key, CancellationToken.None);
        if (await cache.GetAsync(app.Key, CancellationToken.None) is { } fresh && (failed is null || IsNewer(fresh, failed)) && clock.GetUtcNow() < fresh.RefreshAt)
        {
            // Another instance asked while this one waited for its turn.
            lock (_sync)
            {
                app.Latest = fresh;
            }

            return new ApiResult<AccessToken>.Ok(fresh);
        }

        var result = await app.Ask();
        switch (result)
        {
            case ApiResult<AccessToken>.Ok(var token):
                lock (_sync)
                {
                    app.Latest = token;
                }

                await cache.SetAsync(app.Key, token, CancellationToken.None);
                Log.Fetched(logger, token.ExpiresAt);
                return result;
            case ApiResult<AccessToken>.Refused refused:
                return Refuse(app, refused);
            case ApiResult<AccessToken>.Ambiguous(var why):
                // Whatever became of gettoken: the call that needed the token was not sent.
                Log.Failed(logger, why);
                return new ApiResult<AccessToken>.NotSent($"gettoken: {why}");
            case ApiResult<AccessToken>.NotSent(var why):
                Log.Failed(logger, why);
                return new ApiResult<AccessToken>.NotSent($"gettoken: {why}");
            default:
                return result;
        }
    }

    /// <summary>Which token is wanted now.</summary>
    protected abstract TokenQuestion Question();

    /// <summary>How long nothing is asked after that refusal; zero when the next call may ask again.</summary>
    protected abstract TimeSpan StopFor(ApiResult<AccessToken>.Refused refused);

    /// <summary>Nothing is asked until then.</summary>
    protected abstract void Stopped(string corpId, ApiResult<AccessToken>.Refused refused, DateTimeOffset until);

    private ApiResult<AccessToken>.Refused Refuse(App app, ApiResult<AccessToken>.Refused refused)
    {
        var stop = StopFor(refused);
        if (stop == TimeSpan.Zero)
        {
            Log.Refused(logger, refused.ErrorCode, refused.ErrorMessage);
            return refused;
        }

        refused = refused with { Class = ErrorClass.Configuration };
        lock (_sync)
        {
            (app.Stopped, app.StoppedAt, app.StoppedFor) = (refused, clock.GetTimestamp(), stop);
        }

        Stopped(app.CorpId, refused, clock.GetUtcNow() + stop);
        return refused;
    }

    /// <summary>What is known of one token; guarded by the lock. Its pauses are kept as timestamps: a clock that is put back makes none longer.</summary>
    private sealed class App(TokenQuestion question)
    {
        public string Key { get; } = question.Key;

        public string CorpId { get; } = question.CorpId;

        public Func<Task<ApiResult<AccessToken>>> Ask { get; } = question.Ask;

        public Task<ApiResult<AccessToken>>? Flight { get; set; }

        public AccessToken? Latest { get; set; }

        /// <summary>Null before the first.</summary>
        public long? ForcedAt { get; set; }

        public ApiResult<AccessToken>.Refused? Stopped { get; set; }

        public long StoppedAt { get; set; }

        public TimeSpan StoppedFor { get; set; }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Access token fetched, valid until {ExpiresAt:u}")]
        public static partial void Fetched(ILogger logger, DateTimeOffset expiresAt);

        [LoggerMessage(2, LogLevel.Warning, "gettoken failed: {Why}")]
        public static partial void Failed(ILogger logger, string why);

        [LoggerMessage(3, LogLevel.Error, "gettoken refused with {ErrorCode}: {ErrorMessage}")]
        public static partial void Refused(ILogger logger, int errorCode, string errorMessage);
    }
}
