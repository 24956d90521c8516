using System.Globalization;
using Bot.Conversations;
using Bot.Features.Shared;
using Domain.SelfChecks;

namespace Bot.Features.SelfChecks;

/// <summary>What becomes of a problem: 立行立改, or mended by a day (7, 15, 30 days by button, any other day in words).</summary>
internal sealed class ProblemHandler(SelfCheckDesk desk) : IConversationHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        var reference = SelfCheckRef.Parse(turn.Input is CardInput { Action.Entity: var entity } ? entity : turn.Session.Asked?.Entity ?? "");
        if (await desk.FindAsync(turn, reference) is not { } one)
        {
            return new Reply([new Say(turn.UserId, SelfCheckTexts.Stale)], SelfCheckHandler.Without(turn.Session));
        }

        if (one.Shut is { } refusal)
        {
            return new Reply([new Say(turn.UserId, RefusalTexts.Of(refusal))], SelfCheckHandler.Without(turn.Session));
        }

        var problem = int.TryParse(reference?.Detail, NumberStyles.None, CultureInfo.InvariantCulture, out var ordinal)
            ? one.Check.Problems.FirstOrDefault(filed => filed.Ordinal == ordinal)
            : null;
        return problem switch
        {
            null => new Reply([new Say(turn.UserId, SelfCheckTexts.NoSuchProblem)], SelfCheckHandler.Without(turn.Session)),
            { Remedy: not null } => Reply.Text(turn.UserId, SelfCheckTexts.DecidedBefore(problem)) with { Session = PartHandler.Asking(turn.Session, one, problem.Part) },
            _ => turn.Input switch
            {
                CardInput { Action.Verb: SelfCheckCards.MendedVerb } => await DecideAsync(turn, one, problem, null),
                CardInput { Action.Version: > 0 and <= 366 and var days } => await DecideAsync(turn, one, problem, one.Act.Today.AddDays(days)),
                CardInput => new Reply([new Say(turn.UserId, SelfCheckTexts.AskDay)], turn.Session with { Asked = new Question(SelfCheckTexts.DayQuestion, one.Of(problem).ToString()) }),
                TextInput text => await TypedAsync(turn, one, problem, text.Text),
                _ => Reply.Nothing,
            },
        };
    }

    private async Task<Reply> TypedAsync(Turn turn, SelfCheckCase one, SelfCheckProblem problem, string text) =>
        SmallTalk.IsCancel(text) ? new Reply([new Say(turn.UserId, SelfCheckTexts.DayCancelled)], PartHandler.Asking(turn.Session, one, problem.Part))
        : DayText.Read(text, one.Act.Today) switch
        {
            { Day: { } day } => await DecideAsync(turn, one, problem, day),
            { Fault: { } fault } => Reply.Text(turn.UserId, $"{fault}\n{SelfCheckTexts.AskDay}"),
            _ => Reply.Text(turn.UserId, SelfCheckTexts.DayNotRead),
        };

    private async Task<Reply> DecideAsync(Turn turn, SelfCheckCase one, SelfCheckProblem problem, DateOnly? due)
    {
        var outcome = await desk.ChangeAsync(turn, one, (check, act) => SelfChecking.Decide(check, act, problem.Ordinal, due));
        return outcome.Answer(turn, saved =>
        {
            var decided = saved.Check.Problems.First(filed => filed.Ordinal == problem.Ordinal);
            return new Reply(
                [
                    SelfCheckCards.Close(turn.UserId, saved, decided, SelfCheckTexts.Of(decided)),
                    new Say(turn.UserId, SelfCheckTexts.Decided(saved, decided)),
                    SelfCheckCards.Refresh(turn.UserId, saved),
                ],
                PartHandler.Asking(turn.Session, saved, decided.Part));
        });
    }
}
