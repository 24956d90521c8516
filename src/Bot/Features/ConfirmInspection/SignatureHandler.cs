using Bot.Conversations;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain;
using Domain.Calendars;
using Domain.Inspections;
using Domain.Rectification;

namespace Bot.Features.ConfirmInspection;

/// <summary>确认签字 / 有异议 and the menu's 签字. The last signature concludes the visit in the same commit.</summary>
internal sealed class SignatureHandler(InspectionStore inspections, WaitingCards waiting, Conclusion conclusion, RectificationPlan plan, WorkCalendar calendar) : IConversationHandler
{
    /// <summary>Kind of the session's question for the reason of an objection; Part is the round.</summary>
    public const string ObjectionQuestion = "objection";

    public const string MenuKey = "SIGN";

    public static string[] Commands => ["签字"];

    public Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken) => turn.Input switch
    {
        CardInput { Action.Verb: SignatureCards.SignVerb } card => SignAsync(turn, card.Action),
        CardInput card => AskReasonAsync(turn, card.Action),
        TextInput text when turn.Session.Asked is { Kind: ObjectionQuestion } asked && !Commands.Contains(text.Text, StringComparer.Ordinal) => ObjectAsync(turn, asked, text.Text),
        _ => PendingAsync(turn),
    };

    private async Task<Reply> SignAsync(Turn turn, ActionKey action)
    {
        if (await inspections.FindAsync(turn.Work, action.Entity) is not { } inspection || turn.Person is null)
        {
            return Reply.Text(turn.UserId, ConfirmTexts.NothingToSign);
        }

        switch (Signing.Sign(inspection, turn.Person, action.Version, turn.Now))
        {
            case Outcome<Inspection>.Accepted when await inspections.CheckOnceAsync(turn.Work, inspection) is { } repeated:
                return Reply.Text(turn.UserId, ConfirmTexts.RepeatedAtSignature(repeated));
            case Outcome<Inspection>.Accepted(var last) when Signing.IsSignedByAll(last) && Rectifying.MissingYear(last, turn.Now.LocalDate(), plan, calendar) is { } year:
                return Reply.Text(turn.UserId, ConfirmTexts.NoCalendar(year));
            case Outcome<Inspection>.Accepted(var signed):
                var session = turn.Session.Asked is { Kind: ObjectionQuestion } ? turn.Session with { Asked = null } : null;
                var close = SignatureCards.Close(turn.UserId, signed, "已签字", ConfirmTexts.SignedBy(turn.Person.Name, turn.Now));
                if (Signing.IsSignedByAll(signed))
                {
                    return new Reply([close, .. await conclusion.ConcludeAsync(turn.Work, signed, inspection.Version, turn.Now)], session);
                }

                await inspections.SaveOrThrowAsync(turn.Work, signed, inspection.Version);
                return new Reply([close, new Say(turn.UserId, ConfirmTexts.SignedSoFar(signed.Signatures.Count, signed.Inspectors.Count))], session);
            case Outcome<Inspection>.Refused(var refusal):
                return Reply.Text(turn.UserId, Refused(turn, inspection, refusal));
            default:
                throw new InvalidOperationException("Signing gave neither a form nor a refusal.");
        }
    }

    private async Task<Reply> AskReasonAsync(Turn turn, ActionKey action)
    {
        var inspection = await inspections.FindAsync(turn.Work, action.Entity);
        if (inspection is not { Status: InspectionStatus.Signing } || inspection.Round != action.Version
            || !inspection.Inspectors.Contains(turn.UserId, StringComparer.Ordinal))
        {
            return Reply.Text(turn.UserId, inspection is null ? ConfirmTexts.NothingToSign : InspectionWords.State(inspection));
        }

        return new Reply(
            [new Say(turn.UserId, ConfirmTexts.AskObjection)],
            turn.Session with { Asked = new Question(ObjectionQuestion, inspection.Id, InspectionWords.Number(inspection.Round)) });
    }

    private async Task<Reply> ObjectAsync(Turn turn, Question asked, string reason)
    {
        var after = turn.Session with { Asked = null };
        if (ConfirmTexts.IsNoObjection(reason))
        {
            return new Reply([new Say(turn.UserId, ConfirmTexts.ObjectionCancelled)], after);
        }

        if (SmallTalk.IsTooShort(reason) && !ConfirmTexts.IsShortReason(reason))
        {
            return Reply.Text(turn.UserId, ConfirmTexts.EmptyObjection);
        }

        if (await inspections.FindAsync(turn.Work, asked.Entity) is not { } inspection || turn.Person is null)
        {
            return new Reply([new Say(turn.UserId, ConfirmTexts.NothingToSign)], after);
        }

        switch (Signing.Object(inspection, turn.Person, InspectionWords.Number(asked.Part), reason, turn.Now))
        {
            case Outcome<Inspection>.Accepted(var draft):
                await inspections.SaveOrThrowAsync(turn.Work, draft, inspection.Version);
                var told = ConfirmTexts.ObjectionTold(turn.Person.Name, reason);
                return new Reply(
                    [.. inspection.Inspectors.SelectMany(userId => new Effect[] { SignatureCards.Close(userId, inspection, "已退回修改", told), new Say(userId, userId == turn.UserId ? ConfirmTexts.ObjectionDone : told) })],
                    after with { DraftId = draft.Id });
            case Outcome<Inspection>.Refused(var refusal):
                // A reason that is too long is asked for again.
                return new Reply([new Say(turn.UserId, Refused(turn, inspection, refusal))], refusal.Rule is RuleCode.TooLong or RuleCode.EmptyText ? null : after);
            default:
                throw new InvalidOperationException("The objection gave neither a form nor a refusal.");
        }
    }

    /// <summary>A stale card is answered by where the form stands, everything else by its rule.</summary>
    private static string Refused(Turn turn, Inspection inspection, Refusal refusal) => refusal.Rule switch
    {
        RuleCode.Stale when inspection.Status == InspectionStatus.Signing && inspection.Signatures.Any(signature => signature.UserId == turn.UserId) =>
            ConfirmTexts.SignedAlready(inspection),
        RuleCode.Stale => InspectionWords.State(inspection),
        _ => RefusalTexts.Of(refusal),
    };

    private async Task<Reply> PendingAsync(Turn turn) =>
        await waiting.SignaturesAsync(turn) is { Count: > 0 } cards ? new Reply(cards) : Reply.Text(turn.UserId, ConfirmTexts.NothingToSign);
}
