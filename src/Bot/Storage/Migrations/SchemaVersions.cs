namespace Bot.Storage.Migrations;

/// <summary>Which scripts a database has, held against those of the program.</summary>
internal sealed class SchemaVersions(IReadOnlyList<Migration> migrations)
{
    private const string Select = "select number as Number, name as Name, checksum as Checksum from SchemaVersions order by number";

    private const string Insert =
        "insert into SchemaVersions (number, name, checksum, applied_at) values (@Number, @Name, @Checksum, @now)";

    /// <summary>The numbers that the database has.</summary>
    /// <exception cref="StorageUnusableException">It is newer than the program, or was made by a script that has changed.</exception>
    public async Task<IReadOnlySet<int>> CheckAsync(UnitOfWork work, string place)
    {
        var applied = await work.QueryAsync<Applied>(Select);
        foreach (var row in applied)
        {
            var known = migrations.FirstOrDefault(migration => migration.Number == row.Number)
                ?? throw new StorageUnusableException(StorageTexts.Newer(place, row.Number, row.Name, migrations.Max(migration => migration.Number)));
            if (known.Checksum != row.Checksum)
            {
                throw new StorageUnusableException(StorageTexts.OtherScript(place, row.Number, row.Name));
            }
        }

        return applied.Select(row => row.Number).ToHashSet();
    }

    /// <exception cref="StorageUnusableException">A script of the program was not applied.</exception>
    public async Task RequireAllAsync(UnitOfWork work, string place)
    {
        var applied = await CheckAsync(work, place);
        if (migrations.FirstOrDefault(migration => !applied.Contains(migration.Number)) is { } missing)
        {
            throw new StorageUnusableException(StorageTexts.Older(place, missing.Number, missing.Name));
        }
    }

    public static Task<int> AddAsync(UnitOfWork work, Migration migration, DateTimeOffset now) =>
        work.ExecuteAsync(Insert, new { migration.Number, migration.Name, migration.Checksum, now });

    private sealed record Applied
    {
        public int Number { get; init; }

        public string Name { get; init; } = "";

        public string Checksum { get; init; } = "";
    }
}
