using Bot.Conversations;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain.Calendars;
using Domain.Campaigns;
using Domain.Rectification;
using Domain.Responsibility;

namespace Bot.Features.LookBacks;

/// <summary>
/// Makes the tasks of 回头看: on the first day of the phase for all findings, later for those signed meanwhile. Each county is a turn of its own, a large
/// one several.
/// </summary>
internal sealed class LookBackPlanHandler(
    LookBackStore lookBacks, RectificationStore reminders, InspectionStore inspections, DirectoryStore directory, CommitmentStore commitments, LeaveStore leaves, CampaignBook campaigns, WorkCalendar calendar) : IConversationHandler
{
    public const string Job = "lookbackplan";

    /// <summary>Enterprises of one turn: their forms are read one by one.</summary>
    public const int MostVisits = 100;

    /// <summary>Forms signed on the last day, and what was not filed in the phase, are still looked at in these days after it.</summary>
    public const int DaysAfter = 20;

    /// <summary>When the lists of the day go out.</summary>
    private static readonly TimeSpan Morning = new(8, 30, 0);

    private const char Between = '|';

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Input is not JobDue due)
        {
            return Reply.Nothing;
        }

        var today = due.Window.LocalDate();
        return due.Part?.Split(Between) is [var campaignId, var county, var number]
            ? campaigns.Find(campaignId) is { } campaign ? await CountyAsync(turn, due, campaign, county, InspectionWords.Number(number), today) : Reply.Nothing
            : await CountiesAsync(turn, due, today);
    }

    private async Task<Reply> CountiesAsync(Turn turn, JobDue due, DateOnly today)
    {
        var effects = new List<Effect>();
        foreach (var campaign in campaigns.All.Where(one => today >= one.LookBackFrom && today <= one.LookBackTo.AddDays(DaysAfter)))
        {
            effects.AddRange((await lookBacks.UnplannedCountiesAsync(turn.Work, campaign.Id)).Select(county => Part(due, campaign.Id, county.Name, 1)));
        }

        return new Reply(effects);
    }

    private static Enter Part(JobDue due, string campaignId, string county, int number) =>
        new($"sys.lookback.{county}", due with { Part = string.Join(Between, campaignId, county, InspectionWords.Number(number)) });

    private async Task<Reply> CountyAsync(Turn turn, JobDue due, Campaign campaign, string county, int number, DateOnly today)
    {
        var last = campaign.LookBackTo.AddDays(today <= campaign.LookBackTo ? 0 : DaysAfter);
        var days = calendar.WorkingDays(today < campaign.LookBackFrom ? campaign.LookBackFrom : today, last).ToList();
        var absences = new Absences(await leaves.OpenAsync(turn.Work));
        var people = await ReadyAsync(turn, campaign, county, absences);
        if (days.Count == 0)
        {
            return Reply.Nothing;
        }

        var findings = (await lookBacks.UnplannedAsync(turn.Work, campaign.Id, county)).GroupBy(finding => finding.EnterpriseId, StringComparer.Ordinal).ToList();
        var visits = new List<LookBackVisit>();
        foreach (var enterprise in findings.Take(people.Count == 0 ? 0 : MostVisits))
        {
            visits.Add(await VisitAsync(turn, enterprise.Key, enterprise.Last().InspectionId, people));
        }

        var load = await lookBacks.LoadAsync(turn.Work, campaign.Id, county, days[0]);
        var places = LookBackPlan.Spread(
            visits,
            days,
            load.ToDictionary(row => (row.Lead, row.Day), row => row.Visits),
            people.ToDictionary(person => person.UserId, absences.DaysOf, StringComparer.Ordinal)).ToDictionary(place => place.EnterpriseId, StringComparer.Ordinal);
        await lookBacks.AddAsync(turn.Work, findings.Take(MostVisits).SelectMany(enterprise => enterprise).Where(finding => places.ContainsKey(finding.EnterpriseId)).Select(finding => new LookBackTask
        {
            Id = Guid.CreateVersion7(turn.Now).ToString("N"),
            CampaignId = campaign.Id,
            County = county,
            EnterpriseId = finding.EnterpriseId,
            InspectionId = finding.InspectionId,
            FindingId = finding.FindingId,
            Severity = finding.Severity,
            Day = places[finding.EnterpriseId].Day,
            Lead = places[finding.EnterpriseId].Lead,
            Partner = places[finding.EnterpriseId].Partner,
        }));

        // Where nobody can go the next turn would find the same ones again: they are planned on another morning.
        return new Reply(
        [
            .. Lists(turn, due, places.Values.Where(place => place.Day == turn.Now.LocalDate())),
            .. findings.Count > MostVisits && places.Count > 0 ? [Part(due, campaign.Id, county, number + 1)]
                : findings.Count > places.Count ? await NobodyAsync(turn, campaign, county, today, findings.Count - places.Count)
                : Array.Empty<Effect>(),
        ]);
    }

    /// <summary>Planned after the morning's lists went out: who goes today gets his list now.</summary>
    private static IEnumerable<Effect> Lists(Turn turn, JobDue due, IEnumerable<LookBackPlace> places) =>
        turn.Now.ToOffset(ChinaTime.Offset).TimeOfDay < Morning
            ? []
            : places.SelectMany(place => new[] { place.Lead, place.Partner }).OfType<string>().Distinct(StringComparer.Ordinal)
                .Select(userId => new Enter(userId, new JobDue(LookBackMorningHandler.Job, due.Window, userId)));

    /// <summary>Once a week the county's leaders and office hear of enterprises to which nobody can go.</summary>
    private async Task<IReadOnlyList<Effect>> NobodyAsync(Turn turn, Campaign campaign, string county, DateOnly today, int enterprises)
    {
        var subject = string.Join(Between, Job, campaign.Id, county);
        var week = today.AddDays(-(((int)today.DayOfWeek + 6) % 7)).ToString("O", System.Globalization.CultureInfo.InvariantCulture);
        if ((await reminders.RemindedAsync(turn.Work, [subject]))[subject].Contains(week, StringComparer.Ordinal))
        {
            return [];
        }

        await reminders.RemindAsync(turn.Work, subject, [week], turn.Now);
        var told = await directory.HoldersAsync(turn.Work, county, Role.BrigadeLeader, Role.DeputyDirector, Role.CountyDirector, Role.CityOffice);
        return [.. told.Select(person => new Say(person.UserId, LookBackTexts.NobodyToGo(county, enterprises)))];
    }

    /// <summary>The two who signed the newest form; in the place of who is gone or away the squad, else the county.</summary>
    private async Task<LookBackVisit> VisitAsync(Turn turn, string enterpriseId, string inspectionId, IReadOnlyList<Person> people)
    {
        var signers = (await inspections.FindAsync(turn.Work, inspectionId))?.Inspectors ?? [];
        var own = people.Where(person => signers.Contains(person.UserId)).OrderBy(person => signers.ToList().IndexOf(person.UserId)).Select(person => person.UserId).ToList();
        var squads = new HashSet<string?>(StringComparer.Ordinal);
        foreach (var signer in signers)
        {
            squads.UnionWith((await directory.FindAsync(turn.Work, signer))?.Roles.Select(grant => grant.Squad) ?? []);
        }

        var mates = people.Where(person => person.Roles.Any(grant => grant.Squad is not null && squads.Contains(grant.Squad))).Select(person => person.UserId).ToList();
        var others = mates.Except(own, StringComparer.Ordinal).Any() ? mates : [.. people.Select(person => person.UserId)];
        return new LookBackVisit(enterpriseId, own.Count > 0 ? own : others, own.Count > 1 ? own : others, [.. mates.Concat(people.Select(person => person.UserId)).Distinct(StringComparer.Ordinal)]);
    }

    /// <summary>Inspectors of the county who have signed annex 5 (CommitmentFirst) and are there, if not on all days: others get no assignment.</summary>
    private async Task<IReadOnlyList<Person>> ReadyAsync(Turn turn, Campaign campaign, string county, Absences absences)
    {
        var ready = new List<Person>();
        foreach (var person in (await directory.HoldersAsync(turn.Work, county, Role.Inspector, Role.SquadLeader)).Where(person => !absences.IsAwayOpenly(person)))
        {
            if (await commitments.SignedAtAsync(turn.Work, campaign.Id, person.UserId) is not null)
            {
                ready.Add(person);
            }
        }

        return ready;
    }
}
