using Bot.Conversations;

namespace Bot.Tests.Features;

internal static class ReplyExtensions
{
    /// <summary>All words said to one person.</summary>
    public static string Words(this Reply reply, string userId) =>
        string.Join("\n", reply.Effects.OfType<Say>().Where(say => say.UserId == userId).Select(say => say.Text));

    public static T Shown<T>(this Reply reply, string userId)
        where T : Card => Assert.Single(reply.Effects.OfType<ShowCard>().Where(show => show.UserId == userId).Select(show => show.Card).OfType<T>());

    public static T Refreshed<T>(this Reply reply, string userId)
        where T : Card => Assert.Single(reply.Effects.OfType<RefreshCard>().Where(show => show.UserId == userId).Select(show => show.Card).OfType<T>());

    public static CardButton Button(this ButtonCard card, string text) => Assert.Single(card.Buttons, button => button.Text == text);
}
