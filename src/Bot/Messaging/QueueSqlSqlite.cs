namespace Bot.Messaging;

/// <inheritdoc/>
internal sealed class QueueSqlSqlite : QueueSql
{
    public override string AcceptInbox =>
        """
        insert into inbox (dedup_key, lane, kind, body, state, attempts, lease_until, received_at, head)
        values (@dedupKey, @lane, @kind, @body, 'new', 0, 0, @now, not exists (select 1 from inbox where state = 'new' and lane = @lane))
        on conflict (dedup_key) do nothing
        """;

    public override string RememberNonce =>
        """
        insert into callback_nonce (nonce, dedup_key, seen_at)
        values (@nonce, @dedupKey, @now)
        on conflict (nonce) do update set
            dedup_key = excluded.dedup_key,
            seen_at = excluded.seen_at
        where callback_nonce.dedup_key = excluded.dedup_key or callback_nonce.seen_at <= @since
        """;

    public override string ClaimInbox =>
        """
        update inbox set
            lease_until = @until,
            lease_token = @token,
            received_at = min(received_at, @now),
            attempts = attempts + 1
        where id in (
            select i.id
            from inbox as i
            where i.head = 1
                and i.lease_until <= @now
                and i.id not in (select value from json_each(@held))
            order by i.lease_until, i.id
            limit @take)
        returning
            id as Id,
            dedup_key as DedupKey,
            lane as Lane,
            kind as Kind,
            body as Body,
            attempts as Attempts,
            failures as Failures,
            alone as Alone,
            received_at as ReceivedAt
        """;

    public override string ReviveInbox =>
        """
        update inbox set
            lease_until = @now,
            lease_token = null
        where head = 1
            and lease_until > @future
            and (lease_token is not null or received_at > @future or waits_since > @future)
            and id not in (select value from json_each(@held))
        """;

    public override string Enqueue =>
        """
        insert into outbox (lane, kind, body, context, state, attempts, due_at, created_at, head)
        values (@lane, @kind, @body, @context, 'new', 0, @now, @now, not exists (select 1 from outbox where state = 'new' and lane = @lane))
        returning id
        """;

    public override string ClaimOutbox =>
        """
        update outbox set
            due_at = @until,
            lease_token = @token,
            attempts = attempts + 1,
            created_at = min(created_at, @now),
            first_try_at = min(coalesce(first_try_at, @now), @now)
        where id in (
            select o.id
            from outbox as o
            where o.head = 1
                and o.due_at <= @now
                and o.id not in (select value from json_each(@held))
            order by o.due_at, o.id
            limit @take)
        returning
            id as Id,
            lane as Lane,
            kind as Kind,
            body as Body,
            context as Context,
            attempts as Attempts,
            first_try_at as FirstTryAt,
            failing_since as FailingSince,
            created_at as CreatedAt
        """;

    public override string ReviveOutbox =>
        """
        update outbox set
            due_at = @now,
            lease_token = null
        where head = 1
            and due_at > @future
            and (lease_token is not null or created_at > @future or waits_since > @future)
            and id not in (select value from json_each(@held))
        """;

    public override string PurgeInbox =>
        "delete from inbox where id in (select id from inbox where state = 'done' and done_at <= @before order by done_at limit @take)";

    public override string PurgeOutbox =>
        "delete from outbox where id in (select id from outbox where state = 'done' and done_at <= @before order by done_at limit @take)";

    public override string PurgeNonces =>
        "delete from callback_nonce where nonce in (select nonce from callback_nonce where seen_at <= @before order by nonce limit @take)";
}
