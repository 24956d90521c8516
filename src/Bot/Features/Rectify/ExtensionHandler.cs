using System.Buffers;
using Bot.Conversations;
using Bot.Features.Shared;
using Domain;
using Domain.Rectification;

namespace Bot.Features.Rectify;

/// <summary>申请延期: day and reason in one text, or one after the other; the owner gets the card.</summary>
internal sealed class ExtensionHandler(CaseDesk desk, RectificationPlan plan) : IConversationHandler
{
    /// <summary>Kind of the session's question; the entity is the case, the part the day once it is known.</summary>
    public const string Question = "case-extend";

    private const string Marks = " ，,。、；;：:\u3000\n";

    private static readonly SearchValues<char> Between = SearchValues.Create(Marks);

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        var over = turn.Session.Asked is { Kind: Question } ? turn.Session with { Asked = null } : null;
        var id = turn.Input is CardInput { Action.Entity: var entity } ? entity : turn.Session.Asked?.Entity ?? "";
        if (turn.Person is not { } officer || await desk.FindAsync(turn.Work, id) is not { } view)
        {
            return new Reply([new Say(turn.UserId, RectifyTexts.NotFound)], over);
        }

        var today = turn.Now.LocalDate();
        if (turn.Input is TextInput cancel && SmallTalk.IsCancel(cancel.Text))
        {
            return new Reply([new Say(turn.UserId, RectifyTexts.Cancelled)], over);
        }

        if (Rectifying.CheckMayAsk(view.Case, officer, today) is { } refusal)
        {
            return new Reply([new Say(turn.UserId, RefusalTexts.Of(refusal))], over);
        }

        if (view.Owner is null)
        {
            return new Reply([new Say(turn.UserId, RectifyTexts.NobodyDecides)], over);
        }

        return turn.Input switch
        {
            TextInput text when Day(turn.Session.Asked?.Part) is { } known => await AskAsync(turn, view, known, text.Text),
            TextInput text => await TypedAsync(turn, view, text.Text.Trim(), today),
            _ => new Reply([new Say(turn.UserId, RectifyTexts.AskDay)], turn.Session with { Asked = new Question(Question, view.Case.Id) }),
        };
    }

    private static DateOnly? Day(string? part) => DateOnly.TryParse(part, System.Globalization.CultureInfo.InvariantCulture, out var day) ? day : null;

    /// <summary>The day stands first, or alone.</summary>
    private async Task<Reply> TypedAsync(Turn turn, CaseView view, string text, DateOnly today)
    {
        var end = text.AsSpan().IndexOfAny(Between);
        var (first, rest) = end < 0 ? (text, "") : (text[..end], text[end..].TrimStart(Marks.ToCharArray()));
        return DayText.Read(first.TrimStart('延', '到', '至'), today) switch
        {
            { Day: { } day } => await AskAsync(turn, view, day, rest),
            { Fault: { } fault } => Reply.Text(turn.UserId, $"{fault}\n{RectifyTexts.AskDay}"),
            _ => Reply.Text(turn.UserId, RectifyTexts.DayNotRead),
        };
    }

    private async Task<Reply> AskAsync(Turn turn, CaseView view, DateOnly until, string reason)
    {
        var asking = new Question(Question, view.Case.Id, until.ToString("O", System.Globalization.CultureInfo.InvariantCulture));
        var decided = Rectifying.AskExtension(view.Case, turn.Person!, until, Words.SaySomething(reason) ? reason : "", plan, turn.Now.LocalDate(), turn.Now);
        if (decided is Outcome<RectificationCase>.Refused(var refusal))
        {
            return refusal.Rule switch
            {
                RuleCode.EmptyText => new Reply([new Say(turn.UserId, RectifyTexts.AskReason)], turn.Session with { Asked = asking }),
                RuleCode.TooLong => Reply.Text(turn.UserId, RefusalTexts.Of(refusal)),
                RuleCode.ExtensionDay => new Reply([new Say(turn.UserId, RefusalTexts.Of(refusal))], turn.Session with { Asked = new Question(Question, view.Case.Id) }),
                _ => new Reply([new Say(turn.UserId, RefusalTexts.Of(refusal))], turn.Session with { Asked = null }),
            };
        }

        var asked = ((Outcome<RectificationCase>.Accepted)decided).Value.Asked!;
        var outcome = await desk.ChangeAsync(turn, view, decided, ActTexts.Asked(asked));
        return outcome is Outcome<CaseView>.Accepted(var after)
            ? new Reply(
                [
                    .. CaseCards.Refresh(after),
                    .. await desk.AssignAsync(turn, after),
                    new Say(turn.UserId, RectifyTexts.ExtensionSent(after, asked)),
                    new ShowCard(after.Owner!.UserId, CaseCards.Extension(after, asked), CaseCards.ExtensionSubject(after.Case)),
                ],
                turn.Session with { Asked = null })
            : Reply.Text(turn.UserId, RefusalTexts.Of(((Outcome<CaseView>.Refused)outcome).Reason));
    }
}
