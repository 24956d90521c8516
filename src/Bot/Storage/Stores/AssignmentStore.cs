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

    private const string Select =
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

    public async Task<Assignment?> FindAsync(UnitOfWork work, string id) =>
        (await work.FindAsync<Row>($"{Select} where id = @id", new { id }))?.ToAssignment();

    /// <summary>Assignments of the owner that are not <see cref="Assignment.Closed"/>, oldest first.</summary>
    public Task<IReadOnlyList<Assignment>> OpenOfAsync(UnitOfWork work, string owner) =>
        ListAsync(work, "owner = @owner and status <> @closed", new { owner = UserIds.Normal(owner), closed = Assignment.Closed });

    public Task<IReadOnlyList<Assignment>> OfInspectionAsync(UnitOfWork work, string inspectionId) =>
        ListAsync(work, "inspection_id = @inspectionId", new { inspectionId });

    private static async Task<IReadOnlyList<Assignment>> ListAsync(UnitOfWork work, string condition, object parameters)
    {
        var rows = await work.QueryAsync<Row>($"{Select} where {condition} order by created_at, id", parameters);
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
