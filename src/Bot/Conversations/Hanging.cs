using Bot.Messaging;
using Bot.Storage;

namespace Bot.Conversations;

/// <summary>What was given up, or may not have arrived, and waits for a person: of one lane, of one kind.</summary>
internal sealed record HangingLane
{
    /// <summary>dead or unknown.</summary>
    public string State { get; init; } = "";

    /// <summary>A message to the person, else one from it.</summary>
    public bool Outgoing { get; init; }

    public int Items { get; init; }

    public DateTimeOffset Since { get; init; }

    /// <summary>Null when the lane is nobody's, or of somebody who is not in the directory.</summary>
    public string? Name { get; init; }

    /// <summary>No answer came: it may be on the phone all the same.</summary>
    public bool MayHaveArrived => State == "unknown";
}

/// <summary>What both queues have given up, as doctor shows it, for whoever is to be told in chat.</summary>
internal static class Hanging
{
    private const string Select =
        $"""
        select q.State, q.Outgoing, q.Items, q.Since, p.name as Name
        from (
            select lane as Lane, state as State, 0 as Outgoing, count(*) as Items, min(received_at) as Since
            from inbox
            where {DeadLetters.OfInbox}
            group by lane, state
            union all
            select lane, state, 1, count(*), min(created_at)
            from outbox
            where {DeadLetters.OfOutbox}
            group by lane, state) as q
        left join person as p on p.user_id = q.Lane
        order by q.Since, q.Lane
        """;

    /// <summary>What has hung longest first.</summary>
    public static Task<IReadOnlyList<HangingLane>> ListAsync(UnitOfWork work) => work.QueryAsync<HangingLane>(Select);
}
