namespace Bot.Messaging;

/// <summary>What only SQLite says this way: claiming rows, inserting what is absent, giving back an id, deleting a few.</summary>
internal static class QueueSql
{
    public const string AcceptInbox =
        """
        insert into inbox (dedup_key, lane, kind, body, state, attempts, lease_until, received_at)
        values (@dedupKey, @lane, @kind, @body, 'new', 0, 0, @now)
        on conflict (dedup_key) do nothing
        """;

    public const string RememberNonce =
        """
        insert into callback_nonce (nonce, dedup_key, seen_at)
        values (@nonce, @dedupKey, @now)
        on conflict (nonce) do update set dedup_key = excluded.dedup_key, seen_at = excluded.seen_at
        """;

    /// <summary>
    /// The oldest open item of each lane, unless it waits or is taken. A lease or a row from a time to come is of a clock that was put back:
    /// it holds nobody up.
    /// </summary>
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
            where i.state = 'new'
                and (i.lease_until <= @now or i.received_at > @future or (i.lease_token is not null and i.lease_until > @future))
                and i.id not in (select value from json_each(@held))
                and not exists (select 1 from inbox as e where e.state = 'new' and e.lane = i.lane and e.id < i.id)
            order by i.id
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

    public const string Enqueue =
        """
        insert into outbox (lane, kind, body, context, state, attempts, due_at, created_at)
        values (@lane, @kind, @body, @context, 'new', 0, @now, @now)
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
            where o.state = 'new'
                and (o.due_at <= @now or o.created_at > @future or (o.lease_token is not null and o.due_at > @future))
                and o.id not in (select value from json_each(@held))
                and not exists (select 1 from outbox as e where e.state = 'new' and e.lane = o.lane and e.id < o.id)
            order by o.id
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

    public const string PurgeInbox =
        "delete from inbox where id in (select id from inbox where state = 'done' and done_at <= @before order by done_at limit @take)";

    public const string PurgeOutbox =
        "delete from outbox where id in (select id from outbox where state = 'done' and done_at <= @before order by done_at limit @take)";

    public const string PurgeNonces =
        "delete from callback_nonce where nonce in (select nonce from callback_nonce where seen_at <= @before order by seen_at limit @take)";
}
