using Bot.Conversations;
using Bot.Features.Shared;
using Domain;
using Domain.Inspections;

namespace Bot.Features.ReportFinding;

/// <summary>The deadline of a 限期整改: 7, 15, 30 days by button, any other day by text.</summary>
internal sealed class DeadlineHandler(Drafts drafts, TextHandler texts) : IConversationHandler
{
    /// <summary>No day is longer than this; such a text is the next finding, typed while the question was open.</summary>
    private const int LongestDay = 14;

    public Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken) => turn.Input switch
    {
        CardInput card => TappedAsync(turn, card),
        TextInput text => TypedAsync(turn, text.Text, cancellationToken),
        _ => Task.FromResult(Reply.Nothing),
    };

    private async Task<Reply> TappedAsync(Turn turn, CardInput card) => await drafts.FindAsync(turn, card.Action.Entity) switch
    {
        Outcome<FiledFinding>.Accepted({ Finding: var finding }) when finding.Handling != Handling.Deadline =>
            Reply.Text(turn.UserId, FindingTexts.NoDeadlineNeeded(finding)),
        Outcome<FiledFinding>.Accepted({ Finding: { Deadline: not null } finding }) =>
            Reply.Text(turn.UserId, FindingTexts.DeadlineThere(finding)),
        Outcome<FiledFinding>.Accepted({ Inspection: var inspection, Finding: var finding }) when card.Action.Version > 0 =>
            await SetAsync(turn, FindingCards.Ref(inspection, finding), turn.Now.LocalDate().AddDays(card.Action.Version)),
        Outcome<FiledFinding>.Accepted =>
            new Reply([new Say(turn.UserId, FindingTexts.AskDay)], turn.Session with { Asked = new Question(FindingTexts.DeadlineQuestion, card.Action.Entity) }),
        var refused => refused.Answer(turn, _ => Reply.Nothing),
    };

    private async Task<Reply> TypedAsync(Turn turn, string text, CancellationToken cancellationToken)
    {
        var over = turn.Session with { Asked = null };
        if (text == FindingTexts.Cancel || FindingRef.Parse(turn.Session.Asked?.Entity ?? "") is not { } reference)
        {
            return new Reply([new Say(turn.UserId, FindingTexts.DayCancelled)], over);
        }

        switch (DayText.Read(text, turn.Now.LocalDate()))
        {
            case { Day: { } day }:
                return await SetAsync(turn, reference, day);
            case { Fault: { } fault }:
                return Reply.Text(turn.UserId, $"{fault}\n{FindingTexts.AskDay}");
            case null when text.Length > LongestDay:
                var filed = await texts.HandleAsync(turn with { Session = over }, cancellationToken);
                return new Reply([new Say(turn.UserId, FindingTexts.NotADay), .. filed.Effects], filed.Session ?? over);
            default:
                return Reply.Text(turn.UserId, FindingTexts.DayNotRead);
        }
    }

    private async Task<Reply> SetAsync(Turn turn, FindingRef reference, DateOnly day)
    {
        var over = turn.Session with { Asked = null };
        var outcome = await drafts.ChangeAsync(
            turn,
            reference.InspectionId,
            inspection => Filing.ChangeFinding(inspection, reference.FindingId, finding => finding with { Handling = Handling.Deadline, Deadline = day }));
        return outcome.Answer(turn, saved =>
        {
            var finding = reference.In(saved)!;
            return new Reply(
            [
                new RefreshCard(
                    turn.UserId,
                    FindingCards.Deadline(saved, finding, turn.Now.LocalDate(), $"限期{day.Words()}"),
                    FindingCards.Subject(FindingCards.DeadlineKind, saved, finding)),
                new Say(turn.UserId, FindingTexts.DeadlineSet(finding)),
            ]);
        }) with
        { Session = over };
    }
}
