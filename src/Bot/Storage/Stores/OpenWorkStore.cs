using Domain.Inspections;
using Domain.Rectification;

namespace Bot.Storage.Stores;

/// <summary>How many of a county.</summary>
internal sealed record OpenCount
{
    public string County { get; init; } = "";

    public string Part { get; init; } = "";

    public int Amount { get; init; }
}

internal sealed record OverdueCase
{
    public string Id { get; init; } = "";

    public string County { get; init; } = "";
}

/// <summary>What is not done yet and depends on the day: read where it lies, through indexes that hold the open rows alone.</summary>
internal sealed class OpenWorkStore
{
    private const string SelectOverdue =
        """
        select county as County, severity as Part, count(*) as Amount
        from rectification
        where campaign_id = @campaignId and status <> 'Closed' and status = @open and deadline < @today
        group by county, severity
        order by county, severity
        """;

    /// <summary>整改 that the enterprise has not handed in by its day, by county and severity.</summary>
    public Task<IReadOnlyList<OpenCount>> OverdueAsync(UnitOfWork work, string campaignId, DateOnly today) =>
        work.QueryAsync<OpenCount>(SelectOverdue, new { campaignId, open = nameof(CaseStatus.Open), today });

    private const string SelectOverdueCases =
        """
        select id as Id, county as County
        from rectification
        where campaign_id = @campaignId and status <> 'Closed' and status = @open and deadline < @today and (@all = 1 or county in @counties)
        order by case severity when 'Major' then 0 when 'Key' then 1 else 2 end, deadline, id
        """;

    /// <summary>Each of them, 重大 first and among alike the oldest; no counties stand for all.</summary>
    public Task<IReadOnlyList<OverdueCase>> OverdueCasesAsync(UnitOfWork work, string campaignId, IReadOnlyCollection<string> counties, DateOnly today) =>
        work.QueryAsync<OverdueCase>(SelectOverdueCases, new { campaignId, open = nameof(CaseStatus.Open), today, all = counties.Count == 0, counties });

    private const string SelectLateVisits =
        """
        select county as County, '' as Part, count(*) as Amount
        from planned_visit
        where campaign_id = @campaignId and day < @today and status <> 'Done' and status <> 'Dropped'
        group by county
        order by county
        """;

    /// <summary>Planned visits of days that are over and that nobody made, by county.</summary>
    public Task<IReadOnlyList<OpenCount>> LateVisitsAsync(UnitOfWork work, string campaignId, DateOnly today) =>
        work.QueryAsync<OpenCount>(SelectLateVisits, new { campaignId, today });

    private const string SelectUnsigned =
        """
        select county as County, '' as Part, count(*) as Amount
        from inspection
        where campaign_id = @campaignId and number is null and status = @signing
        group by county
        order by county
        """;

    /// <summary>Forms that are out for signature, by county.</summary>
    public Task<IReadOnlyList<OpenCount>> UnsignedAsync(UnitOfWork work, string campaignId) =>
        work.QueryAsync<OpenCount>(SelectUnsigned, new { campaignId, signing = nameof(InspectionStatus.Signing) });
}
