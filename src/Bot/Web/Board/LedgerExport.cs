using Bot.Documents;
using Bot.Storage;
using Bot.Storage.Stores;
using Domain.Campaigns;
using Domain.Inspections;

namespace Bot.Web.Board;

/// <summary>导出: the ledger (annex 4) of the question, in the scope; one at a time, since a workbook is made in memory.</summary>
internal sealed class LedgerExport(Database database, BoardStore board, LedgerStore ledger, CampaignBook campaigns, BoardGate gate, BoardPage layout, ExportTurn turn)
{
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public async Task<IResult> SendAsync(BoardVisitor visitor, HttpContext context)
    {
        if (visitor.Asked(context.Request.Query["county"]) is not { } counties)
        {
            return await gate.RefuseAsync(visitor, context, "ledger");
        }

        if (FindingQuery.Read(context.Request.Query, counties, campaigns, visitor.Today) is not { } question)
        {
            return layout.Words(BoardTexts.BadQuestion, StatusCodes.Status400BadRequest);
        }

        await turn.Only.WaitAsync(context.RequestAborted);
        try
        {
            var rows = await database.ReadAsync((work, _) => RowsAsync(work, question, visitor.Today), context.RequestAborted);
            var place = counties.Count == 1 ? counties[0] : BoardTexts.Place(visitor);
            context.Response.Headers.CacheControl = "no-store";
            context.Response.Headers.XContentTypeOptions = "nosniff";
            return Results.Bytes(LedgerWorkbook.Render(LedgerRows.Headers, [.. rows.Select(row => row.Cells)]), Workbook, BoardTexts.FileName(place, visitor.Today));
        }
        finally
        {
            turn.Only.Release();
        }
    }

    private async Task<IReadOnlyList<LedgerRow>> RowsAsync(UnitOfWork work, FindingQuery question, DateOnly today)
    {
        var rows = await ledger.ReadAsync(work, question.Campaign.Id, question.Filter.Counties);
        if (!question.Narrows)
        {
            return rows;
        }

        var wanted = (await board.FindingsAsync(work, question.Campaign.Id, question.Filter, today, before: null, int.MaxValue)).Select(one => (one.InspectionId, one.FindingId)).ToHashSet();
        return [.. rows.Where(row => row.FindingId is { } finding && wanted.Contains((row.InspectionId, finding)))];
    }
}

/// <summary>Whose turn it is to have a workbook made.</summary>
internal sealed class ExportTurn : IDisposable
{
    public SemaphoreSlim Only { get; } = new(1, 1);

    public void Dispose() => Only.Dispose();
}
