namespace Bot.Storage.Stores;

/// <summary>Stored: never rename.</summary>
internal enum ReportStatus
{
    /// <summary>待核对.</summary>
    Draft,

    /// <summary>已发布: final.</summary>
    Released,

    /// <summary>A later version took its place before it was released.</summary>
    Replaced,
}

/// <summary>One version of a report; <see cref="County"/> is empty for the whole city.</summary>
internal sealed record ReportRow
{
    public string Id { get; init; } = "";

    public string CampaignId { get; init; } = "";

    public string County { get; init; } = "";

    public DateOnly Due { get; init; }

    public int Version { get; init; }

    public ReportStatus Status { get; init; }

    /// <summary>JSON of the numbers.</summary>
    public string Figures { get; init; } = "";

    public string? Remark { get; init; }

    public string DocumentSha256 { get; init; } = "";

    public string? LedgerSha256 { get; init; }

    public int LedgerRows { get; init; }

    public DateTimeOffset MadeAt { get; init; }

    public string? DecidedBy { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    public bool IsCity => County.Length == 0;
}

/// <summary>上报: the versions of every report. A released one never changes; the database refuses it.</summary>
internal sealed class ReportStore
{
    private const string Insert =
        """
        insert into report (id, campaign_id, county, due, version, status, figures, remark, document_sha256, ledger_sha256, ledger_rows, made_at)
        values (@Id, @CampaignId, @County, @Due, @Version, @Status, @Figures, @Remark, @DocumentSha256, @LedgerSha256, @LedgerRows, @MadeAt)
        """;

    private const string Replace =
        "update report set status = 'Replaced' where campaign_id = @CampaignId and county = @County and due = @Due and status = 'Draft'";

    /// <summary>A new draft; one that was not released is replaced by it.</summary>
    public async Task AddAsync(UnitOfWork work, ReportRow report)
    {
        var row = new
        {
            report.Id,
            report.CampaignId,
            report.County,
            report.Due,
            report.Version,
            Status = report.Status.ToString(),
            report.Figures,
            report.Remark,
            report.DocumentSha256,
            report.LedgerSha256,
            report.LedgerRows,
            report.MadeAt,
        };
        await work.ExecuteAsync(Replace, row);
        await work.ExecuteAsync(Insert, row);
    }

    private const string SetReleased = "update report set status = 'Released', decided_by = @by, decided_at = @now where id = @id and status = 'Draft'";

    /// <summary>False when it was decided before: of two taps the first counts.</summary>
    public async Task<bool> ReleaseAsync(UnitOfWork work, string id, string by, DateTimeOffset now) =>
        await work.ExecuteAsync(SetReleased, new { id, by = UserIds.Normal(by), now }) == 1;

    private const string All =
        """
        select
            id as Id,
            campaign_id as CampaignId,
            county as County,
            due as Due,
            version as Version,
            status as Status,
            figures as Figures,
            remark as Remark,
            document_sha256 as DocumentSha256,
            ledger_sha256 as LedgerSha256,
            ledger_rows as LedgerRows,
            made_at as MadeAt,
            decided_by as DecidedBy,
            decided_at as DecidedAt
        from report
        """;

    private const string SelectById = $"{All} where id = @id";

    public Task<ReportRow?> FindAsync(UnitOfWork work, string id) => work.FindAsync<ReportRow>(SelectById, new { id });

    private const string SelectOfDay = $"{All} where campaign_id = @campaignId and due = @due order by county, version";

    /// <summary>All versions of all reports of the report day, the city's first.</summary>
    public Task<IReadOnlyList<ReportRow>> OfDayAsync(UnitOfWork work, string campaignId, DateOnly due) =>
        work.QueryAsync<ReportRow>(SelectOfDay, new { campaignId, due });

    private const string SelectAfter = $"{All} where campaign_id = @CampaignId and county = @County and due > @Due order by due, version";

    /// <summary>All versions of the same county's reports of later report days.</summary>
    public Task<IReadOnlyList<ReportRow>> AfterAsync(UnitOfWork work, ReportRow row) =>
        work.QueryAsync<ReportRow>(SelectAfter, new { row.CampaignId, row.County, row.Due });

    private const string SelectReleased = $"{All} where campaign_id = @campaignId and county = @county and status = 'Released' order by due desc, version desc";

    /// <summary>Released versions of the county (empty: the city), the last one first.</summary>
    public Task<IReadOnlyList<ReportRow>> ReleasedAsync(UnitOfWork work, string campaignId, string county) =>
        work.QueryAsync<ReportRow>(SelectReleased, new { campaignId, county });

    private const string InsertTold =
        """
        insert into reminder (subject, step, told_at)
        select @subject, @step, @now
        where not exists (select 1 from reminder where subject = @subject and step = @step)
        """;

    /// <summary>True the first time: what is told once is marked here, in the commit that tells it.</summary>
    public async Task<bool> TellOnceAsync(UnitOfWork work, string subject, string step, DateTimeOffset now) =>
        await work.ExecuteAsync(InsertTold, new { subject, step, now }) == 1;
}
