using System.Security.Cryptography;
using System.Text;
using Domain.Enterprises;
using Domain.Materials;

namespace Bot.Storage.Stores;

/// <summary>宣传: what is to be sent, to whom, when; and the words that were.</summary>
internal sealed class MaterialStore
{
    private const string NextId = "select coalesce(max(id), 0) + 1 from material_send";

    private const string Insert =
        """
        insert into material_send (
            id, material_id, version, created_by, created_at, counties, target, industry, track, as_file, timing, due_at, status, revision, marked, earlier)
        values (@Id, @MaterialId, @Version, @CreatedBy, @CreatedAt, @Counties, @Target, @Industry, @Track, @AsFile, @Timing, @DueAt, @Status, @Revision, 0, 0)
        """;

    /// <summary>The draft with its number.</summary>
    public async Task<MaterialSend> AddAsync(UnitOfWork work, MaterialSend draft)
    {
        // Nobody else takes the number in between.
        await work.AloneAsync();
        var added = draft with { Id = await work.ScalarAsync<long>(NextId), CreatedBy = UserIds.Normal(draft.CreatedBy) };
        await work.ExecuteAsync(Insert, Row.Of(added));
        return added;
    }

    private const string Update =
        """
        update material_send set
            counties = @Counties,
            target = @Target,
            industry = @Industry,
            track = @Track,
            as_file = @AsFile,
            timing = @Timing,
            due_at = @DueAt,
            status = @Status,
            revision = @Revision
        where id = @Id and revision = @Before
        """;

    /// <summary>The send with its new revision.</summary>
    /// <exception cref="InvalidOperationException">Another turn was faster; the whole turn is then repeated on the new state.</exception>
    public async Task<MaterialSend> SaveAsync(UnitOfWork work, MaterialSend send)
    {
        var next = send with { Revision = send.Revision + 1 };
        return await work.ExecuteAsync(Update, Row.Of(next)) == 1
            ? next
            : throw new InvalidOperationException($"The material send {send.Id} is no longer at revision {send.Revision}.");
    }

    private const string Columns =
        """
        id as Id,
        material_id as MaterialId,
        version as Version,
        created_by as CreatedBy,
        created_at as CreatedAt,
        counties as Counties,
        target as Target,
        industry as Industry,
        track as Track,
        as_file as AsFile,
        timing as Timing,
        due_at as DueAt,
        status as Status,
        revision as Revision,
        marked as Marked,
        earlier as Earlier
        """;

    private const string SelectById = $"select {Columns} from material_send where id = @id";

    public async Task<MaterialSend?> FindAsync(UnitOfWork work, long id) => (await work.FindAsync<Row>(SelectById, new { id }))?.ToSend();

    private const string SelectOf = $"select {Columns} from material_send where status = @status order by id";

    public async Task<IReadOnlyList<MaterialSend>> OfAsync(UnitOfWork work, MaterialSendStatus status) =>
        [.. (await work.QueryAsync<Row>(SelectOf, new { status = status.ToString() })).Select(row => row.ToSend())];

    private const string Count = "update material_send set marked = marked + @marked, earlier = earlier + @earlier where id = @id";

    public Task CountAsync(UnitOfWork work, long id, int marked, int earlier) => work.ExecuteAsync(Count, new { id, marked, earlier });

    private const string DeletePicks = "delete from material_pick where send_id = @id";

    public async Task PickAsync(UnitOfWork work, long id, IEnumerable<string> enterpriseIds)
    {
        await work.ExecuteAsync(DeletePicks, new { id });
        var insert = new MultiRowInsert(work, "material_pick", ["send_id", "enterprise_id"]);
        foreach (var enterpriseId in enterpriseIds.Distinct(StringComparer.Ordinal))
        {
            await insert.AddAsync([id, enterpriseId]);
        }

        await insert.FlushAsync();
    }

    private const string SelectSha256 = "select sha256 from material_version where material_id = @Id and version = @Version";

    private const string InsertVersion =
        """
        insert into material_version (material_id, version, kind, title, sha256, words)
        values (@Id, @Version, @Kind, @Title, @sha256, @Text)
        """;

    /// <summary>Keeps the words of the version.</summary>
    /// <returns>False when the version was sent with other words: it has to have a new number.</returns>
    public async Task<bool> KeepAsync(UnitOfWork work, Material material)
    {
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{material.Title}\n{material.Text}")));
        var kept = await work.ScalarAsync<string>(SelectSha256, new { material.Id, material.Version });
        if (kept is null)
        {
            await work.ExecuteAsync(InsertVersion, new { material.Id, material.Version, Kind = material.Kind.ToString(), material.Title, sha256, material.Text });
        }

        return kept is null || kept == sha256;
    }

    private const string SelectTitle = "select title from material_version where material_id = @materialId and version = @version";

    /// <summary>As it was sent; null when it never was.</summary>
    public Task<string?> TitleAsync(UnitOfWork work, string materialId, int version) => work.ScalarAsync<string>(SelectTitle, new { materialId, version });

    private sealed record Row
    {
        private const char Comma = ',';

        public long Id { get; init; }

        public string MaterialId { get; init; } = "";

        public int Version { get; init; }

        public string CreatedBy { get; init; } = "";

        public DateTimeOffset CreatedAt { get; init; }

        public string Counties { get; init; } = "";

        public string Target { get; init; } = "";

        public int Industry { get; init; }

        public string? Track { get; init; }

        public bool AsFile { get; init; }

        public string Timing { get; init; } = "";

        public DateTimeOffset? DueAt { get; init; }

        public string Status { get; init; } = "";

        public int Revision { get; init; }

        public int Marked { get; init; }

        public int Earlier { get; init; }

        public int Before => Revision - 1;

        public static Row Of(MaterialSend send) => new()
        {
            Id = send.Id,
            MaterialId = send.MaterialId,
            Version = send.Version,
            CreatedBy = send.CreatedBy,
            CreatedAt = send.CreatedAt,
            Counties = string.Join(Comma, send.Counties),
            Target = send.Target.ToString(),
            Industry = send.Industry,
            Track = send.Track?.ToString(),
            AsFile = send.AsFile,
            Timing = send.Timing.ToString(),
            DueAt = send.DueAt,
            Status = send.Status.ToString(),
            Revision = send.Revision,
        };

        public MaterialSend ToSend() => new()
        {
            Id = Id,
            MaterialId = MaterialId,
            Version = Version,
            CreatedBy = CreatedBy,
            CreatedAt = CreatedAt,
            Counties = Counties.Split(Comma, StringSplitOptions.RemoveEmptyEntries),
            Target = Enum.Parse<MaterialTarget>(Target),
            Industry = Industry,
            Track = Track is { } track ? Enum.Parse<Track>(track) : null,
            AsFile = AsFile,
            Timing = Enum.Parse<MaterialTiming>(Timing),
            DueAt = DueAt,
            Status = Enum.Parse<MaterialSendStatus>(Status),
            Revision = Revision,
            Marked = Marked,
            Earlier = Earlier,
        };
    }
}
