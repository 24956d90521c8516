using Bot.Conversations;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain;
using Domain.Calendars;
using Domain.Penalties;
using Domain.Responsibility;

namespace Bot.Features.Penalties;

/// <summary>The decision of a leader: direction by button, reason by text, signature by card. Nothing counts before the signature.</summary>
internal sealed class DecideHandler(PenaltyDesk desk, PenaltyStore penalties, PenaltyDeciders deciders, Decisions decisions) : IConversationHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Person is not { } person)
        {
            return Reply.Text(turn.UserId, PenaltyTexts.NotYours);
        }

        try
        {
            return turn.Input switch
            {
                CardInput { Action.Verb: PenaltyCards.SignVerb } card => await SignAsync(turn, person, card.Action),
                CardInput { Action.Verb: PenaltyCards.RewriteVerb } card => await RewriteAsync(turn, person, card.Action),
                CardInput card => await AskAsync(turn, person, card.Action),
                TextInput text when turn.Session.Asked is { Kind: PenaltyCards.ReasonQuestion } asked && ActionKey.Parse(asked.Part ?? "") is { } key => await ReasonAsync(turn, person, key, text.Text),
                _ => Reply.Text(turn.UserId, PenaltyTexts.NotFound),
            };
        }
        catch (CalendarYearMissingException missing)
        {
            return Reply.Text(turn.UserId, PenaltyTexts.NoYear(missing.Year));
        }
    }

    private async Task<Reply> AskAsync(Turn turn, Person person, ActionKey action)
    {
        if (await desk.FindAsync(turn, action.Entity) is not { } view)
        {
            return Reply.Text(turn.UserId, PenaltyTexts.NotFound);
        }

        if (action.Verb == PenaltyCards.AmendVerb)
        {
            return view.Case.CheckAmend(person, await MayAsync(turn, view), "-", action.Version) is { } no
                ? await RefusedAsync(turn, view, no)
                : new Reply([new ShowCard(turn.UserId, PenaltyCards.Amend(view), PenaltyCards.Subject("amend", view))]);
        }

        var direction = PenaltyCards.DirectionOf(action.Verb);
        var ask = view.Case.Status == PenaltyStatus.Decided && direction is { } other ? AdviceTexts.AskAmendReason(other) : AdviceTexts.AskReason(direction, view.Case.Proposed);

        // What the words will be is not known yet; everything else is asked of the rule before they are typed in vain.
        return Check(view, person, await MayAsync(turn, view), direction, "-", action.Version) is { } refusal
            ? await RefusedAsync(turn, view, refusal)
            : new Reply(
                [new Say(turn.UserId, ask)],
                turn.Session with { Asked = new Question(PenaltyCards.ReasonQuestion, view.Case.Id, action.ToString()) });
    }

    private async Task<Reply> ReasonAsync(Turn turn, Person person, ActionKey key, string text)
    {
        var over = turn.Session with { Asked = null };
        if (text == PenaltyTexts.Cancel)
        {
            return new Reply([new Say(turn.UserId, PenaltyTexts.ReasonCancelled)], over);
        }

        if (!Words.SaySomething(text))
        {
            return Reply.Text(turn.UserId, PenaltyTexts.NoReason);
        }

        if (await desk.FindAsync(turn, key.Entity) is not { } view)
        {
            return new Reply([new Say(turn.UserId, PenaltyTexts.NotFound)], over);
        }

        var direction = PenaltyCards.DirectionOf(key.Verb);
        var agreed = SmallTalk.Plain(text) == PenaltyTexts.Agree;
        if (agreed && view.Case.Status == PenaltyStatus.Submitted && (direction is null || direction != view.Case.Proposed))
        {
            return Reply.Text(turn.UserId, PenaltyTexts.AgreedToNothing);
        }

        // What is agreed to is the advice that was sent: when it would be another one today, its reason no longer holds.
        if (agreed && view.Case.Status == PenaltyStatus.Submitted && !AdviceTexts.IsAsSent(view))
        {
            return Reply.Text(turn.UserId, PenaltyTexts.NotAsSent);
        }

        if (agreed && view.Case.Status == PenaltyStatus.Decided)
        {
            return Reply.Text(turn.UserId, PenaltyTexts.AmendNeedsReason);
        }

        var reason = agreed ? AdviceTexts.Agreed(view) : text;
        if (Check(view, person, await MayAsync(turn, view), direction, reason, key.Version) is { } refusal)
        {
            // A text that is too long is asked for again.
            return await RefusedAsync(turn, view, refusal) with { Session = refusal.Rule is RuleCode.TooLong or RuleCode.EmptyText ? null : over };
        }

        var draft = new PenaltyDraft
        {
            Id = Guid.CreateVersion7(turn.Now).ToString("N"),
            PenaltyId = view.Case.Id,
            UserId = turn.UserId,
            Version = view.Case.Version,
            Direction = direction,
            Reason = reason,
            Agreed = agreed,
            WrittenAt = turn.Now,
        };
        await penalties.AddDraftAsync(turn.Work, draft);
        return new Reply([new ShowCard(turn.UserId, PenaltyCards.Sign(view, draft.Id, direction, reason), PenaltyCards.SignSubject(view, draft.Id))], over);
    }

    private async Task<Reply> RewriteAsync(Turn turn, Person person, ActionKey action)
    {
        var (id, draftId) = PenaltyCards.Split(action.Entity);
        return await penalties.DraftOfAsync(turn.Work, id, turn.UserId) is not { } draft ? Reply.Text(turn.UserId, PenaltyTexts.NotFound)
            : draft.Id != draftId ? Reply.Text(turn.UserId, PenaltyTexts.OldDraft)
            : await AskAsync(turn, person, new ActionKey(draft.Direction is { } direction ? PenaltyCards.VerbOf(direction) : PenaltyCards.GiveBackVerb, id, action.Version));
    }

    private async Task<Reply> SignAsync(Turn turn, Person person, ActionKey action)
    {
        var (id, draftId) = PenaltyCards.Split(action.Entity);
        if (await desk.FindAsync(turn, id) is not { } view || await penalties.DraftOfAsync(turn.Work, id, turn.UserId) is not { } draft)
        {
            return Reply.Text(turn.UserId, PenaltyTexts.NotFound);
        }

        var may = await MayAsync(turn, view);
        var outcome = draft.Direction is not { } direction ? view.Case.GiveBack(person, may, draft.Reason, action.Version)
            : view.Case.Status == PenaltyStatus.Decided ? view.Case.Amend(person, may, direction, draft.Reason, action.Version, turn.Now)
            : view.Case.Decide(person, may, direction, draft.Reason, action.Version, turn.Now);
        return outcome switch
        {
            Outcome<PenaltyCase>.Refused(var refusal) => await RefusedAsync(turn, view, refusal),
            _ when draft.Id != draftId => Reply.Text(turn.UserId, PenaltyTexts.OldDraft),

            // The records have gone on since 同意: its reason is no longer the advice's.
            _ when draft.Agreed && !AdviceTexts.IsAsSent(view) => Reply.Text(turn.UserId, PenaltyTexts.NotAsSent),
            Outcome<PenaltyCase>.Accepted(var changed) => await decisions.ApplyAsync(turn, person, view, changed, draft),
            _ => throw new InvalidOperationException("Deciding gave neither a case nor a refusal."),
        };
    }

    private static Refusal? Check(PenaltyView view, Person person, IReadOnlyList<string> may, PenaltyDirection? direction, string reason, int version) =>
        view.Case.Status == PenaltyStatus.Decided && direction is not null
            ? view.Case.CheckAmend(person, may, reason, version)
            : view.Case.Check(person, may, reason, version);

    private async Task<IReadOnlyList<string>> MayAsync(Turn turn, PenaltyView view) => (await deciders.OfAsync(turn.Work, view.Case.County)).May;

    private async Task<Reply> RefusedAsync(Turn turn, PenaltyView view, Refusal refusal) => Reply.Text(turn.UserId, refusal.Rule switch
    {
        RuleCode.OutOfScope => PenaltyTexts.MayNotDecide(view.Case.County),
        RuleCode.Stale when view.Case.Status == PenaltyStatus.Submitted => PenaltyTexts.ChangedSince,
        RuleCode.Stale => await desk.StateAsync(turn, view),
        _ => RefusalTexts.Of(refusal),
    });
}
