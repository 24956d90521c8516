using Bot.Conversations;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain.Calendars;
using Domain.Inspections;
using Domain.Rectification;
using Domain.Responsibility;

namespace Bot.Features.Rectify;

/// <summary>
/// Every morning the table of reminders: each county is a turn of its own. Of steps that were missed only the last one is told, to every level
/// that was passed over. On days off only 重大问题 go out (domain.md 2). What a person hears of is one message, unless it is a flood.
/// </summary>
internal sealed class RemindHandler(RectificationStore cases, CaseDesk desk, CaseSteps people, DirectoryStore directory, RectificationPlan plan, WorkCalendar calendar) : IConversationHandler
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
        var known = await cases.RemindedAsync(turn.Work, [.. found.Select(one => one.Id)]);
        var (missed, unknown) = Missed(found, known, today);
        var lines = new SortedDictionary<(Told Kind, string UserId), List<string>>();
        var effects = new List<Effect>();
        foreach (var (one, steps) in missed.Take(MostCases))
        {
            await cases.RemindAsync(turn.Work, one.Id, steps.Select(step => step.Key), turn.Now);
            if (await desk.ViewAsync(turn.Work, one) is { } view)
            {
                effects.AddRange(await desk.AssignAsync(turn, view));
                await TellAsync(turn, view, steps, lines);
            }
        }

        effects.AddRange(lines.Select(entry => new Say(entry.Key.UserId, Words(entry.Key.Kind, [.. entry.Value.Take(MostLines)], Math.Max(entry.Value.Count - MostLines, 0)))));
        if (after.Length == 0 && unknown.Count > 0)
        {
            var words = StepTexts.NoCalendar(unknown[0], unknown.Count);
            effects.AddRange((await directory.HoldersAsync(turn.Work, county, Role.CityOffice)).Select(person => new Say(person.UserId, words)));
        }

        return new Reply(missed.Count > MostCases ? [.. effects, Part(due, county, missed[MostCases - 1].Case.Id)] : effects);
    }

    /// <summary>Some working days before the deadline may lie behind long holidays.</summary>
    private int LongestNotice() => (2 * plan.Before.DefaultIfEmpty(0).Max()) + 14;

    /// <summary>Each case with its steps that are due and were not told, in order; and the year that is missing for each case whose days cannot be counted.</summary>
    private (IReadOnlyList<(RectificationCase Case, IReadOnlyList<CaseStep> Steps)> Missed, IReadOnlyList<int> Unknown) Missed(
        IReadOnlyList<RectificationCase> found, ILookup<string, string> known, DateOnly today)
    {
        var missed = new List<(RectificationCase, IReadOnlyList<CaseStep>)>();
        var unknown = new List<int>();
        foreach (var one in found)
        {
            try
            {
                CaseStep[] steps = one.Severity == Severity.Major || calendar.IsWorkingDay(today)
                    ? [.. CaseTimeline.Of(one, plan, calendar, today).Where(step => !known[one.Id].Contains(step.Key, StringComparer.Ordinal))]
                    : [];
                missed.AddRange(steps.Length > 0 ? [(one, steps)] : []);
            }
            catch (CalendarYearMissingException missing)
            {
                // The others go on.
                unknown.Add(missing.Year);
            }
        }

        return (missed, unknown);
    }

    private async Task TellAsync(Turn turn, CaseView view, IReadOnlyList<CaseStep> missed, SortedDictionary<(Told Kind, string UserId), List<string>> lines)
    {
        var step = missed[^1];
        var recipients = await people.RecipientsAsync(turn.Work, view, step, missed.First(one => one.Kind == step.Kind).Level);
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
