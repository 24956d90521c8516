using Bot.Conversations;
using Bot.Storage.Stores;
using Domain.Rectification;
using Domain.Responsibility;

namespace Bot.Features.Rectify;

/// <summary>The cases that a typed number means, as far as the person may see them.</summary>
internal sealed class CasesOfNumber(RectificationStore cases, InspectionStore inspections)
{
    /// <summary>Numbers begin anew in each county and campaign: what an officer types is of his enterprises, what a leader types of his counties, and of several campaigns the newest is meant.</summary>
    public async Task<IReadOnlyList<RectificationCase>> FindAsync(Turn turn, CaseNumber typed)
    {
        var counties = turn.Person is null ? null : Scope.CountiesOf(turn.Person);
        var enterprises = RectifyHandler.EnterprisesOf(turn.Person);
        var found = await cases.OfNumberAsync(turn.Work, typed.Number, counties ?? []);
        return
        [
            .. found
                .Where(one => counties is not null || enterprises.Contains(one.EnterpriseId, StringComparer.Ordinal))
                .Where(one => typed.County is null || one.County == typed.County)
                .GroupBy(one => one.County, StringComparer.Ordinal)
                .SelectMany(county => county.GroupBy(one => one.CampaignId, StringComparer.Ordinal).MaxBy(campaign => campaign.Max(one => one.OpenedAt))!)
                .Where(one => typed.Ordinal is null || one.Ordinal == typed.Ordinal),
        ];
    }

    /// <summary>The number of the correction, when the form of that number was corrected; null otherwise.</summary>
    public async Task<int?> CorrectedAsync(Turn turn, CaseNumber typed)
    {
        var counties = turn.Person is null ? null : Scope.CountiesOf(turn.Person);
        var enterprises = RectifyHandler.EnterprisesOf(turn.Person);
        return (await inspections.CorrectedAsync(turn.Work, typed.Number, counties ?? []))
            .FirstOrDefault(one => counties is not null || enterprises.Contains(one.EnterpriseId, StringComparer.Ordinal))?.Number;
    }
}
