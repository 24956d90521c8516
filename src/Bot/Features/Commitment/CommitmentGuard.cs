using Bot.Conversations;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain.Campaigns;

namespace Bot.Features.Commitment;

/// <summary>CommitmentFirst (二(一)2(5)): an inspector who has not signed annex 5 can read help and the commitment, and sign; nothing else.</summary>
internal sealed class CommitmentGuard(CommitmentStore commitments, CommitmentText commitment, CampaignBook campaigns) : ITurnGuard
{
    private static readonly string[] Reading = [CommitmentTexts.Command, .. HelpWords.Commands];

    public async Task<Reply?> CheckAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Person is not { IsInspector: true } person || IsAllowed(turn.Input))
        {
            return null;
        }

        var today = turn.Now.LocalDate();
        var campaign = campaigns.Of(person, today);
        if (await commitments.SignedAtAsync(turn.Work, campaign.Id, turn.UserId) is not null)
        {
            return null;
        }

        var card = new ShowCard(turn.UserId, CommitmentTexts.Card(campaign.Id, person.Name, signedAt: null), CommitmentTexts.Subject(campaign.Id));
        if (turn.Session.GreetedOn == today)
        {
            return turn.Input is EnteredInput { FirstTime: false }
                ? Reply.Nothing
                : new Reply([new Say(turn.UserId, CommitmentTexts.Refused), card]);
        }

        return new Reply(
            [new Say(turn.UserId, CommitmentTexts.First), new Say(turn.UserId, commitment.Text), card],
            turn.Session with { GreetedOn = today });
    }

    private static bool IsAllowed(Input input) => input switch
    {
        TextInput text => Reading.Contains(text.Text),
        MenuInput menu => menu.Key is CommitmentTexts.MenuKey or HelpWords.MenuKey,
        CardInput card => card.Action.Verb == CommitmentTexts.SignVerb,
        _ => false,
    };
}
