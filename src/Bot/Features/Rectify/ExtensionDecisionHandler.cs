using Bot.Conversations;
using Bot.Features.Shared;
using Domain;
using Domain.Inspections;
using Domain.Rectification;

namespace Bot.Features.Rectify;

/// <summary>同意延期 / 不同意: by the owner or who stands in for him; who comes second hears what was decided.</summary>
internal sealed class ExtensionDecisionHandler(CaseDesk desk) : IConversationHandler
{
    /// <summary>Kind of the session's question for the reason; the entity is the case, the part its version.</summary>
    public const string Question = "case-refuse";

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        var over = turn.Session.Asked is { Kind: Question } ? turn.Session with { Asked = null } : null;
        var (id, version) = turn.Input is CardInput { Action: var action } ? (action.Entity, action.Version) : (turn.Session.Asked?.Entity ?? "", InspectionWords.Number(turn.Session.Asked?.Part));
        if (turn.Person is null || await desk.FindAsync(turn.Work, id) is not { } view)
        {
            return new Reply([new Say(turn.UserId, RectifyTexts.NotFound)], over);
        }

        return turn.Input switch
        {
            CardInput { Action.Verb: CaseCards.GrantVerb } => await DecideAsync(turn, view, granted: true, null, version),
            CardInput => Ask(turn, view, version),
            TextInput text when SmallTalk.IsCancel(text.Text) => new Reply([new Say(turn.UserId, RectifyTexts.Cancelled)], over),
            TextInput text when !Words.SaySomething(text.Text) => Reply.Text(turn.UserId, RectifyTexts.NoWords),
            TextInput text when text.Text.Length > Limits.Text => Reply.Text(turn.UserId, RefusalTexts.Of(new Refusal(RuleCode.TooLong, "", text.Text.Length, Limits.Text))),
            TextInput text => await DecideAsync(turn, view, granted: false, text.Text.Trim(), version) with { Session = over },
            _ => Reply.Nothing,
        };
    }

    private static Reply Ask(Turn turn, CaseView view, int version) =>
        Rectifying.Decide(view.Case, turn.Person!, view.OwnerIds, granted: false, "-", version, turn.Now.LocalDate()) is Outcome<RectificationCase>.Refused(var refusal)
            ? Refused(turn, view, refusal)
            : new Reply([new Say(turn.UserId, RectifyTexts.AskRefusal)], turn.Session with { Asked = new Question(Question, view.Case.Id, InspectionWords.Number(version)) });

    private async Task<Reply> DecideAsync(Turn turn, CaseView view, bool granted, string? reason, int version)
    {
        var decided = Rectifying.Decide(view.Case, turn.Person!, view.OwnerIds, granted, reason, version, turn.Now.LocalDate());
        var asked = view.Case.Asked;
        var outcome = await desk.ChangeAsync(turn, view, decided, granted ? ActTexts.Granted(asked?.Until ?? default) : ActTexts.Refused(reason ?? ""));
        if (outcome is not Outcome<CaseView>.Accepted(var after))
        {
            return Refused(turn, view, ((Outcome<CaseView>.Refused)outcome).Reason);
        }

        var by = turn.Person!.Name;
        var words = granted ? RectifyTexts.Granted(after, by) : RectifyTexts.Refused(after, by, reason ?? "");
        var card = CaseCards.Extension(after, asked!, granted ? RectifyTexts.GrantedShort(by, turn.Now) : RectifyTexts.RefusedShort(by, turn.Now));
        return new Reply(
        [
            .. after.Owners.Select(person => new RefreshCard(person.UserId, card, CaseCards.ExtensionSubject(after.Case))),
            .. CaseCards.Refresh(after),
            new Say(turn.UserId, words),
            .. after.Officers.Concat(after.Inspectors).Select(person => person.UserId).Where(userId => userId != turn.UserId).Distinct(StringComparer.Ordinal).Select(userId => new Say(userId, words)),
        ]);
    }

    private static Reply Refused(Turn turn, CaseView view, Refusal refusal) =>
        Reply.Text(turn.UserId, refusal.Rule == RuleCode.OutOfScope ? RectifyTexts.NotOwner(view) : RefusalTexts.Of(refusal));
}
