using Bot.Conversations;
using Bot.Features.Shared;
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
        Title = "廉政回访（不记名）",
        Description = $"{inspection.Date.Words()}体检，请选三项",
        Questions =
        [
            Question(Service, "服务态度", Enum.GetValues<ServiceAnswer>(), SurveyTexts.Of),
            Question(Help, "帮助大小", Enum.GetValues<HelpAnswer>(), SurveyTexts.Of),
            Question(Favour, "有没有吃拿卡要", Enum.GetValues<FavourAnswer>(), SurveyTexts.Of),
        ],
        Submit = new CardButton("提交", new ActionKey(AnswerVerb, sent.Id, 1), ButtonStyle.Primary),
        Done = done ? "已提交" : null,
    };

    /// <summary>Null when nothing of the kind was chosen.</summary>
    public static T? Choice<T>(CardInput card, string question)
        where T : struct, Enum =>
        Enum.TryParse<T>(card.Choice(question), out var answer) && Enum.IsDefined(answer) ? answer : null;

    private static CardQuestion Question<T>(string key, string title, T[] answers, Func<T, string> name)
        where T : struct, Enum =>
        new(key, title, [new CardOption(Unchosen, "请选择"), .. answers.Select(answer => new CardOption(answer.ToString(), name(answer)))], Unchosen);
}
