using Domain.Emergencies;
using Domain.Inspections;
using Domain.Responsibility;

namespace Bot.Storage.Stores;

/// <summary>What an advice on annex 1, case 3 asks: what was discovered, reported and done when.</summary>
internal sealed record EmergencyRecord
{
    public string Id { get; init; } = "";

    public EmergencyKind Kind { get; init; }

    public string Facility { get; init; } = "";

    /// <summary>As the officer says; the 24 hours run from here.</summary>
    public DateTimeOffset DiscoveredAt { get; init; }

    /// <summary>Arrival of the first message.</summary>
    public DateTimeOffset BegunAt { get; init; }

    /// <summary>Arrival of the message with which the report was complete.</summary>
    public DateTimeOffset ReportedAt { get; init; }

    /// <summary>Arrival of the first measures; null when none were told.</summary>
    public DateTimeOffset? MeasuresAt { get; init; }

    /// <summary>Arrival of the first words that say 停产 or 限产; null when none do.</summary>
    public DateTimeOffset? StoppedAt { get; init; }

    public IReadOnlyList<string> Measures { get; init; } = [];

    public DateTimeOffset? RestoredAt { get; init; }

    /// <summary>The time of discovery was changed after the report: a person looks at it.</summary>
    public bool IsCorrected { get; init; }

    public static EmergencyRecord Of(Emergency emergency) => new()
    {
        Id = emergency.Id,
        Kind = emergency.Kind,
        Facility = emergency.Facility!,
        DiscoveredAt = emergency.DiscoveredAt!.Value,
        BegunAt = emergency.BegunAt,
        ReportedAt = emergency.ReportedAt!.Value,
        MeasuresAt = emergency.MeasuresAt,
        StoppedAt = emergency.StoppedAt,
        Measures = [.. emergency.AllMeasures],
        RestoredAt = emergency.RestoredAt,
        IsCorrected = emergency.Has(EmergencyEntryKind.Corrected),
    };
}

/// <summary>故障报告: drafts, what was reported, and what came after it.</summary>
internal sealed class EmergencyStore
{
    private static readonly string[] EntryColumns = ["emergency_id", "ordinal", "kind", "at", "user_id", "words"];

    private const string Select =
        """
        select
            m.id as Id,
            m.kind as Kind,
            m.enterprise_id as EnterpriseId,
            m.begun_by as BegunBy,
            m.begun_at as BegunAt,
            m.discovered_at as DiscoveredAt,
            m.facility as Facility,
            m.measures as Measures,
            m.reported_at as ReportedAt,
            m.restored_at as RestoredAt,
            m.dropped_at as DroppedAt,
            m.version as Version
        from emergency as m
        """;

    private const string SelectById = $"{Select} where m.id = @id";

    public async Task<Emergency?> FindAsync(UnitOfWork work, string id) =>
        (await LoadAsync(work, SelectById, new { id })).SingleOrDefault();

    private const string SelectDrafts = $"{Select} where m.begun_by = @userId and m.reported_at is null and m.dropped_at is null order by m.begun_at desc, m.id desc";

    /// <summary>What the person began and did not finish, newest first.</summary>
    public Task<IReadOnlyList<Emergency>> DraftsOfAsync(UnitOfWork work, string userId) =>
        LoadAsync(work, SelectDrafts, new { userId = UserIds.Normal(userId) });

    private const string SelectOpenOfOfficer =
        $"""
        {Select}
        where m.reported_at is not null
            and m.restored_at is null
            and m.enterprise_id in (select g.enterprise_id from role_grant as g where g.user_id = @userId and g.role = @officer)
        order by m.reported_at, m.id
        """;

    /// <summary>Reported and not restored at the person's enterprises, oldest first.</summary>
    public Task<IReadOnlyList<Emergency>> OpenOfOfficerAsync(UnitOfWork work, string userId) =>
        LoadAsync(work, SelectOpenOfOfficer, new { userId = UserIds.Normal(userId), officer = nameof(Role.EnterpriseOfficer) });

    private const string SelectOpen =
        $"""
        {Select}
        where m.reported_at is not null
            and m.restored_at is null
            and (@wholeCity = 1 or m.enterprise_id in (select e.id from enterprise as e where e.county in @counties))
        order by m.reported_at, m.id
        """;

    /// <summary>Reported and not restored within the counties (empty: the whole city), oldest first.</summary>
    public Task<IReadOnlyList<Emergency>> OpenAsync(UnitOfWork work, IReadOnlyList<string> counties) =>
        LoadAsync(work, SelectOpen, new { wholeCity = counties.Count == 0, counties });

    private const string SelectUnfinished =
        $"""
        {Select}
        where m.restored_at is null
            and m.dropped_at is null
            and m.begun_at >= @since
            and (m.reported_at is null or m.measures = '')
        order by m.begun_at, m.id
        """;

    /// <summary>Drafts, and reports that told no measures, begun since then; oldest first.</summary>
    public Task<IReadOnlyList<Emergency>> UnfinishedAsync(UnitOfWork work, DateTimeOffset since) =>
        LoadAsync(work, SelectUnfinished, new { since });

    private const string SelectReported = $"{Select} where m.enterprise_id = @enterpriseId and m.reported_at is not null and m.discovered_at >= @since order by m.discovered_at, m.id";

    /// <summary>For the advice on annex 1: what the enterprise reported as discovered since then, restored or not, oldest first.</summary>
    public async Task<IReadOnlyList<EmergencyRecord>> ReportedAsync(UnitOfWork work, string enterpriseId, DateTimeOffset since) =>
        [.. (await LoadAsync(work, SelectReported, new { enterpriseId, since })).Select(EmergencyRecord.Of)];

    private const string SelectInspectors =
        """
        select p.user_id
        from inspection_inspector as p
        where p.inspection_id = (
            select last.id
            from (
                select i.id, row_number() over (order by i.visited_on desc, i.number desc, i.id desc) as place
                from inspection as i
                where i.enterprise_id = @enterpriseId and i.status = @signed) as last
            where last.place = 1)
        order by p.ordinal
        """;

    /// <summary>Who signed the enterprise's last form, the one in charge first; empty when there is none.</summary>
    public Task<IReadOnlyList<string>> InspectorsAsync(UnitOfWork work, string enterpriseId) =>
        work.QueryAsync<string>(SelectInspectors, new { enterpriseId, signed = nameof(InspectionStatus.Signed) });

    private const string SelectOwners =
        """
        select distinct a.owner
        from assignment as a
        join inspection as i on i.id = a.inspection_id
        where i.enterprise_id = @enterpriseId and a.status in ('Open', 'Accepted')
        order by a.owner
        """;

    /// <summary>包联责任人 of the enterprise's findings.</summary>
    public Task<IReadOnlyList<string>> OwnersAsync(UnitOfWork work, string enterpriseId) =>
        work.QueryAsync<string>(SelectOwners, new { enterpriseId });

    private const string Insert =
        """
        insert into emergency (
            id, kind, enterprise_id, begun_by, begun_at, discovered_at, facility, measures, reported_at, restored_at, dropped_at, version)
        values (
            @Id, @Kind, @EnterpriseId, @BegunBy, @BegunAt, @DiscoveredAt, @Facility, @Measures, @ReportedAt, @RestoredAt, @DroppedAt, @Version)
        """;

    private const string Update =
        """
        update emergency set
            kind = @Kind,
            enterprise_id = @EnterpriseId,
            discovered_at = @DiscoveredAt,
            facility = @Facility,
            measures = @Measures,
            reported_at = @ReportedAt,
            restored_at = @RestoredAt,
            dropped_at = @DroppedAt,
            version = @Version
        where id = @Id and version = @before
        """;

    private const string CountEntries = "select count(*) from emergency_entry where emergency_id = @id";

    /// <param name="before">The version that was read; 0 for one that was not stored.</param>
    /// <returns>False when another change came first: nothing is written then.</returns>
    public async Task<bool> SaveAsync(UnitOfWork work, Emergency emergency, int before)
    {
        var written = await work.ExecuteAsync(before == 0 ? Insert : Update, new
        {
            emergency.Id,
            Kind = emergency.Kind.ToString(),
            emergency.EnterpriseId,
            BegunBy = UserIds.Normal(emergency.BegunBy),
            emergency.BegunAt,
            emergency.DiscoveredAt,
            emergency.Facility,
            emergency.Measures,
            emergency.ReportedAt,
            emergency.RestoredAt,
            emergency.DroppedAt,
            emergency.Version,
            before,
        });
        if (written == 0)
        {
            return false;
        }

        var there = await work.ScalarAsync<int>(CountEntries, new { id = emergency.Id });
        var insert = new MultiRowInsert(work, "emergency_entry", EntryColumns);
        foreach (var (ordinal, entry) in emergency.Entries.Index().Skip(there))
        {
            await insert.AddAsync([emergency.Id, ordinal + 1, entry.Kind.ToString(), entry.At.ToUnixTimeMilliseconds(), entry.UserId is { } by ? UserIds.Normal(by) : null, entry.Words]);
        }

        await insert.FlushAsync();
        return true;
    }

    private const string SelectEntries =
        """
        select
            emergency_id as EmergencyId,
            kind as Kind,
            at as At,
            user_id as UserId,
            words as Words
        from emergency_entry
        where emergency_id in @ids
        order by emergency_id, ordinal
        """;

    private static async Task<IReadOnlyList<Emergency>> LoadAsync(UnitOfWork work, string sql, object parameters)
    {
        var rows = await work.QueryAsync<Emergency>(sql, parameters);
        var entries = (await work.QueryAsync<EntryRow>(SelectEntries, rows.Select(row => row.Id), piece => new { ids = piece })).ToLookup(entry => entry.EmergencyId, StringComparer.Ordinal);
        return [.. rows.Select(row => row with { Entries = [.. entries[row.Id].Select(entry => new EmergencyEntry(entry.Kind, entry.At, entry.UserId, entry.Words))] })];
    }

    private sealed record EntryRow
    {
        public string EmergencyId { get; init; } = "";

        public EmergencyEntryKind Kind { get; init; }

        public DateTimeOffset At { get; init; }

        public string? UserId { get; init; }

        public string Words { get; init; } = "";
    }
}
