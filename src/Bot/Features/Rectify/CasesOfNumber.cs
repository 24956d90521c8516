using Bot.Conversations;
using Bot.Storage.Stores;
using Domain.Rectification;
using Domain.Responsibility;

namespace Bot.Features.Rectify;

/// <summary>The cases that a typed number means, as far as the person may see them.</summary>
internal sealed class CasesOfNumber(RectificationStore cases)
{
    /// <summary>Numbers begin anew in each county: what an officer types is of his enterprises, what a leader types of his counties.</summary>
    public async Task<IReadOnlyList<RectificationCase>> FindAsync(Turn turn, CaseNumber typed)
    {
        var counties = turn.Person is null ? null : Scope.CountiesOf(turn.Person);
        var enterprises = RectifyHandler.EnterprisesOf(turn.Person);
        var found = await cases.OfNumberAsync(turn.Work, typed.Number, counties ?? []);
        return [.. found.Where(one => (counties is not null || enterprises.Contains(one.EnterpriseId, StringComparer.Ordinal)) && (typed.Ordinal is null || one.Ordinal == typed.Ordinal))];
    }
}
