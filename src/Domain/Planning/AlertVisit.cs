using Domain.Enterprises;
using Domain.Inspections;
using Domain.Inspections.Rules;

namespace Domain.Planning;

/// <summary>
/// A visit that an alert opens at an enterprise which has had its one (二(一)2(1)). 信访举报 and 在线超标报警 are reasons by themselves; 重污染天气, 热点 and 用电异常
/// are none: there the way is a special reason, typed in and approved.
/// </summary>
public static class AlertVisit
{
    /// <summary>The reason that the alert is; null when it is none.</summary>
    public static VisitException? ExceptionOf(Alert alert) => alert.Kind switch
    {
        AlertKind.Complaint => new VisitException(VisitExceptionKind.Complaint, alert.Words),
        AlertKind.Exceedance => new VisitException(VisitExceptionKind.OnlineExceedance, alert.Words),
        _ => null,
    };

    /// <param name="signedVisits">Of the enterprise in the campaign.</param>
    /// <param name="notYetVisited">Enterprises of the county without a signed visit.</param>
    public static Refusal? Check(Alert alert, Enterprise enterprise, int signedVisits, int notYetVisited)
    {
        var excepted = ExceptionOf(alert) is not null;
        return enterprise.OffListReason is not null
            ? new Refusal(RuleCode.NotFound, "", enterprise.Name)
            : SelfCheckTrack.Check(enterprise, excepted) ?? OncePerCampaign.Check(enterprise, excepted, signedVisits, notYetVisited);
    }

    /// <summary>The first day on which two have room, and those with the least to do on it; null when there is none.</summary>
    /// <param name="open">Visits of the county that still stand.</param>
    /// <param name="days">Working days from the next one on.</param>
    /// <param name="visitsPerDay">Of two inspectors on one day, at most.</param>
    public static PlanItem? Place(
        Enterprise enterprise, IReadOnlyList<PlanInspector> inspectors, IReadOnlyList<PlannedVisit> open, IEnumerable<DateOnly> days, int visitsPerDay)
    {
        List<PlannedVisit> kept = [.. open.Where(visit => visit is { IsOpen: true, Status: not PlannedVisitStatus.Declined } && visit.EnterpriseId != enterprise.Id)];
        return days
            .Select(day => VisitPlanner.Plan(new PlanRequest
            {
                Enterprises = [enterprise],
                Inspectors = inspectors,
                Days = [day],
                VisitsPerDay = visitsPerDay,
                Kept = kept,
                Seed = (ulong)day.DayNumber,
            }).Items)
            .FirstOrDefault(items => items.Count > 0)?[0];
    }
}
