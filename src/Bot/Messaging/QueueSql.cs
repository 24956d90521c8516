using Bot.Storage;

namespace Bot.Messaging;

/// <summary>
/// The statements both queues live on. A head is the oldest open row of its lane; only heads are claimed, so a claim costs what it takes and
/// not what waits. Claiming, inserting what is absent, giving back an id and deleting a few are said differently by each database.
/// </summary>
internal abstract class QueueSql
{
    /// <summary>
    /// Names of the locks of the inbox's lanes (<see cref="UnitOfWork.HoldAsync"/>), taken by whoever adds, ends or revives rows: each lane keeps its
    /// one head by this, and its rows become visible in the order of their ids.
    /// </summary>
    public const string InboxLane = "inbox";

    /// <inheritdoc cref="InboxLane"/>
    public const string OutboxLane = "outbox";

    /// <summary>One row, or none when the key is there already. The lane is held.</summary>
    public abstract string AcceptInbox { get; }

    /// <summary>No row when the nonce came before under another key within the time remembered.</summary>
    public abstract string RememberNonce { get; }

    public abstract string ClaimInbox { get; }

    /// <summary>A lease or a row from a time to come is of a clock that was put back: it holds nobody up.</summary>
    public abstract string ReviveInbox { get; }

    /// <summary>Gives the id. The lane is held.</summary>
    public abstract string Enqueue { get; }

    /// <summary>Marks the attempt before anything is sent: after a crash it is known that the message may have arrived.</summary>
    public abstract string ClaimOutbox { get; }

    /// <inheritdoc cref="ReviveInbox"/>
    public abstract string ReviveOutbox { get; }

    public abstract string PurgeInbox { get; }

    public abstract string PurgeOutbox { get; }

    public abstract string PurgeNonces { get; }

    public const string NextInbox =
        """
        update inbox set
            head = 1
        where head = 0 and id = (select min(id) from inbox where state = 'new' and lane = @lane)
        """;

    /// <summary>
    /// What waited behind another is due at once, also when it was written by a clock that was put back since. What is under way, as it may be after
    /// an older row was replayed, keeps its lease.
    /// </summary>
    public const string NextOutbox =
        """
        update outbox set
            head = 1,
            due_at = case when due_at > @now and lease_token is null then @now else due_at end
        where head = 0 and id = (select min(id) from outbox where state = 'new' and lane = @lane)
        """;

    /// <summary>From the index that claims use.</summary>
    public const string NextDueInbox = "select min(lease_until) from inbox where head = 1";

    /// <inheritdoc cref="NextDueInbox"/>
    public const string NextDueOutbox = "select min(due_at) from outbox where head = 1";

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
}
