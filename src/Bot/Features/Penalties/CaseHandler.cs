using Bot.Conversations;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain;
using Domain.Calendars;
using Domain.Penalties;
using Domain.Responsibility;

namespace Bot.Features.Penalties;

/// <summary>Which of the ten cases, a fact to say anew, and 送负责人决定.</summary>
internal sealed class CaseHandler(PenaltyDesk desk, PenaltyDeciders deciders, AuditLog audit, WorkCalendar calendar) : IConversationHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        try
        {
            return turn is { Input: CardInput card, Person: { } person } && await desk.FindAsync(turn, card.Action.Entity) is { } view
                ? await ActAsync(turn, person, card, view)
                : Reply.Text(turn.UserId, PenaltyTexts.NotFound);
        }
        catch (CalendarYearMissingException missing)
        {
            return Reply.Text(turn.UserId, PenaltyTexts.NoYear(missing.Year));
        }
    }

    private async Task<Reply> ActAsync(Turn turn, Person person, CardInput card, PenaltyView view)
    {
        if (await desk.MayStateAsync(turn, view.Inspection, view.Finding) is not null)
        {
            return Reply.Text(turn.UserId, PenaltyTexts.NotOfTheForm(view.Inspection.Enterprise.Name));
        }

        if (view.Case.Status != PenaltyStatus.Open || card.Action.Version != view.Case.Version)
        {
            return await StaleAsync(turn, view);
        }

        return card.Action.Verb switch
        {
            PenaltyCards.CaseVerb => await ChooseAsync(turn, view, Enum.TryParse<AnnexCase>(card.Choice(PenaltyCards.Case), out var chosen) ? chosen : PenaltyDesk.Proposed(view)),
            PenaltyCards.NoCaseVerb => await ChooseAsync(turn, view, AnnexCase.None),
            PenaltyCards.OtherCaseVerb => new Reply([PenaltyDesk.Cases(turn, view)]),
            PenaltyCards.ChangeVerb => new Reply([new ShowCard(turn.UserId, PenaltyCards.Facts(view), PenaltyCards.Subject("facts", view))]),
            PenaltyCards.ChangeFactVerb => Enum.TryParse<PenaltyFact>(card.Choice(PenaltyCards.Fact), out var fact)
                ? desk.Ask(turn, view, fact)
                : Reply.Text(turn.UserId, PenaltyTexts.ChooseFact),
            _ => await SubmitAsync(turn, person, card, view),
        };
    }

    private async Task<Reply> StaleAsync(Turn turn, PenaltyView view)
    {
        if (view.Case.Status != PenaltyStatus.Open)
        {
            return Reply.Text(turn.UserId, await desk.StateAsync(turn, view));
        }

        var next = desk.Next(turn, view);
        return next with { Effects = [new Say(turn.UserId, PenaltyTexts.Changed), .. next.Effects] };
    }

    private async Task<Reply> ChooseAsync(Turn turn, PenaltyView view, AnnexCase annexCase)
    {
        if (view.Case.Choose(annexCase, view.Case.Version) is not Outcome<PenaltyCase>.Accepted(var chosen))
        {
            return await StaleAsync(turn, view);
        }

        var now = await desk.SaveAsync(turn, view, chosen);
        await audit.AppendAsync(turn.Work, turn.Now, turn.UserId, "penalty-case", chosen.Id, ConversationJson.Write(new { annexCase = annexCase.ToString(), chosen.Version }));
        var next = desk.Next(turn, now);
        var done = PenaltyCards.Cases(view with { Case = view.Case with { Case = annexCase } }, PenaltyDesk.Proposed(view), annexCase == AnnexCase.None ? PenaltyTexts.NoneOfTen : PenaltyTexts.Number(annexCase));
        return next with { Effects = [new RefreshCard(turn.UserId, done, PenaltyCards.Subject("case", view)), .. next.Effects] };
    }

    private async Task<Reply> SubmitAsync(Turn turn, Person person, CardInput card, PenaltyView view)
    {
        if (view.Missing.Count > 0)
        {
            return await StaleAsync(turn, view);
        }

        var told = (await deciders.OfAsync(turn.Work, view.Case.County)).Told;
        if (told.Count == 0)
        {
            return Reply.Text(turn.UserId, PenaltyTexts.NobodyDecides);
        }

        var advice = AdviceTexts.Whole(view, calendar);
        if (view.Case.Submit(person, view.Direction.Direction, advice, card.Action.Version, turn.Now) is not Outcome<PenaltyCase>.Accepted(var submitted))
        {
            return await StaleAsync(turn, view);
        }

        var sent = await desk.SaveAsync(turn, view, submitted);
        await audit.AppendAsync(turn.Work, turn.Now, turn.UserId, "penalty-submit", submitted.Id, ConversationJson.Write(new { proposed = submitted.Proposed?.ToString(), submitted.Version }));
        return new Reply(
        [
            new RefreshCard(turn.UserId, PenaltyCards.Advice(view, PenaltyTexts.Sent), PenaltyCards.Subject("advice", view)),
            new Say(turn.UserId, AdviceTexts.Submitted([.. told.Select(leader => leader.Name)])),
            .. told.SelectMany(leader => new Effect[]
            {
                new Say(leader.UserId, AdviceTexts.ForLeader(advice, person.Name)),
                new ShowCard(leader.UserId, PenaltyCards.Decision(sent), PenaltyCards.Subject("decide", sent)),
            }),
        ]);
    }
}
