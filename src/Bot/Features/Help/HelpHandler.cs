using Bot.Conversations;

namespace Bot.Features.Help;

/// <summary>帮助: short, by the roles held.</summary>
internal sealed class HelpHandler : IConversationHandler
{
    public Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken) => Task.FromResult(
        turn.Person is { } person ? Reply.Text(turn.UserId, HelpTexts.For(person)) : Reply.Nothing);
}
