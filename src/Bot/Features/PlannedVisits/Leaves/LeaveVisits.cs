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
            if (await EndAsync(turn, leave, today) is { } back)
            {
                var name = (await directory.FindAsync(turn.Work, leave.UserId))?.Name ?? leave.UserId;
                effects.AddRange([new Say(leave.UserId, LeaveTexts.Back(back)), new Say(leave.Deputy, LeaveTexts.BackOf(name, back))]);
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
        if (await directory.FindAsync(turn.Work, leave.UserId) is not { } person || await directory.FindAsync(turn.Work, leave.Deputy) is not { } deputy)
        {
            return [];
        }

        await leaves.StandInAsync(turn.Work, person.UserId, deputy.UserId);
        var open = (await visits.OfInspectorAsync(turn.Work, person.UserId, today, today))
            .Where(visit => visit.Status is PlannedVisitStatus.Planned or PlannedVisitStatus.Offered or PlannedVisitStatus.Accepted);
        var (signed, given, effects) = (await days.HasSignedAsync(turn.Work, deputy, today), new List<PlannedVisit>(), new List<Effect>());
        foreach (var one in await days.WithNamesAsync(turn.Work, open))
        {
            if (Visits.Deputise(one.Visit, person, deputy, signed, atOnce) is Outcome<PlannedVisit>.Accepted(var next))
            {
                await days.SaveAsync(turn, next, one.Visit.Version);
                await leaves.AddVisitAsync(turn.Work, leave.Id, next.Id);
                given.Add(next);
            }
            else if (one.Visit.Lead == person.UserId)
            {
                effects.AddRange(await ToLeaderAsync(turn, person, one));
            }
            else if (await leaves.AddVisitAsync(turn.Work, leave.Id, one.Visit.Id))
            {
                // The visit stays with the one in charge, who chooses his colleague when he starts.
                effects.Add(new Say(one.Visit.Lead, LeaveTexts.ChooseAnother(person, one)));
            }
        }

        return atOnce ? [.. effects, .. await ToldAsync(turn, person, deputy, today, given)] : effects;
    }

    /// <summary>The leave is over: what the deputy has not taken goes back, on a day that is not over.</summary>
    /// <returns>How many went back; null when the leave had ended before.</returns>
    public async Task<int?> EndAsync(Turn turn, Leave leave, DateOnly today)
    {
        if (!await leaves.EndAsync(turn.Work, leave.Id, turn.Now))
        {
            return null;
        }

        await leaves.StandInAsync(turn.Work, leave.UserId, null);
        var back = 0;
        foreach (var id in await leaves.VisitsAsync(turn.Work, leave.Id))
        {
            if (await visits.FindAsync(turn.Work, id) is { } visit && Visits.HandBack(visit, leave.Deputy, leave.UserId, FirstDay(visit, today)) is { } returned)
            {
                await days.SaveAsync(turn, returned, visit.Version);
                back++;
            }
        }

        return back;
    }

    private DateOnly FirstDay(PlannedVisit visit, DateOnly today) => visit.Day >= today ? visit.Day : calendar.WorkingDayFrom(today);

    private async Task<IReadOnlyList<Effect>> ToLeaderAsync(Turn turn, Person person, DayVisit one)
    {
        var away = Visits.Away(one.Visit, LeaveTexts.Reason);
        await days.SaveAsync(turn, away, one.Visit.Version);
        return await days.LeaderAsync(turn.Work, person, one.Visit.County) is { } leader
            ? [new Say(leader.UserId, VisitTexts.Declined(person.Name, one, LeaveTexts.Reason)), await arrangement.CardAsync(turn, leader.UserId, one with { Visit = away })]
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
