using Domain.Planning;

namespace Bot.Storage.Stores;

internal sealed partial class PlannedVisitStore
{
    private const string SelectOfCounty =
        $"""
        select {SelectColumns}
        from planned_visit
        where campaign_id = @campaignId and county = @county and status <> 'Dropped'
        order by day, id
        """;

    /// <summary>All visits of a county in a campaign that were not taken out, by day.</summary>
    public async Task<IReadOnlyList<PlannedVisit>> OfCountyAsync(UnitOfWork work, string campaignId, string county) =>
        [.. (await work.QueryAsync<Row>(SelectOfCounty, new { campaignId, county })).Select(row => row.ToVisit())];

    private const string DeletePlanned = "delete from planned_visit where id in @ids and status = 'Planned'";

    /// <summary>Visits that nobody was told of: nothing of them has to stay.</summary>
    public async Task DeletePlannedAsync(UnitOfWork work, IEnumerable<string> ids)
    {
        foreach (var piece in ids.Chunk(UnitOfWork.MostInList))
        {
            await work.ExecuteAsync(DeletePlanned, new { ids = piece });
        }
    }

    private const string MoveUntold =
        """
        update planned_visit set
            day = @day,
            origin = 'Alert',
            source = case when exception_reason is null then @source else source end,
            version = version + 1,
            changed_at = @now
        where id = @Id and version = @Version and status = 'Planned'
        """;

    /// <summary>Moves a visit that nobody was told of, for an alert; from then on a new plan leaves it where it is. A further visit keeps the alert that opened it.</summary>
    /// <returns>False when another change came first.</returns>
    public async Task<bool> MoveAsync(UnitOfWork work, PlannedVisit visit, DateOnly day, string source, DateTimeOffset now) =>
        await work.ExecuteAsync(MoveUntold, new { visit.Id, visit.Version, day, source, now }) == 1;

    private const string SelectOfAlert =
        $"""
        select {SelectColumns}
        from planned_visit
        where source = @alertId and exception_reason is not null and status <> 'Dropped'
        order by id
        """;

    /// <summary>Further visits that an alert opened, those taken out left out.</summary>
    public async Task<IReadOnlyList<PlannedVisit>> OfAlertAsync(UnitOfWork work, string alertId) =>
        [.. (await work.QueryAsync<Row>(SelectOfAlert, new { alertId })).Select(row => row.ToVisit())];

    private const string DropOpen =
        """
        update planned_visit set
            status = 'Dropped',
            version = version + 1,
            note = @note,
            changed_at = @now
        where id in @ids and status in ('Planned', 'Offered', 'Accepted', 'Declined')
        """;

    /// <summary>Takes visits out that somebody may have been told of; one that was done stays.</summary>
    public async Task DropAsync(UnitOfWork work, IEnumerable<string> ids, string note, DateTimeOffset now)
    {
        foreach (var piece in ids.Chunk(UnitOfWork.MostInList))
        {
            await work.ExecuteAsync(DropOpen, new { ids = piece, note, now });
        }
    }
}
