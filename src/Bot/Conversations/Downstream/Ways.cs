using Bot.Conversations.Broadcasts;
using Bot.Messaging;
using Bot.Storage;
using Bot.Storage.Stores;
using Bot.WeCom.Client;
using Bot.WeCom.CorpGroup;

namespace Bot.Conversations.Downstream;

/// <summary>
/// Which application carries a call: a member of our own corp is reached by our own (the first way), a downstream member by the one that his company
/// shares, with that company's token and number (protocol 6.3). Nobody else knows of it.
/// </summary>
internal sealed class Ways(IWeComApi own, CorpClients clients, ShareList shares, ReachStore reach, Database database)
{
    /// <summary>The downstream company that an outbox item goes to; null for our own corp.</summary>
    public static string? CorpOf(OutboxItem item) => item.Kind switch
    {
        OutboxKinds.Broadcast => BroadcastChunk.Members(item.Body) is [var first, ..] ? UserIds.CorpOf(first) : null,
        OutboxKinds.MediaFetch or OutboxKinds.Make => UserIds.CorpOf(item.Lane[(item.Lane.IndexOf(':', StringComparison.Ordinal) + 1)..]),
        _ => UserIds.CorpOf(item.Lane),
    };

    /// <param name="body">Final bytes, all members of one corp.</param>
    public async Task<ApiResult<SendReceipt>> SendAsync(byte[] body, string? corpId, CancellationToken cancellationToken)
    {
        if (corpId is null)
        {
            return await own.SendAsync(body, cancellationToken);
        }

        var (corp, failed) = await FindAsync<SendReceipt>(corpId, cancellationToken);
        if (corp is null)
        {
            return failed!;
        }

        var members = BroadcastChunk.Members(body);
        var spelled = await database.ReadAsync((work, _) => reach.SpellingAsync(work, members), cancellationToken);
        var named = members.Select(member => spelled.GetValueOrDefault(member) ?? UserIds.MemberOf(member)).ToList();
        var result = await clients.Of(corp).SendAsync(Readdressing.To(body, named, corp.AgentId), cancellationToken);
        return result is ApiResult<SendReceipt>.Ok { Value: var receipt }
            ? new ApiResult<SendReceipt>.Ok(receipt with { InvalidUsers = Accounts(corpId, receipt.InvalidUsers), UnlicensedUsers = Accounts(corpId, receipt.UnlicensedUsers) })
            : result;
    }

    /// <summary>What a downstream member sent lies in his company: media ids serve within one corp only (protocol 5.3).</summary>
    public async Task<ApiResult<DownloadedMedia>> DownloadAsync(string userId, string mediaId, CancellationToken cancellationToken)
    {
        if (UserIds.CorpOf(userId) is not { } corpId)
        {
            return await own.DownloadAsync(mediaId, cancellationToken);
        }

        var (corp, failed) = await FindAsync<DownloadedMedia>(corpId, cancellationToken);
        return corp is null ? failed! : await clients.Of(corp).DownloadAsync(mediaId, cancellationToken);
    }

    private async Task<(SharedCorp? Corp, ApiResult<T>? Failed)> FindAsync<T>(string corpId, CancellationToken cancellationToken) =>
        await shares.FindAsync(corpId, cancellationToken) switch
        {
            ApiResult<ShareList.Found>.Ok { Value.Corp: { } corp } => (corp, null),
            ApiResult<ShareList.Found>.Ok => (null, new ApiResult<T>.Refused(WeComErrors.AppNotShared, $"the application is not shared with {corpId}", ErrorClass.DropRecipient)),
            ApiResult<ShareList.Found>.Refused refused => (null, new ApiResult<T>.Refused(refused.ErrorCode, refused.ErrorMessage, refused.Class)),
            ApiResult<ShareList.Found>.NotSent(var why) => (null, new ApiResult<T>.NotSent(why)),
            var other => throw new InvalidOperationException($"The list answers with a {other.GetType().Name}."),
        };

    private static IReadOnlyList<string> Accounts(string corpId, IReadOnlyList<string> members) => [.. members.Select(member => UserIds.Downstream(corpId, member))];
}
