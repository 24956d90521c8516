using Bot.Conversations;
using Bot.Features.Shared;
using Bot.Storage;
using Bot.Storage.Stores;
using Domain;
using Domain.Campaigns;
using Domain.Inspections;
using Domain.Planning;
using Domain.Responsibility;

namespace Bot.Features.StartInspection;

/// <summary>Gathers what the rules ask, opens the draft with both inspectors and stores it; nothing is stored when a rule refuses.</summary>
internal sealed class VisitOpening(
    InspectionStore inspections,
    EnterpriseStore enterprises,
    DirectoryStore directory,
    CommitmentStore commitments,
    SelfCheckStore selfChecks,
    PlannedVisitStore planned,
    ExchangeStore elsewhere,
    CampaignBook campaigns)
{
    public async Task<Outcome<Inspection>> OpenAsync(UnitOfWork work, VisitKey key, Person inspector, VisitException? exception, DateTimeOffset now)
    {
        if (await enterprises.FindAsync(work, key.EnterpriseId) is not { } enterprise)
        {
            return new Refusal(RuleCode.NotFound, "", key.EnterpriseId);
        }

        var today = now.LocalDate();
        var campaign = campaigns.Of(enterprise.County, today);
        var outcome = Filing.Open(new OpenVisit(
            key.DraftId,
            campaign,
            enterprise,
            inspector,
            await SignedAsync(work, inspector, today),
            (await inspections.SignedOfAsync(work, campaign.Id, enterprise.Id)).Count,
            await inspections.NotYetVisitedAsync(work, campaign.Id, enterprise.County),
            exception ?? await PlannedReasonAsync(work, campaign.Id, enterprise.Id, inspector, today),
            now,
            today));
        if (key.PartnerId is { } partnerId)
        {
            if (await directory.FindAsync(work, partnerId) is not { } partner)
            {
                return new Refusal(RuleCode.UnknownPerson, "", partnerId);
            }

            var signed = await SignedAsync(work, partner, today);
            outcome = outcome.Then(inspection => Filing.AddInspector(inspection, partner, signed));
        }

        if (outcome is Outcome<Inspection>.Accepted(var opened))
        {
            await inspections.AddAsync(work, opened);
        }

        return outcome;
    }

    /// <summary>The reason of a draft that is open already.</summary>
    public async Task<Outcome<Inspection>> JustifyAsync(UnitOfWork work, Inspection draft, VisitException exception)
    {
        var outcome = Filing.Justify(draft, exception);
        if (outcome is Outcome<Inspection>.Accepted(var justified))
        {
            await inspections.SaveOrThrowAsync(work, justified, draft.Version);
        }

        return outcome;
    }

    /// <summary>The opened draft becomes the active one of the person of the turn; the partner is told.</summary>
    public async Task<Reply> OpenedAsync(Turn turn, Inspection inspection, string startedBy)
    {
        var partner = inspection.Inspectors.Count > 1 ? await directory.FindAsync(turn.Work, inspection.Inspectors[1]) : null;
        var effects = new List<Effect> { new Say(turn.UserId, StartTexts.Opened(inspection, partner?.Name)) };
        if (SelfCheckWords.Line(await selfChecks.FindAsync(turn.Work, inspection.CampaignId, inspection.Enterprise.Id)) is { } line)
        {
            effects.Add(new Say(turn.UserId, line));
        }

        var today = turn.Now.LocalDate();
        if (await elsewhere.OfEnterpriseAsync(turn.Work, inspection.Enterprise.Id, campaigns.Of(inspection.Enterprise.County, today).IssuedOn, today) is [var last, ..])
        {
            effects.Add(new Say(turn.UserId, StartTexts.Elsewhere(last)));
        }

        if (turn.Session.PendingPictures is { Count: > 0 } pictures)
        {
            effects.Add(new Say(turn.UserId, StartTexts.Pending(pictures.Count)));
        }

        if (await RivalAsync(turn, inspection) is { } rival)
        {
            effects.Add(rival);
        }

        if (partner is not null)
        {
            effects.Add(Invite(partner.UserId, inspection, startedBy));
        }

        return new Reply(effects, turn.Session with { DraftId = inspection.Id, FindingId = null, Asked = null });
    }

    public static ShowCard Invite(string partnerId, Inspection inspection, string inCharge) =>
        DraftCards.Invite(partnerId, inspection, "您是同行执法人员", StartTexts.Invited(inCharge));

    /// <summary>Whether this is the open draft of that key, the person takes part in it, and no reason is given yet.</summary>
    public static bool LacksReason(Inspection draft, VisitKey key, string userId) =>
        draft is { Status: InspectionStatus.Draft, ExceptionReason: null } && draft.Enterprise.Id == key.EnterpriseId && draft.Inspectors.Contains(userId);

    /// <summary>Says who has the enterprise under way already: the form signed first is its one visit.</summary>
    private async Task<Say?> RivalAsync(Turn turn, Inspection inspection)
    {
        var open = await inspections.OpenOfEnterpriseAsync(turn.Work, inspection.CampaignId, inspection.Enterprise.Id);
        return open.FirstOrDefault(other => other.Id != inspection.Id) is { } rival
            ? new Say(turn.UserId, StartTexts.Rival(rival, (await directory.FindAsync(turn.Work, rival.Inspectors[0]))?.Name ?? "其他执法人员"))
            : null;
    }

    /// <summary>The reason with which the visit was planned for this inspector (二(一)3), once he was told of it or its day has come; null for a routine visit.</summary>
    private async Task<VisitException?> PlannedReasonAsync(UnitOfWork work, string campaignId, string enterpriseId, Person inspector, DateOnly today) =>
        (await planned.OfEnterpriseAsync(work, campaignId, enterpriseId))
            .Where(visit => visit.Lead == inspector.UserId || visit.Partner == inspector.UserId)
            .Where(visit => visit.Status is PlannedVisitStatus.Offered or PlannedVisitStatus.Accepted || (visit.Status == PlannedVisitStatus.Planned && visit.Day <= today))
            .Select(visit => visit.ExceptionReason)
            .OfType<string>()
            .Select(VisitException.OfReason)
            .FirstOrDefault();

    private async Task<bool> SignedAsync(UnitOfWork work, Person person, DateOnly today) =>
        await commitments.SignedAtAsync(work, campaigns.Of(person, today).Id, person.UserId) is not null;
}
