using Bot.Conversations;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain.Calendars;
using Domain.Rectification;

namespace Bot.Features.Rectify;

/// <summary>未签收: on working mornings the officers get the card of their notice again, later the inspector in charge hears that nobody has taken it; each notice is a turn of its own.</summary>
internal sealed class UnacknowledgedHandler(
    NoticeStore notices, RectificationStore reminders, InspectionStore inspections, DirectoryStore directory, RectificationPlan plan, WorkCalendar calendar) : IConversationHandler
{
    public const string Job = "unacknowledged";

    /// <summary>The last step and the longest holiday lie within it.</summary>
    private static readonly TimeSpan LookBack = TimeSpan.FromDays(40);

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Input is not JobDue due || !calendar.IsWorkingDay(due.Window.LocalDate()))
        {
            return Reply.Nothing;
        }

        return due.Part is { } id
            ? await NoticeAsync(turn, id, due.Window.LocalDate())
            : new Reply([.. (await DueAsync(turn, due.Window)).Select(notice => new Enter($"sys.unacknowledged.{notice.EnterpriseId}", due with { Part = notice.Id }))]);
    }

    private async Task<IReadOnlyList<Notice>> DueAsync(Turn turn, DateTimeOffset window) =>
        [.. (await notices.UnacknowledgedAsync(turn.Work, window - LookBack)).Where(notice => Steps(notice).Any(step => step.Day <= window.LocalDate()))];

    private IReadOnlyList<CaseStep> Steps(Notice notice) => CaseTimeline.OfNotice(notice.CreatedAt.LocalDate(), plan, calendar);

    private async Task<Reply> NoticeAsync(Turn turn, string id, DateOnly today)
    {
        if (await notices.FindAsync(turn.Work, id) is not { AcknowledgedAt: null } notice || await inspections.FindAsync(turn.Work, notice.InspectionId) is not { } inspection)
        {
            return Reply.Nothing;
        }

        var told = (await reminders.RemindedAsync(turn.Work, [notice.Id]))[notice.Id].ToHashSet(StringComparer.Ordinal);
        CaseStep[] missed = [.. Steps(notice).Where(step => step.Day <= today && !told.Contains(step.Key))];
        await reminders.RemindAsync(turn.Work, notice.Id, missed.Select(step => step.Key), turn.Now);
        var officers = await directory.OfficersOfAsync(turn.Work, notice.EnterpriseId);
        var effects = new List<Effect>();
        if (missed.Any(step => step.Kind == CaseStepKind.Acknowledge))
        {
            effects.AddRange(officers.SelectMany(person => new Effect[]
            {
                new Say(person.UserId, StepTexts.AcknowledgeAgain(inspection.Enterprise.Name)),
                new ShowCard(person.UserId, NoticeCards.Card(notice, inspection), NoticeCards.Subject(notice)),
            }));
        }

        if (missed.FirstOrDefault(step => step.Kind == CaseStepKind.Unacknowledged) is { } late)
        {
            effects.Add(new Say(inspection.Inspectors[0], StepTexts.NobodyAcknowledged(inspection.Enterprise.Name, notice.Number, late.Days, officers.Count > 0)));
        }

        return new Reply([.. effects]);
    }
}
