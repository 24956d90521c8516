using Bot.Conversations;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain;
using Domain.Inspections;
using Domain.Responsibility;

namespace Bot.Features.StartInspection;

/// <summary>开始 on the start card, 另开那家 after the question, and the two exceptions that need no approval: 信访举报, 在线超标报警.</summary>
internal sealed class StartVisitHandler(InspectionStore inspections, EnterpriseStore enterprises, Drafts drafts, VisitOpening opening) : IConversationHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn is not { Person: { IsInspector: true } person, Input: CardInput card })
        {
            return Reply.Text(turn.UserId, StartTexts.NotAnInspector);
        }

        var exception = ExceptionCard.KindOf(card.Action.Verb);
        var key = card.Action.Verb != VisitOffer.Verb
            ? VisitKey.Parse(card.Action.Entity)
            : card.Choice(VisitOffer.EnterpriseQuestion) is { } chosen and not VisitOffer.Unchosen
                ? new VisitKey(card.Action.Entity, chosen, card.Choice(VisitOffer.PartnerQuestion))
                : null;
        if (await inspections.FindAsync(turn.Work, key?.DraftId ?? card.Action.Entity) is { } existing)
        {
            return key is not null && exception is { } given && VisitOpening.LacksReason(existing, key, turn.UserId)
                ? await JustifyAsync(turn, key, given)
                : Reply.Text(turn.UserId, StartTexts.AlreadyStarted(existing));
        }

        if (key is null)
        {
            return Reply.Text(turn.UserId, StartTexts.ChooseEnterprise);
        }

        if ((await drafts.OpenAsync(turn)).FirstOrDefault(draft => draft.Enterprise.Id == key.EnterpriseId) is { } same)
        {
            return new Reply([new Say(turn.UserId, StartTexts.SameEnterprise(same)), DraftCards.Offer(turn.UserId, [same])]);
        }

        // Every text and picture goes to the active draft: a card left over from before may not change silently which one that is.
        if (await drafts.ActiveAsync(turn) is { } active && key.IsOlderThan(active.OpenedAt))
        {
            return await enterprises.FindAsync(turn.Work, key.EnterpriseId) is { } other
                ? new Reply([AnotherVisitCard.Ask(turn.UserId, active, key with { DraftId = VisitKey.NewDraft(turn.Now) }, other)])
                : Reply.Text(turn.UserId, RefusalTexts.Of(new Refusal(RuleCode.NotFound, "")));
        }

        return await OpenAsync(turn, person, key, exception is { } kind ? new VisitException(kind, "") : null);
    }

    /// <summary>A draft that was a routine visit until a colleague's was signed first: the reason lets it go on.</summary>
    private async Task<Reply> JustifyAsync(Turn turn, VisitKey key, VisitExceptionKind kind)
    {
        var outcome = await drafts.ChangeAsync(turn, key.DraftId, inspection => Filing.Justify(inspection, new VisitException(kind, "")));
        return outcome.Answer(turn, justified => new Reply(
        [
            ExceptionCard.Decided(turn.UserId, key, justified.Enterprise, "已写明原因"),
            new Say(turn.UserId, StartTexts.Justified(justified)),
        ]));
    }

    private async Task<Reply> OpenAsync(Turn turn, Person person, VisitKey key, VisitException? exception)
    {
        switch (await opening.OpenAsync(turn.Work, key, person, exception, turn.Now))
        {
            case Outcome<Inspection>.Accepted(var inspection):
                var reply = await opening.OpenedAsync(turn, inspection, person.Name);
                Effect done = turn.Input is CardInput { Action.Verb: AnotherVisitCard.Verb } ? AnotherVisitCard.Opened(turn.UserId, key, inspection.Enterprise)
                    : exception is null ? VisitOffer.Started(turn.UserId, key.DraftId, inspection.Enterprise)
                    : ExceptionCard.Decided(turn.UserId, key, inspection.Enterprise, "已开始");
                return reply with { Effects = [done, .. reply.Effects] };

            case Outcome<Inspection>.Refused({ Rule: RuleCode.OncePerCampaign or RuleCode.SelfCheckTrack or RuleCode.OutsidePhase } reason):
                var enterprise = await enterprises.FindAsync(turn.Work, key.EnterpriseId)
                    ?? throw new InvalidOperationException($"Enterprise {key.EnterpriseId} was refused by its rule and is gone.");
                return new Reply([new Say(turn.UserId, RefusalTexts.Of(reason)), ExceptionCard.Show(turn.UserId, key, enterprise)]);

            case Outcome<Inspection>.Refused(var reason):
                return Reply.Text(turn.UserId, RefusalTexts.Of(reason));

            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }
}
