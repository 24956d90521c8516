using System.Globalization;
using Domain.Inspections;
using Domain.Rectification;

namespace Bot.Storage.Stores;

/// <summary>回头看: one task for each finding of a signed form.</summary>
internal sealed class LookBackStore
{
    private const string Unplanned =
        """
        i.campaign_id = @campaignId
            and i.status = @signed
            and not exists (select 1 from inspection as c where c.replaces = i.id and c.status = @signed)
            and not exists (select 1 from look_back as b where b.inspection_id = i.id and b.finding_id = f.id)
        """;

    private const string SelectUnplannedCounties =
        $"""
        select i.county as Name, count(*) as Amount
        from inspection as i
        join finding as f on f.inspection_id = i.id
        where {Unplanned}
        group by i.county
        order by i.county
        """;

    /// <summary>Counties with findings that have no task, and how many; a form that was corrected counts by its correction.</summary>
    public Task<IReadOnlyList<NameCount>> UnplannedCountiesAsync(UnitOfWork work, string campaignId) =>
        work.QueryAsync<NameCount>(SelectUnplannedCounties, new { campaignId, signed = nameof(InspectionStatus.Signed) });

    private const string SelectUnplanned =
        $"""
        select
            i.id as InspectionId,
            f.id as FindingId,
            f.severity as Severity,
            i.enterprise_id as EnterpriseId
        from inspection as i
        join finding as f on f.inspection_id = i.id
        left join enterprise as e on e.id = i.enterprise_id
        where i.county = @county
            and {Unplanned}
        order by e.township, e.longitude, e.latitude, i.enterprise_id, i.opened_at, i.id, f.ordinal
        """;

    /// <summary>Findings of the county that have no task: by township and place, those of an enterprise in the order of their forms.</summary>
    public Task<IReadOnlyList<UnplannedFinding>> UnplannedAsync(UnitOfWork work, string campaignId, string county) =>
        work.QueryAsync<UnplannedFinding>(SelectUnplanned, new { campaignId, county, signed = nameof(InspectionStatus.Signed) });

    private const string SelectLoad =
        """
        select lead as Lead, day as Day, count(distinct enterprise_id) as Visits
        from look_back
        where campaign_id = @campaignId and county = @county and day >= @first
        group by lead, day
        """;

    /// <summary>Visits that are planned from the day on, by who leads them.</summary>
    public Task<IReadOnlyList<LookBackLoad>> LoadAsync(UnitOfWork work, string campaignId, string county, DateOnly first) =>
        work.QueryAsync<LookBackLoad>(SelectLoad, new { campaignId, county, first });

    private static readonly string[] Columns =
        ["id", "campaign_id", "county", "enterprise_id", "inspection_id", "finding_id", "severity", "day", "lead", "partner", "version"];

    public async Task AddAsync(UnitOfWork work, IEnumerable<LookBackTask> tasks)
    {
        var insert = new MultiRowInsert(work, "look_back", Columns);
        foreach (var task in tasks)
        {
            await insert.AddAsync(
            [
                task.Id, task.CampaignId, task.County, task.EnterpriseId, task.InspectionId, task.FindingId, task.Severity.ToString(),
                task.Day.ToString("O", CultureInfo.InvariantCulture), UserIds.Normal(task.Lead), task.Partner is { } partner ? UserIds.Normal(partner) : null, task.Version,
            ]);
        }

        await insert.FlushAsync();
    }

    private const string All =
        $"""
        select
            id as Id,
            campaign_id as CampaignId,
            county as County,
            enterprise_id as EnterpriseId,
            inspection_id as InspectionId,
            finding_id as FindingId,
            severity as Severity,
            day as Day,
            {FiledSql.Columns}
        from look_back
        """;

    private const string SelectById = $"{All} where id = @id";

    public Task<LookBackTask?> FindAsync(UnitOfWork work, string id) => work.FindAsync<LookBackTask>(SelectById, new { id });

    private const string SelectOpenOf =
        $"""
        {All}
        where (lead in @userIds or partner in @userIds) and result is null and day between @first and @last
        order by day, enterprise_id, inspection_id, id
        """;

    /// <summary>What one of the people has not filed of these days, as the one in charge or the second one; without a first day what is late too.</summary>
    public Task<IReadOnlyList<LookBackTask>> OpenOfAsync(UnitOfWork work, IReadOnlyCollection<string> userIds, DateOnly last, DateOnly first = default) =>
        work.QueryAsync<LookBackTask>(SelectOpenOf, new { userIds = userIds.Select(UserIds.Normal), first, last });

    private const string SelectOpenOfEnterprise = $"{All} where campaign_id = @campaignId and enterprise_id = @enterpriseId and result is null order by day, inspection_id, id";

    /// <summary>What is not filed at the enterprise, of any day.</summary>
    public Task<IReadOnlyList<LookBackTask>> OpenOfEnterpriseAsync(UnitOfWork work, string campaignId, string enterpriseId) =>
        work.QueryAsync<LookBackTask>(SelectOpenOfEnterprise, new { campaignId, enterpriseId });

    private const string SelectOpenOfCity = $"{All} where campaign_id = @campaignId and result is null and day between @first and @last order by day, enterprise_id, id";

    private const string SelectOpenOfCounties =
        $"{All} where campaign_id = @campaignId and county in @counties and result is null and day between @first and @last order by day, enterprise_id, id";

    /// <summary>What is not filed in the counties, of these days; an empty list stands for all counties.</summary>
    public Task<IReadOnlyList<LookBackTask>> OpenOfCountiesAsync(UnitOfWork work, string campaignId, IReadOnlyCollection<string> counties, DateOnly first, DateOnly last) =>
        work.QueryAsync<LookBackTask>(counties.Count == 0 ? SelectOpenOfCity : SelectOpenOfCounties, new { campaignId, counties, first, last });

    private const string MoveToCorrection =
        """
        update look_back set
            inspection_id = @correction,
            severity = (select f.severity from finding as f where f.inspection_id = @correction and f.id = look_back.finding_id),
            version = version + 1
        where inspection_id = @corrected
            and exists (select 1 from finding as f where f.inspection_id = @correction and f.id = look_back.finding_id)
        """;

    private const string DropPictures =
        """
        delete from look_back_picture
        where look_back_id in (select b.id from look_back as b where b.inspection_id = @corrected and b.result is null)
        """;

    private const string DropUnfiled = "delete from look_back where inspection_id = @corrected and result is null";

    /// <summary>A signed correction takes the place of its form: tasks and results go over to the same findings of it, what it no longer holds is dropped unless it was filed; new findings have no task yet.</summary>
    public Task FollowCorrectionAsync(UnitOfWork work, string corrected, string correction) => Tallies.KeepAsync(work, TallyParts.LookBacks, [corrected, correction], async () =>
    {
        await work.ExecuteAsync(MoveToCorrection, new { corrected, correction });
        await work.ExecuteAsync(DropPictures, new { corrected });
        await work.ExecuteAsync(DropUnfiled, new { corrected });
    });

    private const string SelectPeople =
        """
        select o.user_id
        from (
            select lead as user_id
            from look_back
            where campaign_id = @campaignId and result is null and day <= @day
            union
            select partner
            from look_back
            where campaign_id = @campaignId and result is null and day <= @day and partner is not null) as o
        order by o.user_id
        """;

    /// <summary>User ids of all who have something to file on the day.</summary>
    public Task<IReadOnlyList<string>> PeopleAsync(UnitOfWork work, string campaignId, DateOnly day) =>
        work.QueryAsync<string>(SelectPeople, new { campaignId, day });

    private const string SelectFiledOf = $"{All} where filed_by = @userId and filed_at >= @since order by filed_at desc, id desc";

    /// <summary>What the person has filed since then, newest first.</summary>
    public Task<IReadOnlyList<LookBackTask>> FiledOfAsync(UnitOfWork work, string userId, DateTimeOffset since) =>
        work.QueryAsync<LookBackTask>(SelectFiledOf, new { userId = UserIds.Normal(userId), since });

    private const string Update =
        """
        update look_back set
            day = @Day,
            lead = @Lead,
            partner = @Partner,
            result = @Result,
            words = @Words,
            filed_by = @FiledBy,
            filed_at = @FiledAt,
            version = @Version
        where id = @Id and version = @before
        """;

    private const string InsertResult =
        """
        insert into look_back_result (look_back_id, version, result, words, filed_by, filed_at)
        values (@Id, @Version, @Result, @Words, @FiledBy, @FiledAt)
        """;

    /// <summary>The task as it is now; a result is also kept for good, beside those before it.</summary>
    /// <returns>False when another change came first: nothing is written then.</returns>
    public Task<bool> SaveAsync(UnitOfWork work, LookBackTask task, int before) => Tallies.KeepAsync(work, TallyParts.LookBacks, [task.InspectionId], async () =>
    {
        var row = new
        {
            task.Id,
            task.Day,
            Lead = UserIds.Normal(task.Lead),
            Partner = task.Partner is { } partner ? UserIds.Normal(partner) : null,
            Result = task.Result?.ToString(),
            task.Words,
            FiledBy = task.FiledBy is { } by ? UserIds.Normal(by) : null,
            task.FiledAt,
            task.Version,
            before,
        };
        if (await work.ExecuteAsync(Update, row) != 1)
        {
            return false;
        }

        if (task.Result is not null)
        {
            await work.ExecuteAsync(InsertResult, row);
        }

        return true;
    });

    private const string SelectResults =
        """
        select version as Version, result as Result, words as Words, filed_by as FiledBy, filed_at as FiledAt
        from look_back_result
        where look_back_id = @taskId
        order by version
        """;

    /// <summary>All results that were filed of the task; the last one holds.</summary>
    public Task<IReadOnlyList<LookBackFiled>> ResultsAsync(UnitOfWork work, string taskId) => work.QueryAsync<LookBackFiled>(SelectResults, new { taskId });

    private const string SelectCounts =
        """
        select
            county as County,
            count(*) as Tasks,
            sum(case when result = @rectified then 1 else 0 end) as Rectified,
            sum(case when result = @notRectified then 1 else 0 end) as NotRectified,
            sum(case when result = @recurred then 1 else 0 end) as Recurred,
            sum(case when result is null and day < @today then 1 else 0 end) as Overdue
        from look_back
        where campaign_id = @campaignId
        group by county
        order by county
        """;

    /// <summary>How far each county is.</summary>
    public Task<IReadOnlyList<LookBackCount>> CountsAsync(UnitOfWork work, string campaignId, DateOnly today) => work.QueryAsync<LookBackCount>(SelectCounts, new
    {
        campaignId,
        today,
        rectified = nameof(LookBackResult.Rectified),
        notRectified = nameof(LookBackResult.NotRectified),
        recurred = nameof(LookBackResult.Recurred),
    });

    private const string InsertPicture = "insert into look_back_picture (id, look_back_id, media_id, received_at) values (@id, @taskId, @mediaId, @now)";

    /// <summary>A picture of what was seen; its bytes come later.</summary>
    public Task AddPictureAsync(UnitOfWork work, string id, string taskId, string mediaId, DateTimeOffset now) =>
        work.ExecuteAsync(InsertPicture, new { id, taskId, mediaId, now });

    private const string UpdatePicture = "update look_back_picture set sha256 = @sha256 where media_id = @mediaId";

    public Task PictureFetchedAsync(UnitOfWork work, string mediaId, string sha256) => work.ExecuteAsync(UpdatePicture, new { mediaId, sha256 });

    private const string DeletePicture = "delete from look_back_picture where media_id = @mediaId and sha256 is null";

    /// <summary>A picture without bytes is no evidence.</summary>
    public Task ForgetPictureAsync(UnitOfWork work, string mediaId) => work.ExecuteAsync(DeletePicture, new { mediaId });

    private const string CountPictures = "select count(*) from look_back_picture where look_back_id = @taskId";

    public Task<int> PicturesAsync(UnitOfWork work, string taskId) => work.ScalarAsync<int>(CountPictures, new { taskId });
}
