using Bot.Conversations;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain.Inspections;
using Domain.Rectification;

namespace Bot.Features.LookBacks;

/// <summary>What the person of a turn has to file today, as text and cards.</summary>
internal sealed class LookBackToday(LookBackStore lookBacks, LookBackPairs pairs, InspectionStore inspections, DirectoryStore directory)
{
    /// <summary>The tasks of today and of earlier days of the campaign that is under way: what was not filed is carried on.</summary>
    public Task<IReadOnlyList<LookBackTask>> OpenAsync(Turn turn, string userId) => pairs.OpenAsync(turn, userId, turn.Now.LocalDate());

    /// <summary>As it stands today; null when there is none.</summary>
    public Task<LookBackTask?> FindAsync(Turn turn, string id) => pairs.FindAsync(turn, id);

    /// <summary>What the person of the turn filed today, as a card to correct it by; nothing when there is none.</summary>
    public async Task<IReadOnlyList<Effect>> CorrectableAsync(Turn turn)
    {
        var filed = new List<(string, string)>();
        foreach (var task in (await lookBacks.FiledOfAsync(turn.Work, turn.UserId, turn.Now.AddDays(-1))).Where(task => task.MayCorrect(turn.Person!, turn.Now)).Take(LookBackCards.MostEnterprises))
        {
            if (await inspections.FindAsync(turn.Work, task.InspectionId) is { } inspection)
            {
                var ordinal = inspection.Findings.FirstOrDefault(one => one.Id == task.FindingId)?.Ordinal ?? 0;
                filed.Add((task.Id, $"{InspectionWords.Number(ordinal)} {LookBackTexts.Of(task.Filed)} {Words.Short(inspection.Enterprise)}"));
            }
        }

        return filed.Count == 0 ? [] : [LookBackCards.Correct(turn.UserId, turn.Now.LocalDate(), filed)];
    }

    /// <summary>The day's list of a person and its card; nothing when nothing waits.</summary>
    public async Task<IReadOnlyList<Effect>> ListAsync(Turn turn, string userId)
    {
        var today = turn.Now.LocalDate();
        var open = await OpenAsync(turn, userId);
        var enterprises = new List<(string Id, string Short, string Name, int Findings, bool Late, string? Colleague)>();
        foreach (var visit in open.GroupBy(task => task.EnterpriseId, StringComparer.Ordinal))
        {
            if (await inspections.FindAsync(turn.Work, visit.First().InspectionId) is { } inspection)
            {
                enterprises.Add((visit.Key, Words.Short(inspection.Enterprise), inspection.Enterprise.Name, visit.Count(), visit.Any(task => task.Day < today), await ColleagueAsync(turn, visit.First(), userId)));
            }
        }

        return enterprises.Count == 0 ? [] :
        [
            new Say(userId, LookBackTexts.Morning([.. enterprises.Select(one => (one.Name, one.Findings, one.Late, one.Colleague))], open.Count(task => task.Day < today))),
            LookBackCards.Day(userId, today, [.. enterprises.Select(one => (one.Id, one.Short))]),
        ];
    }

    /// <summary>A card for each finding of the enterprise that waits, so many as a phone takes at once.</summary>
    public async Task<IReadOnlyList<Effect>> FindingsAsync(Turn turn, string enterpriseId)
    {
        var waiting = new List<(LookBackTask Task, Inspection Inspection, Finding Finding)>();
        foreach (var task in (await OpenAsync(turn, turn.UserId)).Where(task => task.EnterpriseId == enterpriseId))
        {
            if (await inspections.FindAsync(turn.Work, task.InspectionId) is { } inspection && inspection.Findings.FirstOrDefault(one => one.Id == task.FindingId) is { } finding)
            {
                waiting.Add((task, inspection, finding));
            }
        }

        var effects = new List<Effect>();
        foreach (var (task, inspection, finding) in waiting.OrderBy(one => one.Inspection.Number).ThenBy(one => one.Finding.Ordinal).Take(LookBackCards.MostFindings))
        {
            effects.Add(new ShowCard(turn.UserId, LookBackCards.Finding(task, inspection, finding, await ColleagueAsync(turn, task, turn.UserId), late: task.Day < turn.Now.LocalDate()), LookBackCards.Subject(task)));
        }

        return effects;
    }

    public async Task<string?> ColleagueAsync(Turn turn, LookBackTask task, string userId) =>
        task.ColleagueOf(userId) is { } other ? await NameAsync(turn, other) : null;

    public async Task<string> PairAsync(Turn turn, LookBackTask task) =>
        task.Partner is { } partner ? LookBackCardTexts.Pair(await NameAsync(turn, task.Lead), await NameAsync(turn, partner)) : await NameAsync(turn, task.Lead);

    public async Task<string> NameAsync(Turn turn, string userId) => (await directory.FindAsync(turn.Work, userId))?.Name ?? userId;
}
