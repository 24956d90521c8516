using Bot.Conversations;

namespace Bot.Features.SelfChecks;

/// <summary>
/// A scheduled job that concerns each officer of a campaign: the job makes a round, a round's turn makes an item for each of its officers and goes on
/// behind the last one, and an officer's item is a turn in his own lane. So no turn takes longer than a message's, whatever the size of the roster.
/// </summary>
internal static class OfficerRounds
{
    /// <summary>Officers of one turn.</summary>
    public const int Size = 200;

    private const string RoundWord = "round";
    private const string OfficerWord = "officer";
    private const char Separator = '~';

    /// <summary>The first round.</summary>
    public static Enter Begin(Turn turn, JobDue job, string campaignId) => new(turn.UserId, job with { Part = string.Join(Separator, RoundWord, campaignId, "") });

    /// <summary>Campaign, and the user id behind which the round goes on; null when the part is no round.</summary>
    public static (string CampaignId, string After)? Round(JobDue job) =>
        job.Part?.Split(Separator, 3) is [RoundWord, var campaign, var after] ? (campaign, after) : null;

    /// <summary>The campaign when the part is an officer's item; null for anything else.</summary>
    public static string? Officer(JobDue job) => job.Part?.Split(Separator, 2) is [OfficerWord, var campaign] ? campaign : null;

    /// <param name="officers">The next ones, at most <see cref="Size"/>.</param>
    public static Reply Go(Turn turn, JobDue job, string campaignId, IReadOnlyList<string> officers) => new(
    [
        .. officers.Select(officer => new Enter(officer, job with { Part = string.Join(Separator, OfficerWord, campaignId) })),
        .. officers.Count == Size ? [new Enter(turn.UserId, job with { Part = string.Join(Separator, RoundWord, campaignId, officers[^1]) })] : Array.Empty<Effect>(),
    ]);
}
