using Bot.Conversations;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain;
using Domain.Planning;
using Domain.Responsibility;

namespace Bot.Features.PlannedVisits;

/// <summary>The morning card of one person: what he is in charge of is offered to him, what he took and left undone stays on it, where he is the second one he is told. What nobody may visit any more is taken out.</summary>
internal sealed class PersonsMorning(PlannedVisitStore visits, VisitDays days)
{
    /// <param name="asked">The person asks for it himself: the one above has heard in the morning that annex 5 is not signed.</param>
    public async Task<Reply> OpenAsync(Turn turn, DateOnly day, bool asked)
    {
        if (turn.Person is not { } person)
        {
            return Reply.Nothing;
        }

        // Who is away is not reminded; his leader is.
        var late = asked || person.OnLeaveDeputy is null ? await visits.LedAsync(turn.Work, turn.UserId, day, days.Active(day)) : [];
        var open = (await visits.OfInspectorAsync(turn.Work, turn.UserId, day, day))
            .Where(visit => visit.Status is PlannedVisitStatus.Planned or PlannedVisitStatus.Offered or PlannedVisitStatus.Accepted)
            .Concat(late.Where(visit => visit.IsLeftUndone(day)));
        var due = new List<DayVisit>();
        foreach (var one in await days.WithNamesAsync(turn.Work, open))
        {
            switch (await days.CheckAsync(turn.Work, one, day))
            {
                case null:
                    due.Add(one);
                    break;
                case { Rule: RuleCode.OutsidePhase }:
                    // Nobody is sent, and nothing is lost: the plan is moved by who made it.
                    break;
                case { } broken:
                    await days.SaveAsync(turn, Visits.Drop(one.Visit, VisitTexts.WhyDropped(broken.Rule)), one.Visit.Version);
                    break;
            }
        }

        var led = VisitRoute.Order([.. due.Where(one => one.Visit.Lead == turn.UserId)], one => one.Enterprise.Location);
        var joined = due.Where(one => one.Visit.Lead != turn.UserId).ToList();
        IReadOnlyList<Effect> told = joined.Count > 0 ? [new Say(turn.UserId, VisitTexts.Partner(day, joined))] : [];
        if (led.Count == 0)
        {
            return new Reply(told);
        }

        var first = await days.HasSignedAsync(turn.Work, person, day) ? await OfferAsync(turn, day, led) : await RefuseAsync(turn, person, day, led, asked);
        return new Reply([.. first, .. told]);
    }

    private async Task<IReadOnlyList<Effect>> OfferAsync(Turn turn, DateOnly day, IReadOnlyList<DayVisit> led)
    {
        var offered = new List<DayVisit>();
        foreach (var one in led)
        {
            if (Visits.Offer(one.Visit) is Outcome<PlannedVisit>.Accepted(var visit) && visit.Version != one.Visit.Version)
            {
                await days.SaveAsync(turn, visit, one.Visit.Version);
                offered.Add(one with { Visit = visit });
            }
            else
            {
                offered.Add(one);
            }
        }

        return [new Say(turn.UserId, VisitTexts.Day(day, offered)), new ShowCard(turn.UserId, VisitCards.Day(day, offered), VisitCards.DaySubject(day, offered))];
    }

    /// <summary>CommitmentFirst (二(一)2(5)): nothing is offered; he and the one above him hear why.</summary>
    private async Task<IReadOnlyList<Effect>> RefuseAsync(Turn turn, Person person, DateOnly day, IReadOnlyList<DayVisit> led, bool asked)
    {
        var refusal = new Refusal(RuleCode.CommitmentFirst, "二(一)2(5)", person.Name);
        var leader = asked ? null : await days.LeaderAsync(turn.Work, person, led[0].Visit.County);
        return
        [
            new Say(turn.UserId, $"{RefusalTexts.Of(refusal)}\n{VisitTexts.AfterSigning(led.Count)}"),
            .. leader is not null ? [new Say(leader.UserId, VisitTexts.NotCommitted(person.Name, day, led.Count))] : Array.Empty<Effect>(),
        ];
    }
}
