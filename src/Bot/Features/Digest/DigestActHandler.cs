using Bot.Conversations;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain.Campaigns;

namespace Bot.Features.Digest;

/// <summary>What the digest's menu does with one tap: the overdue by name, a word to their owners, the picture again.</summary>
internal sealed class DigestActHandler(
    DigestStore digests, OpenWorkStore open, RectificationStore cases, CaseDesk desk, DigestPicture picture, AuditLog audit, CampaignBook campaigns) : IConversationHandler
{
    private const int MostLines = 15;

    /// <summary>Their forms are read one by one, and the turn should not take long.</summary>
    private const int MostUrged = 100;

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Input is not CardInput { Action: var action } || await digests.FindAsync(turn.Work, action.Entity) is not { } row)
        {
            return Reply.Text(turn.UserId, DigestTexts.Gone);
        }

        var audience = new Audience(row.Audience);
        if (turn.Person is null || !DigestAudiences.Reads(turn.Person, audience))
        {
            await audit.AppendAsync(turn.Work, turn.Now, turn.UserId, "digest-refused", row.Id, ConversationJson.Write(new { audience = row.Audience }));
            return Reply.Text(turn.UserId, DigestTexts.NotYours);
        }

        return action.Verb switch
        {
            DigestCards.ListVerb => await ListAsync(turn, audience),
            DigestCards.UrgeVerb => await UrgeAsync(turn, audience),
            _ => picture.Why is null ? new Reply([DigestPicture.Asked(turn.UserId, row, toAll: false)]) : Reply.Text(turn.UserId, DigestTexts.NoPicture),
        };
    }

    private async Task<Reply> ListAsync(Turn turn, Audience audience)
    {
        var today = turn.Now.LocalDate();
        var overdue = await OverdueAsync(turn, audience);
        var lines = (await ViewsAsync(turn, overdue.Take(MostLines))).Select(view => DigestTexts.Line(view, today)).ToList();
        return Reply.Text(turn.UserId, lines.Count == 0 ? DigestTexts.NothingOverdue : DigestTexts.Overdue(lines, overdue.Count - lines.Count, today));
    }

    /// <summary>A leader's own word, so it goes at any hour; a case once a day, whoever of them taps.</summary>
    private async Task<Reply> UrgeAsync(Turn turn, Audience audience)
    {
        var today = turn.Now.LocalDate();
        var (step, unowned) = (FormattableString.Invariant($"urged-{today:yyyy-MM-dd}"), FormattableString.Invariant($"unowned-{today:yyyy-MM-dd}"));
        var overdue = await OverdueAsync(turn, audience);
        var known = await cases.RemindedAsync(turn.Work, overdue);
        var fresh = overdue.Where(id => !known[id].Contains(step, StringComparer.Ordinal)).ToList();

        // What nobody owned at the tap before does not hold up the rest.
        var taken = fresh.OrderBy(id => known[id].Contains(unowned, StringComparer.Ordinal)).Take(MostUrged).ToList();
        var lines = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        var (names, urged, without) = (new SortedDictionary<string, string>(StringComparer.Ordinal), 0, 0);
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
            names[owner.UserId] = owner.Name;
            if (!lines.TryGetValue(owner.UserId, out var own))
            {
                lines.Add(owner.UserId, own = []);
            }

            own.Add(DigestTexts.Line(view, today));
            await cases.RemindAsync(turn.Work, id, [step], turn.Now);
            await desk.ActAsync(turn, id, turn.UserId, DigestTexts.UrgedAct(turn.Person!.Name));
        }

        return overdue.Count == 0
            ? Reply.Text(turn.UserId, DigestTexts.NothingOverdue)
            : new Reply(
            [
                .. lines.Where(one => one.Key != turn.UserId).Select(one => new Say(one.Key, DigestTexts.ToOwner(turn.Person!.Name, [.. one.Value.Take(MostLines)], Math.Max(one.Value.Count - MostLines, 0)))),
                new Say(turn.UserId, DigestTexts.Urged(urged, [.. names.Values], without, overdue.Count - fresh.Count, fresh.Except(taken, StringComparer.Ordinal).Count(id => !known[id].Contains(unowned, StringComparer.Ordinal)))),
            ]);
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

    private async Task<IReadOnlyList<CaseView>> ViewsAsync(Turn turn, IEnumerable<string> ids)
    {
        var views = new List<CaseView>();
        foreach (var id in ids)
        {
            if (await desk.FindAsync(turn.Work, id) is { } view)
            {
                views.Add(view);
            }
        }

        return views;
    }
}
