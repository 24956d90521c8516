using Bot.Conversations;
using Bot.Storage.Stores;
using Domain.Campaigns;

namespace Bot.Features.Shared;

/// <summary>What a person has to look at a second time: 回头看 of the day with what is late, and open 抽查, as lines of 我的任务.</summary>
internal sealed class CheckedAgain(LookBackStore lookBacks, SpotCheckStore spotChecks, CampaignBook campaigns)
{
    public async Task<IReadOnlyList<string>> LinesAsync(Turn turn)
    {
        var (today, lines) = (turn.Now.LocalDate(), new List<string>());
        var again = (await lookBacks.OpenOfAsync(turn.Work, turn.UserId, today)).Where(task => campaigns.Of(task.County, today).Id == task.CampaignId).ToList();
        if (again.Count > 0)
        {
            var late = again.Count(task => task.Day < today);
            lines.Add($"· 回头看：今天复查{again.Select(task => task.EnterpriseId).Distinct().Count()}家企业的{again.Count}条问题{(late > 0 ? $"，其中{late}条逾期" : "")}。发“回头看”填写。");
        }

        var spots = await spotChecks.OpenOfAsync(turn.Work, turn.UserId);
        return spots.Count == 0 ? lines : [.. lines, $"· 抽查：{spots.Count}件没填。发“抽查”填写。"];
    }
}
