namespace Bot.Storage.Stores;

/// <summary>Something that happened to a case, in words for people.</summary>
internal sealed record CaseAct
{
    public required string Id { get; init; }

    public required string CaseId { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>User id; "system" for the clock.</summary>
    public required string Actor { get; init; }

    public required string Words { get; init; }
}

internal sealed partial class RectificationStore
{
    private const string InsertAct = "insert into rectification_act (id, case_id, at, actor, words) values (@Id, @CaseId, @At, @Actor, @Words)";

    public Task ActAsync(UnitOfWork work, CaseAct act) => work.ExecuteAsync(InsertAct, act);

    private const string SelectActs =
        """
        select
            id as Id,
            case_id as CaseId,
            at as At,
            actor as Actor,
            words as Words
        from rectification_act
        where case_id = @caseId
        order by id
        """;

    /// <summary>What happened to the case, oldest first.</summary>
    public Task<IReadOnlyList<CaseAct>> ActsAsync(UnitOfWork work, string caseId) => work.QueryAsync<CaseAct>(SelectActs, new { caseId });

    private const string InsertReminder =
        """
        insert into reminder (subject, step, told_at)
        select @subject, @step, @now
        where not exists (select 1 from reminder where subject = @subject and step = @step)
        """;

    /// <summary>False when the step went out before.</summary>
    /// <param name="subject">Id of a case or notice.</param>
    public async Task<bool> RemindAsync(UnitOfWork work, string subject, string step, DateTimeOffset now) =>
        await work.ExecuteAsync(InsertReminder, new { subject, step, now }) == 1;
}
