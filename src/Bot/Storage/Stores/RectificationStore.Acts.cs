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

    private const string SelectReminders = "select subject as Subject, step as Step from reminder where subject in @subjects";

    /// <summary>The steps that went out, by subject.</summary>
    /// <param name="subjects">Ids of cases or notices.</param>
    public async Task<ILookup<string, string>> RemindedAsync(UnitOfWork work, IReadOnlyList<string> subjects) =>
        (await work.QueryAsync<Reminder>(SelectReminders, subjects, piece => new { subjects = piece })).ToLookup(row => row.Subject, row => row.Step, StringComparer.Ordinal);

    private const string InsertReminder = "insert into reminder (subject, step, told_at) values (@subject, @step, @now)";

    /// <summary>Steps that <see cref="RemindedAsync"/> did not give.</summary>
    /// <param name="subject">Id of a case or notice.</param>
    public async Task RemindAsync(UnitOfWork work, string subject, IEnumerable<string> steps, DateTimeOffset now)
    {
        foreach (var step in steps)
        {
            await work.ExecuteAsync(InsertReminder, new { subject, step, now });
        }
    }

    private sealed record Reminder
    {
        public string Subject { get; init; } = "";

        public string Step { get; init; } = "";
    }
}
