using System.CommandLine;
using System.Globalization;
using Bot.Documents.Lists;
using Bot.Features.ExternalRecords;
using Bot.Features.ImportRoster;
using Bot.Features.Shared;
using Bot.Storage;
using Bot.Storage.Stores;

namespace Bot.Operations;

/// <param name="Date">As typed: as of when the source says it.</param>
/// <param name="Report">Where the refused rows are written; null for nowhere.</param>
internal sealed record RecordsOrder(FileInfo File, RecordKind Kind, string Source, string Date, bool Apply, bool Yes, FileInfo? Report);

/// <summary>"bot import records": a dry run first, always. 0: all rows are good; 1: some are refused, or there was no yes; 2: nothing can be done with the file.</summary>
internal static class ImportRecordsCommand
{
    /// <summary>Lines that a terminal is shown.</summary>
    private const int MostShown = 50;

    private const int LongestSource = 100;

    private static readonly Dictionary<string, RecordKind> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["online"] = RecordKind.Online,
        ["complaint"] = RecordKind.Complaint,
        ["census"] = RecordKind.Census,
        ["permit"] = RecordKind.Permit,
    };

    public static Command Build()
    {
        var file = new Argument<FileInfo>("file") { Description = ".xlsx 或 .csv 文件（UTF-8、UTF-16、GB18030）。" };
        var kind = new Option<string>("--kind") { Description = "online 在线监测、complaint 信访、census 污染普查、permit 排污许可和环评。", Required = true };
        kind.AcceptOnlyFromAmong([.. Kinds.Keys]);
        var source = new Option<string>("--source") { Description = "从哪里来的，如“省在线监控平台”。", Required = true };
        var date = new Option<string>("--date") { Description = "数据截至哪天，如 2020-12-01。", Required = true };
        var apply = new Option<bool>("--apply") { Description = "试算后导入有效行；不写只试算。" };
        var yes = new Option<bool>("--yes") { Description = "不再问，直接导入。" };
        var report = new Option<FileInfo?>("--report") { Description = "把不能导入的行和原因写进这个 .xlsx 文件。" };
        var data = Cli.Data();
        var records = new Command("records", "导入外部数据（在线监测、信访、污染普查、排污许可和环评），企业画像里看；姓名、电话不复制。") { file, kind, source, date, apply, yes, report, data };
        records.TreatUnmatchedTokensAsErrors = false;
        records.SetAction((parsed, cancellationToken) => RunAsync(
            new RecordsOrder(
                parsed.GetValue(file)!,
                Kinds[parsed.GetValue(kind)!],
                parsed.GetValue(source)!.Trim(),
                parsed.GetValue(date)!,
                parsed.GetValue(apply),
                parsed.GetValue(yes),
                parsed.GetValue(report)),
            parsed.GetValue(data),
            [.. parsed.UnmatchedTokens],
            Console.In,
            Console.Out,
            cancellationToken));
        return records;
    }

    public static async Task<int> UndoAsync(IServiceProvider services, Database database, long id, TextWriter output, CancellationToken cancellationToken)
    {
        var back = await database.WriteAsync((work, _) => services.GetRequiredService<RecordImport>().TakeBackAsync(work, id, ImportRosterCommand.Actor), cancellationToken);
        await output.WriteLineAsync(back is { } rows ? RecordTexts.Undone(id, rows) : ImportTexts.CannotUndo(id, null));
        return back is null ? 2 : 0;
    }

    private static Task<int> RunAsync(RecordsOrder order, string? data, string[] args, TextReader input, TextWriter output, CancellationToken cancellationToken) =>
        MaintenanceCommands.WithDatabaseAsync(args, data, output, async (services, database) =>
        {
            var import = services.GetRequiredService<RecordImport>();
            var (file, bytes, refusal) = await ReadAsync(order, cancellationToken);
            var today = services.GetRequiredService<TimeProvider>().GetUtcNow().LocalDate();
            if (file is not null && Day(order.Date) is { } day && day <= today)
            {
                var plan = await database.ReadAsync((work, _) => import.RehearseAsync(work, file, new RecordOrder(order.File.Name, bytes, order.Kind, order.Source, day)), cancellationToken);
                await TellAsync(plan, order, output, cancellationToken);
                return await ApplyAsync(import, database, plan, order, data, input, output, cancellationToken);
            }

            await output.WriteLineAsync(file is null ? refusal : ImportCliTexts.BadDate(order.Date));
            return 2;
        }, cancellationToken);

    private static async Task<int> ApplyAsync(RecordImport import, Database database, RecordPlan plan, RecordsOrder order, string? data, TextReader input, TextWriter output, CancellationToken cancellationToken)
    {
        var code = plan.Refused.Count > 0 ? 1 : 0;
        if (!order.Apply || plan.New.Count == 0)
        {
            await output.WriteLineAsync(plan.New.Count == 0 ? ImportCliTexts.NothingNew : ImportCliTexts.Rehearsed);
            return code;
        }

        if (!order.Yes && !await ImportCommands.AgreesAsync(ImportCliTexts.AskRecords(plan.New.Count), input, output, cancellationToken))
        {
            await output.WriteLineAsync(ImportCliTexts.NotAgreed);
            return 1;
        }

        var run = await database.WriteAsync((work, _) => import.ApplyAsync(work, plan, ImportRosterCommand.Actor), cancellationToken);
        await output.WriteLineAsync(run is null ? ImportCliTexts.OtherImport : $"{RecordTexts.Applied(run)}{ImportCliTexts.UndoWith(run.Id, data)}");
        return run is null ? 2 : code;
    }

    private static async Task<(RecordFile? File, byte[] Bytes, string Refusal)> ReadAsync(RecordsOrder order, CancellationToken cancellationToken)
    {
        if (order.Source.Length is 0 or > LongestSource)
        {
            return (null, [], ImportCliTexts.BadSource(LongestSource));
        }

        try
        {
            if (order.File.Exists && order.File.Length > ListFile.MostBytes)
            {
                return (null, [], ImportTexts.Of(ListFault.TooLarge));
            }

            var bytes = await File.ReadAllBytesAsync(order.File.FullName, cancellationToken);
            return RecordFile.Read(bytes, order.Kind) is not { } read ? (null, [], RecordTexts.NoHeader(order.Kind))
                : read.Rows.Count == 0 ? (null, [], RecordTexts.NoRows)
                : (read, bytes, "");
        }
        catch (ListFileException wrong)
        {
            return (null, [], ImportTexts.Of(wrong.Fault));
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            return (null, [], ImportCliTexts.NoFile(order.File.FullName));
        }
    }

    private static async Task TellAsync(RecordPlan plan, RecordsOrder order, TextWriter output, CancellationToken cancellationToken)
    {
        await output.WriteLineAsync(RecordTexts.Head(plan));
        await output.WriteLineAsync(RecordTexts.Counts(plan));
        foreach (var note in plan.Refused.Take(MostShown))
        {
            await output.WriteLineAsync($"  {RecordTexts.Of(note)}");
        }

        if (plan.Refused.Count > MostShown)
        {
            await output.WriteLineAsync(ImportCliTexts.More(plan.Refused.Count - MostShown));
        }

        if (order.Report is not { } report)
        {
            return;
        }

        string[] Cells(RecordNote note) => [ImportCommands.Number(note.Row), note.Shown, RecordTexts.Reason(note)];
        var sheet = new WorkbookSheet(RecordTexts.ReportSheet, RecordTexts.ReportHeaders, [.. plan.Refused.Select(Cells)]);
        if (await OutFile.WriteAsync(report.FullName, output, ListWorkbook.Render(sheet), cancellationToken))
        {
            await output.WriteLineAsync(ImportCliTexts.Reported(report.FullName));
        }
    }

    private static DateOnly? Day(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
