using Bot.Conversations;
using Bot.Features.BoardLink;
using Bot.Features.Portraits;

namespace Bot;

/// <summary>Rows of what leaders and offices see and answer for.</summary>
internal static partial class BotRoutes
{
    private static Routes Overview(this Routes routes) => routes

        // Board
        .Command<BoardLinkHandler>(BoardLinkTexts.Commands)

        // Portrait
        .Prefix<PortraitHandler>(PortraitTexts.Commands)
        .Verb<PortraitHandler>(PortraitCards.PickVerb, PortraitCards.FindingsVerb, PortraitCards.FileVerb, PortraitCards.PageVerb);
}
