using Domain.Inspections;
using Domain.Rectification;

namespace Bot.Storage.Stores;

/// <summary>An enterprise as a point on the board's map.</summary>
internal sealed record MapPoint
{
    public string Id { get; init; } = "";

    public string Name { get; init; } = "";

    public string County { get; init; } = "";

    public int Industry { get; init; }

    public string Track { get; init; } = "";

    public double Latitude { get; init; }

    public double Longitude { get; init; }

    /// <summary>Whether the campaign has a signed form of it.</summary>
    public bool Visited { get; init; }

    /// <summary>Cases that are not closed.</summary>
    public int OpenCases { get; init; }

    /// <summary>Of them, those that are late.</summary>
    public int Overdue { get; init; }

    public MapState State =>
        Overdue > 0 ? MapState.Overdue
        : OpenCases > 0 ? MapState.Open
        : Visited ? MapState.Visited
        : Track == nameof(Domain.Enterprises.Track.Full) ? MapState.Unvisited
        : MapState.SelfCheck;
}

/// <summary>How a point is drawn; of a crowd the greatest one counts.</summary>
internal enum MapState
{
    /// <summary>正面清单 and 小微: no routine visit.</summary>
    SelfCheck,

    Visited,

    Unvisited,

    /// <summary>A case is not closed.</summary>
    Open,

    /// <summary>One of them is late.</summary>
    Overdue,
}

/// <summary>看板的地图: enterprises on the list in a box of degrees. Planned visits are no state here: a draw (双随机) stays unknown until its day.</summary>
internal sealed class MapStore
{
    private const string SelectPoints =
        $"""
        select
            e.id as Id,
            e.name as Name,
            e.county as County,
            e.industry_code as Industry,
            e.track as Track,
            e.latitude as Latitude,
            e.longitude as Longitude,
            case when exists (
                select 1
                from inspection as i
                where i.campaign_id = @campaignId and i.enterprise_id = e.id and i.status = '{nameof(InspectionStatus.Signed)}') then 1 else 0 end as Visited,
            coalesce(o.open_cases, 0) as OpenCases,
            coalesce(o.overdue, 0) as Overdue
        from enterprise as e
        left join (
            select
                r.enterprise_id,
                count(*) as open_cases,
                sum(case when r.status = '{nameof(CaseStatus.Open)}' and r.deadline < @today then 1 else 0 end) as overdue
            from rectification as r
            where r.status in ('{nameof(CaseStatus.Open)}', '{nameof(CaseStatus.Submitted)}', '{nameof(CaseStatus.VisitNeeded)}')
                and r.campaign_id = @campaignId
                and r.status <> '{nameof(CaseStatus.Closed)}'
                and (@wholeCity = 1 or r.county in @counties)
            group by r.enterprise_id) as o on o.enterprise_id = e.id
        where e.off_list_reason is null
            and (@wholeCity = 1 or e.county in @counties)
            and (@industry = 0 or e.industry_code = @industry)
            and e.latitude between @south and @north
            and e.longitude between @west and @east
        """;

    /// <param name="counties">Empty for the whole city.</param>
    /// <param name="industry">Code of annex 4; 0 for all.</param>
    public Task<IReadOnlyList<MapPoint>> PointsAsync(UnitOfWork work, string campaignId, IReadOnlyList<string> counties, int industry, GeoBox box, DateOnly today) =>
        work.QueryAsync<MapPoint>(SelectPoints, new
        {
            campaignId,
            wholeCity = counties.Count == 0,
            counties,
            industry,
            south = box.South,
            north = box.North,
            west = box.West,
            east = box.East,
            today,
        });

    private const string CountWithoutPlace = "select count(*) from enterprise where off_list_reason is null and latitude is null and (@wholeCity = 1 or county in @counties)";

    /// <summary>How many enterprises on the list have no coordinates.</summary>
    public async Task<int> WithoutPlaceAsync(UnitOfWork work, IReadOnlyList<string> counties) =>
        (int)await work.ScalarAsync<long>(CountWithoutPlace, new { wholeCity = counties.Count == 0, counties });
}
