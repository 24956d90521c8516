using Bot.Conversations;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain.Calendars;
using Domain.Campaigns;
using Domain.Rectification;

namespace Bot.Features.LookBacks.Arranging;

/// <summary>逾期: what is not filed by the working morning after its day goes to the squad leader, on the next one to the brigade leader or deputy, then to the county director; once for each level, as with visits.</summary>
internal sealed class LookBackOverdueHandler(LookBackStore lookBacks, LeadersLookBacks own, CampaignBook campaigns, WorkCalendar calendar) : IConversationHandler
{
    public const string Job = "lookbackoverdue";

    /// <summary>Three working mornings after the longest holiday (8 days in the State Council's notices) have passed by then.</summary>
    private const int DaysBack = 20;

    private const string CountyWord = "county";
    private const string LeaderWord = "leader";
    private const char Separator = '|';

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Input is not JobDue due || !calendar.IsWorkingDay(due.Window.LocalDate()))
        {
            return Reply.Nothing;
        }

        var today = due.Window.LocalDate();
        return due.Part?.Split(Separator) switch
        {
            [CountyWord, var county] => new Reply(
                [.. (await OverdueAsync(turn, county, today)).Select(one => one.LeaderId).Distinct(StringComparer.Ordinal).Select(userId => new Enter(userId, due with { Part = string.Join(Separator, LeaderWord, county) }))]),
            [LeaderWord, var county] => await TellAsync(turn, county, today),
            _ => await CountiesAsync(turn, due, today),
        };
    }

    /// <summary>Each county is a turn of its own.</summary>
    private async Task<Reply> CountiesAsync(Turn turn, JobDue due, DateOnly today)
    {
        var effects = new List<Effect>();
        foreach (var campaign in campaigns.All.Where(one => today > one.LookBackFrom && today <= one.LookBackTo.AddDays(DaysBack)))
        {
            var counties = (await lookBacks.CountsAsync(turn.Work, campaign.Id, today)).Where(one => one.Overdue > 0 && campaigns.Of(one.County, today).Id == campaign.Id);
            effects.AddRange(counties.Select(one => new Enter($"sys.lookback.{one.County}", due with { Part = string.Join(Separator, CountyWord, one.County) })));
        }

        return new Reply(effects);
    }

    private async Task<Reply> TellAsync(Turn turn, string county, DateOnly today)
    {
        var mine = OpenVisit.Of((await OverdueAsync(turn, county, today)).Where(one => one.LeaderId == turn.UserId).Select(one => one.Task));
        if (mine.Count == 0)
        {
            return Reply.Nothing;
        }

        var shown = await own.NamedAsync(turn, mine.Take(LookBackArrangeCards.Most));
        return new Reply([new Say(turn.UserId, LookBackArrangeTexts.Overdue(shown, mine.Count, today)), LookBackArrangeCards.List(turn.UserId, shown, page: 0, pages: (mine.Count + LookBackArrangeCards.Most - 1) / LookBackArrangeCards.Most)]);
    }

    private async Task<IReadOnlyList<(LookBackTask Task, string LeaderId)>> OverdueAsync(Turn turn, string county, DateOnly today)
    {
        var (found, leaders) = (new List<(LookBackTask, string)>(), new Dictionary<(string Lead, int Level), string?>());
        foreach (var task in await lookBacks.OpenOfCountiesAsync(turn.Work, campaigns.Of(county, today).Id, [county], today.AddDays(-DaysBack), today.AddDays(-1)))
        {
            var key = (task.Lead, Level: calendar.WorkingDays(task.Day.AddDays(1), today).Count() - 1);
            if (!leaders.TryGetValue(key, out var leader))
            {
                leader = (await own.AboveAsync(turn, task, key.Level))?.UserId;
                leaders.Add(key, leader);
            }

            if (leader is not null)
            {
                found.Add((task, leader));
            }
        }

        return found;
    }
}
