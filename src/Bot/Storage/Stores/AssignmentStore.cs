using Domain.Inspections;

namespace Bot.Storage.Stores;

/// <summary>整改包联: the owner of the findings of one severity of one inspection.</summary>
internal sealed record Assignment(string Id, string InspectionId, Severity Severity, string Owner, string Status, int Version, DateTimeOffset CreatedAt, DateTimeOffset? AcceptedAt, string? Gap)
{
    /// <summary>The status that ends an assignment; every other one is open.</summary>
    public const string Closed = "Closed";
}

internal sealed class AssignmentStore
{
    private const string Insert =
        """
        insert into assignment (id, inspection_id, severity, owner, status, version, created_at, accepted_at, gap)
        values (@Id, @InspectionId, @Severity, @Owner, @Status, @Version, @CreatedAt, @AcceptedAt, @Gap)
        """;

    public Task AddAsync(UnitOfWork work, Assignment assignment) =>
        work.ExecuteAsync(Insert, Row.Of(assignment));

    private const string Update =
        """
        update assignment set
            severity = @Severity,
            owner = @Owner,
            status = @Status,
            version = @Version,
            accepted_at = @AcceptedAt,
            gap = @Gap
        where id = @Id and version = @ExpectedVersion
        """;

    /// <summary>Replaces the stored state when its version is still <paramref name="expectedVersion"/>; false otherwise.</summary>
    public async Task<bool> SaveAsync(UnitOfWork work, Assignment assignment, int expectedVersion) =>
        await work.ExecuteAsync(Update, Row.Of(assignment) with { ExpectedVersion = expectedVersion }) == 1;

    private const string CloseOfInspection = "update assignment set status = @closed, version = version + 1 where inspection_id = @inspectionId and status <> @closed";

    /// <summary>The form was corrected: its assignments end, those of the correction take their place.</summary>
    public Task CloseAsync(UnitOfWork work, string inspectionId) =>
        work.ExecuteAsync(CloseOfInspection, new { inspectionId, closed = Assignment.Closed });

    private const string All =
        """
        select
            id as Id,
            inspection_id as InspectionId,
            severity as Severity,
            owner as Owner,
            status as Status,
            version as Version,
            created_at as CreatedAt,
            accepted_at as AcceptedAt,
            gap as Gap
        from assignment
        """;

    private const string SelectById = $"{All} where id = @id";

    public async Task<Assignment?> FindAsync(UnitOfWork work, string id) =>
        (await work.FindAsync<Row>(SelectById, new { id }))?.ToAssignment();

    private const string SelectOpen = $"{All} where owner = @owner and status <> @closed order by created_at, id";

    /// <summary>Assignments of the owner that are not <see cref="Assignment.Closed"/>, oldest first.</summary>
    public Task<IReadOnlyList<Assignment>> OpenOfAsync(UnitOfWork work, string owner) =>
        ListAsync(work, SelectOpen, new { owner = UserIds.Normal(owner), closed = Assignment.Closed });

    private const string SelectOfInspection = $"{All} where inspection_id = @inspectionId order by created_at, id";

    public Task<IReadOnlyList<Assignment>> OfInspectionAsync(UnitOfWork work, string inspectionId) =>
        ListAsync(work, SelectOfInspection, new { inspectionId });

    private static async Task<IReadOnlyList<Assignment>> ListAsync(UnitOfWork work, string sql, object parameters)
    {
        var rows = await work.QueryAsync<Row>(sql, parameters);
        return [.. rows.Select(row => row.ToAssignment())];
    }

    private sealed record Row
    {
        public string Id { get; init; } = "";

        public string InspectionId { get; init; } = "";

        public string Severity { get; init; } = "";

        public string Owner { get; init; } = "";

        public string Status { get; init; } = "";

        public int Version { get; init; }

        public int ExpectedVersion { get; init; }

        public DateTimeOffset CreatedAt { get; init; }

        public DateTimeOffset? AcceptedAt { get; init; }

        public string? Gap { get; init; }

        public static Row Of(Assignment assignment) => new()
        {
            Id = assignment.Id,
            InspectionId = assignment.InspectionId,
            Severity = assignment.Severity.ToString(),
            Owner = UserIds.Normal(assignment.Owner),
            Status = assignment.Status,
            Version = assignment.Version,
            CreatedAt = assignment.CreatedAt,
            AcceptedAt = assignment.AcceptedAt,
            Gap = assignment.Gap,
        };

        public Assignment ToAssignment() =>
            new(Id, InspectionId, Enum.Parse<Severity>(Severity), Owner, Status, Version, CreatedAt, AcceptedAt, Gap);
    }
}
