using System.CommandLine;
using Bot.Documents;
using Bot.Features.Shared;
using Bot.Storage;
using Bot.Storage.Stores;
using Domain.Campaigns;
using Domain.Inspections;

namespace Bot.Operations;

/// <summary>bot ledger export: 问题台账 as a file, beside the running service.</summary>
internal static class LedgerCommands
{
    public static Command Build()
    {
        var file = new Option<FileInfo>("--out") { Description = "写到哪个 .xlsx 或 .csv 文件。", Required = true };
        var county = new Option<string?>("--county") { Description = "县市区名称，如 桃城区。不写是全市。" };
        var campaign = new Option<string?>("--campaign") { Description = "行动编号，如 2020-2021。不写是正在进行的行动。" };
        var data = Cli.Data();
        var export = new Command("export", "导出问题台账（附件4）。") { file, county, campaign, data };
        export.TreatUnmatchedTokensAsErrors = false;
        export.SetAction((parsed, cancellationToken) =>
            ExportAsync(parsed.GetValue(file)!, parsed.GetValue(county), parsed.GetValue(campaign), parsed.GetValue(data), [.. parsed.UnmatchedTokens], Console.Out, cancellationToken));
        return new Command("ledger", "问题台账：导出文件。") { export };
    }

    private static Task<int> ExportAsync(FileInfo file, string? county, string? campaign, string? data, string[] args, TextWriter output, CancellationToken cancellationToken) =>
        MaintenanceCommands.WithDatabaseAsync(args, data, output, async (services, database) =>
        {
            var csv = file.Extension.Equals(".csv", StringComparison.OrdinalIgnoreCase);
            if (!csv && !file.Extension.Equals(".xlsx", StringComparison.OrdinalIgnoreCase))
            {
                await output.WriteLineAsync(LedgerCliTexts.OtherKind(file.FullName));
                return 1;
            }

            var book = CampaignSettings.Read(services.GetRequiredService<IConfiguration>());
            if (campaign is not null && book.All.All(one => one.Id != campaign))
            {
                await output.WriteLineAsync(LedgerCliTexts.NoCampaign(campaign, [.. book.All.Select(one => one.Id)]));
                return 1;
            }

            var known = await database.ReadAsync((work, _) => services.GetRequiredService<SelfCheckRoster>().CountiesAsync(work), cancellationToken);
            if (county is not null && !known.Contains(county))
            {
                await output.WriteLineAsync(FileCliTexts.NoCounty(county, known));
                return 1;
            }

            string[] counties = county is null ? [] : [county];
            IReadOnlyList<Campaign> campaigns = campaign is null
                ? book.Of(counties, services.GetRequiredService<TimeProvider>().GetUtcNow().LocalDate())
                : [.. book.All.Where(one => one.Id == campaign)];
            return await WriteAsync(file, csv, services.GetRequiredService<LedgerStore>(), database, [.. campaigns.Select(one => one.Id)], counties, output, cancellationToken);
        }, cancellationToken);

    private static async Task<int> WriteAsync(
        FileInfo file, bool csv, LedgerStore ledger, Database database, IReadOnlyList<string> campaigns, IReadOnlyList<string> counties, TextWriter output, CancellationToken cancellationToken)
    {
        int? rows = null;
        var written = await OutFile.WriteAsync(file.FullName, output, async part =>
        {
            rows = await database.ReadAsync(
                (work, _) => LedgerCsv.OfAsync(ledger, work, campaigns, counties) is var lines && csv ? CsvAsync(part, lines) : WorkbookAsync(part, lines), cancellationToken);
            if (rows is null)
            {
                await output.WriteLineAsync(LedgerCliTexts.TooLong(LedgerCsv.MostWorkbookRows));
            }

            return rows is not null;
        });
        if (!written)
        {
            return 1;
        }

        await output.WriteLineAsync(LedgerCliTexts.Written(rows!.Value, file.FullName));
        return 0;
    }

    private static async Task<int?> CsvAsync(string path, IAsyncEnumerable<IReadOnlyList<string>> lines)
    {
        await using var stream = File.Create(path);
        return await LedgerCsv.WriteAsync(stream, lines);
    }

    private static async Task<int?> WorkbookAsync(string path, IAsyncEnumerable<IReadOnlyList<string>> lines)
    {
        if (await LedgerCsv.ForWorkbookAsync(lines) is not { } rows)
        {
            return null;
        }

        await File.WriteAllBytesAsync(path, LedgerWorkbook.Render(LedgerRows.Headers, rows));
        return rows.Count;
    }
}
