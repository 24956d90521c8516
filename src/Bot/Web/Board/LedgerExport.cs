using Bot.Documents;
using Bot.Features.Shared;
using Bot.Storage;
using Bot.Storage.Stores;
using Domain.Campaigns;
using Domain.Inspections;

namespace Bot.Web.Board;

/// <summary>导出: the ledger (annex 4) of the question, in the scope; one at a time. Who took it out is on record.</summary>
internal sealed class LedgerExport(
    Database database, BoardStore board, LedgerStore ledger, CampaignBook campaigns, AuditLog audit, BoardGate gate, BoardPage layout, ExportTurn turn, TimeProvider clock)
{
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private const string Csv = "text/csv; charset=utf-8";
    private const int BufferSize = 64 * 1024;

    /// <summary>As .xlsx; what is longer than a workbook that is made in memory is pointed to the .csv.</summary>
    public Task<IResult> WorkbookAsync(BoardVisitor visitor, HttpContext context) => SendAsync(visitor, context, async (question, place) =>
    {
        if (await database.ReadAsync((work, _) => LedgerCsv.ForWorkbookAsync(RowsAsync(work, question, visitor.Today)), context.RequestAborted) is not { } rows)
        {
            return layout.Words(BoardTexts.TooLong(LedgerCsv.MostWorkbookRows), StatusCodes.Status413PayloadTooLarge);
        }

        var bytes = LedgerWorkbook.Render(LedgerRows.Headers, rows);
        await RecordAsync(visitor, context, rows.Count);
        return Results.Bytes(bytes, Workbook, BoardTexts.FileName(place, visitor.Today, "xlsx"));
    });

    /// <summary>As .csv of any length, by way of a file: a slow phone holds no reader of the database.</summary>
    public Task<IResult> CsvAsync(BoardVisitor visitor, HttpContext context) => SendAsync(visitor, context, async (question, place) =>
    {
        var file = new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, BufferSize, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        try
        {
            var rows = await database.ReadAsync(
                (work, _) =>
                {
                    // A read may be repeated.
                    file.SetLength(0);
                    return LedgerCsv.WriteAsync(file, RowsAsync(work, question, visitor.Today));
                },
                context.RequestAborted);
            await RecordAsync(visitor, context, rows);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }

        file.Position = 0;
        return Results.File(file, Csv, BoardTexts.FileName(place, visitor.Today, "csv"));
    });

    private async Task<IResult> SendAsync(BoardVisitor visitor, HttpContext context, Func<FindingQuery, string, Task<IResult>> make)
    {
        if (visitor.Asked(context.Request.Query["county"]) is not { } counties)
        {
            return await gate.RefuseAsync(visitor, context, "ledger");
        }

        if (FindingQuery.Read(context.Request.Query, counties, campaigns, visitor) is not { } question)
        {
            return layout.Words(BoardTexts.BadQuestion, StatusCodes.Status400BadRequest);
        }

        await turn.Only.WaitAsync(context.RequestAborted);
        try
        {
            context.Response.Headers.CacheControl = "no-store";
            context.Response.Headers.XContentTypeOptions = "nosniff";
            return await make(question, counties.Count == 1 ? counties[0] : BoardTexts.Place(visitor));
        }
        finally
        {
            turn.Only.Release();
        }
    }

    private async IAsyncEnumerable<IReadOnlyList<string>> RowsAsync(UnitOfWork work, FindingQuery question, DateOnly today)
    {
        var wanted = question.Narrows
            ? (await board.FindingsAsync(work, question.Shares, question.Filter, today, before: null, int.MaxValue)).Select(one => (one.InspectionId, one.FindingId)).ToHashSet()
            : null;
        foreach (var (campaign, counties) in question.Shares)
        {
            if (wanted is null)
            {
                await foreach (var cells in ledger.StreamCellsAsync(work, campaign.Id, counties))
                {
                    yield return cells;
                }

                continue;
            }

            await foreach (var row in ledger.StreamAsync(work, campaign.Id, counties))
            {
                if (row.FindingId is { } finding && wanted.Contains((row.InspectionId, finding)))
                {
                    yield return row.Cells;
                }
            }
        }
    }

    private Task<bool> RecordAsync(BoardVisitor visitor, HttpContext context, int rows) => database.WriteAsync(async (work, _) =>
    {
        await audit.AppendAsync(work, clock.GetUtcNow(), visitor.Person.UserId, "board.exported", BoardTexts.Number(rows), BoardGate.AddressOf(context));
        return true;
    });
}

/// <summary>Whose turn it is to have the ledger read through.</summary>
internal sealed class ExportTurn : IDisposable
{
    public SemaphoreSlim Only { get; } = new(1, 1);

    public void Dispose() => Only.Dispose();
}
