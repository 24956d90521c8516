using Bot.Conversations;
using Domain.Responsibility;

namespace Bot.Features.Accountability;

/// <summary>The card of a rung that waits for the office.</summary>
internal static class StepCards
{
    public const string DoVerb = "ladder-do";

    private const string Kind = "ladder";

    public static CardSubject Subject(AccountabilityStep step) => new(Kind, step.Id, step.Version);

    public static ButtonCard Step(AccountabilityStep step, IReadOnlyList<string> enterprises) => new()
    {
        Title = StepTexts.Title(step),
        Description = StepTexts.Of(step.Rung),
        Body = enterprises.Count == 0 ? null : StepTexts.Basis(enterprises),
        Buttons = step is { Status: StepStatus.Proposed, MarkedAt: null } ? [new CardButton(StepTexts.Do, new ActionKey(DoVerb, step.Id, step.Version), ButtonStyle.Primary)] : [],
        Done = step.MarkedAt is not null ? StepTexts.MarkedDone : step.Status == StepStatus.Proposed ? null : StepTexts.Done,
    };
}
