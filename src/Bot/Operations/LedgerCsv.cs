using Bot.Documents.Lists;
using Bot.Storage;
using Bot.Storage.Stores;
using Domain.Inspections;

namespace Bot.Operations;

/// <summary>问题台账 as .csv: from the database's reader to the file, so that its length costs time and no memory.</summary>
internal static class LedgerCsv
{
    /// <returns>Rows below the headers.</returns>
    public static async Task<int> WriteAsync(Stream stream, LedgerStore ledger, UnitOfWork work, IReadOnlyList<string> campaigns, IReadOnlyList<string> counties)
    {
        var rows = 0;
        await using var csv = new CsvWriter(stream);
        csv.Write(LedgerRows.Headers);
        foreach (var campaign in campaigns)
        {
            await foreach (var cells in ledger.StreamCellsAsync(work, campaign, counties))
            {
                csv.Write(cells);
                rows++;
            }
        }

        return rows;
    }
}
