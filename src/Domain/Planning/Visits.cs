using Domain.Responsibility;

namespace Domain.Planning;

/// <summary>安排体检任务: every change of a planned visit. Each returns the next state (Version + 1) or the rule that refuses.</summary>
public static class Visits
{
    private static readonly Role[] Leading = [Role.SquadLeader, Role.BrigadeLeader, Role.DeputyDirector, Role.CountyDirector, Role.CityOffice];

    private const string CommitmentBasis = "二(一)2(5)";

    private const string TwoBasis = "附件5第四条";

    /// <summary>Whether a visit of the county that nobody goes to can be brought to the person: he arranges it (另行安排).</summary>
    public static bool MayArrange(Person person, string county) => Array.Exists(Leading, role => person.Holds(role, county));

    /// <summary>On the morning card. What was offered before stays offered; what is decided is not offered again: Stale.</summary>
    public static Outcome<PlannedVisit> Offer(PlannedVisit visit) => visit.Status switch
    {
        PlannedVisitStatus.Offered => visit,
        PlannedVisitStatus.Planned => Next(visit) with { Status = PlannedVisitStatus.Offered },
        _ => Stale(visit),
    };

    /// <summary>接受: by the one in charge, who has signed annex 5, with a second inspector named.</summary>
    public static Outcome<PlannedVisit> Accept(PlannedVisit visit, Person by, bool commitmentSigned, int version)
    {
        var refusal = CheckTurn(visit, by, version) ?? CheckInspector(visit, by, commitmentSigned);
        return refusal is null ? Next(visit) with { Status = PlannedVisitStatus.Accepted } : refusal;
    }

    /// <summary>不能去: by the one in charge, also after he accepted, with the reason.</summary>
    public static Outcome<PlannedVisit> Decline(PlannedVisit visit, Person by, string reason, int version)
    {
        if (CheckTurn(visit, by, version, PlannedVisitStatus.Accepted) is { } refusal)
        {
            return refusal;
        }

        return string.IsNullOrWhiteSpace(reason)
            ? new Refusal(RuleCode.EmptyText, "")
            : Next(visit) with { Status = PlannedVisitStatus.Declined, Note = reason.Trim() };
    }

    /// <summary>转给同事: by the one in charge to a colleague of the county, to whom it is offered then. The second inspector stays; a colleague who is that changes places with the giver. What was left undone is for today.</summary>
    /// <param name="commitmentSigned">Whether <paramref name="to"/> has signed annex 5.</param>
    public static Outcome<PlannedVisit> HandOver(PlannedVisit visit, Person by, Person to, bool commitmentSigned, DateOnly today, int version)
    {
        var partner = to.UserId == visit.Partner ? visit.Lead : visit.Partner;
        var handed = Next(visit) with { Lead = to.UserId, Partner = partner, Day = visit.IsLeftUndone(today) ? today : visit.Day, Status = PlannedVisitStatus.Offered, Note = null };
        var refusal = CheckTurn(visit, by, version, PlannedVisitStatus.Accepted)
            ?? (to.UserId == visit.Lead ? new Refusal(RuleCode.AlreadyTakesPart, "", to.Name) : null)
            ?? CheckTaker(handed, to, commitmentSigned);
        return refusal is null ? handed : refusal;
    }

    /// <summary>
    /// 另行安排: a leader of the county gives the visit to a colleague, names another second inspector, puts it on another day, or all of it. For today it is
    /// offered at once, else on the morning of its day; where only the second one changes, who took it keeps it.
    /// </summary>
    /// <param name="to">Neither of the two who are named now; null when the one in charge stays.</param>
    /// <param name="partner">The same for the second inspector.</param>
    public static Outcome<PlannedVisit> Rearrange(PlannedVisit visit, Person by, Taker? to, Taker? partner, DateOnly day, DateOnly today, int version)
    {
        var arranged = Next(visit) with
        {
            Lead = to?.Person.UserId ?? visit.Lead,
            Partner = partner?.Person.UserId ?? visit.Partner,
            Day = day,
            Status = to is null && day == visit.Day && visit.Status == PlannedVisitStatus.Accepted ? PlannedVisitStatus.Accepted
                : day == today ? PlannedVisitStatus.Offered
                : PlannedVisitStatus.Planned,
            Note = null,
        };
        List<Taker> named = [.. new[] { to, partner }.OfType<Taker>()];
        var refusal = !MayArrange(by, visit.County) ? new Refusal(RuleCode.OutOfScope, "", by.Name, visit.County)
            : version != visit.Version || !visit.IsOpen || day < today ? Stale(visit)
            : named.Find(taker => taker.Person.UserId == visit.Lead || taker.Person.UserId == visit.Partner) is { } known ? new Refusal(RuleCode.AlreadyTakesPart, "", known.Person.Name)
            : arranged.Lead == arranged.Partner && to is not null ? new Refusal(RuleCode.AlreadyTakesPart, "", to.Person.Name)
            : named.Select(taker => CheckTaker(arranged, taker.Person, taker.CommitmentSigned)).FirstOrDefault(broken => broken is not null);
        return refusal is null ? arranged : refusal;
    }

    /// <summary>代理: the deputy goes in the place of the one on leave, in charge or as the second one; an accepted visit is offered anew to a new one in charge.</summary>
    /// <param name="commitmentSigned">Whether <paramref name="deputy"/> has signed annex 5.</param>
    /// <param name="atOnce">In the middle of the day: offered now; else on the morning card.</param>
    public static Outcome<PlannedVisit> Deputise(PlannedVisit visit, Person away, Person deputy, bool commitmentSigned, bool atOnce)
    {
        var given = Next(visit) with
        {
            Lead = visit.Lead == away.UserId ? deputy.UserId : visit.Lead,
            Partner = visit.Partner == away.UserId ? deputy.UserId : visit.Partner,
            Status = visit.Lead != away.UserId ? visit.Status : atOnce ? PlannedVisitStatus.Offered : PlannedVisitStatus.Planned,
        };
        return CheckTaker(given, deputy, commitmentSigned) is { } refusal ? refusal : given;
    }

    /// <summary>The one on leave cannot go and the deputy may not: a leader arranges it.</summary>
    public static PlannedVisit Away(PlannedVisit visit, string why) => Next(visit) with { Status = PlannedVisitStatus.Declined, Note = why };

    /// <summary>交还: what the deputy has not taken goes back to the one who was on leave, on a day that is not over; the other of the two stays as he is now.</summary>
    /// <returns>Null when it is no longer the deputy's, or no longer open to be taken.</returns>
    public static PlannedVisit? HandBack(PlannedVisit visit, string deputy, string back, DateOnly day)
    {
        var (lead, partner) = (visit.Lead == deputy ? back : visit.Lead, visit.Lead != deputy && visit.Partner == deputy ? back : visit.Partner);
        return (lead, partner) == (visit.Lead, visit.Partner) || lead == partner || visit.Status is not (PlannedVisitStatus.Planned or PlannedVisitStatus.Offered)
            ? null
            : lead == visit.Lead ? Next(visit) with { Partner = partner }
            : Next(visit) with { Lead = lead, Day = day, Status = PlannedVisitStatus.Planned };
    }

    /// <summary>Its form is signed by all, whoever went.</summary>
    public static PlannedVisit Finish(PlannedVisit visit) => Next(visit) with { Status = PlannedVisitStatus.Done };

    /// <summary>Taken out: somebody else's visit was signed, or the enterprise is off the list.</summary>
    public static PlannedVisit Drop(PlannedVisit visit, string why) => Next(visit) with { Status = PlannedVisitStatus.Dropped, Note = why };

    private static Refusal? CheckTurn(PlannedVisit visit, Person by, int version, PlannedVisitStatus? also = null) =>
        by.UserId != visit.Lead ? new Refusal(RuleCode.OutOfScope, "", by.Name, visit.County)
        : version != visit.Version || (visit.Status != PlannedVisitStatus.Offered && visit.Status != also) ? Stale(visit)
        : null;

    /// <summary>As <see cref="CheckInspector"/>, of somebody to whom it comes: he may have gone on leave since the card was made.</summary>
    private static Refusal? CheckTaker(PlannedVisit visit, Person taker, bool commitmentSigned) =>
        taker.OnLeaveDeputy is null ? CheckInspector(visit, taker, commitmentSigned) : new Refusal(RuleCode.OnLeave, "", taker.Name);

    private static Refusal? CheckInspector(PlannedVisit visit, Person taker, bool commitmentSigned) =>
        !Inspects(taker, visit.County) ? new Refusal(RuleCode.OutOfScope, "", taker.Name, visit.County)
        : !commitmentSigned ? new Refusal(RuleCode.CommitmentFirst, CommitmentBasis, taker.Name)
        : visit.Partner.Length == 0 || visit.Partner == visit.Lead ? new Refusal(RuleCode.TwoInspectors, TwoBasis, 1, Inspections.Rules.TwoInspectors.Least)
        : null;

    private static bool Inspects(Person person, string county) =>
        person.Holds(Role.Inspector, county) || person.Holds(Role.SquadLeader, county) || person.Holds(Role.CityInspector, county);

    private static PlannedVisit Next(PlannedVisit visit) => visit with { Version = visit.Version + 1 };

    private static Refusal Stale(PlannedVisit visit) => new(RuleCode.Stale, "", visit.EnterpriseId, visit.Status);
}

/// <summary>Who is to take part.</summary>
/// <param name="CommitmentSigned">Whether he has signed annex 5.</param>
public sealed record Taker(Person Person, bool CommitmentSigned);
