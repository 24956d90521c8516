using Bot.Conversations;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain;
using Domain.Enterprises;
using Domain.Inspections;
using Domain.Inspections.Rules;
using Domain.Responsibility;

namespace Bot.Features.StartInspection;

/// <summary>The leader decides a special reason, once; with 同意 the draft opens for the applicant (or the open one gets its reason) and both inspectors are told.</summary>
internal sealed class ApprovalHandler(
    VisitRequestStore requests,
    InspectionStore inspections,
    EnterpriseStore enterprises,
    DirectoryStore directory,
    VisitOpening opening) : IConversationHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn is not { Person: { } approver, Input: CardInput card }
            || await requests.FindAsync(turn.Work, card.Action.Entity) is not { } request
            || await directory.FindAsync(turn.Work, request.ApplicantId) is not { } applicant
            || await enterprises.FindAsync(turn.Work, request.EnterpriseId) is not { } enterprise)
        {
            return Reply.Text(turn.UserId, RefusalTexts.Of(new Refusal(RuleCode.NotFound, "")));
        }

        if (request.Decision is not null)
        {
            var by = await directory.FindAsync(turn.Work, request.DecidedBy ?? "");
            return Reply.Text(turn.UserId, StartTexts.AlreadyDecided(request, by?.Name ?? "负责人"));
        }

        var draft = await inspections.FindAsync(turn.Work, request.DraftId);
        var exception = new VisitException(VisitExceptionKind.Special, request.Reason, approver);
        var visitors = draft?.Inspectors ?? [request.ApplicantId, .. request.PartnerId is { } partner ? [partner] : Array.Empty<string>()];
        if (SpecialReason.Check(exception, enterprise, visitors) is { } refusal)
        {
            return Reply.Text(turn.UserId, RefusalTexts.Of(refusal));
        }

        return card.Action.Verb == ApprovalCard.ApproveVerb
            ? await ApproveAsync(turn, new Decision(request, approver, applicant, enterprise), exception, draft)
            : await RejectAsync(turn, new Decision(request, approver, applicant, enterprise), draft is not null);
    }

    private async Task<Reply> ApproveAsync(Turn turn, Decision decision, VisitException exception, Inspection? draft)
    {
        var (request, approver, applicant, _) = decision;
        var key = new VisitKey(request.DraftId, request.EnterpriseId, request.PartnerId);
        var outcome = draft is null
            ? await opening.OpenAsync(turn.Work, key, applicant, exception, turn.Now)
            : await opening.JustifyAsync(turn.Work, draft, exception);
        if (outcome is Outcome<Inspection>.Accepted)
        {
            await requests.DecideAsync(turn.Work, request.Id, VisitDecision.Approved, turn.UserId, turn.Now);
        }

        return outcome.Answer(turn, inspection => new Reply(
        [
            Shown(turn, decision, "已同意"),
            DraftCards.Invite(applicant.UserId, inspection, "特殊原因已批准", StartTexts.Approved(approver, isOpen: draft is not null)),
            .. draft is null
                ? inspection.Inspectors.Skip(1).Select(partner => VisitOpening.Invite(partner, inspection, applicant.Name))
                : [],
        ]));
    }

    private async Task<Reply> RejectAsync(Turn turn, Decision decision, bool isOpen)
    {
        await requests.DecideAsync(turn.Work, decision.Request.Id, VisitDecision.Rejected, turn.UserId, turn.Now);
        return new Reply(
        [
            Shown(turn, decision, "不同意"),
            new Say(decision.Applicant.UserId, StartTexts.Rejected(decision.Approver, decision.Enterprise.Name, isOpen)),
        ]);
    }

    /// <summary>The approver's only answer.</summary>
    private static RefreshCard Shown(Turn turn, Decision decision, string done) => new(
        turn.UserId,
        ApprovalCard.Of(decision.Request, decision.Enterprise, decision.Applicant.Name, done),
        ApprovalCard.Subject(decision.Request),
        OrSend: true);

    private sealed record Decision(VisitRequest Request, Person Approver, Person Applicant, Enterprise Enterprise);
}
