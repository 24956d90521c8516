using Bot.Conversations;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain.Calendars;
using Domain.Responsibility;

namespace Bot.Features.LostMessages;

/// <summary>In the morning of a working day the office hears what still hangs; nothing when nothing does.</summary>
internal sealed class HangingHandler(DirectoryStore directory, WorkCalendar calendar) : IConversationHandler
{
    public const string Job = "hanging";

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        // Without the holidays of the year it is told every day: a message too many is better than one that nobody misses.
        var day = turn.Now.LocalDate();
        if (calendar.Knows(day.Year) && !calendar.IsWorkingDay(day))
        {
            return Reply.Nothing;
        }

        var lanes = await Hanging.ListAsync(turn.Work);
        if (lanes.Count == 0)
        {
            return Reply.Nothing;
        }

        var words = LostMessageTexts.Hanging(lanes);
        var told = await directory.HoldersAsync(turn.Work, county: null, Role.CityOffice, Role.Administrator);
        return new Reply([.. told.Select(person => new Say(person.UserId, words))]);
    }
}
