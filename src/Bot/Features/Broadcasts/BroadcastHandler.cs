using Bot.Conversations;
using Bot.Conversations.Broadcasts;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain.Responsibility;

namespace Bot.Features.Broadcasts;

/// <summary>群发: whom by card, then the text, then the card that asks for the confirmation.</summary>
internal sealed class BroadcastHandler(AudienceStore audiences, BroadcastStore broadcasts, BroadcastPreviews previews) : IConversationHandler
{
    public const string TextQuestion = "broadcast-text";

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Person is not { } person || Scope.BroadcastCountiesOf(person) is not { } scope)
        {
            return new Reply([new Say(turn.UserId, BroadcastTexts.NotYours)], Asking(turn) is null ? null : turn.Session with { Asked = null });
        }

        return turn.Input switch
        {
            CardInput card when Audience.Parse(card.Action.Entity) is not { } audience => Reply.Text(turn.UserId, BroadcastTexts.Stale),
            CardInput { Action.Verb: BroadcastCards.GroupVerb } card => await GroupAsync(turn, Group(card), scope),
            CardInput card => await CountyAsync(turn, card, scope),
            PictureInput => Reply.Text(turn.UserId, BroadcastTexts.TextOnly),
            TextInput { Text: not BroadcastTexts.Command } text when Asking(turn) is { } asked => await TextAsync(turn, Content(text.Text), asked, scope),
            _ => new Reply([.. await previews.ReplaceAsync(turn), BroadcastCards.Groups(turn.UserId)], BroadcastPreviews.Without(turn.Session)),
        };
    }

    private static Question? Asking(Turn turn) => turn.Session.Asked is { Kind: TextQuestion } asked ? asked : null;

    private static AudienceGroup Group(CardInput card) => Enum.Parse<AudienceGroup>(card.Action.Entity);

    /// <summary>"群发 …" while the text is asked for: the command word is no part of it. So a text that begins like a command can be sent too.</summary>
    private static string Content(string text) =>
        text.StartsWith(BroadcastTexts.Command + " ", StringComparison.Ordinal) ? text[BroadcastTexts.Command.Length..].TrimStart() : text;

    private async Task<Reply> GroupAsync(Turn turn, AudienceGroup group, IReadOnlyList<string> scope)
    {
        var counties = await CountiesAsync(turn, group, scope);
        return counties.Count > 1 ? new Reply([BroadcastCards.Counties(turn.UserId, group, counties, wholeCity: scope.Count == 0)])
            : await AskAsync(turn, new Audience(group, scope.Count == 0 ? null : counties.FirstOrDefault(scope[0])));
    }

    private async Task<Reply> CountyAsync(Turn turn, CardInput card, IReadOnlyList<string> scope)
    {
        var counties = await CountiesAsync(turn, Group(card), scope);
        return card.Choice(BroadcastCards.Question) switch
        {
            null => Reply.Text(turn.UserId, BroadcastTexts.ChooseCounty),
            _ when card.Action.Version != counties.Count => Reply.Text(turn.UserId, BroadcastTexts.Stale),
            BroadcastCards.WholeCity when scope.Count == 0 => await AskAsync(turn, new Audience(Group(card))),
            var option when BroadcastCards.CountyOf(option, counties) is { } county => await AskAsync(turn, new Audience(Group(card), county)),
            _ => Reply.Text(turn.UserId, BroadcastTexts.Stale),
        };
    }

    private async Task<Reply> AskAsync(Turn turn, Audience audience)
    {
        var people = (await audiences.MembersAsync(turn.Work, audience)).Count;
        return people == 0
            ? Reply.Text(turn.UserId, BroadcastTexts.Empty(audience))
            : new Reply(
                [.. await previews.ReplaceAsync(turn), new Say(turn.UserId, BroadcastTexts.AskText(audience, people))],
                turn.Session with { Preview = null, Asked = new Question(TextQuestion, audience.ToString()) });
    }

    private async Task<Reply> TextAsync(Turn turn, string content, Question asked, IReadOnlyList<string> scope)
    {
        var over = turn.Session with { Asked = null };
        if (BroadcastTexts.IsCancel(content))
        {
            return new Reply([new Say(turn.UserId, BroadcastTexts.Cancelled)], over);
        }

        if (!Words.SaySomething(content))
        {
            return Reply.Text(turn.UserId, BroadcastTexts.NoText);
        }

        if (BroadcastChunks.Surplus(content) is > 0 and var surplus)
        {
            return Reply.Text(turn.UserId, BroadcastTexts.TooLong(content, surplus));
        }

        if (Audience.Parse(asked.Entity) is not { } audience || !Within(audience, scope))
        {
            return new Reply([new Say(turn.UserId, BroadcastTexts.Stale)], over);
        }

        var people = (await audiences.MembersAsync(turn.Work, audience)).Count;
        if (people == 0)
        {
            return new Reply([new Say(turn.UserId, BroadcastTexts.Empty(audience))], over);
        }

        var draft = await broadcasts.AddAsync(turn.Work, new Broadcast
        {
            CreatedBy = turn.UserId,
            Audience = audience.ToString(),
            AudienceWords = BroadcastTexts.Of(audience),
            Content = content,
            CreatedAt = turn.Now,
        });
        var (card, session) = BroadcastPreviews.Show(turn, draft, people);
        return new Reply([new Say(turn.UserId, BroadcastTexts.Preview), new Say(turn.UserId, content), card], session);
    }

    private async Task<IReadOnlyList<string>> CountiesAsync(Turn turn, AudienceGroup group, IReadOnlyList<string> scope) =>
        [.. (await audiences.CountiesAsync(turn.Work, group)).Where(county => scope.Count == 0 || scope.Contains(county)).Take(BroadcastCards.MostCounties)];

    internal static bool Within(Audience audience, IReadOnlyList<string> scope) =>
        scope.Count == 0 || (audience.County is { } county && scope.Contains(county));
}
