using Bot.Conversations;

namespace Bot.Features.Access;

/// <summary>Voice, video, links and whatever a newer WeCom sends: says what can be sent instead.</summary>
internal sealed class UnsupportedHandler : IConversationHandler
{
    public Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken) => Task.FromResult(
        turn.Input is UnsupportedInput unsupported
            ? Reply.Text(turn.UserId, AccessTexts.Unsupported(unsupported.Kind))
            : Reply.Nothing);
}
