using Domain.Campaigns;
using Domain.Inspections;
using Domain.Rectification;

namespace Bot.Storage.Stores;

/// <summary>What the findings page is asked for. Type 15 is type 6 under another number (domain.md 4).</summary>
internal sealed record FindingFilter
{
    /// <summary>Counties of the question; empty for the whole city.</summary>
    public IReadOnlyList<string> Counties { get; init; } = [];

    /// <summary>Code of annex 4; 0 for all.</summary>
    public int Industry { get; init; }

    /// <summary>Code of annex 4; 0 for all.</summary>
    public int Type { get; init; }

    public Severity? Severity { get; init; }

    /// <summary>A <see cref="CaseStatus"/>, "Overdue", or "None" for what is not rectified by a case; null for all.</summary>
    public string? State { get; init; }

    /// <summary>Visits of this day and later; null for all.</summary>
    public DateOnly? Since { get; init; }
}

/// <summary>看板: the lists of its pages. Each goes by an index and ends at the page's end; counties come with every question.</summary>
internal sealed class BoardStore(BoardSql sql)
{
    /// <param name="shares">Whose ledger it is; the counties go before those of the filter.</param>
    /// <param name="before">Id of the last row of the page before; null for the newest.</param>
    public async Task<IReadOnlyList<BoardFinding>> FindingsAsync(UnitOfWork work, IReadOnlyList<CampaignShare> shares, FindingFilter filter, DateOnly today, long? before, int take)
    {
        var found = new List<BoardFinding>();
        foreach (var share in shares)
        {
            found.AddRange(await FindingsAsync(work, share.Campaign.Id, filter with { Counties = share.Counties }, today, before, take));
        }

        return shares.Count == 1 ? found : [.. found.OrderByDescending(one => one.Id).Take(take)];
    }

    private Task<IReadOnlyList<BoardFinding>> FindingsAsync(UnitOfWork work, string campaignId, FindingFilter filter, DateOnly today, long? before, int take) =>
        work.QueryAsync<BoardFinding>(
            filter.Counties.Count switch { 0 => sql.Findings, 1 => sql.FindingsOfCounty, _ => sql.FindingsOfCounties },
            new
            {
                CampaignId = campaignId,
                Before = before ?? long.MaxValue,
                filter.Since,
                filter.Industry,
                filter.Type,
                SameType = ProblemType.Twin(filter.Type),
                Severity = filter.Severity?.ToString(),
                filter.State,
                Today = today,
                county = filter.Counties.Count == 1 ? filter.Counties[0] : null,
                counties = filter.Counties,
                take,
            });

    /// <summary>Cases that are not closed, what is late first.</summary>
    public Task<IReadOnlyList<BoardCase>> OpenCasesAsync(UnitOfWork work, IReadOnlyList<CampaignShare> shares, DateOnly today, int skip, int take) =>
        CasesAsync(work, shares, share => share.Counties.Count == 0 ? sql.Open : sql.OpenOfCounties, today, skip, take);

    private static async Task<IReadOnlyList<BoardCase>> CasesAsync(UnitOfWork work, IReadOnlyList<CampaignShare> shares, Func<CampaignShare, string> statement, DateOnly today, int skip, int take)
    {
        // Of several campaigns each one's first rows, put into the one order.
        var first = shares.Count == 1 ? skip : 0;
        var found = new List<BoardCase>();
        foreach (var share in shares)
        {
            found.AddRange(await work.QueryAsync<BoardCase>(
                statement(share), new { campaignId = share.Campaign.Id, all = share.Counties.Count == 0, counties = share.Counties, today, skip = first, take = skip + take - first }));
        }

        if (shares.Count == 1)
        {
            return found;
        }

        return
        [
            .. found.OrderBy(one => one.Status != nameof(CaseStatus.Open) ? 1 : one.Deadline < today ? 0 : 2)
                .ThenBy(one => one.Deadline ?? DateOnly.MaxValue)
                .ThenBy(one => one.Id, StringComparer.Ordinal)
                .Skip(skip)
                .Take(take),
        ];
    }

    /// <summary>Cases that are not closed yet of another campaign than the county's own: its numbers leave them out, the enterprise still owes them.</summary>
    public Task<IReadOnlyList<BoardCase>> FormerCasesAsync(UnitOfWork work, IReadOnlyList<CampaignShare> shares, DateOnly today, int skip, int take) =>
        CasesAsync(work, shares, _ => sql.OpenOfFormer, today, skip, take);

    private const string CountFormer =
        $"""
        select count(*)
        from rectification
        where status in ('{nameof(CaseStatus.Open)}', '{nameof(CaseStatus.Submitted)}', '{nameof(CaseStatus.VisitNeeded)}')
            and campaign_id <> @campaignId
            and (@all = 1 or county in @counties)
        """;

    /// <summary>How many they are.</summary>
    public async Task<int> FormerCountAsync(UnitOfWork work, IReadOnlyList<CampaignShare> shares)
    {
        var count = 0;
        foreach (var (campaign, counties) in shares)
        {
            count += await work.ScalarAsync<int>(CountFormer, new { campaignId = campaign.Id, all = counties.Count == 0, counties });
        }

        return count;
    }

    private const string SelectOpenCounts =
        $"""
        select
            county as County,
            count(*) as OpenCases,
            sum(case when status = '{nameof(CaseStatus.Open)}' and deadline < @today then 1 else 0 end) as Overdue,
            sum(case when status = '{nameof(CaseStatus.Open)}' then 0 else 1 end) as Waiting,
            sum(case when severity = '{nameof(Severity.Major)}' then 1 else 0 end) as Major
        from rectification
        where campaign_id = @campaignId
            and status <> '{nameof(CaseStatus.Closed)}'
            and status in ('{nameof(CaseStatus.Open)}', '{nameof(CaseStatus.Submitted)}', '{nameof(CaseStatus.VisitNeeded)}')
            and (@all = 1 or county in @counties)
        group by county
        """;

    private const string SelectUnacknowledged =
        """
        select i.campaign_id as CampaignId, i.county as County, count(*) as Unacknowledged
        from notice as n
        join inspection as i on i.id = n.inspection_id
        where n.acknowledged_at is null
            and (@all = 1 or i.county in @counties)
            and not exists (select 1 from inspection as c where c.replaces = n.inspection_id and c.status = 'Signed')
            and not exists (select 1 from notice_refusal as f where f.notice_id = n.id)
        group by i.campaign_id, i.county
        """;

    /// <summary>Cases that are not closed, by county.</summary>
    public Task<IReadOnlyList<BoardCount>> OpenCountsAsync(UnitOfWork work, string campaignId, IReadOnlyList<string> counties, DateOnly today) =>
        work.QueryAsync<BoardCount>(SelectOpenCounts, new { campaignId, all = counties.Count == 0, counties, today });

    /// <summary>Notices that nobody has acknowledged or refused, by campaign and county: they are few, and asked for by campaign every form would be read.</summary>
    public Task<IReadOnlyList<BoardCount>> UnacknowledgedAsync(UnitOfWork work, IReadOnlyList<string> counties) =>
        work.QueryAsync<BoardCount>(SelectUnacknowledged, new { all = counties.Count == 0, counties });
}

/// <summary>A row of the findings page.</summary>
internal sealed record BoardFinding
{
    /// <summary>Of the ledger's row: the page after it goes on below.</summary>
    public long Id { get; init; }

    public string InspectionId { get; init; } = "";

    public string FindingId { get; init; } = "";

    public string County { get; init; } = "";

    public string EnterpriseId { get; init; } = "";

    public int? Number { get; init; }

    public DateOnly VisitedOn { get; init; }

    public string Enterprise { get; init; } = "";

    public string Industry { get; init; } = "";

    public int Ordinal { get; init; }

    public string Words { get; init; } = "";

    public int? TypeCode { get; init; }

    public string? Severity { get; init; }

    /// <summary>Null where no case was opened.</summary>
    public string? CaseId { get; init; }

    public string? Status { get; init; }

    public DateOnly? Deadline { get; init; }
}

/// <summary>A row of the rectification page.</summary>
internal sealed record BoardCase
{
    public string Id { get; init; } = "";

    public string County { get; init; } = "";

    public string EnterpriseId { get; init; } = "";

    public string InspectionId { get; init; } = "";

    public string FindingId { get; init; } = "";

    public int Number { get; init; }

    public int Ordinal { get; init; }

    public string Severity { get; init; } = "";

    public string Status { get; init; } = "";

    public DateOnly? Deadline { get; init; }

    public string Enterprise { get; init; } = "";

    public string Words { get; init; } = "";

    public string? Owner { get; init; }
}

/// <summary>Numbers of a county; each query fills its own.</summary>
internal sealed record BoardCount
{
    /// <summary>Empty where the query was of one campaign.</summary>
    public string CampaignId { get; init; } = "";

    public string County { get; init; } = "";

    public int OpenCases { get; init; }

    /// <summary>Of the open ones: the day is over and the enterprise has not handed in.</summary>
    public int Overdue { get; init; }

    /// <summary>Of the open ones: handed in, waits for the re-check.</summary>
    public int Waiting { get; init; }

    public int Major { get; init; }

    public int Unacknowledged { get; init; }
}

internal sealed record TypeCount
{
    public int Code { get; init; }

    public int Findings { get; init; }
}
