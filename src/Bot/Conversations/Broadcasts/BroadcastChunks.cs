using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Bot.Messaging;
using Bot.Storage;
using Bot.Storage.Stores;
using Bot.WeCom;
using Bot.WeCom.Messages;
using Microsoft.Extensions.Options;

namespace Bot.Conversations.Broadcasts;

/// <summary>Makes the calls of a broadcast: recipients, frozen bytes and audit in the commit that starts it.</summary>
internal sealed class BroadcastChunks(Outbox outbox, BroadcastStore broadcasts, BroadcastRecipients recipients, AuditLog audit, IOptionsMonitor<WeComOptions> wecom)
{
    /// <summary>UTF-8 bytes of a text; WeCom would cut the rest without a word (protocol 3.4).</summary>
    public const int MostBytes = 2048;

    /// <summary>How far the content is over the limit, in UTF-8 bytes; 0 when it fits.</summary>
    public static int Surplus(string content) => Math.Max(0, Encoding.UTF8.GetByteCount(content) - MostBytes);

    /// <summary>The number of calls; 0 when it was started or dropped before, and nothing is changed then.</summary>
    /// <param name="userIds">Nobody twice.</param>
    public async Task<int> StartAsync(UnitOfWork work, Broadcast draft, IReadOnlyList<string> userIds, DateTimeOffset now)
    {
        if (!await broadcasts.StartAsync(work, draft.Id, now))
        {
            return 0;
        }

        var number = 0;

        // One call, one token: a downstream company's members go by themselves.
        foreach (var members in userIds.GroupBy(UserIds.CorpOf, StringComparer.Ordinal).SelectMany(corp => corp.Chunk(BroadcastChunk.Largest)))
        {
            var chunk = new BroadcastChunk(draft.Id, ++number);
            await recipients.AddAsync(work, draft.Id, number, members);
            await outbox.EnqueueAsync(work, chunk.Lane, OutboxKinds.Broadcast, Body(draft, members), chunk.ToString(), now);
        }

        var sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(draft.Content)));
        await audit.AppendAsync(
            work,
            now,
            draft.CreatedBy ?? "cli",
            "broadcast",
            draft.Id.ToString(CultureInfo.InvariantCulture),
            ConversationJson.Write(new { draft.Audience, people = userIds.Count, calls = number, sha256 }));
        KillPoints.Reached(KillPoints.BroadcastWritten);
        return number;
    }

    /// <summary>
    /// Leaves only <paramref name="stay"/> in the chunk and gives the others a chunk of their own. Returns the new bytes; null when the item
    /// was taken a second time meanwhile: what may have arrived is never changed.
    /// </summary>
    public async Task<byte[]?> SplitAsync(UnitOfWork work, OutboxItem item, IReadOnlyList<string> stay, DateTimeOffset now)
    {
        var chunk = BroadcastChunk.Parse(item.Context);

        // Else two that are split at once would give their others the same number.
        await work.HoldAsync(BroadcastChunk.Book, [chunk.Key]);
        var broadcast = await broadcasts.FindAsync(work, chunk.BroadcastId) ?? throw new InvalidOperationException($"There is no broadcast {chunk.BroadcastId}.");
        var body = Body(broadcast, stay);
        if (!await outbox.RewriteUntriedAsync(work, item, body))
        {
            return null;
        }

        var others = BroadcastChunk.Members(item.Body).Except(stay, StringComparer.OrdinalIgnoreCase).ToList();
        var later = chunk with { Number = await recipients.MoveAsync(work, chunk.BroadcastId, others) };
        await outbox.EnqueueAsync(work, later.Lane, OutboxKinds.Broadcast, Body(broadcast, others), later.ToString(), now);
        return body;
    }

    /// <summary>The broadcast's number keeps two with the same words to the same people apart, see <see cref="DuplicateCheck"/>.</summary>
    private byte[] Body(Broadcast broadcast, IReadOnlyList<string> members) =>
        DuplicateCheck.Distinguish(WeComJson.Send(members, wecom.CurrentValue.AgentId, new TextMessage(broadcast.Content)), broadcast.Id);
}
