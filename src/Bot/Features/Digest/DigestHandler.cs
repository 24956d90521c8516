using Bot.Conversations;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Microsoft.Extensions.Options;

namespace Bot.Features.Digest;

/// <summary>
/// 日报: each audience is a turn of its own, so that none waits for another, and each once for a day: by its window, and by the key of what was sent. The picture
/// is made beside the turns, and nothing of the card waits for it.
/// </summary>
internal sealed class DigestHandler(
    DigestReader reader, DigestAudiences audiences, DigestStore digests, AuditLog audit, AuditHeads heads, DigestPicture picture, IOptions<DigestOptions> options) : IConversationHandler
{
    public const string Job = "digest";

    private const string CardPart = "card|";

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken) => turn.Input is not JobDue due ? Reply.Nothing
        : due.Part is null ? await EnterAsync(turn, due)
        : await SendAsync(turn, due, new Audience(due.Part[CardPart.Length..]));

    private async Task<Reply> EnterAsync(Turn turn, JobDue due) =>
        reader.IsDue(due.Window.LocalDate(), options.Value.GoesOnDaysOff())
            ? new Reply([.. (await audiences.CountiesAsync(turn.Work)).Prepend("").Select(county => Part(due, county, CardPart + county))])
            : Reply.Nothing;

    private static Enter Part(JobDue due, string county, string part) => new($"sys.digest.{county}", due with { Part = part });

    private async Task<Reply> SendAsync(Turn turn, JobDue due, Audience audience)
    {
        var day = due.Window.LocalDate();
        var (people, before) = (await audiences.PeopleAsync(turn.Work, audience), await digests.LastAsync(turn.Work, audience.County, day));
        if (people.Count == 0 || before?.Day == day)
        {
            return Reply.Nothing;
        }

        var numbers = await reader.ReadAsync(turn, audience, day, before);
        numbers = numbers with { MissingDays = before is null ? [] : reader.MissingDays(before.Day, day, options.Value.GoesOnDaysOff()) };
        var head = await heads.SignAsync(turn.Work, turn.Now) ?? new SignedHead();
        var row = new DigestRow
        {
            Id = Guid.CreateVersion7(turn.Now).ToString("N"),
            Audience = audience.County,
            Day = day,
            SentAt = turn.Now,
            People = people.Count,
            Body = StorageJson.Write(numbers),
            AuditSeq = head.Seq,
            AuditHash = head.Hash,
        };
        await digests.AddAsync(turn.Work, row);
        await audit.AppendAsync(turn.Work, turn.Now, turn.UserId, "digest", row.Id, ConversationJson.Write(new { audience = audience.County, day = day.ToString("O", System.Globalization.CultureInfo.InvariantCulture), people = people.Count }));
        var card = DigestCards.Card(row, audience, numbers, before is null ? null : StorageJson.Read<DigestNumbers>(before.Body), options.Value.Picture && picture.Why is null);
        return new Reply(
        [
            .. people.Select(person => new ShowCard(person.UserId, card, new CardSubject(DigestCards.Kind, row.Id, 1))),
            .. options.Value.Picture && picture.Why is null ? [DigestPicture.Asked(people[0].UserId, row, toAll: true)] : Array.Empty<Effect>(),
        ]);
    }
}
