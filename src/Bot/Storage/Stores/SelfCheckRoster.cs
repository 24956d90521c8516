using Domain.Responsibility;
using Domain.SelfChecks;

namespace Bot.Storage.Stores;

/// <summary>An on-list enterprise whose self-check is not closed.</summary>
internal sealed record SilentEnterprise
{
    public string Id { get; init; } = "";

    public string Name { get; init; } = "";

    public string Township { get; init; } = "";

    public string Track { get; init; } = "";

    public string LegalRepresentative { get; init; } = "";

    public string Address { get; init; } = "";

    /// <summary>Name of the SelfCheckStatus; null while nothing is stored.</summary>
    public string? Status { get; init; }

    /// <summary>Names of its officers that a message can reach, in directory order; empty when there is nobody, or nobody whom one reaches.</summary>
    public IReadOnlyList<string> Officers { get; init; } = [];
}

/// <summary>How a county's self-check stands.</summary>
internal sealed record SelfCheckCounts
{
    /// <summary>On-list enterprises.</summary>
    public int Enterprises { get; init; }

    public int Done { get; init; }

    /// <summary>Of these, closed after the last day.</summary>
    public int Late { get; init; }
}

/// <summary>Whom the self-check concerns: officers to tell and to remind, enterprises that are silent, whoever has no officer.</summary>
internal sealed class SelfCheckRoster(ReachStore reach)
{
    private const string SelectCounties =
        """
        select county
        from enterprise
        where off_list_reason is null
        group by county
        order by county
        """;

    /// <summary>Counties with an enterprise on their list.</summary>
    public Task<IReadOnlyList<string>> CountiesAsync(UnitOfWork work) => work.QueryAsync<string>(SelectCounties);

    private const string SelectUntold =
        """
        select user_id
        from (
            select g.user_id, row_number() over (order by g.user_id) as place
            from role_grant as g
            join enterprise as e on e.id = g.enterprise_id
            where g.role = @officer
                and g.user_id > @after
                and e.off_list_reason is null
                and e.county in @counties
                and not exists (select 1 from self_check_notice as n where n.campaign_id = @campaignId and n.user_id = g.user_id)
            group by g.user_id) as waiting
        where place <= @take
        order by place
        """;

    /// <summary>The next officers of the counties' enterprises that had no notice in the campaign, by user id.</summary>
    public Task<IReadOnlyList<string>> UntoldAsync(UnitOfWork work, string campaignId, IReadOnlyList<string> counties, string after, int take) =>
        work.QueryAsync<string>(SelectUntold, new { officer = nameof(Role.EnterpriseOfficer), campaignId, counties, after, take });

    private const string SelectWaiting =
        """
        select user_id
        from (
            select g.user_id, row_number() over (order by g.user_id) as place
            from role_grant as g
            join enterprise as e on e.id = g.enterprise_id
            join self_check_notice as n on n.campaign_id = @campaignId and n.user_id = g.user_id
            where g.role = @officer
                and g.user_id > @after
                and n.told_at < @before
                and e.off_list_reason is null
                and e.county in @counties
                and not exists (select 1 from self_check as s where s.campaign_id = @campaignId and s.enterprise_id = e.id and s.status = @done)
            group by g.user_id) as waiting
        where place <= @take
        order by place
        """;

    /// <summary>The next officers that were told before the moment and have an enterprise in the counties whose self-check is not closed, by user id.</summary>
    public Task<IReadOnlyList<string>> WaitingAsync(UnitOfWork work, string campaignId, IReadOnlyList<string> counties, DateTimeOffset before, string after, int take) =>
        work.QueryAsync<string>(SelectWaiting, new { officer = nameof(Role.EnterpriseOfficer), done = nameof(SelfCheckStatus.Done), campaignId, counties, before, after, take });

    private const string InsertNotice =
        """
        insert into self_check_notice (campaign_id, user_id, told_at)
        select @campaignId, @userId, @now
        where not exists (select 1 from self_check_notice where campaign_id = @campaignId and user_id = @userId)
        """;

    /// <summary>False when the officer had the notice before.</summary>
    public async Task<bool> TellAsync(UnitOfWork work, string campaignId, string userId, DateTimeOffset now) =>
        await work.ExecuteAsync(InsertNotice, new { campaignId, userId = UserIds.Normal(userId), now }) == 1;

    private const string SelectSilent =
        """
        select
            e.id as Id,
            e.name as Name,
            e.township as Township,
            e.track as Track,
            e.legal_representative as LegalRepresentative,
            e.address as Address,
            s.status as Status
        from enterprise as e
        left join self_check as s on s.campaign_id = @campaignId and s.enterprise_id = e.id
        where e.county = @county
            and e.off_list_reason is null
            and (s.status is null or s.status <> @done)
        order by e.township, e.initials, e.name, e.id
        """;

    private const string SelectOfficers =
        """
        select
            g.enterprise_id as EnterpriseId,
            p.user_id as UserId,
            p.name as Name
        from role_grant as g
        join person as p on p.user_id = g.user_id
        join enterprise as e on e.id = g.enterprise_id
        where g.role = @officer and e.county = @county
        order by p.sort_order, p.user_id, g.ordinal
        """;

    /// <summary>The county's enterprises whose self-check is not closed, by township.</summary>
    public async Task<IReadOnlyList<SilentEnterprise>> SilentAsync(UnitOfWork work, string campaignId, string county)
    {
        var rows = await work.QueryAsync<SilentEnterprise>(SelectSilent, new { campaignId, county, done = nameof(SelfCheckStatus.Done) });
        var all = await work.QueryAsync<OfficerRow>(SelectOfficers, new { county, officer = nameof(Role.EnterpriseOfficer) });
        var lost = await reach.WithoutWayAsync(work, all.Select(row => row.UserId));
        var officers = all.Where(row => !lost.Contains(row.UserId)).ToLookup(row => row.EnterpriseId, row => row.Name, StringComparer.Ordinal);
        return [.. rows.Select(row => row with { Officers = [.. officers[row.Id].Distinct(StringComparer.Ordinal)] })];
    }

    private const string SelectCounts =
        """
        select
            count(*) as Enterprises,
            coalesce(sum(case when s.status = @done then 1 else 0 end), 0) as Done,
            coalesce(sum(case when s.status = @done and s.is_late = 1 then 1 else 0 end), 0) as Late
        from enterprise as e
        left join self_check as s on s.campaign_id = @campaignId and s.enterprise_id = e.id
        where e.county = @county and e.off_list_reason is null
        """;

    public async Task<SelfCheckCounts> CountAsync(UnitOfWork work, string campaignId, string county) =>
        await work.FindAsync<SelfCheckCounts>(SelectCounts, new { campaignId, county, done = nameof(SelfCheckStatus.Done) }) ?? new SelfCheckCounts();

    private sealed record OfficerRow
    {
        public string EnterpriseId { get; init; } = "";

        public string UserId { get; init; } = "";

        public string Name { get; init; } = "";
    }
}
