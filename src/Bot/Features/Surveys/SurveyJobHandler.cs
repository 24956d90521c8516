using Bot.Conversations;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain.Calendars;
using Domain.Responsibility;

namespace Bot.Features.Surveys;

/// <summary>
/// On a working morning: asks the officers of the visits whose notice went out before today, each in a turn of his own; tells the DisciplineOffice how many
/// answers speak of favours, and on the first working day of a month what the months before gave.
/// </summary>
internal sealed class SurveyJobHandler(SurveyStore surveys, InspectionStore inspections, DirectoryStore directory, WorkCalendar calendar) : IConversationHandler
{
    public const string Job = "survey";

    /// <summary>Covers the longest holiday; an older visit is not remembered well enough to be asked about.</summary>
    private static readonly TimeSpan Oldest = TimeSpan.FromDays(14);

    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Input is not JobDue due)
        {
            return Reply.Nothing;
        }

        var today = due.Window.LocalDate();
        return due.Part is { } id ? await AskAsync(turn, id)
            : calendar.IsWorkingDay(today) ? new Reply([.. await DueAsync(turn, due, today), .. await TellAsync(turn, today)])
            : Reply.Nothing;
    }

    private async Task<Reply> AskAsync(Turn turn, string id) =>
        turn.Person is not null
        && await surveys.FindSentAsync(turn.Work, id) is { } sent
        && await inspections.FindAsync(turn.Work, sent.InspectionId) is { } inspection
            ? new Reply([new ShowCard(turn.UserId, SurveyCards.Ask(sent, inspection), SurveyCards.Subject(sent))])
            : Reply.Nothing;

    private async Task<IReadOnlyList<Effect>> DueAsync(Turn turn, JobDue due, DateOnly today)
    {
        var midnight = new DateTimeOffset(today.ToDateTime(TimeOnly.MinValue), China);
        var sent = (await surveys.DueAsync(turn.Work, midnight - Oldest, midnight))
            .Select(one => new SurveySent { Id = Guid.CreateVersion7(turn.Now).ToString("N"), InspectionId = one.InspectionId, UserId = one.UserId, AskedOn = today })
            .ToList();
        await surveys.AddSentAsync(turn.Work, sent);
        return [.. sent.Select(one => new Enter(one.UserId, due with { Part = one.Id }))];
    }

    private async Task<IReadOnlyList<Effect>> TellAsync(Turn turn, DateOnly today)
    {
        var office = await directory.HoldersAsync(turn.Work, county: null, Role.DisciplineOffice);
        var favours = office.Count == 0 ? 0 : await surveys.NewFavoursAsync(turn.Work);
        var texts = favours > 0 ? [SurveyTexts.Favours(favours)] : new List<string>();
        if (calendar.WorkingDays(new DateOnly(today.Year, today.Month, 1), today).First() == today)
        {
            texts.Add(await SurveyReportHandler.TextAsync(surveys, turn));
        }

        return [.. office.SelectMany(person => texts.Select(text => new Say(person.UserId, text)))];
    }
}
