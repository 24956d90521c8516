using Domain.Materials;
using Domain.Responsibility;

namespace Bot.Storage.Stores;

/// <summary>宣传: which enterprise has which version, and what its officer said of it.</summary>
internal sealed partial class MaterialReceiptStore(ReachStore reach)
{
    /// <summary>The enterprises of a send. A drawn visit or one moved by an alert is no reason before its day: nobody hears of it earlier (二(一)2(3)).</summary>
    private const string TargetSql =
        """
        from enterprise as e
        left join material_receipt as r on r.material_id = @materialId and r.version = @version and r.enterprise_id = e.id
        where e.off_list_reason is null
            and e.id > @after
            and (@wholeCity = 1 or e.county in @counties)
            and (@industry = 0 or e.industry_code = @industry)
            and (@anyTrack = 1 or e.track = @track)
            and (@picked = 0 or exists (select 1 from material_pick as k where k.send_id = @sendId and k.enterprise_id = e.id))
            and (@visits = 0 or exists (
                select 1
                from planned_visit as v
                where v.enterprise_id = e.id
                    and v.status in ('Planned', 'Offered', 'Accepted')
                    and (v.day = @today or (v.day between @today and @until and v.origin = 'Plan'))))
        """;

    private const string SelectTargets =
        $"""
        select Id, County, Had
        from (
            select
                e.id as Id,
                e.county as County,
                case when r.enterprise_id is null then 0 else 1 end as Had,
                row_number() over (order by e.id) as place
            {TargetSql}) as aimed
        where place <= @take
        order by place
        """;

    /// <summary>The next enterprises of the target, by id.</summary>
    /// <param name="visits">Only those that are visited today, or by plan until that day; null: whether visited or not.</param>
    public Task<IReadOnlyList<MaterialAim>> TargetsAsync(UnitOfWork work, MaterialSend send, string after, int take, (DateOnly Today, DateOnly Until)? visits = null) =>
        work.QueryAsync<MaterialAim>(SelectTargets, Aim(send, after, take, visits));

    private const string SelectReach =
        $"""
        select
            count(*) as Enterprises,
            coalesce(sum(case when r.enterprise_id is null then 0 else 1 end), 0) as Had
        {TargetSql}
        """;

    public async Task<MaterialReach> ReachAsync(UnitOfWork work, MaterialSend send) =>
        await work.FindAsync<MaterialReach>(SelectReach, Aim(send, "", 0, null)) ?? new MaterialReach();

    private const string SelectFirstSend =
        $"""
        select min(r.send_id)
        {TargetSql}
        """;

    /// <summary>The first send by which an enterprise of the target has the version; 0 when none has it.</summary>
    public async Task<long> FirstSendAsync(UnitOfWork work, MaterialSend send) => await work.ScalarAsync<long?>(SelectFirstSend, Aim(send, "", 0, null)) ?? 0;

    private static readonly string[] ReceiptColumns = ["material_id", "version", "enterprise_id", "county", "send_id", "passed_on"];

    /// <summary>The send goes to these: none of them has the version yet.</summary>
    public async Task AddAsync(UnitOfWork work, MaterialSend send, IEnumerable<MaterialAim> aims)
    {
        var insert = new MultiRowInsert(work, "material_receipt", ReceiptColumns);
        foreach (var aim in aims)
        {
            await insert.AddAsync([send.MaterialId, send.Version, aim.Id, aim.County, send.Id, 0]);
        }

        await insert.FlushAsync();
    }

    private const string SelectOfficersToTell =
        """
        select user_id
        from (
            select g.user_id, row_number() over (order by g.user_id) as place
            from material_receipt as r
            join role_grant as g on g.enterprise_id = r.enterprise_id and g.role = @officer
            join person as p on p.user_id = g.user_id
            where r.send_id = @sendId
                and g.user_id > @after
                and r.confirmed_at is null
                and (r.sent_at is null or r.sent_at = @window)
            group by g.user_id) as officers
        where place <= @take
        order by place
        """;

    /// <summary>The next officers to tell of the send, by user id.</summary>
    /// <param name="window">Of the telling: whom it told a moment ago is still among them.</param>
    public Task<IReadOnlyList<string>> OfficersToTellAsync(UnitOfWork work, long sendId, DateTimeOffset window, string after, int take) =>
        work.QueryAsync<string>(SelectOfficersToTell, new { officer = nameof(Role.EnterpriseOfficer), sendId, window, after, take });

    private const string SelectSilentOfficers =
        """
        select user_id
        from (
            select g.user_id, row_number() over (order by g.user_id) as place
            from material_receipt as r
            join role_grant as g on g.enterprise_id = r.enterprise_id and g.role = @officer
            join person as p on p.user_id = g.user_id
            where r.material_id = @MaterialId
                and r.version = @Version
                and g.user_id > @after
                and r.confirmed_at is null
                and r.sent_at < @before
                and (r.resent_at is null or r.resent_at = @window)
            group by g.user_id) as officers
        where place <= @take
        order by place
        """;

    /// <summary>The next officers of whose enterprises nobody has confirmed the version that was sent before that moment and once only, by user id.</summary>
    public Task<IReadOnlyList<string>> SilentOfficersAsync(UnitOfWork work, MaterialKey key, DateTimeOffset before, DateTimeOffset window, string after, int take) =>
        work.QueryAsync<string>(SelectSilentOfficers, new { officer = nameof(Role.EnterpriseOfficer), key.MaterialId, key.Version, before, window, after, take });

    private const string SelectSilentKeys =
        """
        select distinct material_id as MaterialId, version as Version
        from material_receipt
        where confirmed_at is null and resent_at is null and sent_at < @before
        order by material_id, version
        """;

    /// <summary>Versions that somebody was sent before that moment, once, and is silent about.</summary>
    public Task<IReadOnlyList<MaterialKey>> SilentKeysAsync(UnitOfWork work, DateTimeOffset before) => work.QueryAsync<MaterialKey>(SelectSilentKeys, new { before });

    private const string SetSent = "update material_receipt set sent_at = @window where material_id = @MaterialId and version = @Version and enterprise_id in @ids and sent_at is null";

    public Task SentAsync(UnitOfWork work, MaterialKey key, IEnumerable<string> enterpriseIds, DateTimeOffset window) => EachAsync(work, SetSent, key, enterpriseIds, window);

    private const string SetResent = "update material_receipt set resent_at = @window where material_id = @MaterialId and version = @Version and enterprise_id in @ids and resent_at is null";

    public Task ResentAsync(UnitOfWork work, MaterialKey key, IEnumerable<string> enterpriseIds, DateTimeOffset window) => EachAsync(work, SetResent, key, enterpriseIds, window);

    private const string Confirm =
        """
        update material_receipt set
            passed_on = passed_on | @passedOn,
            confirmed_by = case when confirmed_at is null then @by else confirmed_by end,
            confirmed_at = coalesce(confirmed_at, @window)
        where material_id = @MaterialId and version = @Version and enterprise_id in @ids
        """;

    /// <summary>The first one who confirms stands; to whom it was passed on is added up.</summary>
    public async Task ConfirmAsync(UnitOfWork work, MaterialKey key, IEnumerable<string> enterpriseIds, string userId, PassedOn passedOn, DateTimeOffset now)
    {
        foreach (var ids in enterpriseIds.Chunk(UnitOfWork.MostInList))
        {
            await work.ExecuteAsync(Confirm, new { key.MaterialId, key.Version, ids, by = UserIds.Normal(userId), passedOn = (int)passedOn, window = now });
        }
    }

    private static async Task EachAsync(UnitOfWork work, string sql, MaterialKey key, IEnumerable<string> enterpriseIds, DateTimeOffset window)
    {
        foreach (var ids in enterpriseIds.Chunk(UnitOfWork.MostInList))
        {
            await work.ExecuteAsync(sql, new { key.MaterialId, key.Version, ids, window });
        }
    }

    private static object Aim(MaterialSend send, string after, int take, (DateOnly Today, DateOnly Until)? visits) => new
    {
        materialId = send.MaterialId,
        version = send.Version,
        sendId = send.Id,
        after,
        take,
        wholeCity = send.Counties.Count == 0 ? 1 : 0,
        counties = send.Counties,
        industry = send.Industry,
        anyTrack = send.Track is null ? 1 : 0,
        track = send.Track?.ToString(),
        picked = send.Target == MaterialTarget.Picked ? 1 : 0,
        visits = visits is null ? 0 : 1,
        today = visits?.Today ?? DateOnly.MinValue,
        until = visits?.Until ?? DateOnly.MinValue,
    };
}
