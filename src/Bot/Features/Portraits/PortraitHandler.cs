using Bot.Conversations;
using Bot.Documents;
using Bot.Storage.Stores;
using Domain.Enterprises;
using Domain.Responsibility;
using Microsoft.Extensions.Options;

namespace Bot.Features.Portraits;

/// <summary>查, 画像 &lt;name, initials or credit code&gt;: one card of an enterprise, with its findings and the whole as a file.</summary>
internal sealed class PortraitHandler(PortraitSearch search, PortraitReader reader, EnterpriseStore enterprises, FileStore files, AuditLog audit, IOptions<ConversationOptions> options)
    : IConversationHandler
{
    /// <summary>In the audit, so that it can be found again.</summary>
    public const string Refused = "portrait.refused";

    /// <summary>A file is made anew for each request; longer than any delivery takes it is of no use.</summary>
    private static readonly TimeSpan Keep = TimeSpan.FromDays(7);

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Person is not { } person)
        {
            return Reply.Text(turn.UserId, PortraitTexts.NoScope);
        }

        return turn.Input switch
        {
            CardInput { Action.Verb: PortraitCards.PickVerb } card => await PickedAsync(turn, person, card.Choice(PortraitCards.Which)),
            CardInput card => await TappedAsync(turn, person, card),
            TextInput text when text.Text.IndexOfAny([' ', '\n', '\u3000']) is > 0 and var space => await NamedAsync(turn, person, text.Text[(space + 1)..].Trim()),
            _ => await AloneAsync(turn, person),
        };
    }

    /// <summary>Without a name: an officer's own enterprises.</summary>
    private async Task<Reply> AloneAsync(Turn turn, Person person)
    {
        var own = await search.OwnAsync(turn.Work, person);
        return own.Count == 0 ? Reply.Text(turn.UserId, PortraitTexts.Usage) : await FoundAsync(turn, person, own);
    }

    private async Task<Reply> NamedAsync(Turn turn, Person person, string name)
    {
        if (name.Length == 0)
        {
            return await AloneAsync(turn, person);
        }

        var hits = await search.FindAsync(turn.Work, person, name);
        return hits.Refused is { } outside ? await RefuseAsync(turn, person, outside)
            : hits.Seen.Count == 0 ? Reply.Text(turn.UserId, PortraitTexts.NoMatch(name))
            : await FoundAsync(turn, person, hits.Seen);
    }

    private async Task<Reply> FoundAsync(Turn turn, Person person, IReadOnlyList<Enterprise> found) => found is [var one]
        ? await ShowAsync(turn, person, one)
        : new Reply([new ShowCard(turn.UserId, PortraitCards.List(found), PortraitCards.ListSubject(found))]);

    private async Task<Reply> PickedAsync(Turn turn, Person person, string? id) =>
        id is null or PortraitCards.Unchosen ? Reply.Text(turn.UserId, PortraitTexts.ChooseFirst)
        : await enterprises.FindAsync(turn.Work, id) is { } enterprise ? await ShowAsync(turn, person, enterprise)
        : Reply.Text(turn.UserId, PortraitTexts.Gone);

    /// <summary>A card lives longer than a post: who has lost it is refused.</summary>
    private async Task<Reply> TappedAsync(Turn turn, Person person, CardInput card)
    {
        if (await enterprises.FindAsync(turn.Work, card.Action.Entity) is not { } enterprise)
        {
            return Reply.Text(turn.UserId, PortraitTexts.Gone);
        }

        if (PortraitReader.SightOf(person, enterprise) is not { } sight)
        {
            return await RefuseAsync(turn, person, enterprise);
        }

        if (card.Action.Verb == PortraitCards.PageVerb)
        {
            return Reply.Text(turn.UserId, PortraitTexts.Link(enterprise, new Uri(options.Value.PublicUrl, $"board/enterprise/{Uri.EscapeDataString(enterprise.Id)}")));
        }

        var portrait = await reader.ReadAsync(turn.Work, enterprise, sight, turn.Now, person);
        if (card.Action.Verb == PortraitCards.FindingsVerb)
        {
            return Reply.Text(turn.UserId, PortraitTexts.AllFindings(portrait));
        }

        var bytes = FactSheet.Render(PortraitTexts.SheetTitle(portrait), PortraitTexts.AsOf(portrait), PortraitSections.Of(portrait));
        var sha256 = await files.PutPassingAsync(turn.Work, bytes, FactSheet.ContentType, Keep, turn.Now);
        return new Reply([new SendFile(turn.UserId, sha256, PortraitTexts.FileName(portrait))]);
    }

    private async Task<Reply> ShowAsync(Turn turn, Person person, Enterprise enterprise) => PortraitReader.SightOf(person, enterprise) is { } sight
        ? new Reply([new ShowCard(turn.UserId, PortraitCards.Card(await reader.ReadAsync(turn.Work, enterprise, sight, turn.Now, person)), PortraitCards.Subject(enterprise))])
        : await RefuseAsync(turn, person, enterprise);

    /// <summary>In words, and on record; what was typed is not kept.</summary>
    private async Task<Reply> RefuseAsync(Turn turn, Person person, Enterprise enterprise)
    {
        await audit.AppendAsync(turn.Work, turn.Now, turn.UserId, Refused, enterprise.Id, StorageJson.Write(new { enterprise.County }));
        return Reply.Text(turn.UserId, PortraitTexts.OutOfScope(Scope.CountiesOf(person)));
    }
}
