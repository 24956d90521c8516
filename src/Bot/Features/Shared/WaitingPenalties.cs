using Bot.Conversations;
using Bot.Storage.Stores;
using Domain.Responsibility;

namespace Bot.Features.Shared;

/// <summary>处罚建议 that waits for a person, as lines of 我的任务: for a leader what to decide, for an inspector what to state.</summary>
internal sealed class WaitingPenalties(PenaltyStore penalties, PenaltyDeciders deciders)
{
    public async Task<IReadOnlyList<string>> LinesAsync(Turn turn)
    {
        if (turn.Person is not { } person || Scope.CountiesOf(person) is not { } counties)
        {
            return [];
        }

        var lines = new List<string>();
        var submitted = 0;
        foreach (var county in (await penalties.SubmittedAsync(turn.Work, counties)).GroupBy(one => one.County))
        {
            submitted += await deciders.MayAsync(turn.Work, person, county.Key) ? county.Count() : 0;
        }

        if (submitted > 0)
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
