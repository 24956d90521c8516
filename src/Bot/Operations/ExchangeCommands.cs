using System.CommandLine;
using System.Globalization;
using Bot.Documents.Exchange;
using Bot.Documents.Lists;
using Bot.Features.Exchange;
using Bot.Features.ImportRoster;
using Bot.Features.Shared;
using Bot.Storage;
using Bot.Storage.Stores;

namespace Bot.Operations;

/// <summary>bot exchange: visits, findings and counts out to 移动执法APP and 双随机, in from them, and compared (docs/exchange.md).</summary>
internal static class ExchangeCommands
{
    /// <summary>Lines that a terminal is shown.</summary>
    private const int MostShown = 50;

    public static Command Build() => new("exchange", "与移动执法APP、双随机系统交换检查、问题和数量。") { Export(), Import(), Compare() };

    private static Command Export()
    {
        var from = Day("--from", "第一天，如 2020-12-01。");
        var to = Day("--to", "最后一天，如 2020-12-31。");
        var county = new Option<string?>("--county") { Description = "县市区名称。不写是全市。" };
        var format = new Option<string>("--format") { Description = "json，或 csv（一个 .zip，四个表）。", DefaultValueFactory = _ => "json" };
        format.AcceptOnlyFromAmong("json", "csv");
        var file = new Option<FileInfo>("--out") { Description = "写到哪个文件。", Required = true };
        var data = Cli.Data();
        var command = new Command("export", "导出已签字的检查。") { from, to, county, format, file, data };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, cancellationToken) => ExportAsync(
            parsed.GetValue(from), parsed.GetValue(to), parsed.GetValue(county), parsed.GetValue(format) == "csv", parsed.GetValue(file)!, parsed.GetValue(data), [.. parsed.UnmatchedTokens], Console.Out, cancellationToken));
        return command;
    }

    private static Command Import()
    {
        var file = new Argument<FileInfo>("file") { Description = "对方的 .json 或 .zip。" };
        var apply = new Option<bool>("--apply") { Description = "写入。不写只核对。" };
        var data = Cli.Data();
        var command = new Command("import", "导入对方系统的检查：先核对，--apply 才写入；重复导入不改变什么，整个导入可以用 import undo 撤销。") { file, apply, data };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, cancellationToken) => ImportAsync(parsed.GetValue(file)!, parsed.GetValue(apply), parsed.GetValue(data), [.. parsed.UnmatchedTokens], Console.Out, cancellationToken));
        return command;
    }

    private static Command Compare()
    {
        var file = new Argument<FileInfo>("file") { Description = "对方的 .json 或 .zip。" };
        var data = Cli.Data();
        var command = new Command("compare", "按天、按县市区比较两边的点位数、问题数、执法人员数。") { file, data };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, cancellationToken) => CompareAsync(parsed.GetValue(file)!, parsed.GetValue(data), [.. parsed.UnmatchedTokens], Console.Out, cancellationToken));
        return command;
    }

    private static Option<DateOnly> Day(string name, string description) => new(name)
    {
        Description = description,
        Required = true,
        CustomParser = result =>
        {
            if (!DateOnly.TryParseExact(result.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                result.AddError(ExchangeCliTexts.NoDay(result.Tokens[0].Value));
            }

            return day;
        },
    };

    private static Task<int> ExportAsync(DateOnly from, DateOnly to, string? county, bool csv, FileInfo file, string? data, string[] args, TextWriter output, CancellationToken cancellationToken) =>
        MaintenanceCommands.WithDatabaseAsync(args, data, output, async (services, database) =>
        {
            if (from > to)
            {
                await output.WriteLineAsync(ExchangeCliTexts.Reversed);
                return 1;
            }

            var known = await database.ReadAsync((work, _) => services.GetRequiredService<SelfCheckRoster>().CountiesAsync(work), cancellationToken);
            if (county is not null && !known.Contains(county))
            {
                await output.WriteLineAsync(FileCliTexts.NoCounty(county, known));
                return 1;
            }

            var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
            var export = new ExchangeExport(services.GetRequiredService<ExchangeStore>());
            var document = await database.ReadAsync((work, _) => export.ReadAsync(work, from, to, county is null ? [] : [county], now), cancellationToken);
            if (!await OutFile.WriteAsync(file.FullName, output, csv ? await ExchangeCsv.WriteAsync(document) : ExchangeJson.Write(document), cancellationToken))
            {
                return 1;
            }

            await output.WriteLineAsync(ExchangeCliTexts.Written(document, file.FullName));
            return 0;
        }, cancellationToken);

    private static Task<int> ImportAsync(FileInfo file, bool apply, string? data, string[] args, TextWriter output, CancellationToken cancellationToken) =>
        WithFileAsync(file, data, args, output, async (services, database, document, bytes) =>
        {
            var import = ImportOf(services);
            var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
            var (plan, run) = apply
                ? await database.WriteAsync(
                    async (work, _) =>
                    {
                        var found = await import.PlanAsync(work, document, now.LocalDate());
                        return (found, found.ChangesNothing ? null : await import.ApplyAsync(work, found, file.Name, bytes, ImportRosterCommand.Actor));
                    },
                    cancellationToken)
                : (await database.ReadAsync((work, _) => import.PlanAsync(work, document, now.LocalDate()), cancellationToken), null);
            await output.WriteLineAsync(ExchangeTexts.Head(plan));
            await ShowAsync(plan.Refused.Select(sentence => $"  {sentence}").ToList(), output);
            await output.WriteLineAsync(plan.ChangesNothing ? ExchangeCliTexts.Nothing
                : !apply ? ExchangeCliTexts.Rehearsed
                : run is null ? ImportCliTexts.OtherImport
                : $"{ExchangeCliTexts.Applied}{ImportCliTexts.UndoWith(run.Id, data)}");
            await TellDifferencesAsync(services, database, document, output, cancellationToken);
            return apply && run is null && !plan.ChangesNothing ? 2 : plan.Refused.Count > 0 ? 1 : 0;
        }, cancellationToken);

    public static async Task<int> UndoAsync(IServiceProvider services, Database database, long id, TextWriter output, CancellationToken cancellationToken)
    {
        var undone = await database.WriteAsync((work, _) => ImportOf(services).TakeBackAsync(work, id, ImportRosterCommand.Actor), cancellationToken);
        await output.WriteLineAsync(undone is var (back, kept) ? ExchangeTexts.Undone(id, back, kept) : ImportTexts.CannotUndo(id, null));
        return undone is null ? 2 : undone.Value.Kept.Count > 0 ? 1 : 0;
    }

    private static ExchangeImport ImportOf(IServiceProvider services)
    {
        var store = services.GetRequiredService<ExchangeStore>();
        return new ExchangeImport(
            store,
            new ExchangeExport(store),
            services.GetRequiredService<RosterImportStore>(),
            services.GetRequiredService<ImportRunStore>(),
            services.GetRequiredService<AuditLog>(),
            services.GetRequiredService<TimeProvider>());
    }

    private static Task<int> CompareAsync(FileInfo file, string? data, string[] args, TextWriter output, CancellationToken cancellationToken) =>
        WithFileAsync(file, data, args, output, async (services, database, document, _) =>
            await TellDifferencesAsync(services, database, document, output, cancellationToken) ? 0 : 1, cancellationToken);

    private static Task<int> WithFileAsync(FileInfo file, string? data, string[] args, TextWriter output, Func<IServiceProvider, Database, ExchangeDocument, byte[], Task<int>> act, CancellationToken cancellationToken) =>
        MaintenanceCommands.WithDatabaseAsync(args, data, output, async (services, database) =>
        {
            try
            {
                if (file.Exists && file.Length > ListFile.MostBytes)
                {
                    throw new ExchangeFileException(ExchangeFault.TooLarge);
                }

                var bytes = await File.ReadAllBytesAsync(file.FullName, cancellationToken);
                return await act(services, database, ExchangeFile.Read(bytes), bytes);
            }
            catch (ExchangeFileException wrong)
            {
                await output.WriteLineAsync(ExchangeTexts.Of(wrong));
                return 2;
            }
            catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
            {
                await output.WriteLineAsync(ImportCliTexts.NoFile(file.FullName));
                return 2;
            }
        }, cancellationToken);

    /// <returns>Whether both agree.</returns>
    private static async Task<bool> TellDifferencesAsync(IServiceProvider services, Database database, ExchangeDocument document, TextWriter output, CancellationToken cancellationToken)
    {
        // A county that the other system has nothing of is the greatest difference: all of ours are asked. Our own file says itself which it was made for.
        var counties = document.System == ExchangeDocument.Own ? document.Counts.Select(one => one.County).Distinct(StringComparer.Ordinal).ToList() : [];
        var ours = await database.ReadAsync((work, _) => services.GetRequiredService<ExchangeStore>().OwnCountsAsync(work, document.From, document.To, counties), cancellationToken);
        var found = ExchangeCompare.Of(ours, document.Counts);
        await output.WriteLineAsync(ExchangeTexts.Differences(found));
        await ShowAsync([.. ExchangeTexts.Lines(found)], output);
        return found.Agrees;
    }

    private static async Task ShowAsync(List<string> lines, TextWriter output)
    {
        foreach (var line in lines.Take(MostShown))
        {
            await output.WriteLineAsync(line);
        }

        if (lines.Count > MostShown)
        {
            await output.WriteLineAsync(ImportCliTexts.More(lines.Count - MostShown));
        }
    }
}
