using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using System.Globalization;
using Bot.Operations.Demo;

namespace Bot.Operations;

/// <summary>The command line: without a verb the service runs.</summary>
internal static class Cli
{
    /// <summary>The library would end the process 2 s after SIGTERM, in the middle of a delivery; longer than the service's own 10 s.</summary>
    private static readonly TimeSpan Shutdown = TimeSpan.FromSeconds(15);

    /// <summary>Settings of the framework that stand in no section.</summary>
    private static readonly HashSet<string> HostSettings =
        new(["Urls", "Environment", "ContentRoot", "ApplicationName", "AllowedHosts", "Http_Ports", "Https_Ports"], StringComparer.OrdinalIgnoreCase);

    public static Task<int> RunAsync(string[] args)
    {
        var root = Build();
        var culture = CultureInfo.CurrentUICulture;
        try
        {
            // The library has its sentences and the headings of the help in Chinese too. The service itself stays as it is: its log is searched for words.
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-Hans");
            var parsed = root.Parse(args);
            if (Strange(parsed) is { } word)
            {
                return parsed.CommandResult.Command == root && !word.StartsWith('-') ? UnknownAsync(word, root) : StrangeAsync(parsed.CommandResult, word);
            }

            if (parsed.Errors.Count > 0)
            {
                return MistypedAsync(parsed);
            }

            if (parsed.Action is not HelpAction)
            {
                CultureInfo.CurrentUICulture = culture;
            }

            return parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = Shutdown });
        }
        finally
        {
            CultureInfo.CurrentUICulture = culture;
        }
    }

    internal static RootCommand Build()
    {
        var root = new RootCommand("企业微信“全企体检”服务。不带命令时按配置运行服务。");
        root.TreatUnmatchedTokensAsErrors = false;
        root.Options.OfType<HelpOption>().Single().Description = "看用法。";
        root.Options.OfType<VersionOption>().Single().Description = "看版本。";
        root.SetAction((parsed, cancellationToken) => ServiceCommand.RunAsync([.. parsed.UnmatchedTokens], cancellationToken));
        root.Subcommands.Add(Demo());
        root.Subcommands.Add(Classify());
        root.Subcommands.Add(Doctor());
        root.Subcommands.Add(Replay());
        root.Subcommands.Add(AuditCommands.Build());
        root.Subcommands.Add(Copy());
        root.Subcommands.Add(BroadcastCommands.Build());
        root.Subcommands.Add(ImportCommands.Build());
        root.Subcommands.Add(SelfCheckCommands.Build());
        root.Subcommands.Add(LedgerCommands.Build());
        root.Subcommands.Add(ExchangeCommands.Build());

        // Planning the visits
        root.Subcommands.Add(PlanCommands.Plan());
        root.Subcommands.Add(PlanCommands.Draw());
        root.Subcommands.Add(AlertCommand.Build());

        // Rectification
        root.Subcommands.Add(TimelineCommand.Build());

        // Material
        root.Subcommands.Add(MaterialCommands.Build());

        // Evidence pack
        root.Subcommands.Add(EvidenceCommands.Build());

        // What leaders see
        root.Subcommands.Add(TallyCommands.Build());
        return root;
    }

    /// <summary>The library would show all of the help after it.</summary>
    private static async Task<int> MistypedAsync(ParseResult parsed)
    {
        foreach (var message in parsed.Errors.Select(CliTexts.Of).Distinct(StringComparer.Ordinal))
        {
            await Console.Error.WriteLineAsync(message);
        }

        await Console.Error.WriteLineAsync("加 --help 看用法。");
        return 2;
    }

    /// <summary>A word that the command has no use for. Swallowed, it would be missing where it was meant: the command would work on another database, say.</summary>
    private static string? Strange(ParseResult parsed)
    {
        // The library takes an option that it does not know for an id or a file.
        var taken = parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(one => one.Tokens).Select(token => token.Value).FirstOrDefault(value => value.StartsWith('-'));
        var left = parsed.UnmatchedTokens is not [var first, ..] ? null : parsed.CommandResult.Command.TreatUnmatchedTokensAsErrors ? first : Stray(parsed.UnmatchedTokens);
        return (taken ?? left)?.Split('=')[0];
    }

    /// <summary>The first word that is no setting ("--Section:Name=value", "--Section:Name value"): a mistyped command or option, without its value. Null when there is none.</summary>
    internal static string? Stray(IReadOnlyList<string> words)
    {
        for (var index = 0; index < words.Count; index++)
        {
            var (word, name) = (words[index], words[index].Split('=')[0]);
            var isWhole = name.Length < word.Length;
            if ((!name.Contains(':', StringComparison.Ordinal) && !HostSettings.Contains(name.TrimStart('-'))) || (!isWhole && !word.StartsWith("--", StringComparison.Ordinal)))
            {
                return name;
            }

            // The value of "--Section:Name" is the next word.
            index += isWhole ? 0 : 1;
        }

        return null;
    }

    private static async Task<int> UnknownAsync(string verb, RootCommand root)
    {
        await Console.Error.WriteLineAsync($"没有 {verb} 这个命令。可以用的命令：");
        foreach (var command in root.Subcommands)
        {
            await Console.Error.WriteLineAsync($"  {command.Name}  {command.Description}");
        }

        await Console.Error.WriteLineAsync("不带命令时运行服务；配置写成 --Section:Name=值。");
        return 2;
    }

    private static async Task<int> StrangeAsync(CommandResult command, string word)
    {
        var path = string.Concat(Path(command).Reverse().Select(name => $"{name} "));
        var wrong = word.Contains(':', StringComparison.Ordinal) ? $"配置项 {word} 要放在最后" : $"{path}没有 {word} 这一项";
        await Console.Error.WriteLineAsync($"{wrong}，什么也没有做。加 --help 看用法；配置写成 --Section:Name=值。");
        return 2;
    }

    /// <summary>From the inside; the program itself has no name here.</summary>
    private static IEnumerable<string> Path(CommandResult? command)
    {
        for (; command?.Parent is CommandResult parent; command = parent)
        {
            yield return command.Command.Name;
        }
    }

    internal static Option<string?> Data() => new("--data") { Description = "数据文件夹或数据库文件；给了它就不看 WeCom 等配置。" };

    private static Command Demo()
    {
        var tour = new Option<bool>("--tour") { Description = "不开浏览器，自己演一遍主要流程，写出台账和登记表。" };
        var port = new Option<int>("--port") { Description = "网页的端口；0 为任选。", DefaultValueFactory = _ => 5088, CustomParser = Port };
        var data = new Option<string>("--data") { Description = "数据文件夹。", DefaultValueFactory = _ => "demo-data" };
        var keep = new Option<bool>("--keep") { Description = "接着用上次的数据，不从空库开始。" };
        var command = new Command("demo", "在本机起服务和企业微信模拟器，带一个虚构的县。") { tour, port, data, keep };
        command.SetAction((parsed, cancellationToken) =>
            DemoCommand.RunAsync(parsed.GetValue(data)!, parsed.GetValue(port), parsed.GetValue(keep), parsed.GetValue(tour), cancellationToken));
        return command;
    }

    private static int Port(ArgumentResult given)
    {
        if (given.Tokens is [{ Value: var word }] && ushort.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var port))
        {
            return port;
        }

        given.AddError("--port 是 0 到 65535 的数。");
        return 0;
    }

    private static Command Classify()
    {
        var command = new Command("classify", "从标准输入逐行读问题描述，每行输出十个最可能的问题类型编号。");
        var why = new Option<bool>("--why") { Description = "再列出前三个类型各由哪些词、哪些分得来，以及最近的示例。" };
        command.Options.Add(why);
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, cancellationToken) => ClassifyCommand.RunAsync([.. parsed.UnmatchedTokens], Console.In, Console.Out, parsed.GetValue(why), cancellationToken));
        return command;
    }

    private static Command Doctor()
    {
        var data = Data();
        var command = new Command("doctor", "检查配置、数据库、留痕链，列出没能处理或送达的事项。") { data };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, cancellationToken) => DoctorCommand.RunAsync([.. parsed.UnmatchedTokens], parsed.GetValue(data), Console.Out, cancellationToken));
        return command;
    }

    private static Command Replay()
    {
        var id = new Argument<string>("id") { Description = "doctor 列出的编号，如 inbox-12、outbox-7。" };
        var data = Data();
        var command = new Command("replay", "把一件没能处理或送达的事项放回队列。") { id, data };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, cancellationToken) => MaintenanceCommands.ReplayAsync(parsed.GetValue(id)!, parsed.GetValue(data), [.. parsed.UnmatchedTokens], Console.Out, cancellationToken));
        return command;
    }

    private static Command Copy()
    {
        var from = new Option<string>("--from") { Description = "原来的数据库，如 \"Provider=Sqlite;Data Source=bot.db\"。", Required = true };
        var to = new Option<string>("--to") { Description = "空的新数据库，如 \"Provider=SqlServer;Server=db01;Database=bot;User Id=bot;Password=…\"。", Required = true };
        var rehearse = new Option<bool>("--dry-run") { Description = "只数行数、算校验和，看看新库连不连得上，什么也不写。" };
        var command = new Command("copy", "停下服务后，把整个站点搬进另一个空数据库，逐表核对。") { from, to, rehearse };
        command.SetAction((parsed, cancellationToken) =>
            CopyCommand.RunAsync(parsed.GetValue(from)!, parsed.GetValue(to)!, parsed.GetValue(rehearse), Console.Out, cancellationToken));
        return command;
    }
}
