using Bot.Conversations;
using Bot.Features.Shared;
using Bot.Storage;
using Bot.Storage.Stores;
using Domain.Campaigns;
using Domain.SelfChecks;

namespace Bot.Features.SelfChecks;

/// <summary>From the first day of the phase on: each officer gets the notice once in the campaign, one text and one card for all his enterprises.</summary>
internal sealed class NoticeHandler(SelfCheckDesk desk, SelfCheckRoster roster, CampaignBook campaigns) : IConversationHandler
{
    public const string Job = "selfcheck";

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Input is not JobDue job)
        {
            return Reply.Nothing;
        }

        if (OfficerRounds.Round(job) is var (campaignId, after))
        {
            var counties = (await CountiesAsync(turn.Work, campaigns, roster, turn.Now.LocalDate())).GetValueOrDefault(campaignId) ?? [];
            return OfficerRounds.Go(turn, job, campaignId, counties.Count == 0 ? [] : await roster.UntoldAsync(turn.Work, campaignId, counties, after, OfficerRounds.Size));
        }

        return OfficerRounds.Officer(job) is { } told ? await TellAsync(turn, told) : await BeginAsync(turn, job);
    }

    /// <summary>The counties of each campaign that is active in any, by campaign.</summary>
    internal static async Task<IReadOnlyDictionary<string, List<string>>> CountiesAsync(UnitOfWork work, CampaignBook campaigns, SelfCheckRoster roster, DateOnly today) =>
        (await roster.CountiesAsync(work)).GroupBy(county => campaigns.Of(county, today).Id, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal);

    private async Task<Reply> BeginAsync(Turn turn, JobDue job)
    {
        var today = turn.Now.LocalDate();
        return new Reply(
        [
            .. (await CountiesAsync(turn.Work, campaigns, roster, today)).Keys
                .Where(campaign => campaigns.Find(campaign)!.IsSelfCheck(today))
                .Select(campaign => OfficerRounds.Begin(turn, job, campaign)),
        ]);
    }

    private async Task<Reply> TellAsync(Turn turn, string campaignId)
    {
        var own = (await desk.AllAsync(turn)).Where(one => one.Campaign.Id == campaignId).ToList();
        if (own.Count == 0 || !own[0].Campaign.IsSelfCheck(turn.Now.LocalDate()) || !await roster.TellAsync(turn.Work, campaignId, turn.UserId, turn.Now))
        {
            return Reply.Nothing;
        }

        var told = new List<SelfCheckCase>();
        foreach (var one in own)
        {
            var next = SelfChecking.Tell(one.Check);
            await desk.SaveAsync(turn.Work, one.Check, next, turn.Now);
            told.Add(one with { Check = next });
        }

        return new Reply(
        [
            new Say(turn.UserId, SelfCheckTexts.Notice(own[0].Campaign, [.. own.Select(one => one.Enterprise)])),
            told.Count == 1 ? SelfCheckCards.Show(turn.UserId, told[0]) : SelfCheckCards.Pick(turn.UserId, told),
        ]);
    }
}
