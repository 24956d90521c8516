using Bot.Conversations;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain.Campaigns;

namespace Bot.Features.Digest;

/// <summary>What can be done about a digest, by its menu or in words: those by name that it counts, a word to the owners of what is late.</summary>
internal sealed class DigestActs(OpenWorkStore open, WaitingStore waiting, RectificationStore cases, CaseDesk desk, CampaignBook campaigns)
{
    private const int MostLines = 15;

    /// <summary>Their forms are read one by one, and the turn should not take long.</summary>
    private const int MostUrged = 100;

    public async Task<string> ListAsync(Turn turn, Audience audience)
    {
        var today = turn.Now.LocalDate();
        var overdue = await OverdueAsync(turn, audience);
        var late = new List<string>();
        foreach (var id in overdue.Take(MostLines))
        {
            if (await desk.FindAsync(turn.Work, id) is { } view)
            {
                late.Add(DigestTexts.Line(view, today, audience));
            }
        }

        var notices = (await waiting.NoticesAsync(turn.Work, audience.Counties)).Where(one => IsOwn(one.County, one.CampaignId)).ToList();
        var forms = new List<IReadOnlyList<WaitingSignature>>();
        foreach (var campaign in campaigns.Of(audience.Counties, today))
        {
            forms.AddRange((await waiting.SignaturesAsync(turn.Work, campaign.Id, audience.Counties)).Where(one => IsOwn(one.County, one.CampaignId)).GroupBy(one => one.InspectionId).Select(group => group.ToList()));
        }

        return DigestTexts.Waiting(
            audience,
            today,
            [
                new WaitingLines(DigestTexts.LateHead, late, overdue.Count, DigestTexts.LateFoot),
                new WaitingLines(DigestTexts.NoticeHead, [.. notices.Take(MostLines).Select(one => DigestTexts.Line(one, today, audience))], notices.Count),
                new WaitingLines(DigestTexts.FormHead, [.. forms.Take(MostLines).Select(one => DigestTexts.Line(one, audience))], forms.Count),
            ]);

        bool IsOwn(string county, string campaignId) => campaigns.Of(county, today).Id == campaignId;
    }

    /// <summary>A leader's own word, so it goes at any hour; a case once a day, whoever of them taps.</summary>
    public async Task<IReadOnlyList<Effect>> UrgeAsync(Turn turn, Audience audience)
    {
        var today = turn.Now.LocalDate();
        var (step, unowned) = (FormattableString.Invariant($"urged-{today:yyyy-MM-dd}"), FormattableString.Invariant($"unowned-{today:yyyy-MM-dd}"));
        var overdue = await OverdueAsync(turn, audience);
        var known = await cases.RemindedAsync(turn.Work, overdue);
        var fresh = overdue.Where(id => !known[id].Contains(step, StringComparer.Ordinal)).ToList();

        // What nobody owned at the tap before does not hold up the rest.
        var taken = fresh.OrderBy(id => known[id].Contains(unowned, StringComparer.Ordinal)).Take(MostUrged).ToList();
        var lines = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        var (names, urged, without, found) = (new SortedDictionary<string, string>(StringComparer.Ordinal), 0, 0, false);
        foreach (var id in taken)
        {
            var view = await desk.FindAsync(turn.Work, id);
            if (view?.Owner is not { } owner)
            {
                without++;
                await cases.RemindAsync(turn.Work, id, known[id].Contains(unowned, StringComparer.Ordinal) ? [] : [unowned], turn.Now);
                continue;
            }

            urged++;
            found |= known[id].Contains(unowned, StringComparer.Ordinal);
            names[owner.UserId] = owner.Name;
            if (!lines.TryGetValue(owner.UserId, out var own))
            {
                lines.Add(owner.UserId, own = []);
            }

            own.Add(DigestTexts.Line(view, today, audience));
            await cases.RemindAsync(turn.Work, id, [step], turn.Now);
            await desk.ActAsync(turn, id, turn.UserId, DigestTexts.UrgedAct(turn.Person!.Name));
        }

        // Of those nobody owned before, some are owned now: the rest may be, too, and is worth another tap.
        var left = fresh.Except(taken, StringComparer.Ordinal).ToList();
        var still = found ? 0 : left.Count(id => known[id].Contains(unowned, StringComparer.Ordinal));
        return overdue.Count == 0
            ? [new Say(turn.UserId, DigestTexts.NothingOverdue)]
            :
            [
                .. lines.Where(one => one.Key != turn.UserId).Select(one => new Say(one.Key, DigestTexts.ToOwner(turn.Person!.Name, [.. one.Value.Take(MostLines)], Math.Max(one.Value.Count - MostLines, 0)))),
                new Say(turn.UserId, DigestTexts.Urged(urged, [.. names.Values], without + still, overdue.Count - fresh.Count, left.Count - still)),
            ];
    }

    /// <summary>Those that the digest counts: of each county its own campaign's.</summary>
    private async Task<IReadOnlyList<string>> OverdueAsync(Turn turn, Audience audience)
    {
        var today = turn.Now.LocalDate();
        var overdue = new List<string>();
        foreach (var campaign in campaigns.Of(audience.Counties, today))
        {
            overdue.AddRange((await open.OverdueCasesAsync(turn.Work, campaign.Id, audience.Counties, today)).Where(one => campaigns.Of(one.County, today).Id == campaign.Id).Select(one => one.Id));
        }

        return overdue;
    }
}
