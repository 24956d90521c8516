using Bot.Conversations;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain.Campaigns;
using Domain.Inspections;
using Domain.Rectification;

namespace Bot.Features.LookBacks;

/// <summary>What the person of a turn has to file today, as text and cards.</summary>
internal sealed class LookBackToday(LookBackStore lookBacks, InspectionStore inspections, DirectoryStore directory, CampaignBook campaigns)
{
    /// <summary>The tasks of today and of earlier days of the campaign that is under way.</summary>
    public async Task<IReadOnlyList<LookBackTask>> OpenAsync(Turn turn)
    {
        var today = turn.Now.LocalDate();
        return [.. (await lookBacks.OpenOfAsync(turn.Work, turn.UserId, today)).Where(task => campaigns.Of(task.County, today).Id == task.CampaignId)];
    }

    /// <summary>The day's list and its card; nothing when nothing waits.</summary>
    public async Task<IReadOnlyList<Effect>> ListAsync(Turn turn)
    {
        var today = turn.Now.LocalDate();
        var open = await OpenAsync(turn);
        var enterprises = new List<(string Id, string Short, string Name, int Findings, string? Colleague)>();
        foreach (var visit in open.GroupBy(task => task.EnterpriseId, StringComparer.Ordinal))
        {
            if (await inspections.FindAsync(turn.Work, visit.First().InspectionId) is { } inspection)
            {
                enterprises.Add((visit.Key, Words.Short(inspection.Enterprise), inspection.Enterprise.Name, visit.Count(), await ColleagueAsync(turn, visit.First())));
            }
        }

        return enterprises.Count == 0 ? [] :
        [
            new Say(turn.UserId, LookBackTexts.Morning([.. enterprises.Select(one => (one.Name, one.Findings, one.Colleague))], open.Count(task => task.Day < today))),
            LookBackCards.Day(turn.UserId, today, [.. enterprises.Select(one => (one.Id, one.Short))]),
        ];
    }

    /// <summary>A card for each finding of the enterprise that waits, so many as a phone takes at once.</summary>
    public async Task<IReadOnlyList<Effect>> FindingsAsync(Turn turn, string enterpriseId)
    {
        var waiting = new List<(LookBackTask Task, Inspection Inspection, Finding Finding)>();
        foreach (var task in (await OpenAsync(turn)).Where(task => task.EnterpriseId == enterpriseId))
        {
            if (await inspections.FindAsync(turn.Work, task.InspectionId) is { } inspection && inspection.Findings.FirstOrDefault(one => one.Id == task.FindingId) is { } finding)
            {
                waiting.Add((task, inspection, finding));
            }
        }

        var effects = new List<Effect>();
        foreach (var (task, inspection, finding) in waiting.OrderBy(one => one.Inspection.Number).ThenBy(one => one.Finding.Ordinal).Take(LookBackCards.MostFindings))
        {
            effects.Add(new ShowCard(turn.UserId, LookBackCards.Finding(task, inspection, finding, await ColleagueAsync(turn, task)), LookBackCards.Subject(task)));
        }

        return effects;
    }

    public async Task<string?> ColleagueAsync(Turn turn, LookBackTask task) =>
        task.ColleagueOf(turn.UserId) is { } userId ? await NameAsync(turn, userId) : null;

    public async Task<string> NameAsync(Turn turn, string userId) => (await directory.FindAsync(turn.Work, userId))?.Name ?? userId;
}
