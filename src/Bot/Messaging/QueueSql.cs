namespace Bot.Messaging;

/// <summary>
/// The statements both queues live on, and what only SQLite says this way: claiming rows, inserting what is absent, giving back an id,
/// deleting a few. A head is the oldest open row of its lane; only heads are claimed, so a claim costs what it takes and not what waits.
/// </summary>
internal static class QueueSql
{
    public const string AcceptInbox =
        """
        insert into inbox (dedup_key, lane, kind, body, state, attempts, lease_until, received_at, head)
        values (@dedupKey, @lane, @kind, @body, 'new', 0, 0, @now, not exists (select 1 from inbox where state = 'new' and lane = @lane))
        on conflict (dedup_key) do nothing
        """;

    /// <summary>No row when the nonce came before under another key within the time remembered.</summary>
    public const string RememberNonce =
        """
        insert into callback_nonce (nonce, dedup_key, seen_at)
        values (@nonce, @dedupKey, @now)
        on conflict (nonce) do update set
            dedup_key = excluded.dedup_key,
            seen_at = excluded.seen_at
        where callback_nonce.dedup_key = excluded.dedup_key or callback_nonce.seen_at <= @since
        """;

    public const string ClaimInbox =
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
            received_at as ReceivedAt
        """;

    /// <summary>A lease or a row from a time to come is of a clock that was put back: it holds nobody up.</summary>
    public const string ReviveInbox =
        """
        update inbox set
            lease_until = @now,
            lease_token = null
        where head = 1
            and lease_until > @future
            and (lease_token is not null or received_at > @future)
            and id not in (select value from json_each(@held))
        """;

    public const string NextInbox =
        """
        update inbox set
            head = 1
        where head = 0 and id = (select min(id) from inbox where state = 'new' and lane = @lane)
        """;

    public const string Enqueue =
        """
        insert into outbox (lane, kind, body, context, state, attempts, due_at, created_at, head)
        values (@lane, @kind, @body, @context, 'new', 0, @now, @now, not exists (select 1 from outbox where state = 'new' and lane = @lane))
        returning id
        """;

    /// <summary>Marks the attempt before anything is sent: after a crash it is known that the message may have arrived.</summary>
    public const string ClaimOutbox =
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
            created_at as CreatedAt
        """;

    /// <summary>Done, dead or unknown; only by the worker that holds the lease.</summary>
    public const string EndOutbox =
        """
        update outbox set
            state = @state,
            done_at = @now,
            lease_token = null,
            head = 0,
            error = @why
        where id = @Id and state = 'new' and lease_token = @Token
        """;

    /// <inheritdoc cref="ReviveInbox"/>
    public const string ReviveOutbox =
        """
        update outbox set
            due_at = @now,
            lease_token = null
        where head = 1
            and due_at > @future
            and (lease_token is not null or created_at > @future)
            and id not in (select value from json_each(@held))
        """;

    /// <summary>What waited behind another is due at once, also when it was written by a clock that was put back since.</summary>
    public const string NextOutbox =
        """
        update outbox set
            head = 1,
            due_at = min(due_at, @now)
        where head = 0 and id = (select min(id) from outbox where state = 'new' and lane = @lane)
        """;

    public const string PurgeInbox =
        "delete from inbox where id in (select id from inbox where state = 'done' and done_at <= @before order by done_at limit @take)";

    public const string PurgeOutbox =
        "delete from outbox where id in (select id from outbox where state = 'done' and done_at <= @before order by done_at limit @take)";

    public const string PurgeNonces =
        "delete from callback_nonce where nonce in (select nonce from callback_nonce where seen_at <= @before order by nonce limit @take)";
}
