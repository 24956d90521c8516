using Bot.Conversations;
using Bot.Features.Shared;
using Domain.Enterprises;

namespace Bot.Features.SelfChecks;

/// <summary>自查: where the officer stands; with a name, or chosen on the card, the enterprise with its three parts.</summary>
internal sealed class SelfCheckHandler(SelfCheckDesk desk) : IConversationHandler
{
    private static readonly char[] Blanks = [' ', '\n', '\t', '\u3000'];

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (!SelfCheckDesk.IsOfficer(turn))
        {
            return Reply.Text(turn.UserId, SelfCheckTexts.NotYours);
        }

        if (turn.Input is CardInput card)
        {
            return await ShowAsync(turn, SelfCheckRef.Parse(card.Choice(SelfCheckCards.EnterpriseQuestion) ?? ""));
        }

        var all = await desk.AllAsync(turn);
        var name = turn.Input is TextInput text ? string.Concat(text.Text.Split(Blanks, StringSplitOptions.RemoveEmptyEntries)[1..]) : "";
        var found = name.Length == 0 ? all : [.. all.Where(one => IsCalled(one.Enterprise, name))];
        return all.Count == 0 ? Reply.Text(turn.UserId, SelfCheckTexts.NotYours)
            : found.Count == 0 ? Reply.Text(turn.UserId, SelfCheckTexts.NoMatch(name))
            : found.Count == 1 ? await ShowAsync(turn, found[0].Ref)
            : new Reply([new Say(turn.UserId, SelfCheckTexts.Overview(found)), SelfCheckCards.Pick(turn.UserId, found)], Without(turn.Session));
    }

    /// <summary>The session without a question of ours; what belongs to a part is over when the officer goes elsewhere.</summary>
    internal static Session Without(Session session) =>
        session.Asked is { Kind: SelfCheckTexts.PartQuestion or SelfCheckTexts.DayQuestion } ? session with { Asked = null } : session;

    private async Task<Reply> ShowAsync(Turn turn, SelfCheckRef? reference)
    {
        if (await desk.FindAsync(turn, reference) is not { } one)
        {
            return Reply.Text(turn.UserId, SelfCheckTexts.Stale);
        }

        var over = Without(turn.Session);
        var said = one.IsDone ? new Say(turn.UserId, SelfCheckTexts.IsClosed(one, await desk.NameAsync(turn, one.Check.DoneBy))) : null;
        if (one.Shut is { } refusal)
        {
            return new Reply([said ?? new Say(turn.UserId, RefusalTexts.Of(refusal))], over);
        }

        said ??= one.Act.Today > one.Campaign.SelfCheckTo ? new Say(turn.UserId, SelfCheckTexts.Late(one)) : null;
        return new Reply([.. said is null ? Array.Empty<Effect>() : [said], SelfCheckCards.Show(turn.UserId, one)], over);
    }

    /// <summary>Part of the name, or the pinyin initials of its beginning.</summary>
    private static bool IsCalled(Enterprise enterprise, string name) =>
        enterprise.Name.Contains(name, StringComparison.OrdinalIgnoreCase)
        || (name.All(char.IsAsciiLetter) && EnterpriseNames.Beginnings(enterprise.Name, enterprise.County).Any(beginning => PinyinInitials.Of(beginning).StartsWith(name.ToUpperInvariant(), StringComparison.Ordinal)));
}
