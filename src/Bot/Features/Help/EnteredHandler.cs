using Bot.Conversations;
using Bot.Features.Shared;
using Domain.Campaigns;

namespace Bot.Features.Help;

/// <summary>Greets who comes for the first time; later speaks only of an interrupted draft. A phone enters each time it comes back from its camera, so not each time.</summary>
internal sealed class EnteredHandler(Drafts drafts, CampaignBook campaigns) : IConversationHandler
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(30);

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn is not { Person: { } person, Input: EnteredInput entered } || (!entered.FirstTime && JustOffered(turn)))
        {
            return Reply.Nothing;
        }

        var greeting = entered.FirstTime ? [new Say(turn.UserId, HelpTexts.Greeting(person, campaigns.Of(person, turn.Now.LocalDate())))] : Array.Empty<Effect>();
        return await drafts.OpenAsync(turn) is { Count: > 0 } open
            ? new Reply(
                [.. greeting, DraftCards.Offer(turn.UserId, open, turn.Session.DraftId)],
                turn.Session with { Offered = new DraftOffer(turn.Session.DraftId, turn.Now) })
            : new Reply(greeting);
    }

    private static bool JustOffered(Turn turn) =>
        turn.Session.Offered is { } offered && offered.DraftId == turn.Session.DraftId && turn.Now - offered.At < Pause;
}
