using Domain.Enterprises;
using Domain.Inspections;
using Domain.Planning;

namespace Bot.Storage.Stores;

/// <summary>进度: how far a campaign has come, by county and by the one in charge.</summary>
internal sealed class ProgressStore
{
    private const string SelectCoverage =
        """
        select
            e.county as County,
            count(*) as Listed,
            count(s.enterprise_id) as Signed
        from enterprise as e
        left join (
            select distinct i.enterprise_id
            from inspection as i
            where i.campaign_id = @campaignId and i.status = @signed) as s on s.enterprise_id = e.id
        where e.track = @full and e.off_list_reason is null
        group by e.county
        order by e.county
        """;

    /// <summary>全面体检: enterprises on the list by county, and how many of them have a signed form.</summary>
    public async Task<IReadOnlyList<Coverage>> CoverageAsync(UnitOfWork work, string campaignId) =>
        [.. await work.QueryAsync<Coverage>(SelectCoverage, new { campaignId, signed = nameof(InspectionStatus.Signed), full = nameof(Track.Full) })];

    private const string SelectVisits =
        """
        select
            v.county as County,
            v.lead as Lead,
            sum(case when v.status <> @done and v.day >= @today then 1 else 0 end) as ToDo,
            sum(case when v.status = @planned and v.day >= @today then 1 else 0 end) as Untold,
            sum(case when v.status = @done then 1 else 0 end) as Done,
            sum(case when v.status <> @done and v.day < @today then 1 else 0 end) as Overdue
        from planned_visit as v
        where v.campaign_id = @campaignId and v.status <> @dropped
        group by v.county, v.lead
        order by v.county, v.lead
        """;

    /// <summary>Planned visits by the one in charge; overdue is what should have been done before today.</summary>
    public async Task<IReadOnlyList<VisitCount>> VisitsAsync(UnitOfWork work, string campaignId, DateOnly today) =>
        [.. await work.QueryAsync<VisitCount>(SelectVisits, new { campaignId, today, planned = nameof(PlannedVisitStatus.Planned), done = nameof(PlannedVisitStatus.Done), dropped = nameof(PlannedVisitStatus.Dropped) })];

    private const string SelectForms =
        $"""
        select i.county as County, s.user_id as Person, count(*) as Forms
        from inspection as i
        join inspection_inspector as s on s.inspection_id = i.id
        where i.visited_on >= @since and i.status = @signed and (@all = 1 or i.county in @counties) and {TallyFacts.Stands}
        group by i.county, s.user_id
        order by i.county, s.user_id
        """;

    /// <summary>Signed forms of visits since the day by who signed them, planned or not.</summary>
    /// <param name="counties">None stands for all.</param>
    public Task<IReadOnlyList<FormCount>> FormsAsync(UnitOfWork work, IReadOnlyCollection<string> counties, DateOnly since) =>
        work.QueryAsync<FormCount>(SelectForms, new { since, signed = nameof(InspectionStatus.Signed), all = counties.Count == 0, counties });
}

internal sealed record FormCount
{
    public string County { get; init; } = "";

    public string Person { get; init; } = "";

    public int Forms { get; init; }
}

internal sealed record Coverage
{
    public string County { get; init; } = "";

    public int Listed { get; init; }

    public int Signed { get; init; }
}

internal sealed record VisitCount
{
    public string County { get; init; } = "";

    public string Lead { get; init; } = "";

    public int ToDo { get; init; }

    /// <summary>Of them, those that nobody was told of.</summary>
    public int Untold { get; init; }

    public int Done { get; init; }

    public int Overdue { get; init; }
}
