using Bot.Conversations;
using Bot.Features.Shared;

namespace Bot.Features.Rectify;

/// <summary>进展 12-2: one finding's story; 进展 12: that of the whole form.</summary>
internal sealed class StoryHandler(CasesOfNumber numbers, CaseDesk desk, CaseStory story) : IConversationHandler
{
    /// <summary>Each is a message of its own.</summary>
    private const int Most = 5;

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        var typed = turn.Input is TextInput text ? text.Text[StoryTexts.Command.Length..].Trim() : "";
        if (CaseNumber.Read(typed) is not { } number)
        {
            return Reply.Text(turn.UserId, StoryTexts.Usage);
        }

        var found = await numbers.FindAsync(turn, number);
        var effects = new List<Effect>();
        foreach (var view in await desk.ViewsAsync(turn.Work, found.Take(Most)))
        {
            effects.Add(new Say(turn.UserId, await story.TellAsync(turn.Work, view, turn.Now.LocalDate())));
        }

        return effects.Count == 0 ? Reply.Text(turn.UserId, await numbers.CorrectedAsync(turn, number) is { } corrected ? StoryTexts.Corrected(number.Number, corrected) : StoryTexts.NotFound)
            : found.Count > Most ? new Reply([new Say(turn.UserId, StoryTexts.Several(found)), .. effects])
            : new Reply(effects);
    }
}
