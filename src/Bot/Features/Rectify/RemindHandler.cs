using Bot.Conversations;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain.Calendars;
using Domain.Inspections;
using Domain.Rectification;

namespace Bot.Features.Rectify;

/// <summary>
/// Every morning the table of reminders: each county is a turn of its own. Of steps that were missed only the last one is told, to every level
/// that was passed over. On days off only 重大问题 go out (domain.md 2). What a person hears of is one message, unless it is a flood.
/// </summary>
internal sealed class RemindHandler(RectificationStore cases, CaseDesk desk, CaseSteps steps, RectificationPlan plan, WorkCalendar calendar) : IConversationHandler
{
    public const string Job = "rectify";

    /// <summary>Cases that one turn tells of: their forms are read one by one.</summary>
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
        var known = await cases.RemindedAsync(turn.Work, [.. found.Select(one => one.Id)]);
        var left = MostCases;
        string? last = null;
        foreach (var one in found)
        {
            var missed = Missed(one, known, today);
            if (missed.Count == 0)
            {
                continue;
            }

            if (left-- == 0)
            {
                break;
            }

            last = one.Id;
            await cases.RemindAsync(turn.Work, one.Id, missed.Select(step => step.Key), turn.Now);
            if (await desk.ViewAsync(turn.Work, one) is { } view)
            {
                await TellAsync(turn, view, missed, lines);
            }
        }

        var effects = lines.Select(entry => (Effect)new Say(entry.Key.UserId, Words(entry.Key.Kind, [.. entry.Value.Take(MostLines)], Math.Max(entry.Value.Count - MostLines, 0))));
        return new Reply(left < 0 ? [.. effects, Part(due, county, last!)] : [.. effects]);
    }

    /// <summary>Three working days before the deadline may lie behind a long holiday.</summary>
    private int LongestNotice() => plan.Before.DefaultIfEmpty(0).Max() + 14;

    /// <summary>The steps that are due and were not told, in order; none when the day is off for the case.</summary>
    private IReadOnlyList<CaseStep> Missed(RectificationCase one, ILookup<string, string> known, DateOnly today) =>
        one.Severity != Severity.Major && !calendar.IsWorkingDay(today)
            ? []
            : [.. CaseTimeline.Of(one, plan, calendar, today).Where(step => !known[one.Id].Contains(step.Key, StringComparer.Ordinal))];

    private async Task TellAsync(Turn turn, CaseView view, IReadOnlyList<CaseStep> missed, SortedDictionary<(Told Kind, string UserId), List<string>> lines)
    {
        var step = missed[^1];
        var recipients = await steps.RecipientsAsync(turn.Work, view, step, missed.First(one => one.Kind == step.Kind).Level);
        var line = StepTexts.Line(view, step);
        Add(Told.Officer, recipients.Officers.Select(person => person.UserId));
        Add(Told.Inspector, recipients.Inspectors.Select(person => person.UserId));
        Add(Told.Owner, recipients.Leaders.Select(person => person.UserId));
        if (CaseSteps.TellsOfficers(step) && recipients.Officers.Count == 0)
        {
            Add(Told.Owner, view.Inspectors.Take(1).Select(person => person.UserId).Except(recipients.Leaders.Select(person => person.UserId), StringComparer.Ordinal));
        }

        await desk.ActAsync(turn, view.Case.Id, RectificationWords.System, ActTexts.Reminded(recipients.Words(CaseSteps.TellsOfficers(step)), StepTexts.Of(step, view.Case)));

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
