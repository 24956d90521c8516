using Bot.Conversations;
using Bot.Storage.Stores;
using Domain.Campaigns;
using Domain.Rectification;
using Domain.Responsibility;

namespace Bot.Features.Shared;

/// <summary>回头看 as it stands today: in the place of who is on leave (请假) goes his deputy, where he may. One for each turn.</summary>
internal sealed class LookBackPairs(LookBackStore lookBacks, LeaveStore leaves, DirectoryStore directory, CommitmentStore commitments, CampaignBook campaigns)
{
    private readonly Dictionary<(string UserId, string County), string?> _deputies = [];

    private Absences? _absences;

    /// <summary>What the person has to file of these days, his own and what he stands in for, in the campaign that is under way.</summary>
    public async Task<IReadOnlyList<LookBackTask>> OpenAsync(Turn turn, string userId, DateOnly last, DateOnly first = default)
    {
        var today = turn.Now.LocalDate();
        var absences = await AbsencesAsync(turn);
        var openly = (await directory.DeputisedByAsync(turn.Work, userId)).Where(absences.IsAwayOpenly).Select(person => person.UserId);
        List<string> places = [userId, .. absences.DeputisedBy(userId, today).Union(openly, StringComparer.Ordinal)];
        var open = new List<LookBackTask>();
        foreach (var stored in await lookBacks.OpenOfAsync(turn.Work, places, last, first))
        {
            var task = await OfAsync(turn, stored);
            if (campaigns.Of(task.County, today).Id == task.CampaignId && (task.Lead == userId || task.Partner == userId))
            {
                open.Add(task);
            }
        }

        return open;
    }

    /// <summary>Null when there is none.</summary>
    public async Task<LookBackTask?> FindAsync(Turn turn, string id) => await lookBacks.FindAsync(turn.Work, id) is { } task ? await OfAsync(turn, task) : null;

    public async Task<LookBackTask> OfAsync(Turn turn, LookBackTask task)
    {
        var deputies = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var userId in new[] { task.Lead, task.Partner }.OfType<string>())
        {
            deputies[userId] = await DeputyAsync(turn, userId, task.County);
        }

        return task.Present(deputies.GetValueOrDefault);
    }

    /// <summary>The deputy of today, whether he may go or not; null when the person is here.</summary>
    public async Task<string?> NamedDeputyAsync(Turn turn, string userId) =>
        await directory.FindAsync(turn.Work, userId) is { } person ? (await AbsencesAsync(turn)).DeputyOf(person, turn.Now.LocalDate()) : null;

    /// <summary>Whether the person can be given something to do now: here, and annex 5 signed (CommitmentFirst).</summary>
    public async Task<bool> IsReadyAsync(Turn turn, Person person, string county) =>
        (await AbsencesAsync(turn)).DeputyOf(person, turn.Now.LocalDate()) is null && await HasSignedAsync(turn, person, county);

    public async Task<bool> HasSignedAsync(Turn turn, Person person, string county) =>
        await commitments.SignedAtAsync(turn.Work, campaigns.Of(county, turn.Now.LocalDate()).Id, person.UserId) is not null;

    /// <summary>Who goes in the person's place; null when he is here, or his deputy may not.</summary>
    private async Task<string?> DeputyAsync(Turn turn, string userId, string county)
    {
        if (!_deputies.TryGetValue((userId, county), out var found))
        {
            found = await NamedDeputyAsync(turn, userId) is { } named
                && await directory.FindAsync(turn.Work, named) is { } deputy
                && Scope.Inspects(deputy, county)
                && await HasSignedAsync(turn, deputy, county) ? deputy.UserId : null;
            _deputies[(userId, county)] = found;
        }

        return found;
    }

    private async Task<Absences> AbsencesAsync(Turn turn) => _absences ??= new Absences(await leaves.OpenAsync(turn.Work));
}
