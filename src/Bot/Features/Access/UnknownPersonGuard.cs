using Bot.Conversations;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain.Responsibility;

namespace Bot.Features.Access;

/// <summary>Who is not in the directory gets one sentence whom to ask; nothing else happens.</summary>
internal sealed class UnknownPersonGuard(DirectoryStore directory) : ITurnGuard
{
    private const int NamesShown = 2;

    public async Task<Reply?> CheckAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Person is not null)
        {
            return null;
        }

        var today = turn.Now.LocalDate();
        if (turn.Input is MediaFetched || (turn.Input is EnteredInput { FirstTime: false } && turn.Session.GreetedOn == today))
        {
            return Reply.Nothing;
        }

        var administrators = await directory.HoldersAsync(turn.Work, county: null, Role.Administrator);
        string[] names = [.. administrators.Take(NamesShown).Select(person => person.Name)];
        var text = UserIds.CorpOf(turn.UserId) is null ? AccessTexts.Unknown(names) : AccessTexts.UnknownDownstream(turn.UserId, names);
        return new Reply([new Say(turn.UserId, text)], turn.Session with { GreetedOn = today });
    }
}
