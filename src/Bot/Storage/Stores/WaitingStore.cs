namespace Bot.Storage.Stores;

/// <summary>告知书 that nobody has taken.</summary>
internal sealed record WaitingNotice
{
    public string CampaignId { get; init; } = "";

    public string County { get; init; } = "";

    public string EnterpriseId { get; init; } = "";

    public string Enterprise { get; init; } = "";

    public int Number { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}

/// <summary>登记表 that is out for signature, and one who has not signed it.</summary>
internal sealed record WaitingSignature
{
    public string CampaignId { get; init; } = "";

    public string County { get; init; } = "";

    public string InspectionId { get; init; } = "";

    public string EnterpriseId { get; init; } = "";

    public string Enterprise { get; init; } = "";

    public DateOnly VisitedOn { get; init; }

    /// <summary>Name, or the user id of who has left the directory.</summary>
    public string Signer { get; init; } = "";
}

/// <summary>What waits for one tap of somebody, by name: few rows at any time. The digest counts the same.</summary>
internal sealed class WaitingStore
{
    private const string SelectNotices =
        $"""
        select
            i.campaign_id as CampaignId,
            i.county as County,
            e.id as EnterpriseId,
            e.name as Enterprise,
            n.number as Number,
            n.created_at as CreatedAt
        from notice as n
        join inspection as i on i.id = n.inspection_id
        join enterprise as e on e.id = n.enterprise_id
        where n.acknowledged_at is null
            and (@all = 1 or i.county in @counties)
            and {TallyFacts.Stands}
            and not exists (select 1 from notice_refusal as f where f.notice_id = n.id)
        order by n.created_at, n.id
        """;

    /// <summary>The oldest first; what the enterprise refused waits for nobody.</summary>
    /// <param name="counties">None stands for all.</param>
    public Task<IReadOnlyList<WaitingNotice>> NoticesAsync(UnitOfWork work, IReadOnlyCollection<string> counties) =>
        work.QueryAsync<WaitingNotice>(SelectNotices, new { all = counties.Count == 0, counties });

    private const string SelectSignatures =
        """
        select
            i.campaign_id as CampaignId,
            i.county as County,
            i.id as InspectionId,
            e.id as EnterpriseId,
            e.name as Enterprise,
            i.visited_on as VisitedOn,
            coalesce(p.name, s.user_id) as Signer
        from inspection as i
        join enterprise as e on e.id = i.enterprise_id
        join inspection_inspector as s on s.inspection_id = i.id
        left join person as p on p.user_id = s.user_id
        where i.campaign_id = @campaignId
            and i.number is null
            and i.status = 'Signing'
            and (@all = 1 or i.county in @counties)
            and not exists (select 1 from signature as g where g.inspection_id = i.id and g.user_id = s.user_id)
        order by i.visited_on, i.id, s.ordinal
        """;

    /// <summary>A row for each who has not signed, the oldest visit first.</summary>
    /// <param name="counties">None stands for all.</param>
    public Task<IReadOnlyList<WaitingSignature>> SignaturesAsync(UnitOfWork work, string campaignId, IReadOnlyCollection<string> counties) =>
        work.QueryAsync<WaitingSignature>(SelectSignatures, new { campaignId, all = counties.Count == 0, counties });
}
