using Bot.Conversations;
using Bot.Documents;
using Domain.Responsibility;
using Microsoft.Extensions.Options;

namespace Bot.Features.BoardLink;

/// <summary>看板: the address of the board. It is nobody's key: who opens it is asked by WeCom.</summary>
internal sealed class BoardLinkHandler(ContentFiles content, IOptions<ConversationOptions> options) : IConversationHandler
{
    private const string Path = "board";

    public Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken) =>
        Task.FromResult(Reply.Text(
            turn.UserId,
            turn.Person is null || Scope.CountiesOf(turn.Person) is not { } counties
                ? BoardLinkTexts.OutOfScope
                : Of(turn, counties)));

    /// <summary>看板 安平县: of one county; the board refuses what lies outside, so it is not named here.</summary>
    private string Of(Turn turn, IReadOnlyList<string> counties)
    {
        var words = turn.Input is TextInput { Text: var text } ? text.Split([' ', '\n', '\u3000'], StringSplitOptions.RemoveEmptyEntries) : [];
        return words is not [_, var place, ..] ? BoardLinkTexts.Link(new Uri(options.Value.PublicUrl, Path), counties)
            : content.Counties.Find(place) is { } county && Scope.Reaches(counties, county) ? BoardLinkTexts.Link(new Uri(options.Value.PublicUrl, $"{Path}?county={Uri.EscapeDataString(county)}"), [county])
            : BoardLinkTexts.NoPlace(place, counties);
    }
}
