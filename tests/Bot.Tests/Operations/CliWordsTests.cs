using System.CommandLine;
using System.Text.RegularExpressions;
using Bot.Operations;
using Bot.Tests.Scripts;

namespace Bot.Tests.Operations;

/// <summary>What is typed and fits nowhere is said by every command, and none goes to another database than the one that was named.</summary>
[Collection(nameof(ConsoleUsers))]
public sealed partial class CliWordsTests
{
    /// <summary>They have no database in hand, two of their own, or make it.</summary>
    private static readonly string[] WithoutData = ["", "classify", "copy", "material list", "material show", "evidence verify"];

    public static TheoryData<string> Lines => [.. Commands().Select(one => one.Line)];

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task AnUnknownOption_IsRefused_AndNothingIsDone(string line)
    {
        string[] path = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        foreach (var words in new string[][] { ["--dta", "7"], ["--dta=7"], ["-x"] })
        {
            var (code, output) = await CommandLine.RunAsync("", [.. path, .. words]);

            Assert.Equal(2, code);
            Assert.Contains($"没有 {words[0].Split('=')[0]} 这一项，什么也没有做", output, StringComparison.Ordinal);
        }
    }

    /// <summary>After the id or the file as well as in their place.</summary>
    [Theory]
    [InlineData("import", "undo", "1", "--yes", "--dta", "demo-data")]
    [InlineData("exchange", "import", "--dta", "demo-data", "theirs.json")]
    [InlineData("replay", "outbox-1", "--dta=demo-data")]
    public async Task WhereverItStands(params string[] line)
    {
        var (code, output) = await CommandLine.RunAsync("", line);

        Assert.Equal(2, code);
        Assert.Contains("没有 --dta 这一项", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ASettingInTheIdsPlace_IsToldWhereItBelongs()
    {
        var (code, output) = await CommandLine.RunAsync("", "replay", "--Storage:ConnectionString=Data Source=nowhere.db", "outbox-1");

        Assert.Equal(2, code);
        Assert.Contains("配置项 --Storage:ConnectionString 要放在最后，什么也没有做", output, StringComparison.Ordinal);
    }

    [Fact]
    public void EveryCommandOnADatabase_CanBeGivenIt() => Assert.Empty(Commands()
        .Where(one => !WithoutData.Contains(one.Line) && one.Command.Options.All(option => option.Name != "--data"))
        .Select(one => one.Line));

    [Theory]
    [InlineData("import", "undo")]
    [InlineData("import", "undo", "drei")]
    [InlineData("import")]
    [InlineData("plan", "--county", "桃城区", "--county", "枣强县")]
    [InlineData("ledger", "export", "--out", "x.csv", "--county")]
    [InlineData("draw", "--count", "3")]
    [InlineData("ledger", "export", "--out")]
    [InlineData("exchange", "export", "--format", "xml", "--from", "2020-12-01", "--to", "2020-12-02", "--out", "x")]
    public async Task WhatIsMissingOrWrong_IsSaidInChinese(params string[] line)
    {
        var (code, output) = await CommandLine.RunAsync("", line);

        Assert.Equal(2, code);
        Assert.DoesNotMatch(English(), output);
        Assert.Contains("加 --help 看用法", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_IsChineseForTheMostPart() => Scene.Has("选项:", (await CommandLine.RunAsync("", "import", "--help")).Output);

    private static IEnumerable<(string Line, Command Command)> Commands() => Below("", Cli.Build());

    private static IEnumerable<(string Line, Command Command)> Below(string line, Command command)
    {
        IEnumerable<(string Line, Command Command)> itself = command.Action is null ? [] : [(line, command)];
        return itself.Concat(command.Subcommands.SelectMany(one => Below($"{line} {one.Name}".Trim(), one)));
    }

    [GeneratedRegex(@"\b(is|was|not|required|missing|argument)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex English();
}
