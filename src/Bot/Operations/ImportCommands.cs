using System.CommandLine;
using System.Globalization;
using Bot.Features.ImportRoster;
using Bot.Operations.Contacts;
using Bot.Storage.Stores;
using Domain.Enterprises.Import;

namespace Bot.Operations;

/// <summary>bot import roster, list and undo: beside the running service or without it.</summary>
internal static class ImportCommands
{
    private const int MostListed = 30;

    private static readonly Dictionary<string, CoordinateSystem> Systems = new(StringComparer.OrdinalIgnoreCase)
    {
        ["wgs84"] = CoordinateSystem.Wgs84,
        ["gcj02"] = CoordinateSystem.Gcj02,
        ["bd09"] = CoordinateSystem.Bd09,
    };

    public static Command Build()
    {
        var data = Cli.Data();
        var list = new Command("list", "列出最近的导入。") { data };
        list.TreatUnmatchedTokensAsErrors = false;
        list.SetAction((parsed, cancellationToken) => ListAsync(parsed.GetValue(data), [.. parsed.UnmatchedTokens], Console.Out, cancellationToken));
        return new Command("import", "导入企业名单、通讯录、外部数据，先试算，再导入；可以整个撤销。") { Roster(), People(), Contacts(), ImportRecordsCommand.Build(), list, Undo() };
    }

    private static Command Roster()
    {
        var file = new Argument<FileInfo>("file") { Description = ".xlsx 或 .csv 文件（UTF-8、UTF-16、GB18030）。" };
        var county = new Option<string?>("--county") { Description = "只导入这个县市区；文件里可以不写县市区。" };
        var system = new Option<string>("--crs") { Description = "没有写坐标系的行用的坐标系：wgs84、gcj02（高德、腾讯）、bd09（百度）。", DefaultValueFactory = _ => "wgs84" };
        system.AcceptOnlyFromAmong([.. Systems.Keys]);
        var apply = new Option<bool>("--apply") { Description = "试算后导入有效行；不写只试算。" };
        var yes = new Option<bool>("--yes") { Description = "不再问，直接导入。" };
        var report = new Option<FileInfo?>("--report") { Description = "把不能导入的行和提示写进这个 .xlsx 文件。" };
        var data = Cli.Data();
        var roster = new Command("roster", "导入企业名单。") { file, county, system, apply, yes, report, data };
        roster.TreatUnmatchedTokensAsErrors = false;
        roster.SetAction((parsed, cancellationToken) => ImportRosterCommand.RunAsync(
            new RosterOrder(parsed.GetValue(file)!, parsed.GetValue(county), Systems[parsed.GetValue(system)!], parsed.GetValue(apply), parsed.GetValue(yes), parsed.GetValue(report)),
            parsed.GetValue(data),
            [.. parsed.UnmatchedTokens],
            Console.In,
            Console.Out,
            cancellationToken));
        return roster;
    }

    private static Command People()
    {
        var file = new Argument<FileInfo>("file") { Description = ".xlsx 或 .csv 文件，每行一个人的一个角色。" };
        var county = new Option<string?>("--county") { Description = "只导入这个县市区的人，他们在别处的角色不动。" };
        var apply = new Option<bool>("--apply") { Description = "试算后导入有效行；不写只试算。" };
        var yes = new Option<bool>("--yes") { Description = "不再问，直接导入。" };
        var data = Cli.Data();
        var people = new Command("people", "导入通讯录：人员、角色和范围；列出离职和不在文件里的人还没办完的事。") { file, county, apply, yes, data };
        people.TreatUnmatchedTokensAsErrors = false;
        people.SetAction((parsed, cancellationToken) => ImportPeopleCommand.RunAsync(
            new PeopleOrder(parsed.GetValue(file)!, parsed.GetValue(county), parsed.GetValue(apply), parsed.GetValue(yes)), parsed.GetValue(data), [.. parsed.UnmatchedTokens], Console.In, Console.Out, cancellationToken));
        return people;
    }

    private static Command Contacts()
    {
        var departments = new Option<bool>("--departments") { Description = "只列出应用能看到的部门和编号，好写 Contacts 配置。" };
        var apply = new Option<bool>("--apply") { Description = "试算后导入；不写只试算。" };
        var yes = new Option<bool>("--yes") { Description = "不再问，直接导入。" };
        var data = Cli.Data();
        var contacts = new Command("contacts", "从企业微信通讯录导入人员、角色和范围，部门和角色的对照写在配置的 Contacts 里；列出离职和已不在这些部门的人还没办完的事。") { departments, apply, yes, data };
        contacts.TreatUnmatchedTokensAsErrors = false;
        contacts.SetAction((parsed, cancellationToken) => ContactsCommand.RunAsync(
            new ContactsOrder(parsed.GetValue(departments), parsed.GetValue(apply), parsed.GetValue(yes)), parsed.GetValue(data), [.. parsed.UnmatchedTokens], Console.In, Console.Out, cancellationToken));
        return contacts;
    }

    private static Command Undo()
    {
        var id = new Argument<long>("id") { Description = "list 列出的编号，如 3。" };
        var yes = new Option<bool>("--yes") { Description = "不再问，直接撤销。" };
        var data = Cli.Data();
        var undo = new Command("undo", "撤销一次导入：恢复到导入以前；导入后又改过的、用上了的不动，并列出名字。") { id, yes, data };
        undo.TreatUnmatchedTokensAsErrors = false;
        undo.SetAction((parsed, cancellationToken) =>
            UndoAsync(parsed.GetValue(id), parsed.GetValue(yes), parsed.GetValue(data), [.. parsed.UnmatchedTokens], Console.In, Console.Out, cancellationToken));
        return undo;
    }

    private static Task<int> ListAsync(string? data, string[] args, TextWriter output, CancellationToken cancellationToken) =>
        MaintenanceCommands.WithDatabaseAsync(args, data, output, async (services, database) =>
        {
            var all = await database.ReadAsync((work, _) => services.GetRequiredService<ImportRunStore>().LatestAsync(work, MostListed), cancellationToken);
            foreach (var run in all)
            {
                await output.WriteLineAsync(ImportTexts.Line(run));
            }

            if (all.Count == 0)
            {
                await output.WriteLineAsync(ImportCliTexts.NoImports);
            }

            return 0;
        }, cancellationToken);

    private static Task<int> UndoAsync(long id, bool yes, string? data, string[] args, TextReader input, TextWriter output, CancellationToken cancellationToken) =>
        MaintenanceCommands.WithDatabaseAsync(args, data, output, async (services, database) =>
        {
            var found = await database.ReadAsync((work, _) => services.GetRequiredService<ImportRunStore>().FindAsync(work, id), cancellationToken);
            if (found is not { State: ImportState.Applied })
            {
                await output.WriteLineAsync(ImportTexts.CannotUndo(id, found));
                return 2;
            }

            await output.WriteLineAsync(ImportTexts.Line(found));
            if (!yes && !await AgreesAsync(ImportCliTexts.AskUndo, input, output, cancellationToken))
            {
                await output.WriteLineAsync(ImportCliTexts.NotUndone);
                return 1;
            }

            if (found.Kind == ImportKind.People)
            {
                return await ImportPeopleCommand.UndoAsync(services, database, id, output, cancellationToken);
            }

            if (found.Kind == ImportKind.Records)
            {
                return await ImportRecordsCommand.UndoAsync(services, database, id, output, cancellationToken);
            }

            if (found.Kind == ImportKind.Exchange)
            {
                return await ExchangeCommands.UndoAsync(services, database, id, output, cancellationToken);
            }

            var outcome = await database.WriteAsync((work, _) => services.GetRequiredService<RosterImport>().TakeBackAsync(work, id, ImportRosterCommand.Actor), cancellationToken);
            if (outcome is not ImportOutcome.Undone(var run, var back, var kept))
            {
                await output.WriteLineAsync(ImportTexts.CannotUndo(id, (outcome as ImportOutcome.Wrong)?.Run));
                return 2;
            }

            await output.WriteLineAsync(ImportTexts.Undone(run, back));
            foreach (var one in kept)
            {
                await output.WriteLineAsync($"  {ImportTexts.Of(one)}");
            }

            return kept.Count == 0 ? 0 : 1;
        }, cancellationToken);

    /// <summary>Asks, and reads the answer.</summary>
    internal static async Task<bool> AgreesAsync(string question, TextReader input, TextWriter output, CancellationToken cancellationToken)
    {
        await output.WriteAsync(question);
        return (await input.ReadLineAsync(cancellationToken))?.Trim() == ImportCliTexts.Agreed;
    }

    internal static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
