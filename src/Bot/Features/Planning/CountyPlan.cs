using Bot.Features.Shared;
using Domain.Campaigns;
using Domain.Planning;

namespace Bot.Features.Planning;

/// <summary>What of a county's visits a new plan leaves, and what it takes out.</summary>
/// <param name="Kept">Done, accepted or told for today or later, drawn, moved by an alert or planned with a reason of 二(一)2(1).</param>
/// <param name="Untold">Nobody knows of them.</param>
/// <param name="Lapsed">Declined, or told, perhaps accepted, and gone by: the enterprise is planned anew.</param>
internal sealed record CountyVisits(IReadOnlyList<PlannedVisit> Kept, IReadOnlyList<PlannedVisit> Untold, IReadOnlyList<PlannedVisit> Lapsed)
{
    /// <param name="visits">Those of the county that were not taken out.</param>
    /// <param name="from">First day of the plan; what is planned before it stays.</param>
    public static CountyVisits Of(IReadOnlyList<PlannedVisit> visits, DateOnly from, DateOnly today)
    {
        var fates = visits.ToLookup(visit => visit.Status switch
        {
            // No new plan makes it again: the enterprise was visited.
            _ when visit.ExceptionReason is not null => nameof(Kept),
            PlannedVisitStatus.Declined => nameof(Lapsed),
            PlannedVisitStatus.Offered or PlannedVisitStatus.Accepted when visit.Day < today => nameof(Lapsed),
            PlannedVisitStatus.Planned when visit.Day < today || (visit.Origin == VisitOrigin.Plan && visit.Day >= from) => nameof(Untold),
            _ => nameof(Kept),
        });
        return new CountyVisits([.. fates[nameof(Kept)]], [.. fates[nameof(Untold)]], [.. fates[nameof(Lapsed)]]);
    }
}

/// <summary>A county's plan as it would be applied.</summary>
/// <param name="Days">Working days it is spread over; none when the season is over.</param>
internal sealed record CountyPlan(
    string County, Campaign Campaign, long Seed, DateOnly From, IReadOnlyList<DateOnly> Days, VisitPlan Plan, CountyVisits Visits, CountyStaff Staff)
{
    public string Sha256 => PlanHash.Of(Plan);
}
