using Bot.Conversations;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain.Calendars;
using Domain.Campaigns;
using Domain.Responsibility;

namespace Bot.Features.LookBacks;

/// <summary>On a working morning of the phase everybody gets his list, and the deputy that of who is on leave: the job enters a turn of its own for each person.</summary>
internal sealed class LookBackMorningHandler(
    LookBackStore lookBacks, LookBackToday list, LookBackPairs pairs, DirectoryStore directory, CampaignBook campaigns, WorkCalendar calendar) : IConversationHandler
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
            return turn.Person is not { } person ? Reply.Nothing
                : await pairs.NamedDeputyAsync(turn, turn.UserId) is { } deputy ? await AwayAsync(turn, person, deputy)
                : new Reply(await list.ListAsync(turn, turn.UserId));
        }

        var today = due.Window.LocalDate();
        var people = new List<string>();
        foreach (var campaign in campaigns.All.Where(one => one.IsLookBack(today)))
        {
            people.AddRange(calendar.IsWorkingDay(today) ? await lookBacks.PeopleAsync(turn.Work, campaign.Id, today) : []);
        }

        foreach (var userId in people.ToList())
        {
            people.AddRange(await pairs.NamedDeputyAsync(turn, userId) is { } deputy ? [deputy] : Array.Empty<string>());
        }

        return new Reply([.. people.Distinct(StringComparer.Ordinal).Select(userId => new Enter(userId, due with { Part = userId }))]);
    }

    /// <summary>What the deputy may not take goes to the leader: nobody else would know of it.</summary>
    private async Task<Reply> AwayAsync(Turn turn, Person person, string deputy)
    {
        var effects = new List<Effect>();
        foreach (var county in (await list.OpenAsync(turn, turn.UserId)).GroupBy(task => task.County, StringComparer.Ordinal))
        {
            if (LeadersAbove.Of(person, county.Key, above: 0, await directory.HoldersAsync(turn.Work, county.Key, [.. LeadersAbove.Roles])) is { } leader)
            {
                var enterprises = county.Select(task => task.EnterpriseId).Distinct(StringComparer.Ordinal).Count();
                effects.Add(new Say(leader.UserId, LookBackTexts.NobodyGoes(person.Name, await list.NameAsync(turn, deputy), enterprises)));
            }
        }

        return new Reply(effects);
    }
}
