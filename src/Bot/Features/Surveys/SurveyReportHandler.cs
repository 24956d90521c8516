using System.Globalization;
using Bot.Conversations;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain.Responsibility;

namespace Bot.Features.Surveys;

/// <summary>廉政回访 for the DisciplineOffice, and for nobody else: a month that is over, the words in pages. Who read it, and who asked and was refused, is in the audit.</summary>
internal sealed class SurveyReportHandler(SurveyStore surveys, AuditLog audit) : IConversationHandler
{
    public const string Read = "survey-read";
    public const string Refused = "survey-refused";

    private static readonly char[] Blanks = [' ', '　', '\n', '\t'];

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        var allowed = turn.Person is { } person && person.Holds(Role.DisciplineOffice);
        var asked = turn.Input is TextInput text ? text.Text.Split(Blanks, StringSplitOptions.RemoveEmptyEntries)[1..] : [];
        var month = asked.Length == 0 ? SurveyMonth.Before(turn.Now.LocalDate()) : SurveyMonth.Read(asked[0]);
        await audit.AppendAsync(turn.Work, turn.Now, turn.UserId, allowed ? Read : Refused, month ?? SurveyMonth.Of(turn.Now.LocalDate()), "{}");
        if (!allowed)
        {
            return Reply.Text(turn.UserId, SurveyTexts.NotYours);
        }

        var page = asked.Length < 2 ? 1 : int.TryParse(asked[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        return Reply.Text(turn.UserId, month is null || page < 1 || asked.Length > 2 ? SurveyTexts.Usage : await TextAsync(surveys, turn, month, page));
    }

    /// <summary>The last month that is over.</summary>
    public static Task<string> TextAsync(SurveyStore surveys, Turn turn) => TextAsync(surveys, turn, SurveyMonth.Before(turn.Now.LocalDate()), page: 1);

    private static async Task<string> TextAsync(SurveyStore surveys, Turn turn, string month, int page)
    {
        var present = SurveyMonth.Of(turn.Now.LocalDate());
        List<string> months = [.. (await surveys.MonthsAsync(turn.Work)).Where(one => one != month && SurveyMonth.IsBefore(one, present))];
        if (!SurveyMonth.IsBefore(month, present))
        {
            return SurveyTexts.NotOver(month, months);
        }

        var pages = SurveyTexts.Pages(await surveys.WordsAsync(turn.Work, month));
        if (page > 1)
        {
            return page > pages.Count ? SurveyTexts.NoPage(month, pages.Count) : SurveyTexts.WordsOf(month, pages, page);
        }

        // As it stood at the end of the month: what too few answers left over goes together with the months after it.
        var report = IntegritySurvey.Of(await surveys.AnswersAsync(turn.Work), SurveyMonth.Next(month));
        return SurveyTexts.Report(month, report with { Groups = [.. report.Groups.Where(group => group.To == month)] }, pages, months);
    }
}
