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

    /// <summary>Officers of one turn: after a holiday there are thousands.</summary>
    private const int Round = 200;

    private const string RoundWord = "round~";

    /// <summary>Covers the longest holiday; an older visit is not remembered well enough to be asked about.</summary>
    private static readonly TimeSpan Oldest = TimeSpan.FromDays(14);

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Input is not JobDue due)
        {
            return Reply.Nothing;
        }

        var today = due.Window.LocalDate();
        return due.Part is null ? calendar.IsWorkingDay(today) ? new Reply([.. await DueAsync(turn, due, today, round: 1), .. await TellAsync(turn, today)]) : Reply.Nothing
            : due.Part.StartsWith(RoundWord, StringComparison.Ordinal) ? new Reply(await DueAsync(turn, due, today, InspectionWords.Number(due.Part[RoundWord.Length..])))
            : await AskAsync(turn, due.Part);
    }

    private async Task<Reply> AskAsync(Turn turn, string id) =>
        turn.Person is not null
        && await surveys.FindSentAsync(turn.Work, id) is { } sent
        && await inspections.FindAsync(turn.Work, sent.InspectionId) is { } inspection
            ? new Reply([new ShowCard(turn.UserId, SurveyCards.Ask(sent, inspection), SurveyCards.Subject(sent))])
            : Reply.Nothing;

    /// <summary>Those of one round are marked in its turn, so that the next one finds the next.</summary>
    private async Task<IReadOnlyList<Effect>> DueAsync(Turn turn, JobDue due, DateOnly today, int round)
    {
        var midnight = today.Midnight();
        var sent = (await surveys.DueAsync(turn.Work, midnight - Oldest, midnight, Round))
            .Select(one => new SurveySent { Id = Guid.CreateVersion7(turn.Now).ToString("N"), InspectionId = one.InspectionId, UserId = one.UserId, AskedOn = today })
            .ToList();
        await surveys.AddSentAsync(turn.Work, sent);
        return
        [
            .. sent.Select(one => new Enter(one.UserId, due with { Part = one.Id })),
            .. sent.Count == Round ? [new Enter(turn.UserId, due with { Part = RoundWord + InspectionWords.Number(round + 1) })] : Array.Empty<Effect>(),
        ];
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
