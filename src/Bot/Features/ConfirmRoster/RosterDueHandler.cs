using Bot.Conversations;
using Bot.Documents;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain.Calendars;
using Domain.Campaigns;
using Domain.Responsibility;

namespace Bot.Features.ConfirmRoster;

/// <summary>After the day the lists were due, the city's office hears each working day which counties have not confirmed theirs; nothing when all have.</summary>
internal sealed class RosterDueHandler(RosterConfirmationStore rosters, DirectoryStore directory, CampaignBook campaigns, WorkCalendar calendar, ContentFiles content) : IConversationHandler
{
    public const string Job = "rosterdue";

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        var day = turn.Now.LocalDate();
        if (!calendar.IsWorkingDay(day))
        {
            return Reply.Nothing;
        }

        var words = new List<string>();
        foreach (var group in content.Counties.Counties.GroupBy(county => campaigns.Of(county, day)).Where(group => day > group.Key.RosterDue && day <= group.Key.InspectionTo))
        {
            var confirmed = (await rosters.OfCampaignAsync(turn.Work, group.Key.Id)).Select(one => one.County);
            var open = new List<string>();
            foreach (var county in group.Except(confirmed))
            {
                open.Add(ConfirmRosterTexts.Named(county, (await rosters.CountAsync(turn.Work, county)).All));
            }

            if (open.Count > 0)
            {
                words.Add(ConfirmRosterTexts.Overdue(group.Key, open));
            }
        }

        if (words.Count == 0)
        {
            return Reply.Nothing;
        }

        var offices = await directory.HoldersAsync(turn.Work, county: null, Role.CityOffice);
        return new Reply(
        [
            .. offices.Where(person => person.Roles.Any(grant => grant is { Role: Role.CityOffice, County: null }))
                .SelectMany(person => words.Select(text => new Say(person.UserId, text))),
        ]);
    }
}
