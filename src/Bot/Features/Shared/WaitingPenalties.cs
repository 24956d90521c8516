using Bot.Conversations;
using Bot.Storage.Stores;
using Domain.Penalties;
using Domain.Responsibility;

namespace Bot.Features.Shared;

/// <summary>处罚建议 that waits for a person, as lines of 我的任务: for a leader what to decide, for an inspector what to state.</summary>
internal sealed class WaitingPenalties(PenaltyStore penalties)
{
    public async Task<IReadOnlyList<string>> LinesAsync(Turn turn)
    {
        if (turn.Person is not { } person || Scope.CountiesOf(person) is not { } counties)
        {
            return [];
        }

        var lines = new List<string>();
        var decides = person.Holds(Role.BrigadeLeader) || person.Holds(Role.DeputyDirector) || person.Holds(Role.CountyDirector);
        if (decides && (await penalties.SubmittedAsync(turn.Work, counties)).Count(one => PenaltyCase.MayDecide(person, one.County)) is > 0 and var submitted)
        {
            lines.Add($"· 处罚建议：{submitted}件等您决定。发“处罚建议”办理。");
        }

        if ((await penalties.OpenOfAsync(turn.Work, turn.UserId)).Count is > 0 and var open)
        {
            lines.Add($"· 处罚建议：{open}件还缺事实或没有送出。发“处罚建议”接着填。");
        }

        return lines;
    }
}
