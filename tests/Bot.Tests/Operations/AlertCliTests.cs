using Bot.Tests.Scripts;
using Bot.Tests.Support;

namespace Bot.Tests.Operations;

/// <summary>bot alert FILE: the JSON of the endpoint, its sentences and its once only.</summary>
[Collection(nameof(ConsoleUsers))]
public sealed class AlertCliTests : IDisposable
{
    private const string Alert = """{"id":"file-1","kind":"exceedance","latitude":37.73,"longitude":115.66,"radiusKm":3,"pollutant":"COD","words":"小时均值超标"}""";

    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public async Task AFile_IsTakenOnce_AndTheServiceTellsTheCounty()
    {
        await using var bot = await BotFixture.StartAsync(BotFixture.OnSqlite);
        Assert.Equal((0, "预警已收下，服务会按范围通知有关县市区。"), await RunAsync(bot, Alert));
        await bot.As("zhou.tao").SeesAsync("【预警】在线超标，COD，东经115.6600、北纬37.7300周边3公里：小时均值超标");
        Assert.Equal((1, "这个编号的预警已经收过，没有重复处理。"), await RunAsync(bot, Alert));
    }

    [Fact]
    public async Task WhatIsWrong_IsASentence_AndNothingIsStored()
    {
        await using var bot = await BotFixture.StartAsync(BotFixture.OnSqlite);
        Assert.Equal((1, "内容不是约定的 JSON，预警没有记下。格式见 docs/operations.md。"), await RunAsync(bot, "file-1"));
        var (code, words) = await RunAsync(bot, Alert.Replace("37.73", "39.91", StringComparison.Ordinal));
        Assert.Equal(1, code);
        Scene.Has("地点不在本市范围内，预警没有记下", words);
        File.Delete(_file);
        (code, words) = await CommandLine.RunAsync("", "alert", _file, $"--Storage:ConnectionString={bot.ConnectionString}");
        Assert.Equal(1, code);
        Scene.Has("没有文件", words);
        Assert.Equal(0, await bot.ReadAsync(work => work.ScalarAsync<long>("select count(*) from inbox where kind = 'alert'")));
    }

    private async Task<(int Code, string Words)> RunAsync(BotFixture bot, string json)
    {
        await File.WriteAllTextAsync(_file, json, TestContext.Current.CancellationToken);
        var (code, output) = await CommandLine.RunAsync("", "alert", _file, $"--Storage:ConnectionString={bot.ConnectionString}");
        return (code, output.Trim());
    }
}
