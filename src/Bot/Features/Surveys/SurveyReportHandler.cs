using Bot.Conversations;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain.Responsibility;

namespace Bot.Features.Surveys;

/// <summary>廉政回访 for the DisciplineOffice, and for nobody else.</summary>
internal sealed class SurveyReportHandler(SurveyStore surveys) : IConversationHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken) => Reply.Text(
        turn.UserId,
        turn.Person is { } person && person.Holds(Role.DisciplineOffice) ? await TextAsync(surveys, turn) : SurveyTexts.NotYours);

    /// <summary>All months that are over.</summary>
    public static async Task<string> TextAsync(SurveyStore surveys, Turn turn)
    {
        var month = SurveyMonth.Of(turn.Now.LocalDate());
        return SurveyTexts.Report(IntegritySurvey.Of(await surveys.AnswersAsync(turn.Work), month), await surveys.WordsAsync(turn.Work, month));
    }
}
