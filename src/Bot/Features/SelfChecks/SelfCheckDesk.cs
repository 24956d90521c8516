using Bot.Conversations;
using Bot.Features.Shared;
using Bot.Storage;
using Bot.Storage.Stores;
using Domain;
using Domain.Campaigns;
using Domain.Enterprises;
using Domain.Responsibility;
using Domain.SelfChecks;

namespace Bot.Features.SelfChecks;

/// <summary>Finds the self-checks of the person of a turn, and stores what the rules make of them.</summary>
internal sealed class SelfCheckDesk(SelfCheckStore checks, EnterpriseStore enterprises, InspectionStore inspections, DirectoryStore directory, CampaignBook campaigns)
{
    public static bool IsOfficer(Turn turn) => turn.Person is { } person && person.Holds(Role.EnterpriseOfficer);

    /// <summary>Null when the enterprise is not this officer's, is off the list, or the card is of another campaign.</summary>
    public async Task<SelfCheckCase?> FindAsync(Turn turn, SelfCheckRef? reference)
    {
        if (reference is null
            || turn.Person?.Roles.Any(grant => grant.Role == Role.EnterpriseOfficer && grant.EnterpriseId == reference.EnterpriseId) != true
            || await enterprises.FindAsync(turn.Work, reference.EnterpriseId) is not { OffListReason: null } enterprise
            || campaigns.Of(enterprise.County, turn.Now.LocalDate()) is not { } campaign
            || campaign.Id != reference.CampaignId)
        {
            return null;
        }

        var inspected = (await inspections.SignedOfAsync(turn.Work, campaign.Id, enterprise.Id)).Count > 0;
        return Case(turn, campaign, enterprise, await checks.FindAsync(turn.Work, campaign.Id, enterprise.Id), inspected);
    }

    /// <summary>All of this officer, in the order of the enterprises' names; whether an inspection is signed is not looked up for so many.</summary>
    public async Task<IReadOnlyList<SelfCheckCase>> AllAsync(Turn turn)
    {
        var today = turn.Now.LocalDate();
        var own = await checks.EnterprisesOfAsync(turn.Work, turn.UserId);
        var stored = new Dictionary<string, SelfCheck>(StringComparer.Ordinal);
        foreach (var campaign in own.GroupBy(enterprise => campaigns.Of(enterprise.County, today).Id, enterprise => enterprise.Id, StringComparer.Ordinal))
        {
            foreach (var (id, check) in await checks.OfAsync(turn.Work, campaign.Key, [.. campaign]))
            {
                stored[id] = check;
            }
        }

        return [.. own.Select(enterprise => Case(turn, campaigns.Of(enterprise.County, today), enterprise, stored.GetValueOrDefault(enterprise.Id), inspected: false))];
    }

    /// <exception cref="InvalidOperationException">Another turn was faster; the whole turn is then repeated on the new state.</exception>
    public async Task<Outcome<SelfCheckCase>> ChangeAsync(Turn turn, SelfCheckCase one, Func<SelfCheck, SelfCheckAct, Outcome<SelfCheck>> change)
    {
        switch (change(one.Check, one.Act))
        {
            case Outcome<SelfCheck>.Accepted(var next):
                await SaveAsync(turn.Work, one.Check, next, turn.Now);
                return one with { Check = next };
            case Outcome<SelfCheck>.Refused(var reason):
                return reason;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <inheritdoc cref="ChangeAsync"/>
    public async Task SaveAsync(UnitOfWork work, SelfCheck before, SelfCheck next, DateTimeOffset now)
    {
        if (!ReferenceEquals(before, next) && !await checks.SaveAsync(work, next, before.Version, now))
        {
            throw new InvalidOperationException($"The self-check of {next.EnterpriseId} is no longer at version {before.Version}.");
        }
    }

    /// <summary>The enterprise's other officers.</summary>
    public async Task<IReadOnlyList<Person>> ColleaguesAsync(Turn turn, SelfCheckCase one) =>
        [.. (await directory.OfficersOfAsync(turn.Work, one.Enterprise.Id)).Where(other => other.UserId != turn.UserId)];

    /// <summary>Name of an officer; a neutral word when he is not in the directory any more.</summary>
    public async Task<string> NameAsync(Turn turn, string? userId) =>
        userId is not null && await directory.FindAsync(turn.Work, userId) is { } person ? person.Name : SelfCheckCardTexts.SomeOfficer;

    private static SelfCheckCase Case(Turn turn, Campaign campaign, Enterprise enterprise, SelfCheck? check, bool inspected) => new(
        new SelfCheckAct(campaign, enterprise, inspected, turn.UserId, turn.Now, turn.Now.LocalDate()),
        check ?? new SelfCheck { CampaignId = campaign.Id, EnterpriseId = enterprise.Id });
}
