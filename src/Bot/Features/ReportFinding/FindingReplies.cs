using Bot.Conversations;
using Bot.Features.Shared;
using Domain.Inspections;

namespace Bot.Features.ReportFinding;

/// <summary>The cards of a finding with the proposal filled in.</summary>
internal sealed class FindingReplies(RankProblemTypes rank)
{
    /// <summary>After filing: the note, and the form while a choice is open.</summary>
    public IEnumerable<Effect> Filed(Turn turn, Inspection inspection, Finding finding)
    {
        yield return new ShowCard(turn.UserId, FindingCards.Filed(inspection, finding), FindingCards.Subject(FindingCards.FiledKind, inspection, finding));
        if (!IsChosen(finding))
        {
            yield return new ShowCard(turn.UserId, Form(inspection, finding), FindingCards.Subject(FindingCards.FormKind, inspection, finding));
        }

        foreach (var effect in AskDeadline(turn, inspection, finding))
        {
            yield return effect;
        }
    }

    /// <summary>The form in place: closed when all is chosen, else open with what is chosen.</summary>
    /// <param name="orSend">True where it is the only answer, or still has to be filled.</param>
    public RefreshCard Refreshed(Turn turn, Inspection inspection, Finding finding, bool orSend = false) => new(
        turn.UserId,
        Form(inspection, finding),
        FindingCards.Subject(FindingCards.FormKind, inspection, finding),
        orSend);

    public static RefreshCard RefreshedFiled(Turn turn, Inspection inspection, Finding finding, string? done = null) => new(
        turn.UserId,
        FindingCards.Filed(inspection, finding, done),
        FindingCards.Subject(FindingCards.FiledKind, inspection, finding));

    /// <summary>Asks for the deadline of a 限期整改 that has none, once the other choices are made.</summary>
    public static IEnumerable<Effect> AskDeadline(Turn turn, Inspection inspection, Finding finding)
    {
        if (IsChosen(finding) && finding is { Deadline: null } && finding.Handling == Handling.Deadline)
        {
            yield return new ShowCard(
                turn.UserId,
                FindingCards.Deadline(inspection, finding, turn.Now.LocalDate()),
                FindingCards.Subject(FindingCards.DeadlineKind, inspection, finding));
        }
    }

    /// <summary>The types that the form does not show.</summary>
    public IReadOnlyList<ProblemType> Rest(Finding finding) => [.. Ranked(finding).Skip(FindingCards.TypesOffered)];

    public static bool IsChosen(Finding finding) => finding is { Type: not null, Handling: not null, Severity: not null };

    public FormCard Form(Inspection inspection, Finding finding, string? done = null)
    {
        var ranked = Ranked(finding);
        return FindingCards.Form(inspection, finding, ranked, SeverityProposal.For(ranked[0]), done ?? (IsChosen(finding) ? "已选好" : null));
    }

    private IReadOnlyList<ProblemType> Ranked(Finding finding)
    {
        var ranked = rank(finding.Text);
        return finding.Type is { } chosen ? [chosen, .. ranked.Where(type => type.Code != chosen.Code)] : ranked;
    }
}
