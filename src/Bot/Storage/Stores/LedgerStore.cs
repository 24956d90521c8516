using System.Data.Common;
using Dapper;

namespace Bot.Storage.Stores;

/// <summary>One row of 问题台账, the 19 columns of annex 4 in order (domain.md 5), as printed.</summary>
internal sealed record LedgerRow(string InspectionId, string? FindingId, string CampaignId, string County, IReadOnlyList<string> Cells);

internal sealed class LedgerStore
{
    private static readonly string[] Columns =
    [
        "c01_visited_on", "c02_number", "c03_inspectors", "c04_enterprise", "c05_enterprise_type", "c06_industry",
        "c07_ultra_low_emission", "c08_performance_grade", "c09_self_accepted", "c10_longitude", "c11_latitude", "c12_county",
        "c13_township", "c14_problem", "c15_problem_type", "c16_handling", "c17_rectification", "c18_penalty", "c19_signature",
    ];

    private static readonly string Insert =
        $"""
        insert into ledger (inspection_id, finding_id, campaign_id, county, {string.Join(", ", Columns)})
        values (@InspectionId, @FindingId, @CampaignId, @County, {string.Join(", ", Columns.Select(column => $"@{column}"))})
        """;

    /// <summary>A row that is there already fails by its unique key (inspection, finding).</summary>
    /// <exception cref="ArgumentException">A row has not 19 cells.</exception>
    public async Task AppendAsync(UnitOfWork work, IReadOnlyList<LedgerRow> rows)
    {
        foreach (var row in rows)
        {
            if (row.Cells.Count != Columns.Length)
            {
                throw new ArgumentException($"A ledger row has {Columns.Length} cells, this one has {row.Cells.Count}.", nameof(rows));
            }

            var parameters = new DynamicParameters(new { row.InspectionId, FindingId = row.FindingId ?? "", row.CampaignId, row.County });
            foreach (var (column, cell) in Columns.Zip(row.Cells))
            {
                parameters.Add(column, cell);
            }

            await work.ExecuteAsync(Insert, parameters);
        }
    }

    private const string SetRectified = "update ledger set c17_rectification = @words where inspection_id = @inspectionId and finding_id = @findingId";

    /// <summary>整改情况 of a finding as it stands now.</summary>
    public Task RectifiedAsync(UnitOfWork work, string inspectionId, string findingId, string words) =>
        work.ExecuteAsync(SetRectified, new { inspectionId, findingId, words });

    private const string CarryOver =
        """
        update ledger set
            c17_rectification = case when @rectification = 1
                then (select o.c17_rectification from ledger as o where o.inspection_id = @corrected and o.finding_id = ledger.finding_id)
                else c17_rectification end,
            c18_penalty = (select o.c18_penalty from ledger as o where o.inspection_id = @corrected and o.finding_id = ledger.finding_id)
        where inspection_id = @correction
            and finding_id = @findingId
            and exists (select 1 from ledger as o where o.inspection_id = @corrected and o.finding_id = ledger.finding_id)
        """;

    /// <summary>更正: what has become of a finding since its first form was signed stands in the row of the correction too.</summary>
    /// <param name="rectification">Whether 整改情况 has gone on since.</param>
    public Task CarryOverAsync(UnitOfWork work, string corrected, string correction, string findingId, bool rectification) =>
        work.ExecuteAsync(CarryOver, new { corrected, correction, findingId, rectification });

    private const string Rows =
        """
        from ledger as l
        where l.campaign_id = @campaignId
            and (@all = 1 or l.county in @counties)
            and not exists (select 1 from inspection as c where c.replaces = l.inspection_id and c.status = 'Signed')
        order by l.id
        """;

    private static readonly string SelectCells =
        $"""
        select {string.Join(", ", Columns)}
        {Rows}
        """;

    private static readonly string Select =
        $"""
        select
            {string.Join(", ", Columns)},
            l.inspection_id,
            l.finding_id,
            l.campaign_id,
            l.county
        {Rows}
        """;

    /// <summary>Rows of the counties (empty: all) in the order they were signed; of a corrected form those of its correction.</summary>
    public async Task<IReadOnlyList<LedgerRow>> ReadAsync(UnitOfWork work, string campaignId, IReadOnlyList<string> counties)
    {
        var rows = new List<LedgerRow>();
        await foreach (var row in StreamAsync(work, campaignId, counties))
        {
            rows.Add(row);
        }

        return rows;
    }

    /// <summary>The same rows one by one: a city's five years are not held in memory.</summary>
    public async IAsyncEnumerable<LedgerRow> StreamAsync(UnitOfWork work, string campaignId, IReadOnlyList<string> counties)
    {
        await using var reader = await OpenAsync(work, Select, campaignId, counties);
        while (await reader.ReadAsync())
        {
            var finding = reader.GetString(Columns.Length + 1);
            yield return new LedgerRow(
                reader.GetString(Columns.Length),
                finding.Length == 0 ? null : finding,
                reader.GetString(Columns.Length + 2),
                reader.GetString(Columns.Length + 3),
                Fill(reader, new string[Columns.Length]));
        }
    }

    /// <summary>What is printed of them, and nothing else. The cells are those of the next row as soon as it is asked for.</summary>
    public async IAsyncEnumerable<IReadOnlyList<string>> StreamCellsAsync(UnitOfWork work, string campaignId, IReadOnlyList<string> counties)
    {
        var cells = new string[Columns.Length];
        await using var reader = await OpenAsync(work, SelectCells, campaignId, counties);
        while (await reader.ReadAsync())
        {
            yield return Fill(reader, cells);
        }
    }

    private static Task<DbDataReader> OpenAsync(UnitOfWork work, string sql, string campaignId, IReadOnlyList<string> counties) =>
        work.Connection.ExecuteReaderAsync(sql, new { campaignId, all = counties.Count == 0, counties }, work.Transaction);

    private static string[] Fill(DbDataReader reader, string[] cells)
    {
        for (var index = 0; index < cells.Length; index++)
        {
            cells[index] = reader.GetString(index);
        }

        return cells;
    }

    private const string UpdatePenalty = "update ledger set c18_penalty = @words where inspection_id = @inspectionId and finding_id = @findingId";

    /// <summary>处罚情况 of a finding's row: the one cell that is known only after the form was signed.</summary>
    /// <returns>False when there is no such row.</returns>
    public async Task<bool> SetPenaltyAsync(UnitOfWork work, string inspectionId, string findingId, string words) =>
        await work.ExecuteAsync(UpdatePenalty, new { inspectionId, findingId, words }) == 1;
}
