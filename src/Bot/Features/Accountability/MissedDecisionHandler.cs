using Bot.Conversations;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain;
using Domain.Responsibility;

namespace Bot.Features.Accountability;

/// <summary>The office confirms or withdraws a case with a reason, and carries out a rung by a tap: the program only proposes.</summary>
internal sealed class MissedDecisionHandler(MissedDesk desk, MissedViolationStore missed) : IConversationHandler
{
    public const string Question = "missed-reason";

    /// <summary>Kind of the session's question before a rung is carried out: a tap alone slips.</summary>
    public const string StepQuestion = "ladder-sure";

    /// <summary>Of the answers, with the question; all of them are in the evidence pack.</summary>
    private const int MostPictures = 9;

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Person is not { } person || !MissedViolation.Decides(person))
        {
            await desk.RecordAsync(turn, "", "missed.refused", new { });
            return Reply.Text(turn.UserId, MissedTexts.NotYours);
        }

        return turn.Input switch
        {
            CardInput { Action.Verb: StepCards.DoVerb } card => await SureAsync(turn, person, card.Action),
            TextInput text when turn.Session.Asked is { Kind: StepQuestion } asked && ActionKey.Parse(asked.Part ?? "") is { } key => await AnsweredAsync(turn, person, key, text.Text),
            CardInput card => await AskAsync(turn, person, card.Action),
            TextInput text when turn.Session.Asked is { Kind: Question, Part: { } part } && StorageJson.Read<Deciding>(part) is var deciding && ActionKey.Parse(deciding.Action) is { } key =>
                await DecideAsync(turn, person, key, deciding.Said, text.Text),
            _ => Reply.Text(turn.UserId, MissedTexts.NotFound),
        };
    }

    private async Task<Reply> AskAsync(Turn turn, Person person, ActionKey action)
    {
        if (await desk.FindAsync(turn.Work, action.Entity) is not { } view)
        {
            return Reply.Text(turn.UserId, MissedTexts.NotFound);
        }

        // What the words will be is not known yet; everything else is asked of the rule before they are typed in vain.
        return Decided(turn, person, view, action, "-") is Outcome<MissedViolation>.Refused(var refusal)
            ? Reply.Text(turn.UserId, RefusalTexts.Of(refusal))
            : new Reply(
                Before(turn, view, action, again: false),
                Asks(turn, view, action));
    }

    /// <summary>Everything that was said, before the reason is asked for.</summary>
    private static IReadOnlyList<Effect> Before(Turn turn, MissedView view, ActionKey action, bool again) =>
    [
        new Say(turn.UserId, MissedTexts.Ask(view, action.Verb == MissedCards.ConfirmVerb, again, MostPictures)),
        .. view.AnswerPictures.Take(MostPictures).Select((picture, index) => new SendFile(turn.UserId, picture.Sha256!, MissedTexts.PictureName(view, picture, index + 1))),
    ];

    private static Session Asks(Turn turn, MissedView view, ActionKey action) =>
        turn.Session with { Asked = new Question(Question, view.Case.Id, StorageJson.Write(new Deciding(action.ToString(), view.Materials.Count))) };

    private async Task<Reply> DecideAsync(Turn turn, Person person, ActionKey action, int said, string text)
    {
        var over = turn.Session with { Asked = null };
        if (SmallTalk.IsCancel(text))
        {
            return new Reply([new Say(turn.UserId, MissedTexts.Cancelled)], over);
        }

        if (!Words.SaySomething(text))
        {
            return Reply.Text(turn.UserId, MissedTexts.NoWords);
        }

        if (await desk.FindAsync(turn.Work, action.Entity) is not { } view)
        {
            return new Reply([new Say(turn.UserId, MissedTexts.NotFound)], over);
        }

        // Somebody said more while the reason was typed.
        if (view.Materials.Count != said)
        {
            return new Reply(Before(turn, view, action, again: true), Asks(turn, view, action));
        }

        switch (Decided(turn, person, view, action, text))
        {
            case Outcome<MissedViolation>.Accepted(var decided):
                var saved = await desk.SaveAsync(turn, view, decided, decided.Status == MissedStatus.Confirmed ? "missed.confirmed" : "missed.withdrawn");
                return new Reply(
                    [
                        new RefreshCard(turn.UserId, MissedCards.Office(saved), MissedCards.Subject(decided), OrSend: decided.Status == MissedStatus.Confirmed),
                        new Say(turn.UserId, MissedTexts.ToOffice(saved)),
                        .. saved.People.SelectMany(signer => new Effect[]
                        {
                            new RefreshCard(signer.UserId, MissedCards.Hearing(saved, signer.UserId), MissedCards.HearingSubject(decided)),
                            new Say(signer.UserId, MissedTexts.Decided(saved)),
                        }),
                        .. await desk.FollowAsync(turn, saved),
                    ],
                    over);
            case Outcome<MissedViolation>.Refused(var refusal):
                // A text that is too long is asked for again.
                return new Reply([new Say(turn.UserId, RefusalTexts.Of(refusal))], refusal.Rule is RuleCode.TooLong or RuleCode.EmptyText ? null : over);
            default:
                throw new InvalidOperationException("Deciding gave neither a case nor a refusal.");
        }
    }

    private static Outcome<MissedViolation> Decided(Turn turn, Person person, MissedView view, ActionKey action, string reason) => action.Verb == MissedCards.ConfirmVerb
        ? view.Case.Confirm(person, reason, [.. view.Silent.Select(signer => signer.Name)], action.Version, turn.Now.LocalDate(), turn.Now)
        : view.Case.Withdraw(person, reason, action.Version, turn.Now);

    /// <summary>It changes somebody's post: asked once more, by name, and refused before that where the rule refuses it.</summary>
    private async Task<Reply> SureAsync(Turn turn, Person person, ActionKey action)
    {
        if (await missed.FindStepAsync(turn.Work, action.Entity) is not { } shown)
        {
            return Reply.Text(turn.UserId, MissedTexts.NotFound);
        }

        return Domain.Responsibility.Accountability.CarryOut(person, shown.Id, await missed.StepsOfAsync(turn.Work, shown.UserId), action.Version, turn.Now) is Outcome<IReadOnlyList<AccountabilityStep>>.Refused(var refusal)
            ? Reply.Text(turn.UserId, RefusalTexts.Of(refusal))
            : new Reply([new Say(turn.UserId, StepTexts.Sure(shown))], turn.Session with { Asked = new Question(StepQuestion, shown.Id, action.ToString()) });
    }

    private async Task<Reply> AnsweredAsync(Turn turn, Person person, ActionKey action, string text)
    {
        var over = turn.Session with { Asked = null };
        return text switch
        {
            MissedTexts.Yes => await CarryOutAsync(turn, person, action) with { Session = over },
            MissedTexts.Cancel => new Reply([new Say(turn.UserId, MissedTexts.Cancelled)], over),
            _ => Reply.Text(turn.UserId, StepTexts.YesOrNo),
        };
    }

    private async Task<Reply> CarryOutAsync(Turn turn, Person person, ActionKey action)
    {
        if (await missed.FindStepAsync(turn.Work, action.Entity) is not { } shown)
        {
            return Reply.Text(turn.UserId, MissedTexts.NotFound);
        }

        switch (Domain.Responsibility.Accountability.CarryOut(person, shown.Id, await missed.StepsOfAsync(turn.Work, shown.UserId), action.Version, turn.Now))
        {
            case Outcome<IReadOnlyList<AccountabilityStep>>.Accepted(var changed):
                var (done, merged) = (changed[0], changed.Skip(1).ToList());
                await desk.SaveStepAsync(turn, done, "ladder.done");
                foreach (var lower in merged)
                {
                    await desk.SaveStepAsync(turn, lower, "ladder.merged");
                }

                var enterprises = MissedDesk.Named(await missed.OfPersonAsync(turn.Work, done.UserId));
                var told = (await desk.HearersAsync(turn.Work, done)).Distinct(StringComparer.Ordinal).ToList();
                return new Reply(
                [
                    new RefreshCard(turn.UserId, StepCards.Step(done, enterprises), StepCards.Subject(shown)),
                    new Say(turn.UserId, StepTexts.ToOffice(done, told.Count, merged.Count)),
                    .. told.Select(userId => new Say(userId, StepTexts.Carried(done, enterprises))),
                ]);
            case Outcome<IReadOnlyList<AccountabilityStep>>.Refused(var refusal):
                return Reply.Text(turn.UserId, RefusalTexts.Of(refusal));
            default:
                throw new InvalidOperationException("Carrying out gave neither steps nor a refusal.");
        }
    }

    /// <param name="Said">How much had been said when it was shown.</param>
    private sealed record Deciding(string Action, int Said);
}
