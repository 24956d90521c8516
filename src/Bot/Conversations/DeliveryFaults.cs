using System.Collections.Concurrent;
using System.Security.Cryptography;
using Bot.Conversations.Downstream;
using Bot.Messaging;
using Bot.Storage.Stores;
using Bot.WeCom.Client;

namespace Bot.Conversations;

/// <summary>The calls whose frequency WeCom limits each by itself.</summary>
internal enum WeComCall
{
    Send,
    Update,
    Upload,
    Download,
}

/// <summary>What becomes of an outbox item whose call was not answered with errcode 0 (protocol 7.2).</summary>
internal sealed partial class DeliveryFaults(AuditLog audit, LostPeople lost, TimeProvider clock, ILogger<DeliveryFaults> logger)
{
    /// <summary>An errcode of no table is worth a few tries, never a loop (protocol 7.2).</summary>
    private const int RetriesOfUnknown = 3;

    private static readonly TimeSpan ShortestPause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    /// <summary>"System busy" is worth three quick repeats (protocol 7.2). After them the outbox's own schedule goes on until its messages are too old: rarely, in order, and nobody has to replay.</summary>
    private static readonly TimeSpan[] QuickRepeats = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30)];

    /// <summary>After "too many at once" the calls under way end first; the lanes come back one after the other within as long again (protocol 7.2: lower the parallelism).</summary>
    private static readonly TimeSpan Breath = TimeSpan.FromSeconds(5);

    /// <summary>So many calls to many in a row that reach nobody are no matter of their recipients: the visible range is empty, or agent and token do not belong together (protocol 7.2).</summary>
    private const int NobodyInARow = 3;

    /// <summary>The same for a code that one recipient of a thousand can bring about: twenty calls at once may each have one, so more of them are no chance.</summary>
    private const int RefusedInARow = 100;

    /// <summary>What a downstream company does to its sharing concerns nobody else: its messages are tried for an hour, then its people count as unreachable.</summary>
    private const int RetriesOfCorp = 6;

    private static readonly TimeSpan CorpPause = TimeSpan.FromMinutes(10);

    /// <summary>Answers that leave a downstream company's people without a way at once: not shared, not in the chain, outside of it (protocol 6.3).</summary>
    private static readonly int[] WithoutWay = [WeComErrors.AppNotShared, 670004, 670029];

    /// <summary>By call and downstream company; our own corp is "".</summary>
    private readonly ConcurrentDictionary<(WeComCall Call, string Corp), Block> _paused = new();
    private readonly Lock _lock = new();

    /// <summary>By code, since a message last reached somebody.</summary>
    private readonly Dictionary<int, int> _inARow = [];

    /// <summary>The limit of this call is broken: no lane makes it until the pause is over. Null when it may be made.</summary>
    /// <param name="corp">Each downstream company has limits of its own; null for our corp.</param>
    public DeliveryResult.Wait? Pause(WeComCall call, string? corp = null) =>
        _paused.TryGetValue((call, corp ?? ""), out var block) && Left(block) is { Ticks: > 0 } left
            ? new DeliveryResult.Wait($"{call} is paused: {block.Code}", left + Jitter.Within(block.Spread))
            : null;

    /// <param name="result">Anything but Ok.</param>
    /// <param name="call">The call that was answered so.</param>
    public DeliveryResult Judge<T>(ApiResult<T> result, OutboxItem item, WeComCall call) => result switch
    {
        ApiResult<T>.NotSent notSent => new DeliveryResult.Retry(notSent.Why),
        ApiResult<T>.Ambiguous ambiguous => new DeliveryResult.Ambiguous(ambiguous.Why),
        ApiResult<T>.Refused refused => Judge(refused.ErrorCode, $"{refused.ErrorCode} {refused.ErrorMessage}", refused.Class, item, call),
        _ => throw new ArgumentException($"{result.GetType().Name} is no fault.", nameof(result)),
    };

    /// <summary>A message reached somebody: refusals before it were about their recipients.</summary>
    public void Reached()
    {
        lock (_lock)
        {
            _inARow.Clear();
        }
    }

    /// <summary>A call to many was refused because of its recipients. Null when that is so; else it is a matter of configuration.</summary>
    public DeliveryResult.Stop? Misconfigured(ApiResult<SendReceipt>.Refused refused)
    {
        int row;
        lock (_lock)
        {
            row = _inARow[refused.ErrorCode] = _inARow.GetValueOrDefault(refused.ErrorCode) + 1;
        }

        return row < (refused.ErrorCode == WeComErrors.NobodyValid ? NobodyInARow : RefusedInARow)
            ? null
            : new DeliveryResult.Stop($"{refused.ErrorCode} {refused.ErrorMessage}: {row} calls to many in a row reached nobody. Check the visible range, agent and secret.");
    }

    /// <summary>The person is out of the application's range, not licensed or gone.</summary>
    public DeliveryResult Unreachable(OutboxItem item, string why)
    {
        Log.Unreachable(logger, item.Id, why);
        return new DeliveryResult.Dead(
            why,
            async work =>
            {
                await audit.AppendAsync(work, clock.GetUtcNow(), "sys", "unreachable", item.Lane, ConversationJson.Write(new { item.Kind, why }), item.Kind == OutboxKinds.Broadcast ? [] : [item.Lane]);
                if (item.Kind is not (OutboxKinds.Broadcast or OutboxKinds.MediaFetch or OutboxKinds.Make))
                {
                    await lost.LostAsync(work, item.Lane, why, clock.GetUtcNow());
                }
            },
            Unreachable: true);
    }

    private DeliveryResult Judge(int code, string why, ErrorClass kind, OutboxItem item, WeComCall call)
    {
        var corp = Ways.CorpOf(item);
        switch (kind)
        {
            case not ErrorClass.Retry when corp is not null && WithoutWay.Contains(code):
                return Unreachable(item, why);
            case ErrorClass.Configuration or ErrorClass.RefreshToken when corp is not null:
                // The one company's matter, or the sharing's: everybody else is served.
                return item.Attempts <= RetriesOfCorp ? new DeliveryResult.Retry(why, Jitter.Up(CorpPause)) : Unreachable(item, why);
            case ErrorClass.Retry when code == WeComErrors.FrequencyExceeded:
                var pause = PauseFor(item);
                return PauseCall((call, corp ?? ""), why, new Block(code, clock.GetTimestamp(), pause, Jitter.PartOf(pause)));
            case ErrorClass.Retry when code == WeComErrors.ConcurrencyExceeded:
                return PauseCall((call, corp ?? ""), why, new Block(code, clock.GetTimestamp(), Breath, Breath));
            case ErrorClass.Retry when code == WeComErrors.SystemBusy && item.Attempts <= QuickRepeats.Length:
                return new DeliveryResult.Retry(why, Jitter.Up(QuickRepeats[item.Attempts - 1]));
            case ErrorClass.Retry when WeComErrors.IsKnown(code) || item.Attempts <= RetriesOfUnknown:
                return new DeliveryResult.Retry(why);
            case ErrorClass.DropRecipient:
                return Unreachable(item, why);
            case ErrorClass.Configuration:
                return new DeliveryResult.Stop(why);
            case ErrorClass.RefreshToken:
                // The client refreshes by itself: a token refused after that is a matter of configuration.
                return new DeliveryResult.Stop(why);
            default:
                Log.Refused(logger, item.Id, item.Kind, why, Convert.ToHexStringLower(SHA256.HashData(item.Body)));
                return new DeliveryResult.Dead(why);
        }
    }

    private TimeSpan Left(Block block) => block.For - clock.GetElapsedTime(block.Since);

    /// <summary>Of two pauses the one that ends later counts.</summary>
    private DeliveryResult.Wait PauseCall((WeComCall Call, string Corp) call, string why, Block block)
    {
        _paused.AddOrUpdate(call, block, (_, earlier) => Left(earlier) > Left(block) ? earlier : block);
        return new DeliveryResult.Wait(why, block.For + Jitter.Within(block.Spread));
    }

    /// <summary>The block of a broken limit lasts as long as its period, a minute to an hour, so the pause grows with the age of the message; it does not count as a failed attempt.</summary>
    private TimeSpan PauseFor(OutboxItem item)
    {
        var age = clock.GetUtcNow() - item.CreatedAt;
        return age < ShortestPause ? ShortestPause : age > LongestPause ? LongestPause : age;
    }

    /// <summary>Since a timestamp: a clock that is set neither ends a pause nor makes it longer.</summary>
    /// <param name="Spread">The lanes that waited come back within this after the pause.</param>
    private sealed record Block(int Code, long Since, TimeSpan For, TimeSpan Spread);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Outbox item {Item} not delivered, recipient unreachable: {Why}")]
        public static partial void Unreachable(ILogger logger, long item, string why);

        [LoggerMessage(2, LogLevel.Error, "Outbox item {Item} ({Kind}) refused for good: {Why}; body SHA-256 {Hash}")]
        public static partial void Refused(ILogger logger, long item, string kind, string why, string hash);
    }
}
