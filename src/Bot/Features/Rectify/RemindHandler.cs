using Bot.Conversations;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain.Calendars;
using Domain.Inspections;
using Domain.Rectification;

namespace Bot.Features.Rectify;

/// <summary>
/// Every morning the table of reminders: each county is a turn of its own, a large one several. Of steps that were missed only the last one is
/// told. On days off only 重大问题 go out (domain.md 2). What a person hears of is one message.
/// </summary>
internal sealed class RemindHandler(RectificationStore cases, CaseDesk desk, CaseSteps steps, RectificationPlan plan, WorkCalendar calendar) : IConversationHandler
{
    public const string Job = "rectify";

    /// <summary>Cases of one turn: their forms are read one by one.</summary>
    public const int MostCases = 100;

    private const int MostLines = 15;
    private const char Between = '|';

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Input is not JobDue due)
        {
            return Reply.Nothing;
        }

        return due.Part?.Split(Between) is [var county, var after]
            ? await CountyAsync(turn, due, county, after)
            : new Reply([.. (await cases.OpenCountiesAsync(turn.Work)).Select(name => Part(due, name, ""))]);
    }

    private static Enter Part(JobDue due, string county, string after) => new($"sys.rectify.{county}", due with { Part = string.Join(Between, county, after) });

    private async Task<Reply> CountyAsync(Turn turn, JobDue due, string county, string after)
    {
        var today = due.Window.LocalDate();
        var found = await cases.DueAsync(turn.Work, county, today.AddDays(LongestNotice()), after);
        var lines = new SortedDictionary<(Told Kind, string UserId), List<string>>();
        foreach (var one in found.Take(MostCases))
        {
            if (await NewAsync(turn, one, today) is { } step && await desk.ViewAsync(turn.Work, one) is { } view)
            {
                await TellAsync(turn, view, step, lines);
            }
        }

        var effects = lines.Select(entry => (Effect)new Say(entry.Key.UserId, Words(entry.Key.Kind, [.. entry.Value.Take(MostLines)], Math.Max(entry.Value.Count - MostLines, 0))));
        return new Reply(found.Count > MostCases ? [.. effects, Part(due, county, found[MostCases - 1].Id)] : [.. effects]);
    }

    /// <summary>Three working days before the deadline may lie behind a long holiday.</summary>
    private int LongestNotice() => plan.Before.DefaultIfEmpty(0).Max() + 14;

    /// <summary>The last step that is due and was not told; null when there is none, or the day is off for it.</summary>
    private async Task<CaseStep?> NewAsync(Turn turn, RectificationCase one, DateOnly today)
    {
        if (one.Severity != Severity.Major && !calendar.IsWorkingDay(today))
        {
            return null;
        }

        CaseStep? last = null;
        foreach (var step in CaseTimeline.Of(one, plan, calendar, today))
        {
            last = await cases.RemindAsync(turn.Work, one.Id, step.Key, turn.Now) ? step : last;
        }

        return last;
    }

    private async Task TellAsync(Turn turn, CaseView view, CaseStep step, SortedDictionary<(Told Kind, string UserId), List<string>> lines)
    {
        var recipients = await steps.RecipientsAsync(turn.Work, view, step);
        var line = StepTexts.Line(view, step);
        Add(Told.Officer, recipients.Officers.Select(person => person.UserId));
        Add(Told.Inspector, recipients.Inspectors.Select(person => person.UserId));
        Add(Told.Owner, recipients.Leaders.Select(person => person.UserId));
        if (CaseSteps.TellsOfficers(step) && recipients.Officers.Count == 0)
        {
            Add(Told.Owner, view.Inspectors.Take(1).Select(person => person.UserId).Except(recipients.Leaders.Select(person => person.UserId), StringComparer.Ordinal));
        }

        await desk.ActAsync(turn, view.Case.Id, StoryTexts.System, ActTexts.Reminded(recipients.Words(CaseSteps.TellsOfficers(step)), StepTexts.Of(step, view.Case)));

        void Add(Told kind, IEnumerable<string> userIds)
        {
            foreach (var userId in userIds)
            {
                if (!lines.TryGetValue((kind, userId), out var own))
                {
                    lines.Add((kind, userId), own = []);
                }

                own.Add(line);
            }
        }
    }

    private static string Words(Told kind, IReadOnlyList<string> lines, int more) => kind switch
    {
        Told.Officer => StepTexts.ToOfficer(lines, more),
        Told.Inspector => StepTexts.ToInspector(lines, more),
        _ => StepTexts.ToOwner(lines, more),
    };

    private enum Told
    {
        Officer,
        Inspector,
        Owner,
    }
}
