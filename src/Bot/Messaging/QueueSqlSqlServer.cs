using Bot.Storage;

namespace Bot.Messaging;

/// <inheritdoc/>
/// <remarks>
/// Several writers at once. A claim repeats its conditions outside of the list it takes from, where they are judged on the locked row: two claims
/// never get one row, also on a server that ignores the hint; the hint only saves the second one the wait for the first.
/// </remarks>
internal sealed class QueueSqlSqlServer(SqlServerDialect dialect) : QueueSql
{
    public override string AcceptInbox =>
        """
        insert into inbox (dedup_key, lane, kind, body, state, attempts, lease_until, received_at, head)
        select @dedupKey, @lane, @kind, @body, 'new', 0, 0, @now,
            case when exists (select 1 from inbox where state = 'new' and lane = @lane) then 0 else 1 end
        where not exists (select 1 from inbox where dedup_key = @dedupKey)
        """;

    public override string RememberNonce =>
        """
        update callback_nonce set
            dedup_key = @dedupKey,
            seen_at = @now
        where nonce = @nonce and (dedup_key = @dedupKey or seen_at <= @since);
        if @@rowcount = 0
            insert into callback_nonce (nonce, dedup_key, seen_at)
            select @nonce, @dedupKey, @now
            where not exists (select 1 from callback_nonce where nonce = @nonce)
        """;

    public override string ClaimInbox =>
        $"""
        update inbox set
            lease_until = @until,
            lease_token = @token,
            received_at = case when received_at > @now then @now else received_at end,
            attempts = attempts + 1
        output
            inserted.id as Id,
            inserted.dedup_key as DedupKey,
            inserted.lane as Lane,
            inserted.kind as Kind,
            inserted.body as Body,
            inserted.attempts as Attempts,
            inserted.failures as Failures,
            inserted.alone as Alone,
            inserted.received_at as ReceivedAt
        where head = 1
            and lease_until <= @now
            and id in (
                select top (@take) i.id
                from inbox as i {dialect.SkipLocked}
                where i.head = 1
                    and i.lease_until <= @now
                    and {Held} not like concat('%,', i.id, ',%')
                order by i.lease_until, i.id)
        """;

    public override string ReviveInbox =>
        $"""
        update inbox set
            lease_until = @now,
            lease_token = null
        where head = 1
            and lease_until > @future
            and (lease_token is not null or received_at > @future or waits_since > @future)
            and {Held} not like concat('%,', id, ',%')
        """;

    public override string Enqueue =>
        """
        insert into outbox (lane, kind, body, context, state, attempts, due_at, created_at, head)
        output inserted.id
        select @lane, @kind, @body, @context, 'new', 0, @now, @now,
            case when exists (select 1 from outbox where state = 'new' and lane = @lane) then 0 else 1 end
        """;

    public override string ClaimOutbox =>
        $"""
        update outbox set
            due_at = @until,
            lease_token = @token,
            attempts = attempts + 1,
            created_at = case when created_at > @now then @now else created_at end,
            first_try_at = case when first_try_at <= @now then first_try_at else @now end
        output
            inserted.id as Id,
            inserted.lane as Lane,
            inserted.kind as Kind,
            inserted.body as Body,
            inserted.context as Context,
            inserted.attempts as Attempts,
            inserted.first_try_at as FirstTryAt,
            inserted.failing_since as FailingSince,
            inserted.created_at as CreatedAt
        where head = 1
            and due_at <= @now
            and id in (
                select top (@take) o.id
                from outbox as o {dialect.SkipLocked}
                where o.head = 1
                    and o.due_at <= @now
                    and {Held} not like concat('%,', o.id, ',%')
                order by o.due_at, o.id)
        """;

    public override string ReviveOutbox =>
        $"""
        update outbox set
            due_at = @now,
            lease_token = null
        where head = 1
            and due_at > @future
            and (lease_token is not null or created_at > @future or waits_since > @future)
            and {Held} not like concat('%,', id, ',%')
        """;

    public override string PurgeInbox =>
        "delete from inbox where id in (select top (@take) id from inbox where state = 'done' and done_at <= @before order by done_at)";

    public override string PurgeOutbox =>
        "delete from outbox where id in (select top (@take) id from outbox where state = 'done' and done_at <= @before order by done_at)";

    public override string PurgeNonces =>
        "delete from callback_nonce where nonce in (select top (@take) nonce from callback_nonce where seen_at <= @before order by nonce)";

    // The list of ids in hand comes as a JSON array; its brackets become commas, so that each id stands between two.
    private const string Held = "replace(replace(@held, '[', ','), ']', ',')";
}
