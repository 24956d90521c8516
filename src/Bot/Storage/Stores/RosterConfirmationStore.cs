namespace Bot.Storage.Stores;

/// <summary>What a county's list holds.</summary>
internal sealed record RosterCounts
{
    public int FullTrack { get; init; }

    public int PositiveList { get; init; }

    public int SmallMicro { get; init; }

    public int OffList { get; init; }

    public int WithoutPlace { get; init; }

    public int WithoutCode { get; init; }

    /// <summary>On the list.</summary>
    public int All => FullTrack + PositiveList + SmallMicro;
}

internal sealed record RosterConfirmation
{
    public string CampaignId { get; init; } = "";

    public string County { get; init; } = "";

    public string ConfirmedBy { get; init; } = "";

    public DateTimeOffset ConfirmedAt { get; init; }

    /// <summary>On the list at that time.</summary>
    public int Enterprises { get; init; }
}

/// <summary>名册确认: which counties have said that their list is whole.</summary>
internal sealed class RosterConfirmationStore
{
    private const string SelectCounts =
        """
        select
            coalesce(sum(case when off_list_reason is null and track = 'Full' then 1 else 0 end), 0) as FullTrack,
            coalesce(sum(case when off_list_reason is null and track = 'PositiveList' then 1 else 0 end), 0) as PositiveList,
            coalesce(sum(case when off_list_reason is null and track = 'SmallMicro' then 1 else 0 end), 0) as SmallMicro,
            coalesce(sum(case when off_list_reason is not null then 1 else 0 end), 0) as OffList,
            coalesce(sum(case when off_list_reason is null and latitude is null then 1 else 0 end), 0) as WithoutPlace,
            coalesce(sum(case when off_list_reason is null and credit_code is null then 1 else 0 end), 0) as WithoutCode
        from enterprise
        where county = @county
        """;

    public async Task<RosterCounts> CountAsync(UnitOfWork work, string county) => (await work.FindAsync<RosterCounts>(SelectCounts, new { county }))!;

    private const string SelectOfCampaign =
        """
        select
            campaign_id as CampaignId,
            county as County,
            confirmed_by as ConfirmedBy,
            confirmed_at as ConfirmedAt,
            enterprises as Enterprises
        from roster_confirmation
        where campaign_id = @campaignId
        order by county
        """;

    public Task<IReadOnlyList<RosterConfirmation>> OfCampaignAsync(UnitOfWork work, string campaignId) =>
        work.QueryAsync<RosterConfirmation>(SelectOfCampaign, new { campaignId });

    private const string Update =
        """
        update roster_confirmation set
            confirmed_by = @ConfirmedBy,
            confirmed_at = @ConfirmedAt,
            enterprises = @Enterprises
        where campaign_id = @CampaignId and county = @County
        """;

    private const string Insert =
        """
        insert into roster_confirmation (campaign_id, county, confirmed_by, confirmed_at, enterprises)
        values (@CampaignId, @County, @ConfirmedBy, @ConfirmedAt, @Enterprises)
        """;

    /// <summary>A later one takes the place of the earlier.</summary>
    public async Task ConfirmAsync(UnitOfWork work, RosterConfirmation confirmation)
    {
        var row = confirmation with { ConfirmedBy = UserIds.Normal(confirmation.ConfirmedBy) };
        if (await work.ExecuteAsync(Update, row) == 0)
        {
            await work.ExecuteAsync(Insert, row);
        }
    }
}
