using Bot.Documents.Lists;
using Bot.Storage.Stores;
using Bot.Tests.Scripts;
using Bot.Tests.Support;
using Domain.Inspections;
using MiniExcelLibs;

namespace Bot.Tests.Operations;

/// <summary>bot ledger export beside the running service.</summary>
[Collection(nameof(ConsoleUsers))]
public sealed class LedgerCliTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bot-ledger-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("ledger.csv")]
    [InlineData("ledger.xlsx")]
    public async Task TheFile_HoldsTheLedgersRows(string name)
    {
        await using var bot = await BotFixture.StartAsync();
        await SignVisit.SignedAsync(bot, SignVisit.Key, SignVisit.General);
        var expected = await bot.ReadAsync(work => bot.Get<LedgerStore>().ReadAsync(work, "2020-2021", []));

        var (code, said) = await ExportAsync(bot, name, "--county", "桃城区");

        Assert.Equal(0, code);
        Scene.Has("问题台账2行，已写到", said);
        Assert.Equal([LedgerRows.Headers, .. expected.Select(row => row.Cells)], Read(name));
        Assert.Single(Directory.GetFiles(_folder));
    }

    [Fact]
    public async Task TheDatabase_CanBeNamedByItsFile()
    {
        await using var bot = await BotFixture.StartAsync(BotFixture.OnSqlite);
        await SignVisit.SignedAsync(bot, SignVisit.Key, SignVisit.General);

        var (code, said) = await CommandLine.RunAsync("", "ledger", "export", "--data", bot.ConnectionString["Data Source=".Length..], "--out", Path.Combine(_folder, "ledger.csv"));

        Assert.Equal(0, code);
        Scene.Has("问题台账2行，已写到", said);
    }

    [Fact]
    public async Task WhatCannotBe_IsSaid_AndNothingIsWritten()
    {
        await using var bot = await BotFixture.StartAsync();

        Scene.Has("没有“景县”这个县市区", (await RefusedAsync(bot, "a.csv", "--county", "景县")).Said);
        Scene.Has("没有编号是“1999”的行动", (await RefusedAsync(bot, "a.csv", "--campaign", "1999")).Said);
        Scene.Has("不是 .xlsx 也不是 .csv", (await RefusedAsync(bot, "a.txt")).Said);
        Scene.Has("写不了文件", (await RefusedAsync(bot, Path.Combine("no", "such", "folder.csv"))).Said);
    }

    [Fact]
    public async Task WordsStayWords_WhateverTheyBeginWith()
    {
        var path = Path.Combine(_folder, "words.csv");
        await using (var stream = File.Create(path))
        await using (var csv = new CsvWriter(stream))
        {
            csv.Write(["a", "b", "c"]);
            csv.Write(["=1+1", "说\"好\",\r\n第二行", "@x"]);
        }

        Assert.Equal("\uFEFFa,b,c\r\n'=1+1,\"说\"\"好\"\",\r\n第二行\",'@x\r\n", System.Text.Encoding.UTF8.GetString(await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken)));
    }

    private async Task<(int Code, string Said)> RefusedAsync(BotFixture bot, string name, params string[] more)
    {
        var (code, said) = await ExportAsync(bot, name, more);
        Assert.Equal(1, code);
        Assert.Empty(Directory.GetFiles(_folder));
        return (code, said);
    }

    private Task<(int Code, string Said)> ExportAsync(BotFixture bot, string name, params string[] more) =>
        CommandLine.RunAsync("", ["ledger", "export", $"--Storage:ConnectionString={bot.ConnectionString}", "--out", Path.Combine(_folder, name), .. more]);

    private List<IReadOnlyList<string>> Read(string name)
    {
        using var stream = File.OpenRead(Path.Combine(_folder, name));
        return [.. stream.Query(excelType: name.EndsWith(".csv", StringComparison.Ordinal) ? ExcelType.CSV : ExcelType.XLSX)
            .Cast<IDictionary<string, object?>>()
            .Select(row => (IReadOnlyList<string>)[.. row.Values.Select(cell => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{cell}"))])];
    }
}
