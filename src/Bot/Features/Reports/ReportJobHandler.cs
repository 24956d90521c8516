using Bot.Conversations;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain.Calendars;
using Domain.Campaigns;

namespace Bot.Features.Reports;

/// <summary>
/// Five times a day it does what is due and not done, so that a time off is made up for: the counties' drafts in the morning of the report's working day, a
/// reminder at eleven and at two, the city's draft at three from what is released by then, and on the afternoon before a word to the offices (decision 22).
/// </summary>
internal sealed class ReportJobHandler(ReportDesk desk, ReportStore reports, SelfCheckRoster roster, WorkCalendar calendar) : IConversationHandler
{
    public const string Job = "reports";

    /// <summary>Later a missed report is made by hand only.</summary>
    private const int LateDays = 5;

    private const int FirstReminder = 11;
    private const int SecondReminder = 14;
    private const int CityHour = 15;
    private const int BeforeHour = 16;

    /// <summary>A year without data does not silence the reports: the digest says that it is missing.</summary>
    private readonly WorkCalendar _days = calendar.Guessing();

    public Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken) => turn.Input switch
    {
        JobDue { Part: null } due => BeginAsync(turn, due),
        JobDue { Part: { } county } => MakeAsync(turn, county),
        _ => Task.FromResult(Reply.Nothing),
    };

    private async Task<Reply> BeginAsync(Turn turn, JobDue job)
    {
        var local = turn.Now.Local();
        var today = DateOnly.FromDateTime(local);
        var effects = new List<Effect>();

        // A county without a list has nothing to report yet: the city's report names it among those that are late.
        var listed = await roster.CountiesAsync(turn.Work);
        foreach (var group in desk.Counties.Where(listed.Contains).GroupBy(county => desk.CampaignOf(county, today)).Where(group => ReportDesk.IsUnderWay(group.Key, today)))
        {
            if (!_days.IsWorkingDay(today))
            {
                return Reply.Nothing;
            }

            if (desk.DueOf(group.Key, today) is { } due && today <= ReportDays.WorkedOn(due, _days).AddDays(LateDays))
            {
                effects.AddRange(await OpenAsync(turn, job, group.Key, [.. group], due, local.Hour));
            }

            effects.AddRange(local.Hour >= BeforeHour ? await BeforeAsync(turn, group.Key, [.. group], today) : []);
        }

        return new Reply(effects);
    }

    private async Task<IReadOnlyList<Effect>> OpenAsync(Turn turn, JobDue job, Campaign campaign, IReadOnlyList<string> counties, DateOnly due, int hour)
    {
        var rows = await reports.OfDayAsync(turn.Work, campaign.Id, due);
        var effects = new List<Effect>();
        foreach (var county in counties)
        {
            var own = rows.Where(row => row.County == county).ToList();
            if (own.Count == 0)
            {
                effects.Add(new Enter($"{turn.UserId}.{county}", job with { Part = county }));
            }
            else if (own is [.., { Status: ReportStatus.Draft } draft] && !own.Exists(row => row.Status == ReportStatus.Released))
            {
                effects.AddRange(await RemindAsync(turn, draft, hour));
            }
        }

        // The counties whose drafts have yet to be made after a time off get their time first.
        if (hour >= CityHour && effects.TrueForAll(effect => effect is not Enter) && !rows.Any(row => row.IsCity) && desk.CampaignOf("", due).Id == campaign.Id)
        {
            effects.Add(new Enter($"{turn.UserId}.city", job with { Part = "" }));
        }

        return effects;
    }

    private async Task<IReadOnlyList<Effect>> RemindAsync(Turn turn, ReportRow draft, int hour)
    {
        var step = hour >= SecondReminder ? SecondReminder : FirstReminder;
        var subject = FormattableString.Invariant($"report:{draft.CampaignId}:{draft.County}:{draft.Due:O}");
        if (hour < FirstReminder
            || (draft.MadeAt.Local().Date == turn.Now.Local().Date && draft.MadeAt.Local().Hour >= step)
            || !_days.IsWorkingTime(turn.Now.Local())
            || !await reports.TellOnceAsync(turn.Work, subject, FormattableString.Invariant($"{turn.Now.LocalDate():O}:{step}"), turn.Now))
        {
            return [];
        }

        var (people, _) = await desk.KeepersAsync(turn.Work, draft.County);
        return [.. people.Select(person => new Say(person.UserId, ReportTexts.Remind(draft)))];
    }

    private async Task<IReadOnlyList<Effect>> BeforeAsync(Turn turn, Campaign campaign, IReadOnlyList<string> counties, DateOnly today)
    {
        var next = _days.NextWorkingDay(today);
        var due = ReportDays.Current(next, _days);
        if (due == ReportDays.Current(today, _days) || !ReportDesk.IsReported(campaign, due) || !_days.IsWorkingTime(turn.Now.Local())
            || !await reports.TellOnceAsync(turn.Work, FormattableString.Invariant($"report:{campaign.Id}:{due:O}"), "before", turn.Now))
        {
            return [];
        }

        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (var county in counties)
        {
            var (people, nobodyThere) = await desk.KeepersAsync(turn.Work, county);
            told.UnionWith(nobodyThere ? [] : people.Select(person => person.UserId));
        }

        return [.. told.Order(StringComparer.Ordinal).Select(userId => new Say(userId, ReportTexts.Tomorrow(due, ReportDays.WorkedOn(due, _days))))];
    }

    /// <param name="county">Empty for the city.</param>
    private async Task<Reply> MakeAsync(Turn turn, string county)
    {
        var today = turn.Now.LocalDate();
        var campaign = desk.CampaignOf(county, today);
        if (desk.DueOf(campaign, today) is not { } due || (await desk.VersionsAsync(turn.Work, campaign, county, due)).Count > 0)
        {
            return Reply.Nothing;
        }

        var row = await desk.MakeAsync(turn, campaign, county, due);
        var (people, nobodyThere) = await desk.KeepersAsync(turn.Work, county);
        return new Reply([.. people.SelectMany(person => ReportDesk.Show(person.UserId, row, ReportTexts.Made(row, ReportDays.WorkedOn(due, _days), turn.Now.LocalDate(), nobodyThere)))]);
    }
}
