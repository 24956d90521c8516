using System.Collections.Concurrent;
using System.Security.Cryptography;
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
internal sealed partial class DeliveryFaults(AuditLog audit, TimeProvider clock, ILogger<DeliveryFaults> logger)
{
    /// <summary>An errcode of no table is worth a few tries, never a loop (protocol 7.2).</summary>
    private const int RetriesOfUnknown = 3;

    private static readonly TimeSpan ShortestPause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    /// <summary>"System busy" is worth three quick repeats (protocol 7.2). After them the outbox's own schedule goes on until its messages are too old: rarely, in order, and nobody has to replay.</summary>
    private static readonly TimeSpan[] QuickRepeats = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30)];

    /// <summary>Since a timestamp, for so long: a clock that is set neither ends a pause nor makes it longer.</summary>
    private readonly ConcurrentDictionary<WeComCall, (long Since, TimeSpan For)> _paused = new();

    /// <summary>The limit of this call is broken: no lane makes it until the pause is over. Null when it may be made.</summary>
    public DeliveryResult.Retry? Pause(WeComCall call) =>
        Left(call) is { Ticks: > 0 } left
            ? new DeliveryResult.Retry($"{call} is paused: {WeComErrors.FrequencyExceeded}", left)
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

    /// <summary>The person is out of the application's range, not licensed or gone.</summary>
    public DeliveryResult Unreachable(OutboxItem item, string why)
    {
        Log.Unreachable(logger, item.Id, why);
        return new DeliveryResult.Dead(
            why,
            work => audit.AppendAsync(work, clock.GetUtcNow(), "sys", "unreachable", item.Lane, ConversationJson.Write(new { item.Kind, why })),
            Unreachable: true);
    }

    private DeliveryResult Judge(int code, string why, ErrorClass kind, OutboxItem item, WeComCall call)
    {
        switch (kind)
        {
            case ErrorClass.Retry when code == WeComErrors.FrequencyExceeded:
                var pause = PauseFor(item);
                PauseCall(call, pause);
                return new DeliveryResult.Retry(why, pause);
            case ErrorClass.Retry when code == WeComErrors.SystemBusy && item.Attempts <= QuickRepeats.Length:
                return new DeliveryResult.Retry(why, QuickRepeats[item.Attempts - 1], Failed: true);
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

    private TimeSpan Left(WeComCall call) =>
        _paused.TryGetValue(call, out var pause) ? pause.For - clock.GetElapsedTime(pause.Since) : TimeSpan.Zero;

    /// <summary>Of two pauses the one that ends later counts.</summary>
    private void PauseCall(WeComCall call, TimeSpan length)
    {
        var now = clock.GetTimestamp();
        _paused.AddOrUpdate(call, (now, length), (_, earlier) => earlier.For - clock.GetElapsedTime(earlier.Since, now) > length ? earlier : (now, length));
    }

    /// <summary>The block of a broken limit lasts as long as its period, a minute to an hour, so the pause grows with the age of the message; it does not count as a failed attempt.</summary>
    private TimeSpan PauseFor(OutboxItem item)
    {
        var age = clock.GetUtcNow() - item.CreatedAt;
        return age < ShortestPause ? ShortestPause : age > LongestPause ? LongestPause : age;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Outbox item {Item} not delivered, recipient unreachable: {Why}")]
        public static partial void Unreachable(ILogger logger, long item, string why);

        [LoggerMessage(2, LogLevel.Error, "Outbox item {Item} ({Kind}) refused for good: {Why}; body SHA-256 {Hash}")]
        public static partial void Refused(ILogger logger, long item, string kind, string why, string hash);
    }
}
