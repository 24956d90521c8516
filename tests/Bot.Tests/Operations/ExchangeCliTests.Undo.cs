using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Bot.Documents.Exchange;
using Bot.Storage.Stores;
using Bot.Tests.Scripts;
using Bot.Tests.Support;

namespace Bot.Tests.Operations;

/// <summary>An import that is on record and taken back, and what a comparison has to say.</summary>
public sealed partial class ExchangeCliTests
{
    private const string Firm = "衡水恒泰焦化有限公司";

    [Fact]
    public async Task AnImport_IsOnRecord_AndTakenBack_WithTheNumbersAsBefore()
    {
        await using var bot = await BotFixture.StartAsync();
        await SignVisit.SignedAsync(bot, SignVisit.Key);
        var before = await StateAsync(bot);
        var file = Theirs(("v1", Firm, "2020-12-07"), ("v2", Firm, "2020-12-08"));

        var (_, said) = await RunAsync(bot, "import", file, "--apply");
        Scene.Has("已写入。要撤销，用 import undo 1。", said);
        var run = (await bot.ReadAsync(work => bot.Get<ImportRunStore>().FindAsync(work, 1)))!;
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken)));
        Assert.Equal((ImportKind.Exchange, ImportState.Applied, sha256, 4, 0), (run.Kind, run.State, run.Sha256, run.Created, run.Changed));
        Scene.Has(sha256, (await bot.ReadAsync(work => work.ScalarAsync<string>("select details from audit where action = 'import' and subject = 'import:1'")))!);
        Scene.Has($"其他系统的检查 “{Path.GetFileName(file)}”", (await ImportAsync(bot, "list")).Said);

        var (code, undone) = await ImportAsync(bot, "undo", "1", "--yes");
        Assert.Equal(0, code);
        Scene.Has("第1号导入已撤销，4行恢复到导入以前。", undone);
        Assert.Equal(before, await StateAsync(bot));
        Assert.Equal(1, await bot.ReadAsync(work => work.ScalarAsync<long>("select count(*) from audit where action = 'import-undo' and subject = 'import:1'")));
        Assert.Null(await bot.ReadAsync(work => bot.Get<AuditLog>().VerifyAsync(work)));
        Scene.Has("已经撤销过了", (await ImportAsync(bot, "undo", "1", "--yes")).Said);
    }

    /// <summary>The last first gives each state back; the first one alone leaves what the second changed.</summary>
    [Fact]
    public async Task ALaterImport_GoesBackToTheEarlier_AndAnEarlierLeavesWhatTheLaterChanged()
    {
        await using var bot = await BotFixture.StartAsync();
        await RunAsync(bot, "import", Theirs(("v1", Firm, "2020-12-07"), ("v2", Firm, "2020-12-07")), "--apply");
        var first = await StateAsync(bot);
        bot.Clock.Advance(TimeSpan.FromHours(1));
        var second = Theirs(("v1", Firm, "2020-12-08"));
        await RunAsync(bot, "import", second, "--apply");
        Assert.NotEqual(first, await StateAsync(bot));
        await ImportAsync(bot, "undo", "2", "--yes");
        Assert.Equal(first, await StateAsync(bot));

        // v1 and the count of its new day come once more.
        await RunAsync(bot, "import", second, "--apply");
        var (code, said) = await ImportAsync(bot, "undo", "1", "--yes");
        Assert.Equal(1, code);
        Scene.Has("后来的导入改过或用到的1行没有动：v1。", said);
        Assert.Equal(["v1 2020-12-08"], await bot.ReadAsync(work => work.QueryAsync<string>("select concat(id, ' ', day) from exchange_visit")));

        // The first is taken back already: the later one does not bring its row again.
        await ImportAsync(bot, "undo", "3", "--yes");
        Assert.Equal(0, await CountAsync(bot, "exchange_visit"));
    }

    [Fact]
    public async Task AVisitWithAnotherImportsFindings_Stays()
    {
        await using var bot = await BotFixture.StartAsync();
        await RunAsync(bot, "import", Theirs(("v1", Firm, "2020-12-07")), "--apply");
        var second = Document(("v1", Firm, "2020-12-07"));
        second["findings"]![0]!["id"] = "f2";
        await RunAsync(bot, "import", Save(second), "--apply");

        var (code, said) = await ImportAsync(bot, "undo", "1", "--yes");

        Assert.Equal(1, code);
        Scene.Has("后来的导入改过或用到的1行没有动：v1。", said);
        Assert.Equal(["v1"], await bot.ReadAsync(work => work.QueryAsync<string>("select id from exchange_visit")));
        Assert.Equal(["f2"], await bot.ReadAsync(work => work.QueryAsync<string>("select id from exchange_finding")));
    }

    /// <summary>It stayed for the finding's sake only: with the finding it goes.</summary>
    [Fact]
    public async Task AVisitThatWasHeld_GoesWithTheLastThatHeldIt()
    {
        await using var bot = await BotFixture.StartAsync();
        var before = await StateAsync(bot);
        await RunAsync(bot, "import", Theirs(("v1", Firm, "2020-12-07")), "--apply");
        await RunAsync(bot, "import", WithFinding("f2"), "--apply");
        await RunAsync(bot, "import", WithFinding("f3"), "--apply");
        await ImportAsync(bot, "undo", "1", "--yes");
        await ImportAsync(bot, "undo", "2", "--yes");
        Assert.Equal(["v1"], await bot.ReadAsync(work => work.QueryAsync<string>("select id from exchange_visit")));

        var (code, said) = await ImportAsync(bot, "undo", "3", "--yes");

        Assert.Equal(0, code);
        Scene.Has("第3号导入已撤销，2行恢复到导入以前。", said);
        Assert.Equal(before, await StateAsync(bot));
    }

    /// <summary>A file that tells of the held visit again is one that it stands there from.</summary>
    [Fact]
    public async Task AVisitThatWasHeld_AndIsToldOfAgain_IsTheNewImports()
    {
        await using var bot = await BotFixture.StartAsync();
        await RunAsync(bot, "import", Theirs(("v1", Firm, "2020-12-07")), "--apply");
        await RunAsync(bot, "import", WithFinding("f2"), "--apply");
        await ImportAsync(bot, "undo", "1", "--yes");
        var again = Document(("v1", Firm, "2020-12-07"));
        again["findings"] = new JsonArray();

        Scene.Has("检查：新0，变更1，相同0", (await RunAsync(bot, "import", Save(again), "--apply")).Said);
        await ImportAsync(bot, "undo", "2", "--yes");
        Assert.Equal(["v1 3"], await bot.ReadAsync(work => work.QueryAsync<string>("select concat(id, ' ', import_id) from exchange_visit")));

        await ImportAsync(bot, "undo", "3", "--yes");
        Assert.Equal(0, await CountAsync(bot, "exchange_visit"));
    }

    /// <summary>Another database has an import 1 too.</summary>
    [Fact]
    public async Task WithDataNamed_TheWayBackNamesItToo_AndAMistypedOneUndoesNothing()
    {
        await using var bot = await BotFixture.StartAsync(BotFixture.OnSqlite);
        var data = bot.ConnectionString["Data Source=".Length..];
        var (_, said) = await CommandLine.RunAsync("", "exchange", "import", Theirs(("v1", Firm, "2020-12-07")), "--apply", "--data", data);
        Scene.Has($"要撤销，用 import undo 1 --data {data}。", said);

        Assert.Equal(2, (await ImportAsync(bot, "undo", "1", "--yes", "--dta", data)).Code);
        Assert.Equal(1, await CountAsync(bot, "exchange_visit"));

        Assert.Equal(0, (await CommandLine.RunAsync("", "import", "undo", "1", "--yes", "--data", data)).Code);
        Assert.Equal(0, await CountAsync(bot, "exchange_visit"));
    }

    private string WithFinding(string id)
    {
        var document = Document(("v1", Firm, "2020-12-07"));
        document["findings"]![0]!["id"] = id;
        return Save(document);
    }

    [Fact]
    public async Task ALookOnly_LeavesNoTrace_AndNothingNewIsNoImport()
    {
        await using var bot = await BotFixture.StartAsync();
        var file = Theirs(("v1", Firm, "2020-12-07"));
        await RunAsync(bot, "import", file);
        Assert.Equal(0, await CountAsync(bot, "import_run"));
        await RunAsync(bot, "import", file, "--apply");
        await RunAsync(bot, "import", file, "--apply");
        Assert.Equal(1, await CountAsync(bot, "import_run"));
    }

    [Fact]
    public async Task ACountyThatTheFileLacks_IsADifference()
    {
        await using var bot = await BotFixture.StartAsync();
        await SignVisit.SignedAsync(bot, SignVisit.Key);
        var document = Document(("v1", Firm, "2020-12-07"));
        document["counts"]![0]!["county"] = "冀州区";

        var (code, said) = await RunAsync(bot, "compare", Save(document));

        Assert.Equal(1, code);
        Scene.Has("两边不一致的有2处", said);
        Scene.Has("桃城区：文件里没有这个县市区，本系统有1天的数量", said);
        Scene.Has("2020-12-07 冀州区：本系统没有，对方1/1/3", said);
    }

    [Fact]
    public async Task AFileWithoutNumbers_SaysSo()
    {
        await using var bot = await BotFixture.StartAsync();
        await SignVisit.SignedAsync(bot, SignVisit.Key);
        var document = Document(("v1", Firm, "2020-12-07"));
        document["counts"] = new JsonArray();

        var (code, said) = await RunAsync(bot, "compare", Save(document));

        Assert.Equal(1, code);
        Scene.Has("文件里没有数量（counts）", said);
        Assert.DoesNotContain("一致", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("visits")]
    [InlineData("findings")]
    [InlineData("inspectors")]
    public async Task NumbersBelowNothing_AreRefused(string number)
    {
        await using var bot = await BotFixture.StartAsync();
        var document = Document(("v1", Firm, "2020-12-07"));
        document["counts"]![0]![number] = -1;
        var file = Save(document);

        var (compared, differences) = await RunAsync(bot, "compare", file);
        Assert.Equal(1, compared);
        Scene.Has("数量 2020-12-07 桃城区：数量不能是负数。", differences);
        var (code, said) = await RunAsync(bot, "import", file, "--apply");
        Assert.Equal(1, code);
        Scene.Has("数量 2020-12-07 桃城区：数量不能是负数。", said);
        Assert.Equal(0, await CountAsync(bot, "exchange_count"));
        Assert.Equal(1, await CountAsync(bot, "exchange_visit"));
    }

    [Theory]
    [InlineData("json")]
    [InlineData("csv")]
    public async Task WhatNobodyChose_GoesOutEmpty_AndComesInSo(string format)
    {
        await using var bot = await BotFixture.StartAsync();
        await SignVisit.SignedAsync(bot, SignVisit.Key);
        await bot.WriteAsync(async work =>
        {
            await work.ExecuteAsync("update finding set type_code = null, severity = null");
            await work.ExecuteAsync("delete from rectification");
        });
        await ExportAsync(bot, "ours", format);
        var bytes = await File.ReadAllBytesAsync(Path.Combine(_folder, "ours"), TestContext.Current.CancellationToken);
        var finding = Assert.Single(ExchangeFile.Read(bytes).Findings);
        Assert.Null(finding.Type);
        Assert.Null(finding.Severity);
        Assert.Equal("none", finding.State);

        var document = Document(("v1", Firm, "2020-12-07"));
        document["findings"]![0]!["type"] = null;
        document["findings"]![0]!["severity"] = null;
        Assert.Equal(0, (await RunAsync(bot, "import", Save(document), "--apply")).Code);
        Assert.Equal(1, await bot.ReadAsync(work => work.ScalarAsync<long>("select count(*) from exchange_finding where type_code is null and severity is null")));
    }

    private static Task<(int Code, string Said)> ImportAsync(BotFixture bot, params string[] words) =>
        CommandLine.RunAsync("", ["import", .. words, $"--Storage:ConnectionString={bot.ConnectionString}"]);
}
