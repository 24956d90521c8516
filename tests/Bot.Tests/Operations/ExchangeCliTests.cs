using System.Text;
using System.Text.Json.Nodes;
using Bot.Documents.Exchange;
using Bot.Storage.Stores;
using Bot.Tests.Scripts;
using Bot.Tests.Support;

namespace Bot.Tests.Operations;

/// <summary>bot exchange beside the running service.</summary>
[Collection(nameof(ConsoleUsers))]
public sealed partial class ExchangeCliTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bot-exchange-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("json")]
    [InlineData("csv")]
    public async Task Ours_GoOut_AndComeBackWithoutAChange(string format)
    {
        await using var bot = await BotFixture.StartAsync();
        await SignVisit.SignedAsync(bot, SignVisit.Key, SignVisit.General);
        var before = await StateAsync(bot);

        var (code, said) = await ExportAsync(bot, "ours", format);
        Assert.Equal(0, code);
        Scene.Has("检查1次，问题2条，数量1行", said);
        var document = ExchangeFile.Read(await File.ReadAllBytesAsync(Path.Combine(_folder, "ours"), TestContext.Current.CancellationToken));
        var visit = Assert.Single(document.Visits);
        Assert.Equal(("衡水恒泰焦化有限公司", "桃城区", "routine", 1, 2), (visit.Enterprise, visit.County, visit.Kind, visit.Number, visit.Inspectors));
        Assert.Equal([(7, "key", "open"), (10, "general", "open")], document.Findings.Select(one => (one.Type, one.Severity, one.State)));
        Assert.Equal(new ExchangeCount(visit.Day, "桃城区", 1, 2, 2), Assert.Single(document.Counts));

        var (back, told) = await RunAsync(bot, "import", Path.Combine(_folder, "ours"), "--apply");
        Assert.Equal(0, back);
        Scene.Has("检查：新0，变更0，相同1", told);
        Scene.Has("没有要写入的内容", told);
        Scene.Has("执法人员数一致", told);
        Assert.Equal(before, await StateAsync(bot));
    }

    [Fact]
    public async Task ACorrection_GoesOutUnderTheFirstId()
    {
        await using var bot = await BotFixture.StartAsync();
        var visit = await SignVisit.SignedAsync(bot, SignVisit.Key);
        var first = await visit.InspectionAsync();
        await visit.Zhang.SaysAsync("更正 1");
        await visit.Zhang.SeesAsync("已开始更正第0001号");
        await visit.Zhang.SaysAsync("建议 尽快修复除尘器");
        var (mine, hers) = await visit.SubmitAsync();
        await visit.SignAsync(mine, hers);

        await ExportAsync(bot, "ours", "json");

        var document = ExchangeFile.Read(await File.ReadAllBytesAsync(Path.Combine(_folder, "ours"), TestContext.Current.CancellationToken));
        var row = Assert.Single(document.Visits);
        Assert.Equal((first.Id, 2), (row.Id, row.Number));
        Assert.NotEqual(first.SnapshotHash, row.Sha256);
        Assert.Equal(first.Id, Assert.Single(document.Findings).Visit);
    }

    [Fact]
    public async Task Theirs_ComeIn_ChangeByTheirId_AndTheSameFileAgainChangesNothing()
    {
        await using var bot = await BotFixture.StartAsync();
        var file = Theirs(("v1", "衡水恒泰焦化有限公司", "2020-12-07"));
        var (looked, rehearsed) = await RunAsync(bot, "import", file);
        Assert.Equal(0, looked);
        Scene.Has("检查：新1，变更0，相同0", rehearsed);
        Scene.Has("要写入，加 --apply", rehearsed);
        Assert.Equal(0, await CountAsync(bot, "exchange_visit"));

        await RunAsync(bot, "import", file, "--apply");
        var once = await StateAsync(bot);
        Assert.Equal((1, 1, 1), (await CountAsync(bot, "exchange_visit"), await CountAsync(bot, "exchange_finding"), await CountAsync(bot, "exchange_count")));
        bot.Clock.Advance(TimeSpan.FromHours(1));
        var (_, again) = await RunAsync(bot, "import", file, "--apply");
        Scene.Has("检查：新0，变更0，相同1", again);
        Assert.Equal(once, await StateAsync(bot));

        var (_, changed) = await RunAsync(bot, "import", Theirs(("v1", "衡水恒泰焦化有限公司", "2020-12-08")), "--apply");
        Scene.Has("检查：新0，变更1，相同0", changed);
        Assert.Equal(1, await CountAsync(bot, "exchange_visit"));

        // It fills no form, and whoever goes there hears of it.
        var visit = await SignVisit.OpenAsync(bot);
        await visit.Zhang.SeesAsync("另一系统（yidong-app）12月8日已到过这家企业");
    }

    [Fact]
    public async Task WhatDiffers_IsNamedByDayAndCounty()
    {
        await using var bot = await BotFixture.StartAsync();
        await SignVisit.SignedAsync(bot, SignVisit.Key);
        var day = (await bot.ReadAsync(work => bot.Get<ExchangeStore>().OwnCountsAsync(work, new DateOnly(2020, 12, 1), new DateOnly(2020, 12, 31), [])))[0].Day;

        var (code, said) = await RunAsync(bot, "compare", Theirs(("v1", "衡水恒泰焦化有限公司", $"{day:yyyy-MM-dd}")));

        Assert.Equal(1, code);
        Scene.Has("两边不一致的有1处", said);
        Scene.Has($"{day:yyyy-MM-dd} 桃城区：本系统1/1/2，对方1/1/3", said);
    }

    [Fact]
    public async Task RowsThatCannotBe_AreNamed_TheOthersAreTaken()
    {
        await using var bot = await BotFixture.StartAsync();
        var file = Theirs(("v1", "衡水恒泰焦化有限公司", "2020-12-07"), ("v1", "衡水恒泰焦化有限公司", "2020-12-07"), ("../v2", "衡水恒泰焦化有限公司", "2020-12-07"),
            ("v3", "没有这家厂", "2020-12-07"), ("v4", "衡水恒泰焦化有限公司", "2020-11-01"), ("v5", "衡水恒泰焦化有限公司", "2099-12-31"));

        var (code, said) = await RunAsync(bot, "import", file, "--apply");

        Assert.Equal(1, code);
        Scene.Has("检查：新1", said);
        foreach (var reason in new[] { "只收第一行", "编号要用字母", "名单里没有桃城区的“没有这家厂”", "日期不在文件写明的起止日期里", "日期还没有到" })
        {
            Scene.Has(reason, said);
        }

        Assert.Equal(1, await CountAsync(bot, "exchange_visit"));
    }

    [Theory]
    [InlineData("{\"schema\":\"tijian-exchange/1\",", "JSON 不完整")]
    [InlineData("{\"schema\":\"tijian-exchange/9\"}", "文件的版本是“tijian-exchange/9”")]
    [InlineData("{\"visits\":[]}", "文件没有写版本")]
    [InlineData("{\"schema\":\"tijian-exchange/1\",\"system\":null}", "不合格式")]
    [InlineData("hello", "不是 .json 也不是 .zip")]
    [InlineData("PK\u0003\u0004", "不是 .json 也不是 .zip")]
    public async Task AFileThatIsNone_GetsASentence(string content, string sentence)
    {
        await using var bot = await BotFixture.StartAsync();
        var file = Path.Combine(_folder, "bad");
        await File.WriteAllTextAsync(file, content, TestContext.Current.CancellationToken);

        var (code, said) = await RunAsync(bot, "import", file, "--apply");

        Assert.Equal(2, code);
        Scene.Has(sentence, said);
    }

    [Fact]
    public async Task ATableAboveTheFolder_IsNotRead()
    {
        await using var bot = await BotFixture.StartAsync();
        var bytes = await ExchangeCsv.WriteAsync(new ExchangeDocument(ExchangeDocument.Version, "x", bot.Clock.GetUtcNow(), new DateOnly(2020, 12, 1), new DateOnly(2020, 12, 2), [], [], []));
        var file = Path.Combine(_folder, "up.zip");

        // Both places of the name in the package have the same length.
        await File.WriteAllBytesAsync(file, Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(bytes).Replace("about.csv", "../ab.csv", StringComparison.Ordinal)), TestContext.Current.CancellationToken);

        var (code, said) = await RunAsync(bot, "import", file, "--apply");

        Assert.Equal(2, code);
        Scene.Has("不带文件夹", said);
    }

    private string Theirs(params (string Id, string Enterprise, string Day)[] visits) => Save(Document(visits));

    private string Save(JsonObject document)
    {
        var file = Path.Combine(_folder, $"{Guid.CreateVersion7():N}.json");
        File.WriteAllText(file, document.ToJsonString());
        return file;
    }

    private static JsonObject Document(params (string Id, string Enterprise, string Day)[] visits) => new()
    {
        ["schema"] = ExchangeDocument.Version,
        ["system"] = "yidong-app",
        ["made_at"] = "2020-12-08T18:00:00+08:00",
        ["from"] = "2020-12-01",
        ["to"] = "2099-12-31",
        ["visits"] = new JsonArray([.. visits.Select(one => new JsonObject
        {
            ["id"] = one.Id,
            ["credit_code"] = null,
            ["enterprise"] = one.Enterprise,
            ["county"] = "桃城区",
            ["day"] = one.Day,
            ["kind"] = "double_random",
            ["number"] = null,
            ["sha256"] = null,
            ["inspectors"] = 2,
        })]),
        ["findings"] = new JsonArray(new JsonObject
        {
            ["id"] = "f1",
            ["visit"] = visits[0].Id,
            ["ordinal"] = 1,
            ["type"] = 7,
            ["severity"] = "key",
            ["handling"] = 2,
            ["state"] = "open",
            ["words"] = "=除尘器未开",
        }),
        ["counts"] = new JsonArray(new JsonObject { ["day"] = visits[0].Day, ["county"] = "桃城区", ["visits"] = 1, ["findings"] = 1, ["inspectors"] = 3 }),
    };

    private Task<(int Code, string Said)> ExportAsync(BotFixture bot, string name, string format) =>
        RunAsync(bot, "export", "--from", "2020-12-01", "--to", "2020-12-31", "--format", format, "--out", Path.Combine(_folder, name));

    private static Task<(int Code, string Said)> RunAsync(BotFixture bot, params string[] words) =>
        CommandLine.RunAsync("", ["exchange", .. words, $"--Storage:ConnectionString={bot.ConnectionString}"]);

    private static Task<int> CountAsync(BotFixture bot, string table) => bot.ReadAsync(work => work.ScalarAsync<int>($"select count(*) from {table}"));

    /// <summary>Every row of the exchange and of what it must never touch.</summary>
    private static Task<string> StateAsync(BotFixture bot) => bot.ReadAsync(async work =>
    {
        var state = new StringBuilder();
        foreach (var table in new[] { "exchange_visit", "exchange_finding", "exchange_count", "tally", "inspection", "finding", "ledger", "rectification" })
        {
            var rows = await work.QueryAsync<dynamic>($"select * from {table}");
            state.AppendLine(table).AppendJoin('\n', rows.Select(row => string.Join('|', ((IDictionary<string, object?>)row).Select(cell => $"{cell.Key}={cell.Value}"))).Order(StringComparer.Ordinal));
        }

        return state.ToString();
    });
}
