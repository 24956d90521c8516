using Bot.Conversations;
using Bot.Storage.Stores;
using Domain;
using Domain.Calendars;
using Domain.Planning;
using Domain.Responsibility;

namespace Bot.Features.PlannedVisits.Leaves;

/// <summary>A leave begins and ends: who stands in, and where the visits of its days go.</summary>
internal sealed class LeaveVisits(LeaveStore leaves, PlannedVisitStore visits, VisitDays days, DirectoryStore directory, Arrangement arrangement, WorkCalendar calendar)
{
    /// <summary>In the morning, before any card: leaves that are over are handed back, on days of a leave the deputy gets the visits. Nothing is done or said twice.</summary>
    public async Task<IReadOnlyList<Effect>> MorningAsync(Turn turn, DateOnly today)
    {
        var open = await leaves.OpenAsync(turn.Work);
        var effects = new List<Effect>();

        // The ends first: a leave may begin where another one ends.
        foreach (var leave in open.Where(leave => leave.To < today))
        {
            if (await EndAsync(turn, leave, today) is { } end)
            {
                var name = (await directory.FindAsync(turn.Work, leave.UserId))?.Name ?? leave.UserId;
                effects.AddRange([new Say(leave.UserId, LeaveTexts.Back(end.Visits)), new Say(leave.Deputy, LeaveTexts.BackOf(name, end.Visits)), .. end.Told]);
            }
        }

        foreach (var leave in open.Where(leave => leave.Covers(today)))
        {
            effects.AddRange(await GiveAsync(turn, leave, today, atOnce: false));
        }

        return effects;
    }

    /// <summary>On a day of the leave: the day's visits go to the deputy; those he may not make go to the leader.</summary>
    /// <param name="atOnce">In the middle of the day, so that both hear of it now; else the morning card tells them.</param>
    public async Task<IReadOnlyList<Effect>> GiveAsync(Turn turn, Leave leave, DateOnly today, bool atOnce)
    {
        if (await directory.FindAsync(turn.Work, leave.UserId) is not { } person)
        {
            return [];
        }

        // Also when he is gone: the one on leave is away, and owners go one level up.
        await leaves.StandInAsync(turn.Work, person.UserId, leave.Deputy);
        var named = await directory.FindAsync(turn.Work, leave.Deputy);
        return named is not null && named.Roles.Any(grant => grant.Role != Role.EnterpriseOfficer)
            ? await GiveAsync(turn, leave, person, named, today, atOnce)
            : await WithoutDeputyAsync(turn, leave, person, named?.Name ?? leave.Deputy, today);
    }

    private async Task<IReadOnlyList<Effect>> GiveAsync(Turn turn, Leave leave, Person person, Person deputy, DateOnly today, bool atOnce)
    {
        var (signed, given, effects) = (await days.HasSignedAsync(turn.Work, deputy, today), new List<PlannedVisit>(), new List<Effect>());
        foreach (var one in await OpenAsync(turn, person, today))
        {
            if (Visits.Deputise(one.Visit, person, deputy, signed, atOnce) is Outcome<PlannedVisit>.Accepted(var next))
            {
                await days.SaveAsync(turn, next, one.Visit.Version);
                await leaves.AddVisitAsync(turn.Work, leave.Id, next.Id);
                given.Add(next);
            }
            else
            {
                effects.AddRange(await WithoutHimAsync(turn, leave, person, one, LeaveTexts.Reason));
            }
        }

        return atOnce ? [.. effects, .. await ToldAsync(turn, person, deputy, today, given)] : effects;
    }

    /// <summary>The deputy left the bureau since: the leader hears it once, and of every visit.</summary>
    private async Task<IReadOnlyList<Effect>> WithoutDeputyAsync(Turn turn, Leave leave, Person person, string deputy, DateOnly today)
    {
        var effects = new List<Effect>();
        if (person.OnLeaveDeputy != leave.Deputy && await days.LeaderAsync(turn.Work, person, person.Roles.Select(grant => grant.County).FirstOrDefault(county => county is not null) ?? "") is { } leader)
        {
            effects.Add(new Say(leader.UserId, LeaveTexts.DeputyGone(person, leave, deputy)));
        }

        foreach (var one in await OpenAsync(turn, person, today))
        {
            effects.AddRange(await WithoutHimAsync(turn, leave, person, one, LeaveTexts.ReasonWithoutDeputy));
        }

        return effects;
    }

    private async Task<IReadOnlyList<DayVisit>> OpenAsync(Turn turn, Person person, DateOnly day) => await days.WithNamesAsync(
        turn.Work,
        (await visits.OfInspectorAsync(turn.Work, person.UserId, day, day)).Where(visit => visit.Status is PlannedVisitStatus.Planned or PlannedVisitStatus.Offered or PlannedVisitStatus.Accepted));

    /// <summary>Where he is in charge, a leader arranges it; else the visit stays with the one in charge, who chooses his colleague when he starts, and hears it once.</summary>
    private async Task<IReadOnlyList<Effect>> WithoutHimAsync(Turn turn, Leave leave, Person person, DayVisit one, string reason) =>
        one.Visit.Lead == person.UserId ? await ToLeaderAsync(turn, person, one, reason)
        : await leaves.AddVisitAsync(turn.Work, leave.Id, one.Visit.Id) ? [new Say(one.Visit.Lead, LeaveTexts.ChooseAnother(person, one))]
        : [];

    /// <summary>The leave is over: what the deputy has not taken goes back, on a day that is not over.</summary>
    /// <returns>Null when the leave had ended before.</returns>
    public async Task<LeaveEnd?> EndAsync(Turn turn, Leave leave, DateOnly today)
    {
        if (!await leaves.EndAsync(turn.Work, leave.Id, turn.Now))
        {
            return null;
        }

        await leaves.StandInAsync(turn.Work, leave.UserId, null);
        var (back, joined) = (0, new List<PlannedVisit>());
        foreach (var id in await leaves.VisitsAsync(turn.Work, leave.Id))
        {
            if (await visits.FindAsync(turn.Work, id) is { } visit && Visits.HandBack(visit, leave.Deputy, leave.UserId, FirstDay(visit, today)) is { } returned)
            {
                await days.SaveAsync(turn, returned, visit.Version);
                back++;
                if (returned.Lead == visit.Lead && !returned.IsSecret)
                {
                    joined.Add(returned);
                }
            }
        }

        return new LeaveEnd(back, [.. (await days.WithNamesAsync(turn.Work, joined)).Select(one => new Say(one.Visit.Lead, VisitTexts.OtherPartner(one)))]);
    }

    private DateOnly FirstDay(PlannedVisit visit, DateOnly today) => visit.Day >= today ? visit.Day : calendar.WorkingDayFrom(today);

    private async Task<IReadOnlyList<Effect>> ToLeaderAsync(Turn turn, Person person, DayVisit one, string reason)
    {
        var away = Visits.Away(one.Visit, reason);
        await days.SaveAsync(turn, away, one.Visit.Version);
        return await days.LeaderAsync(turn.Work, person, one.Visit.County) is { } leader
            ? [new Say(leader.UserId, VisitTexts.Declined(person.Name, one, reason)), await arrangement.CardAsync(turn, leader.UserId, one with { Visit = away })]
            : [];
    }

    private async Task<IReadOnlyList<Effect>> ToldAsync(Turn turn, Person person, Person deputy, DateOnly today, IReadOnlyList<PlannedVisit> given)
    {
        var now = await days.WithNamesAsync(turn.Work, given);
        var led = now.Count(one => one.Visit.Lead == deputy.UserId);
        var theirs = await days.LedAsync(turn.Work, deputy.UserId, today);
        return
        [
            .. led > 0 && theirs.Count > 0 ? [new Say(deputy.UserId, LeaveTexts.GivenNow(person, led)), new ShowCard(deputy.UserId, VisitCards.Day(today, theirs), VisitCards.DaySubject(today, theirs))] : Array.Empty<Effect>(),
            .. now.Select(one => new Say(one.Visit.Lead == deputy.UserId ? one.Visit.Partner : one.Visit.Lead, LeaveTexts.NewPartner(person, one))),
            .. now.Where(one => one.Visit.Partner == deputy.UserId).Select(one => new Say(deputy.UserId, LeaveTexts.NewPartner(person, one))),
        ];
    }
}

/// <param name="Visits">How many went back.</param>
/// <param name="Told">To those whose second inspector came back.</param>
internal sealed record LeaveEnd(int Visits, IReadOnlyList<Effect> Told);
