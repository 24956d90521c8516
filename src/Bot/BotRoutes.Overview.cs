using Bot.Conversations;
using Bot.Features.Digest;

namespace Bot;

/// <summary>Rows of what leaders and offices see and answer for.</summary>
internal static partial class BotRoutes
{
    private static Routes Overview(this Routes routes) => routes

        // Digest
        .Job<DigestHandler>(DigestHandler.Job)
        .Verb<DigestActHandler>(DigestCards.ListVerb, DigestCards.UrgeVerb, DigestCards.PictureVerb);
}
