using Bot.Documents.Lists;
using Bot.Storage;
using Bot.Storage.Stores;
using Domain.Inspections;

namespace Bot.Features.Shared;

/// <summary>问题台账 as .csv: from the database's reader to the file, so that its length costs time and no memory.</summary>
internal static class LedgerCsv
{
    /// <summary>A workbook is made in memory; what is longer goes out as .csv, row by row.</summary>
    public const int MostWorkbookRows = 50_000;

    /// <returns>Rows below the headers.</returns>
    public static async Task<int> WriteAsync(Stream stream, IAsyncEnumerable<IReadOnlyList<string>> lines)
    {
        var rows = 0;
        await using var csv = new CsvWriter(stream);
        csv.Write(LedgerRows.Headers);
        await foreach (var cells in lines)
        {
            csv.Write(cells);
            rows++;
        }

        return rows;
    }

    /// <summary>The rows of several campaigns, one campaign after the other.</summary>
    /// <param name="counties">Empty for the whole city.</param>
    public static async IAsyncEnumerable<IReadOnlyList<string>> OfAsync(LedgerStore ledger, UnitOfWork work, IReadOnlyList<string> campaigns, IReadOnlyList<string> counties)
    {
        foreach (var campaign in campaigns)
        {
            await foreach (var cells in ledger.StreamCellsAsync(work, campaign, counties))
            {
                yield return cells;
            }
        }
    }

    /// <summary>At most as many rows as a workbook takes; null when there are more.</summary>
    public static async Task<IReadOnlyList<IReadOnlyList<string>>?> ForWorkbookAsync(IAsyncEnumerable<IReadOnlyList<string>> lines)
    {
        var rows = new List<IReadOnlyList<string>>();
        await foreach (var cells in lines)
        {
            if (rows.Count == MostWorkbookRows)
            {
                return null;
            }

            rows.Add([.. cells]);
        }

        return rows;
    }
}
