using Bot.Conversations;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain;
using Domain.Calendars;
using Domain.Inspections;
using Domain.Rectification;

namespace Bot.Features.Rectify;

/// <summary>复查: an inspector passes the evidence, returns it with the reason, or goes there.</summary>
internal sealed class RecheckHandler(CaseDesk desk, LedgerStore ledger, RectificationPlan plan, WorkCalendar calendar) : IConversationHandler
{
    /// <summary>Kind of the session's question for the reason; the entity is the case, the part its version.</summary>
    public const string Question = "case-return";

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        var (id, version) = turn.Input is CardInput { Action: var action } ? (action.Entity, action.Version) : (turn.Session.Asked?.Entity ?? "", InspectionWords.Number(turn.Session.Asked?.Part));
        var over = turn.Session.Asked is { Kind: Question } ? turn.Session with { Asked = null } : null;
        if (turn.Person is null || await desk.FindAsync(turn.Work, id) is not { } view)
        {
            return new Reply([new Say(turn.UserId, RectifyTexts.NotFound)], over);
        }

        return turn.Input switch
        {
            CardInput { Action.Verb: CaseCards.PassVerb } => await PassAsync(turn, view, version),
            CardInput { Action.Verb: CaseCards.VisitVerb } => await VisitAsync(turn, view, version),
            CardInput => Ask(turn, view, version),
            TextInput text when SmallTalk.IsCancel(text.Text) => new Reply([new Say(turn.UserId, RectifyTexts.Cancelled)], over),
            TextInput text when !Words.SaySomething(text.Text) => Reply.Text(turn.UserId, RectifyTexts.NoWords),
            TextInput text when text.Text.Length > Limits.Text => Reply.Text(turn.UserId, RefusalTexts.Of(new Refusal(RuleCode.TooLong, "", text.Text.Length, Limits.Text))),
            TextInput text => await ReturnAsync(turn, view, text.Text, version) with { Session = over },
            _ => Reply.Nothing,
        };
    }

    /// <summary>What the reason will be is not known yet; everything else is asked of the rule before it is typed in vain.</summary>
    private static Reply Ask(Turn turn, CaseView view, int version) =>
        Rectifying.CheckReturn(view.Case, turn.Person!, view.InspectorIds, version) is { } refusal
            ? Refused(turn, view, refusal)
            : new Reply([new Say(turn.UserId, RectifyTexts.AskReturn)], turn.Session with { Asked = new Question(Question, view.Case.Id, InspectionWords.Number(version)) });

    private async Task<Reply> PassAsync(Turn turn, CaseView view, int version)
    {
        var decided = Rectifying.Pass(view.Case, turn.Person!, view.InspectorIds, version, turn.Now);
        switch (await desk.ChangeAsync(turn, view, decided, ActTexts.Passed))
        {
            case Outcome<CaseView>.Accepted(var closed):
                await ledger.RectifiedAsync(
                    turn.Work, closed.Inspection.Id, closed.Finding.Id, LedgerRows.Rectification(closed.Finding, closed.Case.Deadline == closed.Case.FirstDeadline ? null : closed.Case.Deadline, turn.Now.LocalDate()));
                var by = turn.Person!.Name;
                var others = closed.Officers.Concat(closed.Owners).Concat(closed.Inspectors).Select(person => person.UserId).Where(userId => userId != turn.UserId).Distinct(StringComparer.Ordinal);
                return new Reply(
                [
                    .. CaseCards.Refresh(closed),
                    new Say(turn.UserId, RectifyTexts.Passed(closed, by)),
                    .. others.Select(userId => CaseCards.Closed(userId, closed, RectifyTexts.PassedShort(by, turn.Now))),
                ]);
            case Outcome<CaseView>.Refused(var refusal):
                return Refused(turn, view, refusal);
            default:
                throw new InvalidOperationException("Passing gave neither a case nor a refusal.");
        }
    }

    private async Task<Reply> ReturnAsync(Turn turn, CaseView view, string reason, int version)
    {
        var decided = Rectifying.Return(view.Case, turn.Person!, view.InspectorIds, reason, version, plan, turn.Now.LocalDate(), calendar);
        var outcome = await desk.ChangeAsync(turn, view, decided, ActTexts.Returned(reason.Trim()));
        return outcome is Outcome<CaseView>.Accepted(var back)
            ? new Reply(
            [
                .. CaseCards.Refresh(back).OfType<RefreshCard>().Where(one => back.Officers.All(person => person.UserId != one.UserId)),
                new Say(turn.UserId, RectifyTexts.ReturnedDone(back)),
                .. back.Officers.SelectMany(person => new Effect[]
                {
                    new Say(person.UserId, RectifyTexts.Returned(back, turn.Person!.Name, view.Case.Deadline)),
                    new ShowCard(person.UserId, CaseCards.Officer(back), CaseCards.Subject(back.Case)),
                }),
                .. CaseCards.Waiting(back),
            ])
            : Refused(turn, view, ((Outcome<CaseView>.Refused)outcome).Reason);
    }

    private async Task<Reply> VisitAsync(Turn turn, CaseView view, int version)
    {
        var decided = Rectifying.NeedVisit(view.Case, turn.Person!, view.InspectorIds, version);
        var outcome = await desk.ChangeAsync(turn, view, decided, ActTexts.Visit);
        return outcome is Outcome<CaseView>.Accepted(var going)
            ? new Reply(
            [
                .. CaseCards.Refresh(going),
                new Say(turn.UserId, RectifyTexts.VisitDone(going)),
                .. going.Officers.Select(person => new Say(person.UserId, RectifyTexts.VisitTold(going, turn.Person!.Name))),
                .. CaseCards.Waiting(going),
            ])
            : Refused(turn, view, ((Outcome<CaseView>.Refused)outcome).Reason);
    }

    private static Reply Refused(Turn turn, CaseView view, Refusal refusal) =>
        Reply.Text(turn.UserId, refusal.Rule == RuleCode.OutOfScope ? RectifyTexts.NotRechecker(view) : RefusalTexts.Of(refusal));
}
