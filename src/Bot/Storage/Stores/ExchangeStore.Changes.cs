namespace Bot.Storage.Stores;

/// <summary>What an import of another system's file wrote, and how it is taken back.</summary>
internal sealed partial class ExchangeStore
{
    private const string VisitKind = "visit";
    private const string FindingKind = "finding";
    private const string CountKind = "count";

    private static readonly string[] ChangeColumns = ["import_id", "kind", "system", "id", "before"];

    /// <summary>Writes down which rows the import puts in, and what stood there.</summary>
    /// <param name="rows">With the row that stood there; null for none.</param>
    public static async Task RecordAsync(UnitOfWork work, long importId, string system, IEnumerable<(ExchangedRow Row, ExchangedRow? Before)> rows)
    {
        var insert = new MultiRowInsert(work, "exchange_change", ChangeColumns);
        foreach (var (row, before) in rows)
        {
            var (kind, json) = row switch
            {
                ExchangedVisit => (VisitKind, before is null ? null : StorageJson.Write((ExchangedVisit)before)),
                ExchangedFinding => (FindingKind, before is null ? null : StorageJson.Write((ExchangedFinding)before)),
                _ => (CountKind, before is null ? null : StorageJson.Write((DayCount)before)),
            };
            await insert.AddAsync([importId, kind, system, row.Key, json]);
        }

        await insert.FlushAsync();
    }

    private const string SelectChanges =
        """
        select kind as Kind, system as System, id as Id, before as Before
        from exchange_change
        where import_id = @importId
        order by kind, id
        """;

    private const string SelectMyVisits = "select id from exchange_visit where import_id = @importId";
    private const string SelectMyFindings = "select id from exchange_finding where import_id = @importId";
    private const string SelectMyCounts = "select day as Day, county as County from exchange_count where import_id = @importId";
    private const string SelectHeld =
        """
        select distinct v.id
        from exchange_visit as v
        join exchange_finding as f on f.system = v.system and f.visit = v.id
        where v.import_id = @importId and coalesce(f.import_id, 0) <> @importId
        """;

    private const string DeleteMyVisits =
        """
        delete from exchange_visit
        where import_id = @importId
            and not exists (
                select 1
                from exchange_finding as f
                where f.system = exchange_visit.system and f.visit = exchange_visit.id and coalesce(f.import_id, 0) <> @importId)
        """;

    // Each later row looks up mine by its key: the other way round every row of mine would read all later ones.
    private const string SelectLater =
        """
        select l.import_id as ImportId, l.kind as Kind, l.system as System, l.id as Id, l.before as Before
        from exchange_change as l
        where l.import_id > @importId
            and l.before is not null
            and exists (select 1 from exchange_change as m where m.import_id = @importId and m.kind = l.kind and m.id = l.id and m.system = l.system)
        """;

    private const string DeleteChanges = "delete from exchange_change where import_id = @later and kind = @kind and id in @ids";

    private const string SelectUndone = "select id from import_run where state = @undone";

    private const string DeleteFreed =
        """
        delete from exchange_visit
        where import_id in (select id from import_run where state = @undone)
            and not exists (
                select 1
                from exchange_finding as f
                where f.system = exchange_visit.system and f.visit = exchange_visit.id)
        """;

    private const string DeleteMyFindings = "delete from exchange_finding where import_id = @importId";
    private const string DeleteMyCounts = "delete from exchange_count where import_id = @importId";

    /// <summary>
    /// Takes out what the import put in, and puts back what stood there. What a later import changed again stays, and so does a visit on which another
    /// import's findings hang; a later import that is taken back afterwards then puts back what stood there before this one, and a visit on which nothing hangs any more goes.
    /// </summary>
    /// <returns>How many rows are as before, and the keys of those that stay.</returns>
    public async Task<(int Back, IReadOnlyList<string> Kept)> TakeBackAsync(UnitOfWork work, long importId)
    {
        var changes = await work.QueryAsync<ExchangeChange>(SelectChanges, new { importId });
        var mine = new HashSet<(string, string)>();
        mine.UnionWith((await work.QueryAsync<string>(SelectMyVisits, new { importId })).Select(id => (VisitKind, id)));
        mine.UnionWith((await work.QueryAsync<string>(SelectMyFindings, new { importId })).Select(id => (FindingKind, id)));
        mine.UnionWith((await work.QueryAsync<DayCount>(SelectMyCounts, new { importId })).Select(one => (CountKind, one.Key)));
        var held = (await work.QueryAsync<string>(SelectHeld, new { importId })).ToHashSet(StringComparer.Ordinal);
        await work.ExecuteAsync(DeleteMyVisits, new { importId });
        await work.ExecuteAsync(DeleteMyFindings, new { importId });
        await work.ExecuteAsync(DeleteMyCounts, new { importId });

        var stood = changes.Where(change => mine.Contains((change.Kind, change.Id)) && !(change is { Kind: VisitKind, Before: null } && held.Contains(change.Id))).ToList();
        foreach (var system in stood.Where(change => change.Before is not null).GroupBy(change => change.System, StringComparer.Ordinal))
        {
            await PutAsync(work, system.Key, Before<ExchangedVisit>(system, VisitKind), Before<ExchangedFinding>(system, FindingKind), Before<DayCount>(system, CountKind));
        }

        var kept = changes.Except(stood).ToList();
        await PassOnAsync(work, importId, kept);
        var freed = await work.ExecuteAsync(DeleteFreed, new { undone = nameof(ImportState.Undone) });
        return (stood.Count + freed, [.. kept.Select(change => change.Id)]);
    }

    /// <summary>Imports that were taken back: a visit that stands there from one of them only waits until no finding hangs on it.</summary>
    public async Task<IReadOnlySet<long>> UndoneAsync(UnitOfWork work) =>
        (await work.QueryAsync<long>(SelectUndone, new { undone = nameof(ImportState.Undone) })).ToHashSet();

    /// <summary>What a later import found of mine is for it from now on what I found.</summary>
    private static async Task PassOnAsync(UnitOfWork work, long importId, List<ExchangeChange> kept)
    {
        if (kept.Count == 0)
        {
            return;
        }

        var mine = kept.ToDictionary(change => (change.Kind, change.Id), change => change.Before);
        var insert = new MultiRowInsert(work, "exchange_change", ChangeColumns);
        var later = (await work.QueryAsync<LaterChange>(SelectLater, new { importId })).Where(one => mine.ContainsKey((one.Kind, one.Id)) && one.CameFrom == importId);
        foreach (var some in later.GroupBy(one => (one.ImportId, one.Kind)).SelectMany(run => run.Chunk(MostIds)))
        {
            await work.ExecuteAsync(DeleteChanges, new { later = some[0].ImportId, kind = some[0].Kind, ids = some.Select(one => one.Id) });
            foreach (var one in some)
            {
                await insert.AddAsync([one.ImportId, one.Kind, one.System, one.Id, mine[(one.Kind, one.Id)]]);
            }
        }

        await insert.FlushAsync();
    }

    private sealed record LaterChange
    {
        public long ImportId { get; init; }

        public string Kind { get; init; } = "";

        public string System { get; init; } = "";

        public string Id { get; init; } = "";

        public string Before { get; init; } = "";

        /// <summary>The import of the row that it found.</summary>
        public long? CameFrom => Kind switch
        {
            VisitKind => StorageJson.Read<ExchangedVisit>(Before).ImportId,
            FindingKind => StorageJson.Read<ExchangedFinding>(Before).ImportId,
            _ => StorageJson.Read<DayCount>(Before).ImportId,
        };
    }

    private static IReadOnlyList<T> Before<T>(IEnumerable<ExchangeChange> changes, string kind) =>
        [.. changes.Where(change => change.Kind == kind).Select(change => StorageJson.Read<T>(change.Before!))];
}
