using Bot.Conversations;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain;
using Domain.Planning;
using Domain.Responsibility;

namespace Bot.Features.PlannedVisits;

/// <summary>确认安排: a leader gives a visit to a colleague, another second inspector or another day; whoever gains, keeps or loses it is told in the same commit.</summary>
internal sealed class ArrangeHandler(VisitDays days, DirectoryStore directory, Arrangement arrangement) : IConversationHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn is not { Person: { } leader, Input: CardInput card } || await days.FindAsync(turn.Work, card.Action.Entity) is not { } one)
        {
            return Reply.Text(turn.UserId, VisitTexts.NotFound);
        }

        if (!one.Visit.IsOpen || one.Visit.Version != card.Action.Version)
        {
            return Reply.Text(turn.UserId, VisitTexts.ArrangedMeanwhile(one));
        }

        var today = turn.Now.LocalDate();
        var (whom, partner) = (ArrangeCards.Chosen(card, ArrangeCards.WhomQuestion), ArrangeCards.Chosen(card, ArrangeCards.PartnerQuestion));
        if ((ColleaguePages.Asked(whom) ?? ColleaguePages.Asked(partner)) is { } page)
        {
            return new Reply([await arrangement.CardAsync(turn, turn.UserId, one, page)]);
        }

        if (ArrangeCards.Day(card) is not { } day || (whom is null && partner is null && day == one.Visit.Day))
        {
            return Reply.Text(turn.UserId, VisitTexts.ChooseArrangement);
        }

        if (day < today)
        {
            return Reply.Text(turn.UserId, VisitTexts.DayIsOver(day));
        }

        var (to, with) = (await TakerAsync(turn, whom, today), await TakerAsync(turn, partner, today));
        if ((whom is not null && to is null) || (partner is not null && with is null))
        {
            return Reply.Text(turn.UserId, RefusalTexts.Of(new Refusal(RuleCode.UnknownPerson, "", whom ?? partner ?? "")));
        }

        if (await days.CheckAsync(turn.Work, one, day) is { } broken)
        {
            return Reply.Text(turn.UserId, RefusalTexts.Of(broken));
        }

        var outcome = Visits.Rearrange(one.Visit, leader, to, with, day, today, card.Action.Version);
        if (outcome is not Outcome<PlannedVisit>.Accepted(var arranged))
        {
            return outcome.Answer(turn, _ => Reply.Nothing);
        }

        await days.SaveAsync(turn, arranged, one.Visit.Version);
        return await ArrangedAsync(turn, leader, one, arranged);
    }

    private async Task<Taker?> TakerAsync(Turn turn, string? userId, DateOnly today) =>
        userId is not null && await directory.FindAsync(turn.Work, userId) is { } person ? new Taker(person, await days.HasSignedAsync(turn.Work, person, today)) : null;

    private async Task<Reply> ArrangedAsync(Turn turn, Person leader, DayVisit before, PlannedVisit arranged)
    {
        var now = (await days.WithNamesAsync(turn.Work, [arranged]))[0];
        return new Reply(
        [
            new RefreshCard(turn.UserId, ArrangeCards.Done(before, now), ArrangeCards.Subject(before)),
            new Say(turn.UserId, VisitTexts.Arranged(before, now)),
            .. arranged.IsSecret ? [] : await TellAsync(turn, leader, before, now),
        ]);
    }

    /// <summary>The one in charge, the second one, and whoever was one of them till now and knew of it.</summary>
    private async Task<IReadOnlyList<Effect>> TellAsync(Turn turn, Person leader, DayVisit before, DayVisit now)
    {
        var (was, visit) = (before.Visit, now.Visit);
        var onlyPartner = (was.Lead, was.Day, was.Status) == (visit.Lead, visit.Day, visit.Status);
        var effects = new List<Effect> { new Say(visit.Lead, onlyPartner ? VisitTexts.OtherPartner(now) : VisitTexts.ArrangedForYou(leader.Name, now)) };
        if (visit.Status is PlannedVisitStatus.Offered or PlannedVisitStatus.Accepted)
        {
            var theirs = await days.LedAsync(turn.Work, visit.Lead, visit.Day);
            var (card, subject) = (VisitCards.Day(visit.Day, theirs), VisitCards.DaySubject(visit.Day, theirs));
            effects.Add(onlyPartner ? new RefreshCard(visit.Lead, card, subject, OrSend: true) : new ShowCard(visit.Lead, card, subject));
        }

        if (was.Lead != visit.Lead && !was.IsSecret)
        {
            effects.Add(new Say(was.Lead, VisitTexts.TakenFromYou(now)));
        }

        if (was.Partner != visit.Partner && !was.IsSecret)
        {
            effects.Add(new Say(was.Partner, VisitTexts.NotWithYou(before)));
        }

        return [.. effects, new Say(visit.Partner, VisitTexts.PartnerTold(now))];
    }
}
