using Domain.Enterprises;

namespace Domain.Planning;

/// <summary>What calls for a look at a place (二(一)3 科学体检, 二(三)2).</summary>
public enum AlertKind
{
    /// <summary>重污染天气.</summary>
    HeavyPollution,

    /// <summary>卫星遥感或热点网格.</summary>
    HotSpot,

    /// <summary>在线超标报警.</summary>
    Exceedance,

    /// <summary>分表记电异常.</summary>
    PowerAnomaly,

    /// <summary>信访举报.</summary>
    Complaint,
}

/// <summary>预警.</summary>
/// <param name="Id">Its sender's; one alert counts once.</param>
/// <param name="Pollutant">As sent; may be empty.</param>
/// <param name="Words">What was seen; may be empty.</param>
public sealed record Alert(string Id, AlertKind Kind, GeoPoint Place, int RadiusKm, string Pollutant, string Words)
{
    /// <summary>Radii that are used, in km.</summary>
    public static IReadOnlyList<int> Radii { get; } = [3, 5, 10, 20];
}

/// <summary>What an alert means for one enterprise.</summary>
public enum AlertStep
{
    /// <summary>Its visit moves forward.</summary>
    Moved,

    /// <summary>It is planned as early as it can be, or its inspectors know of it already.</summary>
    Stays,

    /// <summary>Not visited and not in the plan.</summary>
    Unplanned,

    /// <summary>Visited before, or not to be visited at all: only with a reason of 二(一)2(1).</summary>
    NeedsReason,

    /// <summary>Visited before, and so was every other one of the county: it may be visited again (二(一)2(1)).</summary>
    MayRepeat,
}

/// <summary>An enterprise within the radius.</summary>
/// <param name="Visit">Its visit that still stands; null when there is none.</param>
/// <param name="To">The new day, when it moves.</param>
public sealed record AlertItem(Enterprise Enterprise, double Metres, AlertStep Step, PlannedVisit? Visit = null, DateOnly? To = null);

/// <summary>
/// 随预警调整体检方向 (二(一)3): the nearest untold visits go forward, each to the first day on which its two inspectors have room. What was drawn by lot (双随机)
/// stays where the lot put it, and its day stays unknown.
/// </summary>
public static class AlertDirection
{
    /// <param name="near">Within the radius, near ones first.</param>
    /// <param name="visited">Ids with a signed visit.</param>
    /// <param name="planned">All visits of these enterprises' counties that still stand.</param>
    /// <param name="days">Working days from the next one on.</param>
    /// <param name="visitsPerDay">Of two inspectors on one day, at most.</param>
    /// <param name="allVisited">Every enterprise of the county has its signed visit.</param>
    public static IReadOnlyList<AlertItem> Of(
        IReadOnlyList<(Enterprise Enterprise, double Metres)> near,
        IReadOnlySet<string> visited,
        IReadOnlyList<PlannedVisit> planned,
        IReadOnlyList<DateOnly> days,
        int visitsPerDay,
        bool allVisited = false)
    {
        // Who declined leaves nobody to go: the enterprise has no visit again.
        var open = planned.Where(visit => visit is { IsOpen: true, Status: not PlannedVisitStatus.Declined }).ToList();
        var visits = open.ToLookup(visit => visit.EnterpriseId, StringComparer.Ordinal);
        var busy = open.SelectMany(visit => new[] { (visit.Lead, visit.Day), (visit.Partner, visit.Day) }).CountBy(one => one).ToDictionary(one => one.Key, one => one.Value);
        var items = new List<AlertItem>();
        foreach (var (enterprise, metres) in near)
        {
            var visit = visits[enterprise.Id].FirstOrDefault();
            items.Add(visit is null
                ? new AlertItem(enterprise, metres, Without(enterprise))
                : visit is { Status: PlannedVisitStatus.Planned, Origin: not VisitOrigin.Draw } && Earlier(visit) is { } day
                    ? new AlertItem(enterprise, metres, AlertStep.Moved, visit, Move(visit, day))
                    : new AlertItem(enterprise, metres, AlertStep.Stays, visit));
        }

        return items;

        AlertStep Without(Enterprise enterprise) =>
            enterprise.Track != Track.Full ? AlertStep.NeedsReason
            : !visited.Contains(enterprise.Id) ? AlertStep.Unplanned
            : allVisited ? AlertStep.MayRepeat
            : AlertStep.NeedsReason;

        DateOnly? Earlier(PlannedVisit visit)
        {
            foreach (var day in days.TakeWhile(day => day < visit.Day))
            {
                if (busy.GetValueOrDefault((visit.Lead, day)) < visitsPerDay && busy.GetValueOrDefault((visit.Partner, day)) < visitsPerDay)
                {
                    return day;
                }
            }

            return null;
        }

        DateOnly Move(PlannedVisit visit, DateOnly day)
        {
            foreach (var userId in new[] { visit.Lead, visit.Partner })
            {
                busy[(userId, visit.Day)]--;
                busy[(userId, day)] = busy.GetValueOrDefault((userId, day)) + 1;
            }

            return day;
        }
    }
}
