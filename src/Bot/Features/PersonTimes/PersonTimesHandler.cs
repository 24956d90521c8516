using Bot.Conversations;
using Bot.Storage.Stores;
using Domain.Responsibility;

namespace Bot.Features.PersonTimes;

internal sealed class PersonTimesHandler(DirectoryStore directory) : IConversationHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Input is not PersonTimesLow low)
        {
            return Reply.Nothing;
        }

        var told = await directory.HoldersAsync(turn.Work, county: null, Role.CityOffice, Role.Administrator);
        return new Reply([.. told.Select(person => new Say(person.UserId, PersonTimesTexts.Low(low.Used, low.Limit)))]);
    }
}
