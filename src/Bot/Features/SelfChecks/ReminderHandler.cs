using Bot.Conversations;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain.Calendars;
using Domain.Campaigns;

namespace Bot.Features.SelfChecks;

/// <summary>
/// On working days of the phase: officers whose enterprises are not done get one text. On the last day but one, and on the day after the end, county
/// office and leaders get the list; where that is no working day, on the one before, or after it (domain.md 2: reminders go out in working hours).
/// </summary>
internal sealed class ReminderHandler(SelfCheckDesk desk, SelfCheckRoster roster, SilentList lists, CampaignBook campaigns, WorkCalendar calendar) : IConversationHandler
{
    public const string Job = "selfcheckreminder";

    private const string ListWord = "list";
    private const char Separator = '~';

    /// <summary>No holiday is longer: later nobody waits for the last list.</summary>
    private const int LastListDays = 15;

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Input is not JobDue job)
        {
            return Reply.Nothing;
        }

        if (OfficerRounds.Round(job) is var (campaignId, after))
        {
            var counties = (await NoticeHandler.CountiesAsync(turn.Work, campaigns, roster, turn.Now.LocalDate())).GetValueOrDefault(campaignId) ?? [];
            var midnight = turn.Now.LocalDate().Midnight();
            return OfficerRounds.Go(turn, job, campaignId, counties.Count == 0 ? [] : await roster.WaitingAsync(turn.Work, campaignId, counties, midnight, after, OfficerRounds.Size));
        }

        return OfficerRounds.Officer(job) is { } reminded ? await RemindAsync(turn, reminded)
            : job.Part?.Split(Separator, 3) is [ListWord, var listed, var county] ? await lists.SendAsync(turn, campaigns.Find(listed)!, county)
            : await BeginAsync(turn, job);
    }

    private async Task<Reply> BeginAsync(Turn turn, JobDue job)
    {
        var today = turn.Now.LocalDate();
        var effects = new List<Effect>();
        foreach (var (id, counties) in await NoticeHandler.CountiesAsync(turn.Work, campaigns, roster, today))
        {
            var campaign = campaigns.Find(id)!;
            if (today < campaign.SelfCheckFrom || today > campaign.SelfCheckTo.AddDays(LastListDays) || !calendar.IsWorkingTime(turn.Now.ToOffset(ChinaTime.Offset).DateTime))
            {
                continue;
            }

            if (campaign.IsSelfCheck(today))
            {
                effects.Add(OfficerRounds.Begin(turn, job, id));
            }

            if (IsListDay(campaign, today))
            {
                effects.AddRange(counties.Select(county => new Enter($"{turn.UserId}.{county}", job with { Part = string.Join(Separator, ListWord, id, county) })));
            }
        }

        return new Reply(effects);
    }

    private bool IsListDay(Campaign campaign, DateOnly today)
    {
        var (before, after) = (campaign.SelfCheckTo.AddDays(-1), campaign.SelfCheckTo.AddDays(1));
        return today <= before ? calendar.NextWorkingDay(today) > before
            : today >= after && !calendar.WorkingDays(after, today.AddDays(-1)).Any();
    }

    private async Task<Reply> RemindAsync(Turn turn, string campaignId)
    {
        var open = (await desk.AllAsync(turn)).Where(one => one.Campaign.Id == campaignId && !one.IsDone).ToList();
        var today = turn.Now.LocalDate();
        return open.Count == 0 || !open[0].Campaign.IsSelfCheck(today)
            ? Reply.Nothing
            : Reply.Text(turn.UserId, SelfCheckTexts.Reminder(open[0].Campaign, [.. open.Select(one => one.Enterprise)], today));
    }
}
