using Bot.Storage;
using Bot.Storage.Stores;
using Bot.WeCom.Client;
using Bot.WeCom.CorpGroup;
using Microsoft.Extensions.Options;

namespace Bot.Conversations.Downstream;

/// <summary>The companies that the application is shared with: WeCom's list, kept in the database for the next start and for the telephone lists.</summary>
internal sealed partial class ShareList(
    ICorpGroupApi api,
    SharedCorps corps,
    ReachStore reach,
    Database database,
    IOptionsMonitor<CorpGroupOptions> options,
    TimeProvider clock,
    ILogger<ShareList> logger) : IDisposable
{
    /// <summary>A message to a company that is not on the list asks again, but not each of them.</summary>
    private static readonly TimeSpan AskAgain = TimeSpan.FromMinutes(1);

    /// <summary>A hundred companies each; a cursor that runs in a circle ends here.</summary>
    private const int MostPages = 100;

    private readonly SemaphoreSlim _one = new(1, 1);
    private long? _asked;
    private ApiResult<Found>? _failed;

    public bool Enabled => options.CurrentValue.Enabled;

    /// <summary>What an earlier run knew.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        var known = await database.ReadAsync((work, _) => reach.CorpsAsync(work), cancellationToken);
        if (Enabled)
        {
            corps.Replace(known.Select(row => new SharedCorp(row.CorpId, row.AgentId, row.Name)));
        }
        else if (known.Count > 0)
        {
            // Switched off: its people are to be telephoned.
            await KeepAsync([], cancellationToken, always: true);
        }
    }

    /// <summary>The company, asking WeCom when it is not known; Ok with null in its place when the application is not shared with it.</summary>
    public async Task<ApiResult<Found>> FindAsync(string corpId, CancellationToken cancellationToken)
    {
        if (!Enabled || corps.Find(corpId) is not null)
        {
            return new ApiResult<Found>.Ok(new Found(Enabled ? corps.Find(corpId) : null));
        }

        await _one.WaitAsync(cancellationToken);
        try
        {
            if (corps.Find(corpId) is null && (_asked is not { } asked || clock.GetElapsedTime(asked) >= AskAgain))
            {
                await AskAsync(cancellationToken);
            }

            // Whether it is shared is not known as long as the list fails: each message waits, and the list is asked for once a minute.
            return corps.Find(corpId) is null && _failed is { } failed ? failed : new ApiResult<Found>.Ok(new Found(corps.Find(corpId)));
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Null when the list is as WeCom has it now.</summary>
    public async Task<ApiResult<Found>?> RefreshAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            return Enabled ? await AskAsync(cancellationToken) : null;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task<ApiResult<Found>?> AskAsync(CancellationToken cancellationToken)
    {
        _failed = await ReadAsync(cancellationToken);
        _asked = clock.GetTimestamp();
        return _failed;
    }

    private async Task<ApiResult<Found>?> ReadAsync(CancellationToken cancellationToken)
    {
        var (all, cursor) = (new Dictionary<string, SharedCorp>(StringComparer.OrdinalIgnoreCase), "");
        for (var page = 0; page < MostPages; page++)
        {
            switch (await api.ListSharesAsync(cursor, cancellationToken))
            {
                case ApiResult<SharePage>.Ok { Value: var answer }:
                    foreach (var corp in answer.Corps)
                    {
                        all[corp.CorpId] = corp;
                    }

                    if (answer.Ending)
                    {
                        await KeepAsync([.. all.Values], cancellationToken);
                        return null;
                    }

                    cursor = answer.NextCursor;
                    break;
                case ApiResult<SharePage>.Refused refused:
                    Log.Refused(logger, refused.ErrorCode, refused.ErrorMessage);
                    return new ApiResult<Found>.Refused(refused.ErrorCode, refused.ErrorMessage, refused.Class);
                case ApiResult<SharePage>.Ambiguous(var why):
                    return new ApiResult<Found>.NotSent($"corpgroup/corp/list_app_share_info: {why}");
                case ApiResult<SharePage>.NotSent(var why):
                    return new ApiResult<Found>.NotSent($"corpgroup/corp/list_app_share_info: {why}");
            }
        }

        return new ApiResult<Found>.NotSent("corpgroup/corp/list_app_share_info does not come to an end");
    }

    private async Task KeepAsync(IReadOnlyList<SharedCorp> now, CancellationToken cancellationToken, bool always = false)
    {
        if (always || !now.ToHashSet().SetEquals(corps.All))
        {
            await database.WriteAsync(
                async (work, _) =>
                {
                    await reach.ReplaceCorpsAsync(work, [.. now.Select(corp => new SharedCorpRow { CorpId = corp.CorpId, AgentId = corp.AgentId, Name = corp.Name })]);
                    return true;
                },
                cancellationToken);
            corps.Replace(now);
            Log.Changed(logger, now.Count);
        }
    }

    /// <param name="Corp">Null when the application is not shared with that company.</param>
    internal sealed record Found(SharedCorp? Corp);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "The application is shared with {Count} downstream companies")]
        public static partial void Changed(ILogger logger, int count);

        [LoggerMessage(2, LogLevel.Error, "The list of downstream companies was refused with {ErrorCode}: {ErrorMessage}")]
        public static partial void Refused(ILogger logger, int errorCode, string errorMessage);
    }
}
