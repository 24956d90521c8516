using Bot.Conversations;
using Bot.Storage.Stores;
using Domain.Materials;

namespace Bot.Features.Materials;

/// <summary>宣传 of an officer: what his enterprises were sent, and the cards on which he confirms, or adds whom it was passed on to.</summary>
internal sealed class OfficerMaterials(MaterialStore sends, MaterialReceiptStore receipts)
{
    /// <summary>The newest; more cards than that nobody works off on a phone.</summary>
    private const int MostCards = 3;

    private const int MostLines = 10;

    public async Task<Reply> ShowAsync(Turn turn)
    {
        var groups = (await receipts.OfOfficerAsync(turn.Work, turn.UserId))
            .Where(one => one.SentAt is not null)
            .GroupBy(one => new MaterialKey { MaterialId = one.MaterialId, Version = one.Version })
            .OrderBy(group => group.All(one => one.IsConfirmed))
            .ThenByDescending(group => group.Max(one => one.SentAt))
            .Take(MostLines)
            .ToList();
        if (groups.Count == 0)
        {
            return Reply.Text(turn.UserId, OfficerTexts.Nothing);
        }

        var (lines, cards) = (new List<string>(), new List<Effect>());
        foreach (var group in groups)
        {
            var all = group.ToList();
            var title = await sends.TitleAsync(turn.Work, group.Key.MaterialId, group.Key.Version) ?? group.Key.MaterialId;
            lines.Add(OfficerTexts.Line(title, all));
            if (cards.Count < MostCards && all.Exists(one => !one.IsConfirmed || one.PassedOn != PassedOn.All))
            {
                var open = all.Where(one => !one.IsConfirmed).ToList();
                cards.Add(new ShowCard(turn.UserId, MaterialCards.Receipt(group.Key, title, open.Count > 0 ? open : all, later: open.Count == 0), MaterialCards.Subject(group.Key)));
            }
        }

        return new Reply([new Say(turn.UserId, OfficerTexts.Overview(lines, cards.Count > 0)), .. cards]);
    }
}
