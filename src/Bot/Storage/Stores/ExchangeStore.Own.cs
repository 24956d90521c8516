using Domain.Inspections;
using Domain.Planning;

namespace Bot.Storage.Stores;

/// <summary>Our own signed forms, as the exchange tells them: of a corrected form its correction, under the id of the first.</summary>
internal sealed partial class ExchangeStore
{
    private const string SelectOwnVisits =
        """
        select
            i.id as Id,
            i.replaces as Replaces,
            i.county as County,
            i.visited_on as Day,
            i.number as Number,
            i.snapshot_hash as Sha256,
            i.exception_reason as ExceptionReason,
            e.credit_code as CreditCode,
            e.name as Enterprise,
            (select count(*) from inspection_inspector as p where p.inspection_id = i.id) as Inspectors,
            (select count(*)
                from planned_visit as v
                where v.campaign_id = i.campaign_id and v.enterprise_id = i.enterprise_id and v.origin = @draw and v.status = @done) as Drawn
        from inspection as i
        join enterprise as e on e.id = i.enterprise_id
        where i.status = @signed
            and i.visited_on between @from and @to
            and (@all = 1 or i.county in @counties)
            and not exists (select 1 from inspection as c where c.replaces = i.id and c.status = @signed)
        order by i.visited_on, i.id
        """;

    public Task<IReadOnlyList<OwnVisit>> OwnVisitsAsync(UnitOfWork work, DateOnly from, DateOnly to, IReadOnlyList<string> counties) => work.QueryAsync<OwnVisit>(SelectOwnVisits, new
    {
        from,
        to,
        counties,
        all = counties.Count == 0,
        signed = nameof(InspectionStatus.Signed),
        draw = nameof(VisitOrigin.Draw),
        done = nameof(PlannedVisitStatus.Done),
    });

    private const string SelectOwnFindings =
        """
        select
            i.id as InspectionId,
            f.id as Id,
            f.ordinal as Ordinal,
            f.type_code as TypeCode,
            f.handling_code as HandlingCode,
            f.severity as Severity,
            r.severity as CaseSeverity,
            r.status as Status,
            f.words as Words
        from inspection as i
        join finding as f on f.inspection_id = i.id
        left join rectification as r on r.inspection_id = i.id and r.finding_id = f.id
        where i.status = @signed
            and i.visited_on between @from and @to
            and (@all = 1 or i.county in @counties)
            and not exists (select 1 from inspection as c where c.replaces = i.id and c.status = @signed)
        order by i.visited_on, i.id, f.ordinal
        """;

    public Task<IReadOnlyList<OwnFinding>> OwnFindingsAsync(UnitOfWork work, DateOnly from, DateOnly to, IReadOnlyList<string> counties) =>
        work.QueryAsync<OwnFinding>(SelectOwnFindings, new { from, to, counties, all = counties.Count == 0, signed = nameof(InspectionStatus.Signed) });

    private const string SelectOwnCounts =
        """
        select
            i.visited_on as Day,
            i.county as County,
            count(distinct i.id) as Visits,
            (select count(*)
                from finding as f
                join inspection as o on o.id = f.inspection_id
                where o.status = @signed
                    and o.visited_on = i.visited_on
                    and o.county = i.county
                    and not exists (select 1 from inspection as c where c.replaces = o.id and c.status = @signed)) as Findings,
            count(distinct p.user_id) as Inspectors
        from inspection as i
        join inspection_inspector as p on p.inspection_id = i.id
        where i.status = @signed
            and i.visited_on between @from and @to
            and (@all = 1 or i.county in @counties)
            and not exists (select 1 from inspection as c where c.replaces = i.id and c.status = @signed)
        group by i.visited_on, i.county
        order by i.visited_on, i.county
        """;

    /// <summary>点位数, 问题数, 执法人员数 by day and county.</summary>
    public Task<IReadOnlyList<DayCount>> OwnCountsAsync(UnitOfWork work, DateOnly from, DateOnly to, IReadOnlyList<string> counties) =>
        work.QueryAsync<DayCount>(SelectOwnCounts, new { from, to, counties, all = counties.Count == 0, signed = nameof(InspectionStatus.Signed) });

    private const string SelectReplaced = "select id as Id, replaces as Replaces from inspection where replaces is not null and status = @signed";

    /// <summary>Of each signed correction the form it took the place of.</summary>
    public async Task<IReadOnlyDictionary<string, string>> ReplacedAsync(UnitOfWork work) =>
        (await work.QueryAsync<OwnVisit>(SelectReplaced, new { signed = nameof(InspectionStatus.Signed) })).ToDictionary(one => one.Id, one => one.Replaces!, StringComparer.Ordinal);
}
