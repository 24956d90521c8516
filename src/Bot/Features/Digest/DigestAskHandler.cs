using Bot.Conversations;
using Bot.Documents;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Microsoft.Extensions.Options;

namespace Bot.Features.Digest;

/// <summary>日报, 日报 桃城区: the newest one again; what its menu does, in words. Of the own audiences, the city's first; who reads the city's may ask for each county's.</summary>
internal sealed class DigestAskHandler(DigestStore digests, DigestActs acts, DigestPicture picture, ContentFiles content, AuditLog audit, IOptions<DigestOptions> options) : IConversationHandler
{
    /// <summary>In the audit, so that it can be found again.</summary>
    public const string Refused = "digest-refused";

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn is not { Person: { } person, Input: TextInput { Text: var text } } || DigestAudiences.Of(person) is not { Count: > 0 } own)
        {
            return Reply.Text(turn.UserId, DigestTexts.NoDigests);
        }

        var word = text.Split([' ', '\n', '\u3000'], 2, StringSplitOptions.RemoveEmptyEntries);
        if (word is [_, var place])
        {
            if (Named(place.Trim()) is not { } named || !DigestAudiences.MayRead(person, named))
            {
                await audit.AppendAsync(turn.Work, turn.Now, turn.UserId, Refused, "", ConversationJson.Write(new { audience = Named(place.Trim())?.County }));
                return Reply.Text(turn.UserId, DigestTexts.NoPlace(place.Trim(), own));
            }

            own = [named];
        }

        var effects = new List<Effect>();
        foreach (var audience in own)
        {
            effects.AddRange(word[0] switch
            {
                DigestTexts.Command => await AgainAsync(turn, audience),
                DigestTexts.UrgeButton => await acts.UrgeAsync(turn, audience),
                DigestTexts.PictureButton => await PictureAsync(turn, audience),
                _ => [new Say(turn.UserId, await acts.ListAsync(turn, audience))],
            });
        }

        return new Reply(effects);
    }

    private Audience? Named(string place) => place == DigestTexts.City ? Audience.City : content.Counties.Find(place) is { } county ? new Audience(county) : null;

    private async Task<IReadOnlyList<Effect>> AgainAsync(Turn turn, Audience audience)
    {
        var today = turn.Now.LocalDate();
        if (await digests.LastAsync(turn.Work, audience.County, today) is not { } row)
        {
            return [new Say(turn.UserId, DigestTexts.NoneYet(audience))];
        }

        var before = await digests.LastAsync(turn.Work, audience.County, row.Day.AddDays(-1));
        var card = DigestCards.Card(
            row, audience, StorageJson.Read<DigestNumbers>(row.Body), before is null ? null : StorageJson.Read<DigestNumbers>(before.Body), options.Value.Picture && picture.Why is null);
        return
        [
            .. row.Day < today ? [new Say(turn.UserId, DigestTexts.NotOfToday(row.Day))] : Array.Empty<Effect>(),
            new ShowCard(turn.UserId, card, new CardSubject(DigestCards.Kind, row.Id, 1)),
        ];
    }

    private async Task<IReadOnlyList<Effect>> PictureAsync(Turn turn, Audience audience) =>
        picture.Why is not null ? [new Say(turn.UserId, DigestTexts.NoPicture)]
        : await digests.LastAsync(turn.Work, audience.County, turn.Now.LocalDate()) is { } row ? [DigestPicture.Asked(turn.UserId, row, toAll: false)]
        : [new Say(turn.UserId, DigestTexts.NoneYet(audience))];
}
