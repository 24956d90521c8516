using Bot.Conversations;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain.Responsibility;

namespace Bot.Features.Surveys;

/// <summary>廉政回访 for the DisciplineOffice, and for nobody else. Who read it, and who asked and was refused, is in the audit.</summary>
internal sealed class SurveyReportHandler(SurveyStore surveys, AuditLog audit) : IConversationHandler
{
    public const string Read = "survey-read";
    public const string Refused = "survey-refused";

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        var allowed = turn.Person is { } person && person.Holds(Role.DisciplineOffice);
        await audit.AppendAsync(turn.Work, turn.Now, turn.UserId, allowed ? Read : Refused, SurveyMonth.Of(turn.Now.LocalDate()), "{}");
        return Reply.Text(turn.UserId, allowed ? await TextAsync(surveys, turn) : SurveyTexts.NotYours);
    }

    /// <summary>All months that are over.</summary>
    public static async Task<string> TextAsync(SurveyStore surveys, Turn turn)
    {
        var month = SurveyMonth.Of(turn.Now.LocalDate());
        return SurveyTexts.Report(IntegritySurvey.Of(await surveys.AnswersAsync(turn.Work), month), await surveys.WordsAsync(turn.Work, month));
    }
}
