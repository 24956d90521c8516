using Bot.Conversations;
using Bot.Storage.Stores;
using Domain.Responsibility;

namespace Bot.Features.Materials;

/// <summary>宣传进度: numbers by version and county, and what still waits; 宣传名单: the workbook of the silent and of those to telephone. Each within the scope.</summary>
internal sealed class MaterialProgressHandler(MaterialLists lists, MaterialStore sends, SelfCheckRoster roster, MaterialDesk desk) : IConversationHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn is not { Person: { } person, Input: TextInput text } || (Scope.MaterialCountiesOf(person) ?? Scope.WatchedCountiesOf(person)) is not { } scope)
        {
            return Reply.Text(turn.UserId, ListTexts.NotYours);
        }

        return text.Text.StartsWith(MaterialTexts.ListCommand, StringComparison.Ordinal)
            ? await ListAsync(turn, text.Text[MaterialTexts.ListCommand.Length..].Trim(), scope)
            : await ProgressAsync(turn, scope);
    }

    private async Task<Reply> ProgressAsync(Turn turn, IReadOnlyList<string> scope)
    {
        var waiting = (await sends.OfAsync(turn.Work, MaterialSendStatus.Waiting)).Concat(await sends.OfAsync(turn.Work, MaterialSendStatus.Standing))
            .Where(send => scope.Count == 0 || (send.Counties.Count > 0 && send.Counties.All(county => Scope.Reaches(scope, county))))
            .ToList();
        return Reply.Text(turn.UserId, ListTexts.Progress(await lists.ReadAsync(turn.Work, scope, turn.Now), waiting, desk.DayBefore));
    }

    private async Task<Reply> ListAsync(Turn turn, string named, IReadOnlyList<string> scope)
    {
        if (named.Length > 0)
        {
            var counties = (await roster.CountiesAsync(turn.Work)).Where(county => Scope.Reaches(scope, county)).ToList();
            if (!counties.Contains(named))
            {
                return Reply.Text(turn.UserId, ListTexts.NoCounty(named, counties));
            }

            scope = [named];
        }

        var stand = await lists.ReadAsync(turn.Work, scope, turn.Now);
        return stand.Counts.Count == 0
            ? Reply.Text(turn.UserId, ListTexts.NothingYet)
            : new Reply([new Say(turn.UserId, ListTexts.Summary(stand)), await lists.FileAsync(turn, stand, turn.UserId)]);
    }
}
