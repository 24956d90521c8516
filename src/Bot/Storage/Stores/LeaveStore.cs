using Domain.Responsibility;

namespace Bot.Storage.Stores;

/// <summary>请假: who is away when, who stands in, and which visits went to him.</summary>
internal sealed class LeaveStore
{
    private const string Insert =
        """
        insert into leave_period (id, user_id, deputy, from_day, to_day, registered_by, registered_at)
        values (@Id, @UserId, @Deputy, @From, @To, @RegisteredBy, @now)
        """;

    public Task AddAsync(UnitOfWork work, Leave leave, DateTimeOffset now) =>
        work.ExecuteAsync(Insert, new { leave.Id, leave.UserId, leave.Deputy, leave.From, leave.To, leave.RegisteredBy, now });

    private const string SelectOpen =
        """
        select
            id as Id,
            user_id as UserId,
            deputy as Deputy,
            from_day as "From",
            to_day as "To",
            registered_by as RegisteredBy
        from leave_period
        where ended_at is null
        order by from_day, id
        """;

    /// <summary>In force, to come, or over and not yet handed back; the earliest first.</summary>
    public async Task<IReadOnlyList<Leave>> OpenAsync(UnitOfWork work) =>
        [.. (await work.QueryAsync<Row>(SelectOpen)).Select(row => new Leave { Id = row.Id, UserId = row.UserId, Deputy = row.Deputy, From = row.From, To = row.To, RegisteredBy = row.RegisteredBy })];

    private const string End = "update leave_period set ended_at = @now where id = @id and ended_at is null";

    /// <summary>False when it had ended before.</summary>
    public async Task<bool> EndAsync(UnitOfWork work, string id, DateTimeOffset now) => await work.ExecuteAsync(End, new { id, now }) == 1;

    private const string UpdateDeputy = "update person set on_leave_deputy = @deputy where user_id = @userId";

    /// <summary>Who stands in for the person from now on; null: he is here.</summary>
    public Task StandInAsync(UnitOfWork work, string userId, string? deputy) => work.ExecuteAsync(UpdateDeputy, new { userId, deputy });

    private const string InsertVisit =
        """
        insert into leave_visit (leave_id, visit_id)
        select @leaveId, @visitId
        where not exists (select 1 from leave_visit where leave_id = @leaveId and visit_id = @visitId)
        """;

    /// <summary>A visit goes to the deputy, or its other inspector hears that he does not come.</summary>
    /// <returns>False when it was noted before.</returns>
    public async Task<bool> AddVisitAsync(UnitOfWork work, string leaveId, string visitId) => await work.ExecuteAsync(InsertVisit, new { leaveId, visitId }) == 1;

    private const string SelectVisits = "select visit_id from leave_visit where leave_id = @leaveId order by visit_id";

    /// <summary>Ids of the visits that went to the deputy.</summary>
    public Task<IReadOnlyList<string>> VisitsAsync(UnitOfWork work, string leaveId) => work.QueryAsync<string>(SelectVisits, new { leaveId });

    private sealed record Row
    {
        public string Id { get; init; } = "";

        public string UserId { get; init; } = "";

        public string Deputy { get; init; } = "";

        public DateOnly From { get; init; }

        public DateOnly To { get; init; }

        public string RegisteredBy { get; init; } = "";
    }
}
