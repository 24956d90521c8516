using System.Globalization;
using Bot.Conversations;
using Bot.Storage.Stores;
using Domain.Responsibility;

namespace Bot.Features.ImportRoster;

/// <summary>A file was handed in and held against the list: what would come of it, the card that asks, and the rows to put right.</summary>
internal sealed class StagedHandler(ImportRunStore runs, RosterImportStore rows, RosterImport import) : IConversationHandler
{
    public const string ApplyVerb = "roster-import";
    public const string DropVerb = "roster-import-no";

    private const string Kind = "roster-import";

    public Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken) => turn.Input switch
    {
        RosterStaged staged => TellAsync(turn, staged),
        CardInput card => TappedAsync(turn, card.Action),
        _ => Task.FromResult(Reply.Nothing),
    };

    private async Task<Reply> TellAsync(Turn turn, RosterStaged staged)
    {
        var effects = new List<Effect> { new Say(turn.UserId, staged.Words) };
        if (staged.Id is { } id && await runs.FindAsync(turn.Work, id) is { State: ImportState.Ready } run)
        {
            effects.Add(new ShowCard(turn.UserId, Card(run), Subject(run)));
        }

        if (staged.NotesSha256 is { } sha256)
        {
            effects.Add(new SendFile(turn.UserId, sha256, ImportTexts.NotesFile));
        }

        return new Reply(effects);
    }

    private async Task<Reply> TappedAsync(Turn turn, ActionKey action)
    {
        if (turn.Person is null || Scope.RosterCountiesOf(turn.Person) is not { } scope)
        {
            return Reply.Text(turn.UserId, ImportTexts.NotYours);
        }

        if (!long.TryParse(action.Entity, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            || await runs.FindAsync(turn.Work, id) is not { } run
            || run.StartedBy != UserIds.Normal(turn.UserId))
        {
            return Reply.Text(turn.UserId, ImportTexts.NoSuchImport);
        }

        if (run.State != ImportState.Ready || turn.Now - run.ChangedAt > ImportRunStore.Waits)
        {
            return Reply.Text(turn.UserId, ImportTexts.Present(run));
        }

        if (action.Verb == DropVerb)
        {
            await runs.MoveAsync(turn.Work, id, ImportState.Ready, ImportState.Dropped, turn.Now);
            return Done(turn, run, StagedCardTexts.NotImported, ImportTexts.Dropped);
        }

        // The office may have changed hands since the file came.
        if (scope.Count > 0 && (await rows.CountiesAsync(turn.Work, id)).Except(scope, StringComparer.Ordinal).Any())
        {
            return Reply.Text(turn.UserId, ImportTexts.NoLongerYours);
        }

        return await import.PutInAsync(turn.Work, id, ImportState.Ready, turn.UserId) switch
        {
            ImportOutcome.Done(var applied) => Done(turn, applied, StagedCardTexts.Imported, ImportTexts.AppliedByTap(applied)),
            ImportOutcome.Conflict(var names) => Done(turn, run, StagedCardTexts.NotImported, ImportTexts.Conflict(names)),
            _ => Reply.Text(turn.UserId, ImportTexts.Stopped),
        };
    }

    private static Reply Done(Turn turn, ImportRun run, string done, string words) =>
        new([new RefreshCard(turn.UserId, Card(run, done), Subject(run)), new Say(turn.UserId, words)]);

    private static ButtonCard Card(ImportRun run, string? done = null) => new()
    {
        Title = ImportTexts.CardTitle,
        Description = run.FileName,
        Fields =
        [
            new CardField(StagedCardTexts.Created, ImportTexts.Firms(run.Created)),
            new CardField(StagedCardTexts.Changed, ImportTexts.Firms(run.Changed)),
            new CardField(StagedCardTexts.Unchanged, ImportTexts.Firms(run.Unchanged)),
            new CardField(StagedCardTexts.Refused, ImportTexts.Lines(run.Refused)),
        ],
        Buttons =
        [
            new CardButton(StagedCardTexts.ApplyButton, new ActionKey(ApplyVerb, Number(run.Id), 1), ButtonStyle.Primary),
            new CardButton(StagedCardTexts.DropButton, new ActionKey(DropVerb, Number(run.Id), 1), ButtonStyle.Negative),
        ],
        Done = done,
    };

    private static CardSubject Subject(ImportRun run) => new(Kind, Number(run.Id), 1);

    private static string Number(long id) => id.ToString(CultureInfo.InvariantCulture);
}
