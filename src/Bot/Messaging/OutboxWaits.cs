using Bot.Storage;

namespace Bot.Messaging;

/// <summary>Sends that failed and are tried again.</summary>
internal sealed record FailingSends
{
    /// <summary>How many lanes have one at their head; what stands behind it waits too.</summary>
    public long Count { get; init; }

    public DateTimeOffset? Since { get; init; }

    /// <summary>The latest failure.</summary>
    public DateTimeOffset? Last { get; init; }

    /// <summary>Why it failed then: the server's "errcode errmsg", or what became of the connection.</summary>
    public string Why { get; init; } = "";

    /// <summary>Nothing got through since the latest failure: it is not the one message, it is the way to the server.</summary>
    public bool NothingGetsThrough { get; init; }

    /// <summary>A short break mends itself and is nobody's business.</summary>
    public bool StandStill(DateTimeOffset now) => NothingGetsThrough && now - Since >= TimeSpan.FromMinutes(1);
}

/// <summary>Messages that wait with the same reason, and when the first of them may go.</summary>
internal sealed record LimitedSends
{
    public string Why { get; init; } = "";

    public long Count { get; init; }

    public DateTimeOffset NextAt { get; init; }
}

/// <summary>Why messages wait in the outbox, for the operator.</summary>
internal static class OutboxWaits
{
    /// <summary>How the reason of a wait for room in a limit begins.</summary>
    public const string Budget = "send budget: ";

    private const string SelectFailing =
        """
        select
            count(*) as Count,
            min(failing_since) as Since,
            max(waits_since) as Last
        from outbox
        where head = 1 and failing_since is not null
        """;

    private const string SelectWhy = "select max(error) from outbox where head = 1 and failing_since is not null and waits_since = @last";

    private const string CountDoneSince = "select count(*) from outbox where state = 'done' and done_at > @last";

    /// <summary>Null while no send fails.</summary>
    public static async Task<FailingSends?> FailingAsync(UnitOfWork work)
    {
        if (await work.FindAsync<FailingSends>(SelectFailing) is not { Count: > 0 } failing)
        {
            return null;
        }

        return failing with
        {
            Why = await work.ScalarAsync<string>(SelectWhy, new { last = failing.Last }) ?? "",
            NothingGetsThrough = await work.ScalarAsync<long>(CountDoneSince, new { last = failing.Last }) == 0,
        };
    }

    private const string SelectLimited =
        $"""
        select
            error as Why,
            count(*) as Count,
            min(due_at) as NextAt
        from outbox
        where head = 1 and due_at > @now and error like '{Budget}%'
        group by error
        order by error
        """;

    /// <summary>What waits for room in the send budget.</summary>
    public static Task<IReadOnlyList<LimitedSends>> LimitedAsync(UnitOfWork work, DateTimeOffset now) => work.QueryAsync<LimitedSends>(SelectLimited, new { now });
}
