using Bot.Storage;

namespace Bot.Messaging;

internal enum Queue
{
    Inbox,
    Outbox,
}

/// <summary>An item that was given up. <paramref name="MayHaveArrived"/>: a message whose fate is unknown; to replay it may show it twice.</summary>
internal sealed record DeadLetter(Queue Queue, long Id, string Lane, string Kind, int Attempts, bool MayHaveArrived, string? Error, DateTimeOffset CreatedAt);

/// <summary>Both queues' given-up items, for the operator.</summary>
internal sealed class DeadLetters(InboxWakeUp inboxWakeUp, OutboxWakeUp outboxWakeUp)
{
    /// <summary>What of the inbox was given up.</summary>
    public const string OfInbox = "state = 'dead'";

    /// <summary>What of the outbox was given up, or may not have arrived.</summary>
    public const string OfOutbox = "state in ('dead', 'unknown')";

    private const string SelectInbox =
        $"""
        select
            id as Id,
            lane as Lane,
            kind as Kind,
            attempts as Attempts,
            state as State,
            error as Error,
            received_at as CreatedAt
        from inbox
        where {OfInbox}
        order by id
        """;

    private const string SelectOutbox =
        $"""
        select
            id as Id,
            lane as Lane,
            kind as Kind,
            attempts as Attempts,
            state as State,
            error as Error,
            created_at as CreatedAt
        from outbox
        where {OfOutbox}
        order by id
        """;

    /// <summary>All of a queue, oldest first.</summary>
    public async Task<IReadOnlyList<DeadLetter>> ListAsync(UnitOfWork work, Queue queue)
    {
        var rows = await work.QueryAsync<Row>(queue == Queue.Inbox ? SelectInbox : SelectOutbox);
        return [.. rows.Select(row => new DeadLetter(queue, row.Id, row.Lane, row.Kind, row.Attempts, row.State == "unknown", row.Error, row.CreatedAt))];
    }

    private const string LaneOfInbox = $"select lane from inbox where id = @id and {OfInbox}";

    private const string LaneOfOutbox = $"select lane from outbox where id = @id and {OfOutbox}";

    private const string ReviveInbox =
        $"""
        update inbox set
            state = 'new',
            attempts = 0,
            failures = 0,
            alone = 0,
            lease_until = 0,
            lease_token = null
        where id = @id and {OfInbox}
        """;

    private const string ReviveOutbox =
        $"""
        update outbox set
            state = 'new',
            attempts = 0,
            due_at = 0,
            first_try_at = null,
            failing_since = null,
            created_at = @now,
            lease_token = null,
            done_at = null
        where id = @id and {OfOutbox}
        """;

    // The revived row may be older than the one that leads its lane.
    private const string StepBackInbox = "update inbox set head = 0 where state = 'new' and lane = @lane and head = 1";

    private const string StepBackOutbox = "update outbox set head = 0 where state = 'new' and lane = @lane and head = 1";

    /// <summary>Gives the item another full round, ahead of its lane. False when it is no dead letter.</summary>
    public async Task<bool> ReplayAsync(UnitOfWork work, Queue queue, long id, DateTimeOffset now)
    {
        if (await work.FindAsync<string>(queue == Queue.Inbox ? LaneOfInbox : LaneOfOutbox, new { id }) is not { } lane)
        {
            return false;
        }

        await work.HoldAsync(queue == Queue.Inbox ? QueueSql.InboxLane : QueueSql.OutboxLane, [lane]);
        if (await work.ExecuteAsync(queue == Queue.Inbox ? ReviveInbox : ReviveOutbox, new { id, now }) == 0)
        {
            return false;
        }

        await work.ExecuteAsync(queue == Queue.Inbox ? StepBackInbox : StepBackOutbox, new { lane });
        await work.ExecuteAsync(queue == Queue.Inbox ? QueueSql.NextInbox : QueueSql.NextOutbox, new { lane, now });
        work.AfterCommit(queue == Queue.Inbox ? inboxWakeUp.Call : outboxWakeUp.Call);
        return true;
    }

    private sealed record Row
    {
        public long Id { get; init; }

        public string Lane { get; init; } = "";

        public string Kind { get; init; } = "";

        public int Attempts { get; init; }

        public string State { get; init; } = "";

        public string? Error { get; init; }

        public DateTimeOffset CreatedAt { get; init; }
    }
}
