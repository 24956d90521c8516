using Bot.Conversations;
using Bot.Features.Shared;
using Domain;
using Domain.Inspections;
using Domain.Rectification;

namespace Bot.Features.Rectify;

/// <summary>改级 12-2 重大 原因: a leader changes the severity; the owner goes with it, both hear of it (二(二)3).</summary>
internal sealed class RegradeHandler(CaseDesk desk, CasesOfNumber numbers) : IConversationHandler
{
    private static readonly (string Word, Severity Severity)[] Grades = [("一般", Severity.General), ("重点", Severity.Key), ("重大", Severity.Major)];

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        var typed = turn.Input is TextInput text ? text.Text[RegradeTexts.Command.Length..].Trim() : "";
        if (turn.Person is null || CaseNumber.Read(typed) is not { Ordinal: not null } number || Grade(number.Rest) is not ({ } to, var reason))
        {
            return Reply.Text(turn.UserId, RegradeTexts.Usage);
        }

        var found = await numbers.FindAsync(turn, number);
        if (found.Count != 1 || await desk.ViewAsync(turn.Work, found[0]) is not { } view)
        {
            return Reply.Text(
                turn.UserId,
                found.Count > 0 ? RegradeTexts.Several(found)
                : await numbers.CorrectedAsync(turn, number) is { } corrected ? StoryTexts.Corrected(number.Number, corrected)
                : RegradeTexts.NotFound);
        }

        if (view.Case.Severity == to)
        {
            return Reply.Text(turn.UserId, RegradeTexts.Same(view));
        }

        var decided = Rectifying.Regrade(view.Case, turn.Person, to, reason, view.Case.Version);
        var outcome = await desk.ChangeAsync(turn, view, decided, ActTexts.Regraded(view.Case.Severity, to, reason));
        return outcome is Outcome<CaseView>.Accepted(var after)
            ? await MovedAsync(turn, view, after, reason)
            : Reply.Text(turn.UserId, ((Outcome<CaseView>.Refused)outcome).Reason is { Rule: RuleCode.EmptyText } ? RegradeTexts.Usage : RefusalTexts.Of(((Outcome<CaseView>.Refused)outcome).Reason));
    }

    private static (Severity? To, string Reason) Grade(string rest)
    {
        var (word, severity) = Array.Find(Grades, one => rest.StartsWith(one.Word, StringComparison.Ordinal));
        return word is null ? (null, "") : (severity, rest[word.Length..].Replace("问题", "", StringComparison.Ordinal).Trim(' ', '，', ',', '：', ':', '\u3000'));
    }

    /// <summary>The severity may have no owner yet in this form: whom it names is assigned now.</summary>
    private async Task<Reply> MovedAsync(Turn turn, CaseView before, CaseView after, string reason)
    {
        var words = RegradeTexts.Moved(before, after, turn.Person!.Name, reason);
        var told = after.Owners.Concat(before.Owners).Concat(after.Inspectors).Select(person => person.UserId).Where(userId => userId != turn.UserId).Distinct(StringComparer.Ordinal);
        return new Reply([new Say(turn.UserId, words), .. told.Select(userId => new Say(userId, words)), .. await desk.AssignAsync(turn, after), .. await desk.ReleaseAsync(turn, after), .. CaseCards.Refresh(after), .. CaseCards.Waiting(after)]);
    }
}
