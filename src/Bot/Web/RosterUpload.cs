using System.Globalization;
using Bot.Conversations;
using Bot.Documents.Lists;
using Bot.Features.ImportRoster;
using Bot.Messaging;
using Bot.Storage;
using Bot.Storage.Stores;
using Domain.Enterprises.Import;
using Domain.Responsibility;
using Microsoft.AspNetCore.Http.Features;

namespace Bot.Web;

/// <summary>The page behind a personal address: takes one file, and what came of it goes to the chat of the person whom the address was given to. It works once, and for half an hour.</summary>
internal sealed class RosterUpload(
    Database database, UploadLinkStore links, DirectoryStore directory, RosterImport import, ImportRunStore runs, FileStore files, Inbox inbox, TimeProvider clock) : IDisposable
{
    /// <summary>The file and the form around it.</summary>
    private const long MostBody = ListFile.MostBytes + (64 * 1024);

    private const int MostName = 60;

    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Longer than its message may be retried.</summary>
    private static readonly TimeSpan Keep = TimeSpan.FromDays(7);

    /// <summary>One file at a time: a list unpacked may take half a gigabyte.</summary>
    private readonly SemaphoreSlim _one = new(1, 1);

    public void Dispose() => _one.Dispose();

    public static void Map(IEndpointRouteBuilder app)
    {
        var path = $"/{UploadLinkHandler.Path}{{token}}";

        // Looking does not use the address up: chats and mail programs look at addresses by themselves.
        app.MapMethods(path, [HttpMethods.Get, HttpMethods.Head], (string token, RosterUpload upload, CancellationToken gone) => upload.ShowAsync(token, gone));
        app.MapPost(path, (string token, HttpContext context, RosterUpload upload) => upload.TakeAsync(token, context));
    }

    private async Task<IResult> ShowAsync(string token, CancellationToken gone) =>
        await OpenAsync(token, gone) is { } link ? UploadPage.Form(link.County) : UploadPage.Words(UploadTexts.Over, StatusCodes.Status404NotFound);

    private async Task<IResult> TakeAsync(string token, HttpContext context)
    {
        // Before anything is read of the body: whoever has no address sends none.
        if (await OpenAsync(token, context.RequestAborted) is not { } link)
        {
            return UploadPage.Words(UploadTexts.Over, StatusCodes.Status404NotFound);
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = MostBody;
        }

        var (given, system, refusal) = await ReadAsync(context.Request, context.RequestAborted);
        if (given is null)
        {
            return UploadPage.Again(refusal);
        }

        await _one.WaitAsync(context.RequestAborted);
        try
        {
            return await TakeAsync(link, given, system);
        }
        catch (ListFileException wrong)
        {
            return UploadPage.Again(ImportTexts.Of(wrong.Fault));
        }
        catch (StorageBusyException)
        {
            return UploadPage.Words(UploadTexts.NotNow, StatusCodes.Status503ServiceUnavailable);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Nothing more is asked of the browser: who closes the page gets his answer in the chat all the same.</summary>
    private async Task<IResult> TakeAsync(UploadLink link, IFormFile given, CoordinateSystem system)
    {
        using var content = new MemoryStream();
        await given.CopyToAsync(content, CancellationToken.None);
        var bytes = content.ToArray();
        if (RosterFile.Read(bytes) is not { } file)
        {
            return UploadPage.Again(ImportTexts.NoHeader);
        }

        if (file.Rows.Count == 0)
        {
            return UploadPage.Again(ImportTexts.NoRows);
        }

        var rehearsal = await database.ReadAsync(
            (work, _) => import.RehearseAsync(work, file, bytes, NameOf(given.FileName), link.County, system, _ => Task.CompletedTask), CancellationToken.None);
        long? id = null;
        if (rehearsal.Plan.Changes.Count > 0)
        {
            switch (await import.StageAsync(database, rehearsal, link.UserId, _ => Task.CompletedTask, CancellationToken.None))
            {
                case ImportOutcome.Done(var run):
                    id = run.Id;
                    break;
                case ImportOutcome.Busy(var other):
                    return UploadPage.Words(ImportTexts.Busy(other), StatusCodes.Status409Conflict);
                default:
                    return UploadPage.Words(ImportTexts.Stopped, StatusCodes.Status409Conflict);
            }
        }

        return await database.WriteAsync((work, _) => EnterAsync(work, link, rehearsal, id))
            ? UploadPage.Words(UploadTexts.Taken, StatusCodes.Status200OK)
            : UploadPage.Words(UploadTexts.Over, StatusCodes.Status404NotFound);
    }

    /// <summary>The answer enters like everything else; false when the address was used meanwhile.</summary>
    private async Task<bool> EnterAsync(UnitOfWork work, UploadLink link, RosterRehearsal rehearsal, long? id)
    {
        var now = clock.GetUtcNow();
        var used = await links.UseAsync(work, link.TokenSha256, now);
        if (id is { } staged)
        {
            await runs.MoveAsync(work, staged, ImportState.Staging, used ? ImportState.Ready : ImportState.Dropped, now);
        }

        if (!used)
        {
            return false;
        }

        var notes = rehearsal.Plan.Notes.Count > 0 ? await files.PutPassingAsync(work, RefusalWorkbook.Render(rehearsal.Plan.Notes), Workbook, Keep, now) : null;
        return await inbox.AcceptAsync(
            work, $"roster|{link.TokenSha256}", link.UserId, InboxKinds.Roster, ConversationJson.Write(new RosterStaged(id, ImportTexts.Rehearsed(rehearsal, id is not null), notes)));
    }

    /// <summary>The address, as long as it is good and its person may import that list.</summary>
    private Task<UploadLink?> OpenAsync(string token, CancellationToken gone) =>
        database.ReadAsync(
            async (work, _) =>
                await links.FindOpenAsync(work, UploadLinkHandler.HashOf(token), clock.GetUtcNow()) is { } link
                && await directory.FindAsync(work, link.UserId) is { } person
                && Scope.RosterCountiesOf(person) is { } scope
                && (scope.Count == 0 || (link.County is { } county && scope.Contains(county, StringComparer.Ordinal)))
                    ? link
                    : null,
            gone);

    private static async Task<(IFormFile? Given, CoordinateSystem System, string Refusal)> ReadAsync(HttpRequest request, CancellationToken gone)
    {
        if (request.ContentLength > MostBody)
        {
            return (null, default, ImportTexts.Of(ListFault.TooLarge));
        }

        try
        {
            return request.HasFormContentType && await request.ReadFormAsync(gone) is { Files: [{ } given, ..] } form
                ? (given, Enum.TryParse<CoordinateSystem>(form["system"], out var system) && Enum.IsDefined(system) ? system : CoordinateSystem.Wgs84, "")
                : (null, default, UploadTexts.NoFile);
        }
        catch (BadHttpRequestException tooLarge) when (tooLarge.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return (null, default, ImportTexts.Of(ListFault.TooLarge));
        }
        catch (Exception broken) when (broken is BadHttpRequestException or InvalidDataException)
        {
            return (null, default, UploadTexts.NoFile);
        }
    }

    /// <summary>The name as words to be shown: no folder, no signs that turn or hide others. Nothing is ever stored under it.</summary>
    private static string NameOf(string given)
    {
        var last = given[(given.LastIndexOfAny(['/', '\\']) + 1)..];
        var plain = string.Concat(last.Where(sign => char.GetUnicodeCategory(sign) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate))).Trim();
        return plain.Length == 0 ? UploadTexts.NoName : plain.Length <= MostName ? plain : $"{plain[..MostName]}…";
    }
}
