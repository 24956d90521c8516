using System.Globalization;
using Bot.Conversations;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain;
using Domain.Inspections;
using Domain.Responsibility;

namespace Bot.Features.Surveys;

/// <summary>An officer's anonymous answer and, on the same day, his free words. What he said is kept nowhere else: his messages are emptied (decision 12).</summary>
internal sealed class SurveyHandler(SurveyStore surveys, InspectionStore inspections, RoleFallback fallback) : IConversationHandler
{
    /// <summary>Kind of the session's question for the free words; entity: the day, after which words mean something else again.</summary>
    public const string Question = "survey-words";

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken) => turn.Input switch
    {
        CardInput card => await AnswerAsync(turn, card) with { Forget = true },
        TextInput text when turn.Session.Asked is { Kind: Question } asked => await WordsAsync(turn, asked, text.Text),
        _ => Reply.Nothing,
    };

    private async Task<Reply> AnswerAsync(Turn turn, CardInput card)
    {
        if (await surveys.FindSentAsync(turn.Work, card.Action.Entity) is not { } sent
            || sent.UserId != turn.UserId
            || await inspections.FindAsync(turn.Work, sent.InspectionId) is not { } inspection)
        {
            return Reply.Text(turn.UserId, SurveyTexts.NotFound);
        }

        if (sent.Answered)
        {
            return Reply.Text(turn.UserId, SurveyTexts.Already);
        }

        if (SurveyCards.Choice<ServiceAnswer>(card, SurveyCards.Service) is not { } service
            || SurveyCards.Choice<HelpAnswer>(card, SurveyCards.Help) is not { } help
            || SurveyCards.Choice<FavourAnswer>(card, SurveyCards.Favour) is not { } favour)
        {
            return Reply.Text(turn.UserId, SurveyTexts.ChooseAll);
        }

        var answer = new SurveyAnswer(inspection.Enterprise.County, Month(turn), service, help, favour);
        if (!await surveys.AnswerAsync(turn.Work, sent.Id, answer))
        {
            return Reply.Text(turn.UserId, SurveyTexts.Already);
        }

        // A question that is open stays: the next text is its answer and not for the discipline office.
        var free = turn.Session.Asked is null;
        return new Reply(
            [new RefreshCard(turn.UserId, SurveyCards.Ask(sent, inspection, done: true), SurveyCards.Subject(sent)), new Say(turn.UserId, free ? SurveyTexts.Thanks + SurveyTexts.MoreWords : SurveyTexts.Thanks)],
            free ? turn.Session with { Asked = new Question(Question, Day(turn)) } : turn.Session);
    }

    private async Task<Reply> WordsAsync(Turn turn, Question asked, string text)
    {
        var over = turn.Session with { Asked = null };
        if (asked.Entity != Day(turn) && turn.Person is { } person)
        {
            return await fallback.ReplyAsync(turn, person, text) with { Session = over };
        }

        if (!Words.SaySomething(text) || SmallTalk.IsNoFact(text) || SmallTalk.IsReceipt(text))
        {
            return new Reply([new Say(turn.UserId, SurveyTexts.NoMore)], over);
        }

        if (text.Length > Limits.Text)
        {
            return Reply.Text(turn.UserId, RefusalTexts.Of(new Refusal(RuleCode.TooLong, "", text.Length, Limits.Text))) with { Forget = true };
        }

        await surveys.AddWordsAsync(turn.Work, Month(turn), text);
        return new Reply([new Say(turn.UserId, SurveyTexts.WordsTaken)], over, Forget: true);
    }

    private static string Day(Turn turn) => turn.Now.LocalDate().ToString("O", CultureInfo.InvariantCulture);

    private static string Month(Turn turn) => SurveyMonth.Of(turn.Now.LocalDate());
}
