using System.Globalization;
using Bot.Conversations;
using Bot.Features.Shared;
using Domain.Responsibility;

namespace Bot.Features.PlannedVisits;

/// <summary>任务安排: what a leader's people have not taken, declined or not done in time and where they go in the next days, ten on a page; one is chosen and arranged by its own card.</summary>
internal sealed class ArrangeListHandler(VisitDays days, LeadersVisits own, Arrangement arrangement) : IConversationHandler
{
    /// <summary>WeCom's drop-down takes ten.</summary>
    private const int PageSize = 10;

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Person is not { } person || !LeadersVisits.Leads(person))
        {
            return Reply.Text(turn.UserId, VisitTexts.NotALeader);
        }

        var page = turn.Input is CardInput card && int.TryParse(card.Action.Entity, NumberStyles.None, CultureInfo.InvariantCulture, out var wanted) ? wanted : 0;
        if (turn.Input is not CardInput { Action.Verb: ArrangeListCard.PickVerb } picked)
        {
            return await ShowAsync(turn, person, page);
        }

        return picked.Choice(ArrangeListCard.Question) is { } id
            && await days.FindAsync(turn.Work, id) is { Visit.IsOpen: true } one
            && await own.IsOwnAsync(turn.Work, person, one.Visit)
            ? new Reply([await arrangement.CardAsync(turn, turn.UserId, one)])
            : Reply.Text(turn.UserId, VisitTexts.NotOpen);
    }

    private async Task<Reply> ShowAsync(Turn turn, Person person, int page)
    {
        var today = turn.Now.LocalDate();
        var list = await own.ListAsync(turn.Work, person, today);
        var open = list.All;
        if (open.Count == 0)
        {
            return Reply.Text(turn.UserId, VisitTexts.NothingToArrange);
        }

        // A page that became empty since: the first one.
        var first = page * PageSize < open.Count ? page : 0;
        var shown = await days.WithNamesAsync(turn.Work, open.Skip(first * PageSize).Take(PageSize));
        return new Reply(
        [
            new Say(turn.UserId, VisitTexts.ToArrange(shown, list, today)),
            new ShowCard(turn.UserId, ArrangeListCard.Of(shown, first, (open.Count + PageSize - 1) / PageSize), ArrangeListCard.Subject(first)),
        ]);
    }
}
