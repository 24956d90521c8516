using Bot.Conversations;
using Bot.Documents.Lists;
using Bot.Features.ImportRoster;
using Bot.Messaging;
using Bot.Storage;
using Bot.Storage.Stores;
using Domain.Enterprises.Import;
using Microsoft.AspNetCore.Http.Features;

namespace Bot.Web;

/// <summary>The page behind a personal address: takes one file, and what came of it goes to the chat. Who has the address is the person; it is used once, and for half an hour.</summary>
internal sealed class RosterUpload(Database database, UploadLinkStore links, RosterImport import, ImportRunStore runs, FileStore files, Inbox inbox, TimeProvider clock)
{
    /// <summary>The file and the form around it.</summary>
    private const long MostBody = ListFile.MostBytes + (64 * 1024);

    /// <summary>Longer than its message may be retried.</summary>
    private static readonly TimeSpan Keep = TimeSpan.FromDays(7);

    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void Map(IEndpointRouteBuilder app)
    {
        var path = $"/{UploadLinkHandler.Path}{{token}}";
        app.MapGet(path, (string token, RosterUpload upload, CancellationToken gone) => upload.ShowAsync(token, gone));
        app.MapPost(path, (string token, HttpContext context, RosterUpload upload) => upload.TakeAsync(token, context));
    }

    private async Task<IResult> ShowAsync(string token, CancellationToken gone) =>
        await OpenAsync(token, gone) is { } link ? UploadPage.Form(link.County) : UploadPage.Words(UploadTexts.Over, StatusCodes.Status404NotFound);

    private async Task<IResult> TakeAsync(string token, HttpContext context)
    {
        var gone = context.RequestAborted;
        if (await OpenAsync(token, gone) is not { } link)
        {
            return UploadPage.Words(UploadTexts.Over, StatusCodes.Status404NotFound);
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = MostBody;
        }

        var (name, bytes, system, refusal) = await ReadAsync(context.Request, gone);
        if (refusal is not null)
        {
            return UploadPage.Words(refusal, StatusCodes.Status400BadRequest);
        }

        RosterFile? file;
        try
        {
            file = RosterFile.Read(bytes);
        }
        catch (ListFileException wrong)
        {
            return UploadPage.Words(ImportTexts.Of(wrong.Fault), StatusCodes.Status400BadRequest);
        }

        if (file is not { Rows.Count: > 0 })
        {
            return UploadPage.Words(file is null ? ImportTexts.NoHeader : ImportTexts.NoRows, StatusCodes.Status400BadRequest);
        }

        // From here on nothing is asked of the browser: who closes the page gets his answer in the chat all the same.
        var rehearsal = await database.ReadAsync(
            (work, _) => import.RehearseAsync(work, file, bytes, name, link.County, system, _ => Task.CompletedTask), CancellationToken.None);
        long? id = null;
        if (rehearsal.Plan.Changes.Count > 0)
        {
            var outcome = await import.StageAsync(database, rehearsal, link.UserId, _ => Task.CompletedTask, CancellationToken.None);
            if (outcome is not ImportOutcome.Done(var run))
            {
                return UploadPage.Words(outcome is ImportOutcome.Busy(var other) ? ImportTexts.Busy(other) : ImportTexts.Stopped, StatusCodes.Status409Conflict);
            }

            id = run.Id;
        }

        return UploadPage.Words(await database.WriteAsync((work, _) => EnterAsync(work, link, rehearsal, id)) ? UploadTexts.Taken : UploadTexts.Over, StatusCodes.Status200OK);
    }

    /// <summary>The answer enters like everything else; false when the address was used meanwhile.</summary>
    private async Task<bool> EnterAsync(UnitOfWork work, UploadLink link, RosterRehearsal rehearsal, long? id)
    {
        var now = clock.GetUtcNow();
        if (!await links.UseAsync(work, link.TokenSha256, now))
        {
            if (id is { } idle)
            {
                await runs.MoveAsync(work, idle, ImportState.Staging, ImportState.Dropped, now);
            }

            return false;
        }

        if (id is { } staged)
        {
            await runs.MoveAsync(work, staged, ImportState.Staging, ImportState.Ready, now);
        }

        var notes = rehearsal.Plan.Notes.Count > 0 ? await files.PutPassingAsync(work, RefusalWorkbook.Render(rehearsal.Plan.Notes), Workbook, Keep, now) : null;
        var words = $"{ImportTexts.Head(rehearsal)}\n{ImportTexts.Counts(rehearsal.Plan)}{(id is null ? ImportTexts.NothingChanges : "")}";
        return await inbox.AcceptAsync(work, $"roster|{link.TokenSha256}", link.UserId, InboxKinds.Roster, ConversationJson.Write(new RosterStaged(id, words, notes)));
    }

    private Task<UploadLink?> OpenAsync(string token, CancellationToken gone) =>
        database.ReadAsync((work, _) => links.FindOpenAsync(work, UploadLinkHandler.HashOf(token), clock.GetUtcNow()), gone);

    private static async Task<(string Name, byte[] Bytes, CoordinateSystem System, string? Refusal)> ReadAsync(HttpRequest request, CancellationToken gone)
    {
        try
        {
            if (!request.HasFormContentType || (await request.ReadFormAsync(gone)) is not { Files: [{ } given, ..] } form)
            {
                return ("", [], default, UploadTexts.NoFile);
            }

            using var bytes = new MemoryStream();
            await given.CopyToAsync(bytes, gone);
            _ = Enum.TryParse<CoordinateSystem>(form["system"], ignoreCase: true, out var system);
            return (Path.GetFileName(given.FileName), bytes.ToArray(), system, null);
        }
        catch (Exception wrong) when (wrong is BadHttpRequestException or InvalidDataException)
        {
            return ("", [], default, ImportTexts.Of(ListFault.TooLarge));
        }
    }
}
