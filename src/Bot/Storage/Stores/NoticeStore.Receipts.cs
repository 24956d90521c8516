namespace Bot.Storage.Stores;

/// <summary>What is known of one officer and a notice; each is null while it is not so.</summary>
/// <param name="UserId">The officer.</param>
/// <param name="DeliveredAt">送达: WeCom took the card for him.</param>
/// <param name="OpenedAt">打开: he tapped the card or opened one of its findings; WeCom reports no reading.</param>
internal sealed record NoticeReceipt(string UserId, DateTimeOffset? DeliveredAt, DateTimeOffset? OpenedAt);

/// <summary>拒收: the enterprise would not take the notice or sign.</summary>
/// <param name="RecordedBy">User id of the inspector.</param>
/// <param name="Witness">见证人.</param>
internal sealed record NoticeRefusal(DateTimeOffset At, string RecordedBy, string Witness, string Reason);

internal sealed partial class NoticeStore
{
    private const string InsertOpened =
        """
        insert into notice_opened (notice_id, user_id, opened_at)
        select @noticeId, @userId, @now
        where not exists (select 1 from notice_opened where notice_id = @noticeId and user_id = @userId)
        """;

    /// <summary>The first time counts.</summary>
    public Task OpenedAsync(UnitOfWork work, string noticeId, string userId, DateTimeOffset now) =>
        work.ExecuteAsync(InsertOpened, new { noticeId, userId = UserIds.Normal(userId), now });

    private const string SelectReceipts =
        """
        select
            r.user_id as UserId,
            min(r.delivered_at) as DeliveredAt,
            min(r.opened_at) as OpenedAt
        from (
            select user_id, sent_at as delivered_at, null as opened_at
            from card
            where kind = 'notice' and entity = @noticeId
            union all
            select user_id, null as delivered_at, opened_at
            from notice_opened
            where notice_id = @noticeId) as r
        group by r.user_id
        order by r.user_id
        """;

    /// <summary>Everybody who got the card or opened it.</summary>
    public async Task<IReadOnlyList<NoticeReceipt>> ReceiptsAsync(UnitOfWork work, string noticeId) =>
        [.. (await work.QueryAsync<ReceiptRow>(SelectReceipts, new { noticeId })).Select(row => new NoticeReceipt(row.UserId, row.DeliveredAt, row.OpenedAt))];

    private const string InsertRefusal =
        """
        insert into notice_refusal (notice_id, at, recorded_by, witness, reason)
        values (@noticeId, @now, @by, @witness, @reason)
        """;

    public Task RefuseAsync(UnitOfWork work, Notice notice, string by, string witness, string reason, DateTimeOffset now) =>
        Tallies.KeepAsync(
            work, TallyParts.Notices, [notice.InspectionId], async () => await work.ExecuteAsync(InsertRefusal, new { noticeId = notice.Id, by = UserIds.Normal(by), witness, reason, now }) == 1);

    private const string SelectRefusals =
        """
        select
            at as At,
            recorded_by as RecordedBy,
            witness as Witness,
            reason as Reason
        from notice_refusal
        where notice_id = @noticeId
        order by at
        """;

    public async Task<IReadOnlyList<NoticeRefusal>> RefusalsAsync(UnitOfWork work, string noticeId) =>
        [.. (await work.QueryAsync<RefusalRow>(SelectRefusals, new { noticeId })).Select(row => new NoticeRefusal(row.At, row.RecordedBy, row.Witness, row.Reason))];

    private const string SelectUnacknowledged =
        """
        select
            n.id as Id,
            n.inspection_id as InspectionId,
            n.enterprise_id as EnterpriseId,
            n.number as Number,
            n.created_at as CreatedAt
        from notice as n
        where n.acknowledged_at is null
            and n.created_at >= @since
            and not exists (select 1 from notice_refusal as f where f.notice_id = n.id)
            and not exists (select 1 from inspection as c where c.replaces = n.inspection_id and c.status = 'Signed')
        order by n.id
        """;

    /// <summary>Notices since then that nobody acknowledged or refused and no correction replaced, oldest first.</summary>
    public async Task<IReadOnlyList<Notice>> UnacknowledgedAsync(UnitOfWork work, DateTimeOffset since) =>
        [.. (await work.QueryAsync<Row>(SelectUnacknowledged, new { since })).Select(row => row.ToNotice())];

    private sealed record ReceiptRow
    {
        public string UserId { get; init; } = "";

        public DateTimeOffset? DeliveredAt { get; init; }

        public DateTimeOffset? OpenedAt { get; init; }
    }

    private sealed record RefusalRow
    {
        public DateTimeOffset At { get; init; }

        public string RecordedBy { get; init; } = "";

        public string Witness { get; init; } = "";

        public string Reason { get; init; } = "";
    }
}
