using Bot.Conversations;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain;
using Domain.Planning;
using Domain.Responsibility;

namespace Bot.Features.PlannedVisits;

/// <summary>确认安排: a leader gives a visit to a colleague or another day; whoever gains, keeps or loses it is told in the same commit.</summary>
internal sealed class ArrangeHandler(VisitDays days, DirectoryStore directory) : IConversationHandler
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
        var whom = card.Choice(ArrangeCards.WhomQuestion) is { } chosen and not ArrangeCards.Keep ? chosen : null;
        if (ArrangeCards.Day(card) is not { } day || (whom is null && day == one.Visit.Day))
        {
            return Reply.Text(turn.UserId, VisitTexts.ChooseArrangement);
        }

        if (day < today)
        {
            return new Reply([new Say(turn.UserId, VisitTexts.DayIsOver(day))]);
        }

        var to = whom is null ? null : await directory.FindAsync(turn.Work, whom);
        if (whom is not null && to is null)
        {
            return Reply.Text(turn.UserId, RefusalTexts.Of(new Refusal(RuleCode.UnknownPerson, "", whom)));
        }

        if (await days.CheckAsync(turn.Work, one, day) is { } broken)
        {
            return Reply.Text(turn.UserId, RefusalTexts.Of(broken));
        }

        var outcome = Visits.Rearrange(one.Visit, leader, to, to is not null && await days.HasSignedAsync(turn.Work, to, today), day, today, card.Action.Version);
        if (outcome is not Outcome<PlannedVisit>.Accepted(var arranged))
        {
            return outcome.Answer(turn, _ => Reply.Nothing);
        }

        await days.SaveAsync(turn, arranged, one.Visit.Version);
        return await ArrangedAsync(turn, leader, one, arranged);
    }

    private async Task<Reply> ArrangedAsync(Turn turn, Person leader, DayVisit before, PlannedVisit arranged)
    {
        var now = (await days.WithNamesAsync(turn.Work, [arranged]))[0];
        var effects = new List<Effect>
        {
            new RefreshCard(turn.UserId, ArrangeCards.Done(before, now), ArrangeCards.Subject(before)),
            new Say(turn.UserId, VisitTexts.Arranged(now)),
        };
        if (!arranged.IsSecret)
        {
            effects.Add(new Say(arranged.Lead, VisitTexts.ArrangedForYou(leader.Name, now)));
        }

        if (arranged.Status == PlannedVisitStatus.Offered)
        {
            var theirs = await days.LedAsync(turn.Work, arranged.Lead, arranged.Day);
            effects.Add(new ShowCard(arranged.Lead, VisitCards.Day(arranged.Day, theirs), VisitCards.DaySubject(arranged.Day, theirs)));
        }

        if (before.Visit.Lead != arranged.Lead)
        {
            effects.Add(new Say(before.Visit.Lead, VisitTexts.TakenFromYou(now)));
        }

        if (!arranged.IsSecret)
        {
            effects.Add(new Say(arranged.Partner, VisitTexts.PartnerTold(now)));
        }

        return new Reply(effects);
    }
}
