using Bot.Conversations;
using Bot.Documents;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain.Campaigns;
using Domain.Enterprises.Import;
using Domain.Responsibility;

namespace Bot.Features.ConfirmRoster;

/// <summary>名册确认: the office of a county says that the list is whole; the city's office sees who has, and may say it for a county.</summary>
internal sealed class ConfirmRosterHandler(RosterConfirmationStore rosters, DirectoryStore directory, CampaignBook campaigns, ContentFiles content) : IConversationHandler
{
    private readonly CountyMap _map = content.Counties;

    public Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Person is null || Scope.BroadcastCountiesOf(turn.Person) is not { } scope)
        {
            return Task.FromResult(Reply.Text(turn.UserId, ConfirmRosterTexts.NotYours));
        }

        return turn.Input is CardInput card ? TappedAsync(turn, card.Action, scope) : AskedAsync(turn, scope);
    }

    private async Task<Reply> AskedAsync(Turn turn, IReadOnlyList<string> scope)
    {
        var words = ((turn.Input as TextInput)?.Text ?? "")[ConfirmRosterTexts.Command.Length..].Trim();
        if (words.Length > 0)
        {
            return _map.Find(words) is { } named && (scope.Count == 0 || scope.Contains(named, StringComparer.Ordinal))
                ? new Reply(await CardAsync(turn, named))
                : Reply.Text(turn.UserId, ConfirmRosterTexts.NoCounty(words));
        }

        if (scope.Count == 0)
        {
            return new Reply([.. await StatesAsync(turn)]);
        }

        var cards = new List<Effect>();
        foreach (var county in scope)
        {
            cards.AddRange(await CardAsync(turn, county));
        }

        return new Reply(cards);
    }

    private async Task<IReadOnlyList<Effect>> CardAsync(Turn turn, string county)
    {
        var counts = await rosters.CountAsync(turn.Work, county);
        return counts.All == 0
            ? [new Say(turn.UserId, ConfirmRosterTexts.NoList(county))]
            : [new ShowCard(turn.UserId, ConfirmRosterCard.Of(county, counts), ConfirmRosterCard.Subject(county, counts))];
    }

    private async Task<IReadOnlyList<Effect>> StatesAsync(Turn turn)
    {
        var states = new List<Effect>();
        foreach (var group in _map.Counties.GroupBy(county => campaigns.Of(county, turn.Now.LocalDate())))
        {
            var confirmed = (await rosters.OfCampaignAsync(turn.Work, group.Key.Id)).Select(one => one.County).ToList();
            states.Add(new Say(turn.UserId, ConfirmRosterTexts.State(group.Key, [.. group.Intersect(confirmed)], [.. group.Except(confirmed)])));
        }

        return states;
    }

    private async Task<Reply> TappedAsync(Turn turn, ActionKey action, IReadOnlyList<string> scope)
    {
        var county = action.Entity;
        if (scope.Count > 0 && !scope.Contains(county, StringComparer.Ordinal))
        {
            return Reply.Text(turn.UserId, ConfirmRosterTexts.NotYours);
        }

        var counts = await rosters.CountAsync(turn.Work, county);
        var campaign = campaigns.Of(county, turn.Now.LocalDate());
        var earlier = (await rosters.OfCampaignAsync(turn.Work, campaign.Id)).FirstOrDefault(one => one.County == county);
        if (earlier is not null && earlier.Enterprises == action.Version && counts.All == action.Version)
        {
            var by = (await directory.FindAsync(turn.Work, earlier.ConfirmedBy))?.Name ?? earlier.ConfirmedBy;
            return Reply.Text(turn.UserId, ConfirmRosterTexts.Already(earlier, by));
        }

        if (counts.All != action.Version)
        {
            return new Reply([new Say(turn.UserId, ConfirmRosterTexts.Changed(county)), .. await CardAsync(turn, county)]);
        }

        await rosters.ConfirmAsync(turn.Work, new RosterConfirmation
        {
            CampaignId = campaign.Id,
            County = county,
            ConfirmedBy = turn.UserId,
            ConfirmedAt = turn.Now,
            Enterprises = counts.All,
        });
        return new Reply(
        [
            new RefreshCard(turn.UserId, ConfirmRosterCard.Of(county, counts, ConfirmRosterCardTexts.Confirmed), ConfirmRosterCard.Subject(county, counts)),
            new Say(turn.UserId, ConfirmRosterTexts.Confirmed(county, counts.All)),
        ]);
    }
}
