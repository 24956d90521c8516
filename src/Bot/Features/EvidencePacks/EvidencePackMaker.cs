using Bot.Conversations;
using Bot.Storage;
using Bot.Storage.Stores;

namespace Bot.Features.EvidencePacks;

/// <summary>Makes the 证据包 of the chat on a reader's snapshot; one short write stores it and sends it.</summary>
internal sealed class EvidencePackMaker(
    Database database, EvidencePackBuilder builder, EnterpriseStore enterprises, DirectoryStore directory, FileStore files, AuditLog audit, TimeProvider clock) : IMaker
{
    public const string Key = "evidence";

    private const string Zip = "application/zip";

    /// <summary>A pack is made anew for each request.</summary>
    private static readonly TimeSpan Keep = TimeSpan.FromDays(7);

    public string Name => Key;

    public async Task<Func<UnitOfWork, Task<IReadOnlyList<Effect>>>> MakeAsync(string userId, string order, CancellationToken cancellationToken)
    {
        var what = StorageJson.Read<PackOrder>(order);
        using var bytes = new MemoryStream();
        var (request, summary, excess) = await database.ReadAsync((work, token) => WriteAsync(work, what, bytes, token), cancellationToken);
        var content = summary is null ? [] : bytes.ToArray();
        return work => FinishAsync(work, userId, what, request, summary, excess, content);
    }

    public async Task<IReadOnlyList<Effect>> GiveUpAsync(UnitOfWork work, string userId, string order)
    {
        var what = StorageJson.Read<PackOrder>(order);
        var request = await what.ReadAsync(work, enterprises, directory);
        await RefusedAsync(work, userId, what, PackOrder.Details(request is null ? PackRefusal.Gone : PackRefusal.GivenUp));
        return [new Say(userId, request is null ? PackTexts.Gone : PackTexts.GivenUp(request))];
    }

    private async Task<(PackRequest? Request, PackSummary? Summary, PackExcess? Excess)> WriteAsync(UnitOfWork work, PackOrder order, MemoryStream bytes, CancellationToken cancellationToken)
    {
        // A read may be repeated.
        bytes.SetLength(0);
        if (await order.ReadAsync(work, enterprises, directory) is not { } request)
        {
            return (null, null, null);
        }

        var head = await AuditHeads.AtAsync(work, order.Head) ?? throw new InvalidOperationException($"The order's head {order.Head} is not among the signed ones.");
        var (summary, excess) = await builder.WriteAsync(work, request, new PackCut(head, order.Forms, order.At), PackLimits.Chat, bytes, cancellationToken);
        return (request, summary, excess);
    }

    private async Task<IReadOnlyList<Effect>> FinishAsync(UnitOfWork work, string userId, PackOrder order, PackRequest? request, PackSummary? summary, PackExcess? excess, byte[] content)
    {
        var now = clock.GetUtcNow();
        if (request is null)
        {
            await RefusedAsync(work, userId, order, PackOrder.Details(PackRefusal.Gone));
            return [new Say(userId, PackTexts.Gone)];
        }

        if (excess is not null || summary is null)
        {
            await RefusedAsync(work, userId, order, PackOrder.Details(PackRefusal.TooMuch, excess));
            return [new Say(userId, PackTexts.TooMuch(request, excess!))];
        }

        var sha256 = await files.PutPassingAsync(work, content, Zip, Keep, now);
        await audit.AppendAsync(
            work, now, userId, PackOrder.Made, order.About, StorageJson.Write(new { sha256, Bytes = content.Length, summary.Forms, summary.Pictures, summary.Entries }), order.Persons);
        return [new Say(userId, PackTexts.Made(request, summary)), new SendFile(userId, sha256, request.FileName)];
    }

    private Task RefusedAsync(UnitOfWork work, string userId, PackOrder order, string details) =>
        audit.AppendAsync(work, clock.GetUtcNow(), userId, PackOrder.Refused, order.About, details, order.Persons);
}
