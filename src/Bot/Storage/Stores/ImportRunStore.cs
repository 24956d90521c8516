namespace Bot.Storage.Stores;

/// <summary>导入: which file was read when by whom, and what became of it.</summary>
internal sealed class ImportRunStore
{
    /// <summary>Who writes rows says so with each batch; after this the program that wrote them is gone.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromMinutes(2);

    /// <summary>A yes after this is for a list that is no longer as it was shown.</summary>
    public static readonly TimeSpan Waits = TimeSpan.FromDays(1);

    private const string Columns =
        """
        id as Id,
        kind as Kind,
        file_name as FileName,
        sha256 as Sha256,
        started_by as StartedBy,
        started_at as StartedAt,
        state as State,
        changed_at as ChangedAt,
        created as Created,
        changed as Changed,
        unchanged as Unchanged,
        refused as Refused,
        warned as Warned
        """;

    private const string SelectStaging = $"select {Columns} from import_run where state = 'Staging' and changed_at > @since order by id";

    private const string DropSilent =
        """
        update import_run set
            state = 'Dropped',
            changed_at = @now
        where (state = 'Staging' and changed_at <= @silent) or (state = 'Ready' and changed_at <= @late)
        """;

    private const string ClearEnterprises = "delete from import_enterprise where import_id in (select id from import_run where state = 'Dropped')";

    private const string ClearPeople = "delete from import_person where import_id in (select id from import_run where state = 'Dropped')";

    private const string NextId = "select coalesce(max(id), 0) + 1 from import_run";

    private const string Insert =
        """
        insert into import_run (id, kind, file_name, sha256, started_by, started_at, state, changed_at, created, changed, unchanged, refused, warned)
        values (@id, @kind, @FileName, @Sha256, @by, @StartedAt, 'Staging', @StartedAt, @Created, @Changed, @Unchanged, @Refused, @Warned)
        """;

    /// <summary>The run with its number, or the one that is under way: two at once would each have seen the list without the other.</summary>
    public async Task<(ImportRun Run, bool IsOther)> BeginAsync(UnitOfWork work, ImportRun run)
    {
        await work.AloneAsync();
        var now = run.StartedAt;
        await work.ExecuteAsync(DropSilent, new { now, silent = now - Silence, late = now - Waits });
        await work.ExecuteAsync(ClearEnterprises);
        await work.ExecuteAsync(ClearPeople);
        if ((await work.QueryAsync<Row>(SelectStaging, new { since = now - Silence })).Select(row => row.ToRun()).FirstOrDefault() is { } other)
        {
            return (other, true);
        }

        var id = await work.ScalarAsync<long>(NextId);
        var by = run.StartedBy is { } userId ? UserIds.Normal(userId) : null;
        await work.ExecuteAsync(Insert, new { id, kind = run.Kind.ToString(), run.FileName, run.Sha256, by, run.StartedAt, run.Created, run.Changed, run.Unchanged, run.Refused, run.Warned });
        return (run with { Id = id, StartedBy = by, ChangedAt = now }, false);
    }

    private const string Move =
        """
        update import_run set
            state = @to,
            changed_at = @now
        where id = @id and state = @from
        """;

    /// <summary>False when it is not in that state any more. From a state to itself: says that it is alive.</summary>
    public async Task<bool> MoveAsync(UnitOfWork work, long id, ImportState from, ImportState to, DateTimeOffset now) =>
        await work.ExecuteAsync(Move, new { id, from = from.ToString(), to = to.ToString(), now }) == 1;

    private const string SelectById = $"select {Columns} from import_run where id = @id";

    public async Task<ImportRun?> FindAsync(UnitOfWork work, long id) => (await work.FindAsync<Row>(SelectById, new { id }))?.ToRun();

    private const string SelectLatest =
        $"""
        select {Columns}
        from (select r.*, row_number() over (order by r.id desc) as place from import_run as r) as latest
        where place <= @take
        order by id desc
        """;

    /// <summary>The latest first.</summary>
    public async Task<IReadOnlyList<ImportRun>> LatestAsync(UnitOfWork work, int take) =>
        [.. (await work.QueryAsync<Row>(SelectLatest, new { take })).Select(row => row.ToRun())];

    private sealed record Row
    {
        public long Id { get; init; }

        public string Kind { get; init; } = "";

        public string FileName { get; init; } = "";

        public string Sha256 { get; init; } = "";

        public string? StartedBy { get; init; }

        public DateTimeOffset StartedAt { get; init; }

        public string State { get; init; } = "";

        public DateTimeOffset ChangedAt { get; init; }

        public int Created { get; init; }

        public int Changed { get; init; }

        public int Unchanged { get; init; }

        public int Refused { get; init; }

        public int Warned { get; init; }

        public ImportRun ToRun() => new()
        {
            Id = Id,
            Kind = Enum.Parse<ImportKind>(Kind),
            FileName = FileName,
            Sha256 = Sha256,
            StartedBy = StartedBy,
            StartedAt = StartedAt,
            State = Enum.Parse<ImportState>(State),
            ChangedAt = ChangedAt,
            Created = Created,
            Changed = Changed,
            Unchanged = Unchanged,
            Refused = Refused,
            Warned = Warned,
        };
    }
}
