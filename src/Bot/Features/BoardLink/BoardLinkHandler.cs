using Bot.Conversations;
using Domain.Responsibility;
using Microsoft.Extensions.Options;

namespace Bot.Features.BoardLink;

/// <summary>看板: the address of the board. It is nobody's key: who opens it is asked by WeCom.</summary>
internal sealed class BoardLinkHandler(IOptions<ConversationOptions> options) : IConversationHandler
{
    private const string Path = "board";

    public Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken) =>
        Task.FromResult(Reply.Text(
            turn.UserId,
            turn.Person is null || Scope.CountiesOf(turn.Person) is not { } counties
                ? BoardLinkTexts.OutOfScope
                : BoardLinkTexts.Link(new Uri(options.Value.PublicUrl, Path), counties)));
}
