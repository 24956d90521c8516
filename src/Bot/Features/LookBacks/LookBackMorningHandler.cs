using Bot.Conversations;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain.Calendars;
using Domain.Campaigns;

namespace Bot.Features.LookBacks;

/// <summary>On a working morning of the phase everybody gets his list: the job enters a turn of its own for each person.</summary>
internal sealed class LookBackMorningHandler(LookBackStore lookBacks, LookBackToday list, CampaignBook campaigns, WorkCalendar calendar) : IConversationHandler
{
    public const string Job = "lookback";

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Input is not JobDue due)
        {
            return Reply.Nothing;
        }

        if (due.Part is not null)
        {
            return turn.Person is null ? Reply.Nothing : new Reply(await list.ListAsync(turn, turn.UserId));
        }

        var today = due.Window.LocalDate();
        var people = new List<string>();
        foreach (var campaign in campaigns.All.Where(one => one.IsLookBack(today)))
        {
            people.AddRange(calendar.IsWorkingDay(today) ? await lookBacks.PeopleAsync(turn.Work, campaign.Id, today) : []);
        }

        return new Reply([.. people.Distinct(StringComparer.Ordinal).Select(userId => new Enter(userId, due with { Part = userId }))]);
    }
}
