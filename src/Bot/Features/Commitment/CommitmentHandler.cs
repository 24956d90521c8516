using Bot.Conversations;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain.Campaigns;

namespace Bot.Features.Commitment;

/// <summary>承诺书: shows annex 5 again, and takes the signature when its card is tapped.</summary>
internal sealed class CommitmentHandler(CommitmentStore commitments, CommitmentText commitment, CampaignBook campaigns) : IConversationHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken) =>
        turn.Person is not { IsInspector: true } person ? Reply.Text(turn.UserId, CommitmentTexts.NotAsked)
        : turn.Input is CardInput card ? await TappedAsync(turn, card, person.Name, campaigns.Of(person, turn.Now.LocalDate()))
        : await ShowAsync(turn, person.Name, campaigns.Of(person, turn.Now.LocalDate()));

    /// <summary>A card of an earlier campaign signs nothing: its words were another promise.</summary>
    private async Task<Reply> TappedAsync(Turn turn, CardInput card, string name, Campaign campaign)
    {
        if (card.Action.Entity == campaign.Id)
        {
            return await SignAsync(turn, name, campaign);
        }

        var present = await ShowAsync(turn, name, campaign);
        return present with { Effects = [new Say(turn.UserId, CommitmentTexts.OtherCampaign), .. present.Effects] };
    }

    private async Task<Reply> SignAsync(Turn turn, string name, Campaign campaign)
    {
        var signed = await commitments.SignAsync(turn.Work, campaign.Id, turn.UserId, commitment.Sha256, turn.Now);
        var at = signed ? turn.Now : await commitments.SignedAtAsync(turn.Work, campaign.Id, turn.UserId) ?? turn.Now;
        return new Reply(
        [
            new RefreshCard(turn.UserId, CommitmentTexts.Card(campaign.Id, name, at), CommitmentTexts.Subject(campaign.Id)),
            new Say(turn.UserId, signed ? CommitmentTexts.JustSigned(at) : CommitmentTexts.Signed(at)),
        ]);
    }

    private async Task<Reply> ShowAsync(Turn turn, string name, Campaign campaign)
    {
        var text = new Say(turn.UserId, commitment.Text);
        return await commitments.SignedAtAsync(turn.Work, campaign.Id, turn.UserId) is { } at
            ? new Reply([text, new Say(turn.UserId, CommitmentTexts.Signed(at))])
            : new Reply([text, new ShowCard(turn.UserId, CommitmentTexts.Card(campaign.Id, name, signedAt: null), CommitmentTexts.Subject(campaign.Id))]);
    }
}
