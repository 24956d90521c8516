using Bot.Conversations;
using Bot.Storage.Stores;
using Domain.Rectification;
using Domain.Responsibility;

namespace Bot.Features.Shared;

/// <summary>What is to be done about rectification, as lines of 我的任务.</summary>
internal sealed class CaseLines(RectificationStore cases, CaseDesk desk)
{
    public async Task<IReadOnlyList<string>> OfAsync(Turn turn)
    {
        var today = turn.Now.LocalDate();
        var lines = new List<string>();
        string[] enterprises = [.. turn.Person?.Roles.Where(grant => grant.Role == Role.EnterpriseOfficer).Select(grant => grant.EnterpriseId).OfType<string>() ?? []];
        if (enterprises.Length > 0)
        {
            Add((await cases.OpenOfEnterprisesAsync(turn.Work, enterprises)).Where(one => one.Status == CaseStatus.Open), CaseTexts.ToRectify);
        }

        var standing = await desk.StandsForAsync(turn);
        Add(await cases.WaitingForAsync(turn.Work, standing), CaseTexts.ToRecheck);
        Add((await cases.OwnedAsync(turn.Work, standing)).Where(one => one.Asked is not null), CaseTexts.ToDecide);
        return lines;

        void Add(IEnumerable<RectificationCase> found, Func<int, int, string> words)
        {
            var list = found.ToList();
            if (list.Count > 0)
            {
                lines.Add(words(list.Count, list.Count(one => one.IsOverdue(today))));
            }
        }
    }
}
