using Domain.Responsibility;
using Domain.Responsibility.Import;

namespace Bot.Storage.Stores;

/// <summary>What a leaver still holds.</summary>
internal sealed record HeldWork
{
    public string UserId { get; init; } = "";

    public string Name { get; init; } = "";

    /// <summary>Inspections that are not signed or given up.</summary>
    public int Drafts { get; init; }

    public int Assignments { get; init; }

    public int PlannedVisits { get; init; }

    public bool IsFree => Drafts + Assignments + PlannedVisits == 0;
}

/// <summary>The rows of an import of people.</summary>
internal sealed class PeopleImportStore(DirectoryStore directory)
{
    private static readonly string[] Columns = ["import_id", "user_id", "row_number", "before_json", "after_json"];

    /// <summary>The whole directory.</summary>
    public Task<IReadOnlyList<Person>> ListAsync(UnitOfWork work) => directory.AllAsync(work);

    public async Task StageAsync(UnitOfWork work, long id, IEnumerable<PeopleChange> changes)
    {
        var insert = new MultiRowInsert(work, "import_person", Columns);
        foreach (var change in changes)
        {
            await insert.AddAsync([id, UserIds.Normal(change.After.UserId), change.Row, change.Before is null ? null : StorageJson.Write(change.Before), StorageJson.Write(change.After)]);
        }

        await insert.FlushAsync();
    }

    private const string SelectStaged =
        """
        select
            user_id as UserId,
            before_json as BeforeJson,
            after_json as AfterJson
        from import_person
        where import_id = @id
        order by row_number
        """;

    /// <summary>Names of people who are no longer as they were when the rows were compared with the directory; empty when the import may go in.</summary>
    public async Task<IReadOnlyList<string>> ConflictsAsync(UnitOfWork work, long id)
    {
        var people = (await ListAsync(work)).ToDictionary(person => person.UserId, StringComparer.Ordinal);
        return
        [
            .. (await work.QueryAsync<StagedRow>(SelectStaged, new { id }))
                .Where(row => (people.TryGetValue(row.UserId, out var now) ? StorageJson.Write(now) : null) != row.BeforeJson)
                .Select(row => StorageJson.Read<Person>(row.AfterJson).Name),
        ];
    }

    public async Task PutInAsync(UnitOfWork work, long id)
    {
        foreach (var row in await work.QueryAsync<StagedRow>(SelectStaged, new { id }))
        {
            await directory.UpsertAsync(work, StorageJson.Read<Person>(row.AfterJson));
        }
    }

    private const string DeleteGrants = "delete from role_grant where user_id = @userId";

    private const string DeletePerson = "delete from person where user_id = @userId";

    private const string CountVisits = "select count(*) from inspection_inspector where user_id = @userId";

    /// <summary>Puts everybody back as before, except who was changed since. A new person goes, unless there are visits of his.</summary>
    /// <returns>People put back, and the names of those who stay.</returns>
    public async Task<(int Back, IReadOnlyList<string> Kept)> TakeBackAsync(UnitOfWork work, long id)
    {
        var people = (await ListAsync(work)).ToDictionary(person => person.UserId, StringComparer.Ordinal);
        var (back, kept) = (0, new List<string>());
        foreach (var row in await work.QueryAsync<StagedRow>(SelectStaged, new { id }))
        {
            if (!people.TryGetValue(row.UserId, out var now)
                || StorageJson.Write(now) != row.AfterJson
                || (row.BeforeJson is null && await work.ScalarAsync<int>(CountVisits, new { userId = row.UserId }) > 0))
            {
                kept.Add(StorageJson.Read<Person>(row.AfterJson).Name);
                continue;
            }

            back++;
            if (row.BeforeJson is not null)
            {
                await directory.UpsertAsync(work, StorageJson.Read<Person>(row.BeforeJson));
            }
            else
            {
                await work.ExecuteAsync(DeleteGrants, new { userId = row.UserId });
                await work.ExecuteAsync(DeletePerson, new { userId = row.UserId });
            }
        }

        return (back, kept);
    }

    private const string SelectHeld =
        """
        select
            p.user_id as UserId,
            p.name as Name,
            (select count(*)
                from inspection_inspector as i
                join inspection as n on n.id = i.inspection_id
                where i.user_id = p.user_id and n.status in ('Draft', 'Signing')) as Drafts,
            (select count(*) from assignment as a where a.owner = p.user_id and a.status <> @closed) as Assignments,
            (select count(*) from planned_visit as v where (v.lead = p.user_id or v.partner = p.user_id) and v.status in ('Planned', 'Offered', 'Accepted', 'Declined')) as PlannedVisits
        from person as p
        where p.user_id in @ids
        order by p.sort_order, p.user_id
        """;

    /// <summary>What these people still have to do.</summary>
    public Task<IReadOnlyList<HeldWork>> HeldAsync(UnitOfWork work, IEnumerable<string> userIds) =>
        work.QueryAsync<HeldWork>(SelectHeld, userIds, piece => new { ids = piece, closed = Assignment.Closed });

    private sealed record StagedRow
    {
        public string UserId { get; init; } = "";

        public string? BeforeJson { get; init; }

        public string AfterJson { get; init; } = "";
    }
}
