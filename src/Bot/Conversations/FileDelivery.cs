using Bot.Messaging;
using Bot.Storage;
using Bot.Storage.Stores;
using Bot.WeCom.Client;

namespace Bot.Conversations;

/// <summary>Uploads a stored file unless WeCom still has it, then sends it. The send's bytes are stored before they leave, so that a repeat is the same.</summary>
internal sealed class FileDelivery(
    IWeComApi api,
    Database database,
    FileStore files,
    MediaCache cache,
    ReplyRenderer renderer,
    ISendBudget budget,
    SendMetrics metrics,
    DeliveryFaults faults,
    TimeProvider clock)
{
    /// <summary>Tries with one media_id each: what WeCom no longer knows is uploaded once more (protocol 7.2, 40007).</summary>
    private const int Tries = 2;

    /// <summary>Bytes (protocol 5.3); a larger picture goes as a file.</summary>
    private const int LargestPicture = 10 * 1024 * 1024;

    public async Task<DeliveryResult> DeliverAsync(OutboxItem item, CancellationToken cancellationToken)
    {
        if (faults.Pause(WeComCall.Send) is { } pause)
        {
            return pause;
        }

        await using var permit = await budget.TakeAsync(item, cancellationToken);
        if (metrics.Waits(permit) is { } wait)
        {
            return wait;
        }

        var job = ConversationJson.Read<FileJob>(item.Body.AsSpan());
        for (var tries = 1; ; tries++)
        {
            var (body, fault) = await PrepareAsync(item, job, cancellationToken);
            if (body is null)
            {
                return fault!;
            }

            var result = await permit.CallAsync(() => api.SendAsync(body, cancellationToken));
            switch (result)
            {
                case ApiResult<SendReceipt>.Ok { Value: var receipt }:
                    return receipt.Misses(item.Lane) is { } why
                        ? faults.Unreachable(item, why)
                        : new DeliveryResult.Done(work => OverAsync(work, cache, item, job));
                case ApiResult<SendReceipt>.Refused { Class: ErrorClass.MediaExpired } when tries < Tries:
                    await database.WriteAsync((work, _) => cache.ExpiredAsync(work, job, item.Id), cancellationToken);
                    break;
                default:
                    return faults.Judge(result, item, WeComCall.Send);
            }
        }
    }

    /// <summary>The item is over, sent or given up.</summary>
    public static async Task OverAsync(UnitOfWork work, MediaCache cache, OutboxItem item, FileJob job)
    {
        if (item.Context != OutboxContexts.Forget)
        {
            await cache.ForgetSendAsync(work, item.Id);
            return;
        }

        await cache.ExpiredAsync(work, job, item.Id);
        await Outbox.ForgetAsync(work, item.Id);
    }

    /// <summary>The bytes to send, or why there are none.</summary>
    private async Task<(byte[]? Body, DeliveryResult? Fault)> PrepareAsync(OutboxItem item, FileJob job, CancellationToken cancellationToken)
    {
        var (body, media) = await database.ReadAsync((work, _) => LookUpAsync(work, item.Id, job), cancellationToken);
        if (body is not null)
        {
            return (body, null);
        }

        if (media is null)
        {
            (media, var fault) = await UploadAsync(item, job, cancellationToken);
            if (media is null)
            {
                return (null, fault);
            }
        }

        KillPoints.Reached(KillPoints.FileUploaded);
        var made = DuplicateCheck.Distinguish(renderer.Send(job.UserId, media.Message), item.Id);
        return (await database.WriteAsync((work, _) => cache.KeepAsync(work, job, media, item.Id, made, clock.GetUtcNow()), cancellationToken), null);
    }

    private async Task<(byte[]? Body, CachedMedia? Media)> LookUpAsync(UnitOfWork work, long item, FileJob job) =>
        await cache.SendAsync(work, item) is { } body ? (body, null) : (null, await cache.FindAsync(work, job, clock.GetUtcNow()));

    private async Task<(CachedMedia? Media, DeliveryResult? Fault)> UploadAsync(OutboxItem item, FileJob job, CancellationToken cancellationToken)
    {
        if (await database.ReadAsync((work, _) => files.GetAsync(work, job.Sha256), cancellationToken) is not { } file)
        {
            return (null, new DeliveryResult.Dead($"file {job.Sha256} is not in the store"));
        }

        if (faults.Pause(WeComCall.Upload) is { } pause)
        {
            return (null, pause);
        }

        var picture = file.ContentType is "image/jpeg" or "image/png" && file.Content.Length <= LargestPicture;
        var kind = picture ? MediaKind.Image : MediaKind.File;
        return await api.UploadAsync(kind, job.FileName, file.Content, cancellationToken) switch
        {
            ApiResult<UploadedMedia>.Ok { Value: var media } => (new CachedMedia { MediaId = media.MediaId, Kind = kind.ToString() }, null),

            // Nobody sees an upload: one that may have arrived is simply done again.
            ApiResult<UploadedMedia>.Ambiguous unsure => (null, new DeliveryResult.Retry(unsure.Why)),
            var refused => (null, faults.Judge(refused, item, WeComCall.Upload)),
        };
    }
}
