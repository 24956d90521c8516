using Domain.Inspections;
using Domain.Rectification;

namespace Bot.Storage.Stores;

/// <summary>A page of rows, which each database says differently.</summary>
internal abstract class BoardSql
{
    private const string Rows =
        $"""
        select
            l.id as Id,
            l.inspection_id as InspectionId,
            l.finding_id as FindingId,
            l.county as County,
            i.enterprise_id as EnterpriseId,
            i.number as Number,
            i.visited_on as VisitedOn,
            l.c04_enterprise as Enterprise,
            l.c06_industry as Industry,
            f.ordinal as Ordinal,
            f.words as Words,
            f.type_code as TypeCode,
            coalesce(r.severity, f.severity) as Severity,
            r.id as CaseId,
            r.status as Status,
            r.deadline as Deadline
        from ledger as l
        join inspection as i on i.id = l.inspection_id
        join finding as f on f.inspection_id = l.inspection_id and f.id = l.finding_id
        join enterprise as e on e.id = i.enterprise_id
        left join rectification as r on r.inspection_id = l.inspection_id and r.finding_id = l.finding_id
        where l.campaign_id = @CampaignId
            and l.id < @Before
            and (@Since is null or i.visited_on >= @Since)
            and (@Industry = 0 or e.industry_code = @Industry)
            and (@Type = 0 or f.type_code = @Type or f.type_code = @SameType)
            and (@Severity is null or coalesce(r.severity, f.severity) = @Severity)
            and (@State is null
                or (@State = 'Overdue' and r.status = '{nameof(CaseStatus.Open)}' and r.deadline < @Today)
                or (@State = 'None' and r.id is null)
                or r.status = @State)
            and not exists (select 1 from inspection as c where c.replaces = l.inspection_id and c.status = '{nameof(InspectionStatus.Signed)}')
        """;

    private const string Order = "order by l.id desc";

    private const string OpenCases =
        $"""
        select
            r.id as Id,
            r.county as County,
            r.enterprise_id as EnterpriseId,
            r.inspection_id as InspectionId,
            r.finding_id as FindingId,
            r.number as Number,
            r.ordinal as Ordinal,
            r.severity as Severity,
            r.status as Status,
            r.deadline as Deadline,
            e.name as Enterprise,
            f.words as Words,
            (select max(p.name) from assignment as a join person as p on p.user_id = a.owner where a.inspection_id = r.inspection_id and a.severity = r.severity) as Owner
        from rectification as r
        join enterprise as e on e.id = r.enterprise_id
        join finding as f on f.inspection_id = r.inspection_id and f.id = r.finding_id
        where r.status in ('{nameof(CaseStatus.Open)}', '{nameof(CaseStatus.Submitted)}', '{nameof(CaseStatus.VisitNeeded)}')
        """;

    /// <summary>Said again as the index of what is not closed says it.</summary>
    private const string OfCampaign = $"    and r.campaign_id = @campaignId and r.status <> '{nameof(CaseStatus.Closed)}'";

    private const string OpenOrder =
        $"""
        order by
            case when r.status = '{nameof(CaseStatus.Open)}' and r.deadline < @today then 0 when r.status = '{nameof(CaseStatus.Open)}' then 2 else 1 end,
            case when r.deadline is null then 1 else 0 end,
            r.deadline,
            r.id
        """;

    /// <summary>Findings of the whole city, newest first.</summary>
    public string Findings => $"{Rows}\n{Order}\n{FirstRows}";

    /// <summary>Findings of some counties, newest first.</summary>
    public string FindingsOfCounties => $"{Rows}\n    and l.county in @counties\n{Order}\n{FirstRows}";

    /// <summary>Findings of one county, newest first: by the county's own index.</summary>
    public string FindingsOfCounty => $"{Rows}\n    and l.county = @county\n{Order}\n{FirstRows}";

    /// <summary>Open cases of the whole city in a campaign, what is late first.</summary>
    public string Open => $"{OpenCases}\n{OfCampaign}\n{OpenOrder}\n{SomeRows}";

    /// <summary>Open cases of some counties in a campaign, what is late first.</summary>
    public string OpenOfCounties => $"{OpenCases}\n{OfCampaign} and r.county in @counties\n{OpenOrder}\n{SomeRows}";

    /// <summary>Open cases of another campaign than the counties' own, what is late first.</summary>
    public string OpenOfFormer => $"{OpenCases}\n    and r.campaign_id <> @campaignId and (@all = 1 or r.county in @counties)\n{OpenOrder}\n{SomeRows}";

    /// <summary>The first @take rows in the order.</summary>
    protected abstract string FirstRows { get; }

    /// <summary>@take rows after the first @skip in the order.</summary>
    protected abstract string SomeRows { get; }
}
