using Bot.Conversations;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain.Calendars;
using Domain.Rectification;

namespace Bot.Features.Rectify;

/// <summary>未签收: on working mornings the officers get the card of their notice again, later the inspectors hear that nobody has taken it; each notice is a turn of its own.</summary>
internal sealed class UnacknowledgedHandler(
    NoticeStore notices, RectificationStore cases, FormsNow forms, DirectoryStore directory, CaseDesk desk, RectificationPlan plan, WorkCalendar calendar) : IConversationHandler
{
    public const string Job = "unacknowledged";

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

    private async Task<IReadOnlyList<Notice>> DueAsync(Turn turn, DateTimeOffset window)
    {
        var open = await notices.UnacknowledgedAsync(turn.Work, window.AddDays(-LastDay()));
        var told = await cases.RemindedAsync(turn.Work, [.. open.Select(notice => notice.Id)]);
        return [.. open.Where(notice => Steps(notice, told[notice.Id], window.LocalDate()).Count > 0)];
    }

    /// <summary>The last step may lie behind long holidays.</summary>
    private int LastDay() => (2 * plan.AcknowledgeAfter.Append(plan.UnacknowledgedAfter).Max()) + 14;

    /// <summary>What is due and was not told; nothing where a year has no calendar: the days are counted once it has.</summary>
    private IReadOnlyList<CaseStep> Steps(Notice notice, IEnumerable<string> told, DateOnly today)
    {
        try
        {
            return [.. CaseTimeline.OfNotice(notice.CreatedAt.LocalDate(), plan, calendar).Where(step => step.Day <= today && !told.Contains(step.Key, StringComparer.Ordinal))];
        }
        catch (CalendarYearMissingException)
        {
            return [];
        }
    }

    private async Task<Reply> NoticeAsync(Turn turn, string id, DateOnly today)
    {
        if (await notices.FindAsync(turn.Work, id) is not { AcknowledgedAt: null } notice || await forms.FindAsync(turn.Work, notice.InspectionId) is not { } inspection)
        {
            return Reply.Nothing;
        }

        var missed = Steps(notice, (await cases.RemindedAsync(turn.Work, [notice.Id]))[notice.Id], today);
        await cases.RemindAsync(turn.Work, notice.Id, missed.Select(step => step.Key), turn.Now);
        var officers = await directory.OfficersOfAsync(turn.Work, notice.EnterpriseId);
        var views = await desk.ViewsAsync(turn.Work, await cases.OfInspectionAsync(turn.Work, inspection.Id));
        var effects = new List<Effect>();
        if (missed.LastOrDefault(step => step.Kind == CaseStepKind.Acknowledge) is { } again)
        {
            effects.AddRange(officers.SelectMany(person => new Effect[]
            {
                new Say(person.UserId, StepTexts.AcknowledgeAgain(inspection.Enterprise.Name)),
                new ShowCard(person.UserId, NoticeCards.Card(notice, inspection), NoticeCards.Subject(notice)),
            }));
            await ActAsync(turn, views, again, officers.Count > 0 ? StepTexts.Officers : StepTexts.NoOfficers);
        }

        if (missed.FirstOrDefault(step => step.Kind == CaseStepKind.Unacknowledged) is { } late)
        {
            // Whoever is still there of the signers, or stands in for them; else the owner.
            var told = views.SelectMany(view => view.Inspectors).DistinctBy(person => person.UserId, StringComparer.Ordinal).ToList();
            var words = StepTexts.NobodyAcknowledged(inspection.Enterprise.Name, notice.Number, late.Days, officers.Count > 0);
            effects.AddRange(told.Count > 0 ? told.Select(person => new Say(person.UserId, words)) : [new Say(inspection.Inspectors[0], words)]);
            await ActAsync(turn, views, late, string.Join('、', told.Select(person => person.Name)));
        }

        return new Reply(effects);
    }

    private async Task ActAsync(Turn turn, IReadOnlyList<CaseView> views, CaseStep step, string whom)
    {
        foreach (var view in views)
        {
            await desk.ActAsync(turn, view.Case.Id, RectificationWords.System, ActTexts.Reminded(whom, StepTexts.Of(step, view.Case)));
        }
    }
}
