using Domain.Planning;

namespace Bot.Storage.Stores;

internal sealed partial class PlannedVisitStore
{
    private const string SelectLed =
        $"""
        select {SelectColumns}
        from planned_visit
        where lead = @userId
            and ((day = @day and status in ('Offered', 'Accepted'))
                or (day < @day and status = 'Accepted' and campaign_id in @campaigns))
        order by day, id
        """;

    /// <summary>What the one in charge was offered or took for the day, and what he took before and has not done (已接未做).</summary>
    /// <param name="campaigns">Ids of the active ones: what is left undone of another is over.</param>
    public async Task<IReadOnlyList<PlannedVisit>> LedAsync(UnitOfWork work, string userId, DateOnly day, IEnumerable<string> campaigns) =>
        [.. (await work.QueryAsync<Row>(SelectLed, new { userId = UserIds.Normal(userId), day, campaigns })).Select(row => row.ToVisit())];

    private const string SelectLate =
        """
        select distinct lead
        from planned_visit
        where day < @day and status = 'Accepted' and campaign_id in @campaigns
        order by lead
        """;

    /// <summary>User ids of those who took a visit before the day and have not done it.</summary>
    public Task<IReadOnlyList<string>> LateAsync(UnitOfWork work, DateOnly day, IEnumerable<string> campaigns) =>
        work.QueryAsync<string>(SelectLate, new { day, campaigns });

    private const string SelectOfScope =
        $"""
        select {SelectColumns}
        from planned_visit
        where day between @first and @last
            and status in @statuses
            and (@city = 1 or county in @counties or lead in @members)
        order by day, id
        """;

    /// <summary>As <see cref="OfDaysAsync"/>, of the counties (an empty list: of none) and of those that the members are in charge of.</summary>
    /// <param name="counties">Null: of the whole city.</param>
    public async Task<IReadOnlyList<PlannedVisit>> OfScopeAsync(
        UnitOfWork work, IReadOnlyCollection<string>? counties, IReadOnlyCollection<string> members, DateOnly first, DateOnly last, params PlannedVisitStatus[] statuses) =>
        [
            .. (await work.QueryAsync<Row>(SelectOfScope, new
            {
                city = counties is null ? 1 : 0,
                counties = counties ?? [],
                members,
                first,
                last,
                statuses = statuses.Select(status => status.ToString()),
            })).Select(row => row.ToVisit()),
        ];
}
