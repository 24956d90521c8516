using Bot.Conversations.Downstream;
using Bot.Messaging;
using Bot.Storage;
using Bot.Storage.Stores;
using Bot.WeCom.Client;

namespace Bot.Conversations;

/// <summary>Fetches the bytes of an inbound picture once and lets them re-enter the inbox on the person's lane (protocol 5.3: WeCom keeps them 3 days).</summary>
internal sealed partial class MediaFetchDelivery(
    Ways ways,
    Inbox inbox,
    FileStore files,
    DeliveryFaults faults,
    TimeProvider clock,
    ILogger<MediaFetchDelivery> logger)
{
    public async Task<DeliveryResult> DeliverAsync(OutboxItem item, CancellationToken cancellationToken)
    {
        if (faults.Pause(WeComCall.Download, Ways.CorpOf(item)) is { } pause)
        {
            return pause;
        }

        var job = ConversationJson.Read<MediaFetchJob>(item.Body.AsSpan());
        var result = await ways.DownloadAsync(job.UserId, job.MediaId, cancellationToken);
        KillPoints.Reached(KillPoints.MediaFetched);
        switch (result)
        {
            case ApiResult<DownloadedMedia>.Ok { Value: var media }:
                return new DeliveryResult.Done(async work =>
                    await ReenterAsync(work, item, job, await files.PutAsync(work, media.Content, media.ContentType, clock.GetUtcNow())));
            case ApiResult<DownloadedMedia>.Ambiguous ambiguous:
                // Reading twice harms nobody.
                return new DeliveryResult.Retry(ambiguous.Why);
            case ApiResult<DownloadedMedia>.Refused { Class: not (ErrorClass.Retry or ErrorClass.Configuration or ErrorClass.RefreshToken) } refused:
                Log.Gone(logger, item.Id, refused.ErrorCode);
                return new DeliveryResult.Done(work => ReenterAsync(work, item, job, null));
            default:
                return faults.Judge(result, item, WeComCall.Download);
        }
    }

    /// <summary>Fetching was given up: the picture is gone for whoever waits for it.</summary>
    public Task GoneAsync(UnitOfWork work, OutboxItem item) =>
        ReenterAsync(work, item, ConversationJson.Read<MediaFetchJob>(item.Body.AsSpan()), null);

    private async Task ReenterAsync(UnitOfWork work, OutboxItem item, MediaFetchJob job, string? sha256)
    {
        var forget = item.Context == OutboxContexts.Forget;
        await inbox.AcceptAsync(work, $"media|{job.MediaId}", job.UserId, InboxKinds.Media, ConversationJson.Write(new MediaFetched(job.MediaId, sha256, forget)));
        if (forget)
        {
            await Outbox.ForgetAsync(work, item.Id);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Outbox item {Item}: the picture is gone for good, errcode {Code}")]
        public static partial void Gone(ILogger logger, long item, int code);
    }
}
