using Bot.Conversations;
using Bot.Storage.Stores;
using Domain.Inspections;
using Domain.Responsibility;

namespace Bot.Features.Surveys;

/// <summary>The card of 廉政回访. Closed, it shows nothing of what was chosen: the card's row stays in the database.</summary>
internal static class SurveyCards
{
    public const string AnswerVerb = "survey-answer";
    public const string Service = "service";
    public const string Help = "help";
    public const string Favour = "favour";

    private const string Kind = "survey";

    /// <summary>A drop-down shows its first option: it is no answer, so that nobody is made to say something by a hasty tap.</summary>
    private const string Unchosen = "none";

    public static CardSubject Subject(SurveySent sent) => new(Kind, sent.Id, 1);

    public static FormCard Ask(SurveySent sent, Inspection inspection, bool done = false) => new()
    {
        Title = SurveyCardTexts.Title,
        Description = SurveyCardTexts.Ask(inspection.Date),
        Questions =
        [
            Question(Service, SurveyCardTexts.Service, Enum.GetValues<ServiceAnswer>(), SurveyTexts.Of),
            Question(Help, SurveyCardTexts.Help, Enum.GetValues<HelpAnswer>(), SurveyTexts.Of),
            Question(Favour, SurveyCardTexts.Favour, Enum.GetValues<FavourAnswer>(), SurveyTexts.Of),
        ],
        Submit = new CardButton(SurveyCardTexts.Submit, new ActionKey(AnswerVerb, sent.Id, 1), ButtonStyle.Primary),
        Done = done ? SurveyCardTexts.Submitted : null,
    };

    /// <summary>Null when nothing of the kind was chosen.</summary>
    public static T? Choice<T>(CardInput card, string question)
        where T : struct, Enum =>
        Enum.TryParse<T>(card.Choice(question), out var answer) && Enum.IsDefined(answer) ? answer : null;

    private static CardQuestion Question<T>(string key, string title, T[] answers, Func<T, string> name)
        where T : struct, Enum =>
        new(key, title, [new CardOption(Unchosen, SurveyCardTexts.Choose), .. answers.Select(answer => new CardOption(answer.ToString(), name(answer)))], Unchosen);
}
