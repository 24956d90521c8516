using Bot.Conversations;
using Bot.Documents;
using Bot.Storage.Stores;

namespace Bot.Features.Materials;

/// <summary>确认收到: for all enterprises of the officer that have the version; whom it was passed on to is added up, so a second tap does no harm.</summary>
internal sealed class ConfirmMaterialHandler(MaterialLibrary library, MaterialStore sends, MaterialReceiptStore receipts, DirectoryStore directory) : IConversationHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Input is not CardInput card || MaterialCards.KeyOf(card.Action.Entity) is not { } key)
        {
            return Reply.Text(turn.UserId, OfficerTexts.NotYours);
        }

        var own = (await receipts.OfOfficerAsync(turn.Work, turn.UserId)).Where(one => one.MaterialId == key.MaterialId && one.Version == key.Version).ToList();
        if (own.Count == 0)
        {
            return Reply.Text(turn.UserId, OfficerTexts.NotYours);
        }

        var open = own.Where(one => !one.IsConfirmed).ToList();
        if (library.Find(key.MaterialId) is not { IsWithdrawn: false } && open.Count > 0)
        {
            return Reply.Text(turn.UserId, OfficerTexts.Over);
        }

        if (MaterialCards.LevelsOf(card) is not { } passedOn)
        {
            return Reply.Text(turn.UserId, OfficerTexts.ChooseLevels);
        }

        var title = await sends.TitleAsync(turn.Work, key.MaterialId, key.Version) ?? key.MaterialId;
        var ids = own.Select(one => one.EnterpriseId).ToList();
        await receipts.ConfirmAsync(turn.Work, key, ids, turn.UserId, passedOn, turn.Now);
        var all = own.Aggregate(passedOn, (levels, one) => levels | one.PassedOn);
        var words = open.Count > 0 ? OfficerTexts.Confirmed(title, open, passedOn)
            : OfficerTexts.Later(title, own, own[0].ConfirmedBy == turn.UserId ? null : await NameAsync(turn, own[0].ConfirmedBy), all, isNew: !own.TrueForAll(one => one.PassedOn.HasFlag(passedOn)));
        var others = await receipts.OthersDoneAsync(turn.Work, key, ids, turn.UserId);
        var seen = OfficerTexts.SeenBy(turn.Person?.Name ?? OfficerTexts.SomeOfficer, all);
        return new Reply(
        [
            Done(turn.UserId, key, title, $"{MaterialTexts.Of(all)}。{MaterialTexts.Names(own)}"),
            new Say(turn.UserId, words),
            .. others.Select(other => Done(other, key, title, seen)),
        ]);
    }

    private static RefreshCard Done(string userId, MaterialKey key, string title, string words) =>
        new(userId, MaterialCards.Confirmed(key, title, words), MaterialCards.Subject(key));

    private async Task<string> NameAsync(Turn turn, string? userId) =>
        userId is not null && await directory.FindAsync(turn.Work, userId) is { } person ? person.Name : OfficerTexts.SomeOfficer;
}
