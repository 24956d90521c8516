using Bot.Conversations;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain;
using Domain.Inspections;
using Domain.Responsibility;

namespace Bot.Features.CityBrigades;

/// <summary>属实 / 有遗漏 / 走过场: filed once by one of the two, beside the signed form; the office hears of it.</summary>
internal sealed class SpotResultHandler(SpotCheckStore checks, InspectionStore inspections, DirectoryStore directory) : IConversationHandler
{
    /// <summary>Kind of the session's question for the words; entity: the check; part: the key that was tapped.</summary>
    public const string Question = "spot-words";

    public Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken) => turn.Input switch
    {
        CardInput { Action: { Verb: not SpotCards.TrueVerb } action } => AskAsync(turn, action),
        CardInput card => FileAsync(turn, card.Action, words: null),
        TextInput text when turn.Session.Asked is { Kind: Question } asked => WordsAsync(turn, asked, text.Text),
        _ => Task.FromResult(Reply.Text(turn.UserId, SpotTexts.NoWords)),
    };

    private async Task<Reply> AskAsync(Turn turn, ActionKey action)
    {
        if (await checks.FindAsync(turn.Work, action.Entity) is not { } check || turn.Person is null)
        {
            return Reply.Text(turn.UserId, SpotTexts.NotFound);
        }

        // What the words will be is not known yet; everything else is asked of the rule before they are typed in vain.
        var result = SpotCards.ResultOf(action.Verb);
        return check.File(turn.Person, result, "-", action.Version, turn.Now) is Outcome<SpotCheck>.Refused(var refusal)
            ? Reply.Text(turn.UserId, await RefusedAsync(turn, check, refusal))
            : new Reply([new Say(turn.UserId, SpotTexts.AskWords(result))], turn.Session with { Asked = new Question(Question, check.Id, action.ToString()) });
    }

    private Task<Reply> WordsAsync(Turn turn, Question asked, string text)
    {
        if (text == SpotTexts.Cancel)
        {
            return Task.FromResult(new Reply([new Say(turn.UserId, SpotTexts.Cancelled)], turn.Session with { Asked = null }));
        }

        return Words.SaySomething(text) && ActionKey.Parse(asked.Part ?? "") is { } key
            ? FileAsync(turn, key, text)
            : Task.FromResult(Reply.Text(turn.UserId, SpotTexts.NoWords));
    }

    private async Task<Reply> FileAsync(Turn turn, ActionKey action, string? words)
    {
        // A tap leaves the question open that another card asked.
        var over = words is null ? null : turn.Session with { Asked = null };
        if (turn.Person is not { } person
            || await checks.FindAsync(turn.Work, action.Entity) is not { } check
            || await inspections.FindAsync(turn.Work, check.InspectionId) is not { } inspection)
        {
            return new Reply([new Say(turn.UserId, SpotTexts.NotFound)], over);
        }

        switch (check.File(person, SpotCards.ResultOf(action.Verb), words, action.Version, turn.Now))
        {
            case Outcome<SpotCheck>.Accepted(var filed):
                if (!await checks.SaveAsync(turn.Work, filed, check.Version))
                {
                    throw new InvalidOperationException($"Spot check {check.Id} is no longer at version {check.Version}.");
                }

                return new Reply(await EffectsAsync(turn, filed, inspection, person), over);
            case Outcome<SpotCheck>.Refused(var refusal):
                // A text that is too long is asked for again.
                return new Reply([new Say(turn.UserId, await RefusedAsync(turn, check, refusal))], refusal.Rule is RuleCode.TooLong or RuleCode.EmptyText ? null : over);
            default:
                throw new InvalidOperationException("Filing gave neither a check nor a refusal.");
        }
    }

    private async Task<IReadOnlyList<Effect>> EffectsAsync(Turn turn, SpotCheck filed, Inspection inspection, Person person)
    {
        var colleague = filed.ColleagueOf(turn.UserId);
        var office = await directory.HoldersAsync(turn.Work, filed.County, Role.CityOffice);
        return
        [
            // For both it is all that they learn of it.
            new RefreshCard(turn.UserId, SpotCards.Card(filed, inspection, await NameAsync(turn, colleague), person.Name), SpotCards.Subject(filed), OrSend: true),
            new RefreshCard(colleague, SpotCards.Card(filed, inspection, person.Name, person.Name), SpotCards.Subject(filed), OrSend: true),
            .. office.Select(one => new Say(one.UserId, SpotTexts.Told(inspection, filed, person.Name))),
        ];
    }

    private async Task<string> RefusedAsync(Turn turn, SpotCheck check, Refusal refusal)
    {
        var enterprise = (await inspections.FindAsync(turn.Work, check.InspectionId))?.Enterprise.Name ?? SpotCardTexts.ThisEnterprise;
        return refusal.Rule switch
        {
            RuleCode.OutOfScope => SpotTexts.NotOfTheTwo(enterprise),
            RuleCode.Stale when check.FiledBy is { } by => SpotTexts.Already(enterprise, check, await NameAsync(turn, by)),
            _ => RefusalTexts.Of(refusal),
        };
    }

    private async Task<string> NameAsync(Turn turn, string userId) => (await directory.FindAsync(turn.Work, userId))?.Name ?? userId;
}
