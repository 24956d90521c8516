using Bot.Conversations;
using Bot.Storage.Stores;
using Domain;
using Domain.Calendars;
using Domain.Penalties;

namespace Bot.Features.Penalties;

/// <summary>A fact by button or text: kept with who said it and when, then the next one is asked for.</summary>
internal sealed class FactHandler(PenaltyDesk desk, PenaltyStore penalties, AuditLog audit) : IConversationHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        try
        {
            return turn.Input switch
            {
                CardInput card => await TappedAsync(turn, card.Action),
                TextInput text when turn.Session.Asked is { Kind: PenaltyCards.FactQuestion } asked && ActionKey.Parse(asked.Part ?? "") is { } key => await TypedAsync(turn, key, text.Text),
                _ => Reply.Text(turn.UserId, PenaltyTexts.NotFound),
            };
        }
        catch (CalendarYearMissingException missing)
        {
            return new Reply([new Say(turn.UserId, PenaltyTexts.NoYear(missing.Year))], turn.Session.Asked is { Kind: PenaltyCards.FactQuestion } ? turn.Session with { Asked = null } : null);
        }
    }

    private async Task<Reply> TappedAsync(Turn turn, ActionKey action)
    {
        var now = PenaltyDesk.Local(turn);
        FactValue value = action.Verb switch
        {
            PenaltyCards.YesVerb => new FactValue.YesNo(true),
            PenaltyCards.NoVerb => new FactValue.YesNo(false),
            PenaltyCards.NoneVerb => new FactValue.None(now),
            PenaltyCards.TodayVerb => new FactValue.Day(DateOnly.FromDateTime(now)),
            PenaltyCards.YesterdayVerb => new FactValue.Day(DateOnly.FromDateTime(now).AddDays(-1)),
            _ => new FactValue.Word(PenaltyCards.WordOf(action.Verb)),
        };
        return await FindAsync(turn, action) is var (view, fact)
            ? FactReader.Check(fact, value, view, now) is { } fault ? Reply.Text(turn.UserId, fault) : await StateAsync(turn, view, fact, value, action.Version)
            : Over(turn, PenaltyTexts.NotFound);
    }

    private async Task<Reply> TypedAsync(Turn turn, ActionKey key, string text)
    {
        if (text == PenaltyTexts.Cancel)
        {
            return Over(turn, PenaltyTexts.Cancelled);
        }

        if (await FindAsync(turn, key) is not var (view, fact))
        {
            return Over(turn, PenaltyTexts.NotFound);
        }

        var now = PenaltyDesk.Local(turn);
        var read = FactReader.Read(fact, text, now);
        return (read.Fault ?? FactReader.Check(fact, read.Value!, view, now)) is { } fault
            ? Reply.Text(turn.UserId, fault)
            : await StateAsync(turn, view, fact, read.Value!, key.Version);
    }

    private async Task<(PenaltyView View, PenaltyFact Fact)?> FindAsync(Turn turn, ActionKey key)
    {
        var (id, part) = PenaltyCards.Split(key.Entity);
        return Enum.TryParse<PenaltyFact>(part, out var fact) && await desk.FindAsync(turn, id) is { } view ? (view, fact) : null;
    }

    private async Task<Reply> StateAsync(Turn turn, PenaltyView view, PenaltyFact fact, FactValue value, int version)
    {
        if (await desk.MayStateAsync(turn, view.Inspection, view.Finding) is not null)
        {
            return Over(turn, PenaltyTexts.NotOfTheForm(view.Inspection.Enterprise.Name));
        }

        // What a colleague said of another fact meanwhile does not make this question stale.
        var isOpen = view.Said.GetValueOrDefault(fact) is not { By: not null };
        switch (view.Case.State(isOpen ? view.Case.Version : version))
        {
            case Outcome<PenaltyCase>.Accepted(var stated):
                await penalties.StateAsync(turn.Work, stated.Id, stated.Version, fact, value, turn.UserId, turn.Now);
                await audit.AppendAsync(turn.Work, turn.Now, turn.UserId, "penalty-fact", stated.Id, ConversationJson.Write(new { fact = fact.ToString(), value = value.ToText(), stated.Version }));
                var done = PenaltyCards.FactCard(view, fact, FactTexts.Value(fact, value)) is { } card
                    ? [new RefreshCard(turn.UserId, card, PenaltyCards.FactSubject(view with { Case = view.Case with { Version = version } }, fact))]
                    : Array.Empty<Effect>();
                var next = desk.Next(turn, await desk.SaveAsync(turn, view, stated), value is FactValue.None && PenaltyFactKinds.MayStillCome(fact) ? fact : null);
                return next with { Effects = [.. done, .. next.Effects] };
            case Outcome<PenaltyCase>.Refused when view.Case.Status != PenaltyStatus.Open:
                return Over(turn, await desk.StateAsync(turn, view));
            default:
                var again = desk.Next(turn, view);
                var said = view.Said.GetValueOrDefault(fact) is { } known ? PenaltyTexts.AlreadySaid(fact, known) : PenaltyTexts.Changed;
                return again with { Effects = [new Say(turn.UserId, said), .. again.Effects] };
        }
    }

    private static Reply Over(Turn turn, string words) =>
        new([new Say(turn.UserId, words)], turn.Session.Asked is { Kind: PenaltyCards.FactQuestion } ? turn.Session with { Asked = null } : null);
}
