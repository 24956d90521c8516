using System.Net;
using Bot.Conversations;
using Bot.Messaging;
using Bot.Operations;
using Bot.Storage;
using Bot.Tests.Architecture;
using Bot.Tests.Storage;
using Bot.Tests.Support;
using Bot.WeCom;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Tests.Operations;

/// <summary>What an operator sees when something is wrong.</summary>
public sealed class OperationsTests
{
    [Theory]
    [InlineData("foo", "foo")]
    [InlineData("--Urls=http://127.0.0.1:5080 dcotor", "dcotor")]
    [InlineData("--Urls http://127.0.0.1:5080 Storage:QueueLength=5", null)]
    [InlineData("--environment=Development --Storage:ConnectionString=a=b", null)]
    [InlineData("--dta demo-data", "--dta")]
    [InlineData("--dta=demo-data:x", "--dta")]
    [InlineData("--Storage:Provider Sqlite dta=x", "dta")]
    [InlineData("", null)]
    public void AWordThatIsNoSetting_IsAMistypedCommand(string line, string? stray) =>
        Assert.Equal(stray, Cli.Stray(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

    [Fact]
    public async Task AnUnknownCommand_EndsWith2() => Assert.Equal(2, await Cli.RunAsync(["foo"]));

    [Theory]
    [InlineData("Messaging:Lease", "bald", "配置项 Messaging:Lease")]
    [InlineData("Campaigns:0:InspectionFrom", "2020-13-07", "配置项 Campaigns:0:InspectionFrom")]
    [InlineData("Campaigns:0:InspectionTo", "2020-01-01", "Campaigns：2020-2021 的 InspectionFrom 要在 IssuedOn 当天或以后，并且不晚于 InspectionTo。")]
    [InlineData("WeCom:Token", "", "WeCom:Token 要写回调 Token")]
    [InlineData("WeCom:EncodingAesKey", "kurz", "WeCom:EncodingAesKey 要写 43 个字母或数字")]
    [InlineData("Messaging:NonceWindow", "00:20:00", "Messaging:NonceWindow 要大于 WeCom:TimestampWindow 的两倍")]
    [InlineData("Messaging:DuplicateCheck", "02:00:00", "Messaging:DuplicateCheck 加 Messaging:Lease 最多 02:00:00")]
    [InlineData("Messaging:DeliveryTimeout", "00:01:00", "Messaging:DeliveryTimeout")]
    [InlineData("Scheduling:CheckEvery", "00:00:00", "Scheduling:CheckEvery 至少 00:00:01。")]
    [InlineData("Scheduling:Times:hangign", "0 7 * * *", "Scheduling:Times:hangign 不对：没有叫 hangign 的任务。任务有：hanging")]
    [InlineData("Scheduling:Times:hanging", "soon", "Scheduling:Times:hanging 的值“soon”不对")]
    [InlineData("Storage:BusyLimit", "00:00:06", "Storage:BusyLimit 要在 00:00:00 到 00:00:05 之间")]
    [InlineData("Storage:ConnectionString", "Data Source=/nowhere/at/all/bot.db", "/nowhere/at/all/bot.db")]
    public async Task AWrongSetting_IsOneSentenceThatNamesIt(string key, string value, string sentence)
    {
        var wrong = await Record.ExceptionAsync(async () =>
        {
            await using var app = BotHost.Build([], builder =>
            {
                builder.Configuration.AddJsonFile(Path.Combine(SourceTree.Root, "appsettings.example.json"));
                builder.Configuration[key] = value;
            });
            app.Services.GetRequiredService<Microsoft.Extensions.Options.IStartupValidator>().Validate();
            await app.Services.GetRequiredService<Database>().StartAsync(CancellationToken.None);
        });

        Assert.NotNull(wrong);
        Assert.Contains(sentence, Faults.Sentence(wrong), StringComparison.Ordinal);
    }

    [Fact]
    public void SettingsFiles_AreNotWatched_ForTheDatabaseMayLieInTheirFolder()
    {
        IReadOnlyList<JsonConfigurationSource> files = [];
        using var app = BotHost.Build([], builder =>
        {
            files = [.. ((IConfigurationBuilder)builder.Configuration).Sources.OfType<JsonConfigurationSource>()];
            builder.Configuration.AddJsonFile(Path.Combine(SourceTree.Root, "appsettings.example.json"));
        });

        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.False(file.ReloadOnChange, file.Path));
    }

    [Fact]
    public void AMissingComma_IsSaidWithItsLine()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, "{\n  \"Urls\": \"http://127.0.0.1:0\"\n  \"WeCom\": {}\n}");

        var wrong = Assert.ThrowsAny<Exception>(() => BotHost.Build([], builder => builder.Configuration.AddJsonFile(file)));
        File.Delete(file);

        Assert.Contains($"配置文件 {file} 第 3 行", Faults.Sentence(wrong), StringComparison.Ordinal);
    }

    [Fact]
    public void TheShippedExample_IsFullOfPlaceholders()
    {
        var example = new ConfigurationBuilder().AddJsonFile(Path.Combine(SourceTree.Root, "appsettings.example.json")).Build();

        var left = Placeholders.In(example.GetSection("WeCom").Get<WeComOptions>()!, example.GetSection("Conversation").Get<ConversationOptions>()!);

        Assert.Equal(["WeCom:CorpId", "WeCom:Secret", "WeCom:Token", "WeCom:EncodingAesKey", "Conversation:PublicUrl"], left);
    }

    [Fact]
    public async Task Doctor_NamesTheStandstill_AndWhatToDo()
    {
        await using var database = await TestDatabase.StartAsync();
        await database.WriteAsync(work => new StopMark().SetAsync(work, "60020 not allow to access from your ip, from ip: 203.0.113.9", Samples.Now));
        await using var output = new StringWriter();

        Assert.Equal(1, await DoctorCommand.RunAsync([], database.Folder, output, CancellationToken.None));

        Assert.Contains("发送：自 2020-12-08 10:30 起停着", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("企业可信IP 里加上本机出口地址 203.0.113.9", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("名册：企业 0 家，人员 0 人。没有导入名册", output.ToString(), StringComparison.Ordinal);
        Assert.Contains($"数据库：可用（数据库文件 {database.File}）", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("磁盘：数据库所在的磁盘还有", output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 1, true, "今日发送人次：已用 1，上限 1；等着发的消息 1 条。今天的人次用完了，明天零点接着发")]
    [InlineData(1, 0, false, "今日发送人次：已用 1，上限 1；等着发的消息 0 条")]
    [InlineData(0, 1, false, "今日发送人次：已用 0，上限 1；等着发的消息 1 条")]
    public async Task Doctor_ShowsThePersonTimesOfToday(int used, int waiting, bool full, string sentence)
    {
        await using var database = await TestDatabase.StartAsync();
        var today = TimeProvider.System.GetUtcNow();
        await database.WriteAsync(async work =>
        {
            const string Insert = "insert into outbox (lane, kind, body, state, attempts, due_at, created_at, done_at) values ('a', @kind, x'7b7d', @state, 1, @at, @at, @done)";
            await work.ExecuteAsync(Insert, new { kind = "text", state = "done", at = today.AddDays(-1), done = today.AddDays(-1) });
            await work.ExecuteAsync(Insert, new { kind = "media.fetch", state = "done", at = today, done = today });
            await work.ExecuteAsync(Insert, Enumerable.Range(0, used).Select(_ => new { kind = "card", state = "done", at = today, done = today }));
            return await work.ExecuteAsync(Insert, Enumerable.Range(0, waiting).Select(_ => new { kind = "text", state = "new", at = today, done = (DateTimeOffset?)null }));
        });
        await using var output = new StringWriter();

        await DoctorCommand.RunAsync(["--Conversation:PersonTimesPerDay=1"], database.Folder, output, CancellationToken.None);

        Assert.Contains(sentence, output.ToString(), StringComparison.Ordinal);
        Assert.Equal(full, output.ToString().Contains("用完", StringComparison.Ordinal));
    }

    [Fact]
    public void LittleRoomOnTheDisk_NeedsAPerson()
    {
        Assert.Equal(new Remark(true, "磁盘：数据库所在的磁盘还有 200 MB"), DiskSpace.Judge(DiskSpace.Least));
        var little = DiskSpace.Judge(DiskSpace.Least - 1);
        Assert.False(little.Sound);
        Assert.Contains("还有 199 MB，不到 200 MB", little.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_ShowsTheLastRunOfEachJob()
    {
        await using var database = await TestDatabase.StartAsync();
        await using var before = new StringWriter();
        await DoctorCommand.RunAsync([], database.Folder, before, CancellationToken.None);
        await database.WriteAsync(work => work.ExecuteAsync(
            "insert into scheduled_run (job, window_at, entered_at) values ('hanging', @at, @at)",
            new[] { new { at = Samples.Now.AddDays(-1) }, new { at = Samples.Now } }));
        await database.WriteAsync(work => work.ExecuteAsync(
            "insert into scheduled_run (job, window_at, entered_at) values ('digest', @at, @entered)", new { at = Samples.Now, entered = Samples.Now.AddDays(2) }));
        await using var after = new StringWriter();
        await DoctorCommand.RunAsync([], database.Folder, after, CancellationToken.None);

        Assert.Contains("定时任务 hanging：还没有运行过", before.ToString(), StringComparison.Ordinal);
        Assert.Contains("定时任务 hanging：最近一次 2020-12-08 10:30" + Environment.NewLine, after.ToString(), StringComparison.Ordinal);
        Assert.Contains("定时任务 digest：最近一次 2020-12-08 10:30（2020-12-10 10:30 启动后才补上）", after.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AuditVerify_NeedsNothingButTheFile()
    {
        await using var database = await TestDatabase.StartAsync();
        await using var output = new StringWriter();

        Assert.Equal(0, await AuditCommands.VerifyAsync([], database.File, [], null, output, CancellationToken.None));
        Assert.Equal(2, await AuditCommands.VerifyAsync([], database.File + ".gone", [], null, output, CancellationToken.None));

        Assert.Contains($"留痕链：完整，0 条，数据库文件 {database.File}", output.ToString(), StringComparison.Ordinal);
        Assert.False(File.Exists(database.File + ".gone"));
    }

    [Fact]
    public async Task Healthz_Is503_WhileTheOutboxStandsStill()
    {
        await using var fixture = await BotFixture.StartAsync();
        using var http = fixture.Get<IHttpClientFactory>().CreateClient("operator");
        var address = new Uri(fixture.CallbackUrl, "/healthz");
        Assert.Equal("ok", await http.GetStringAsync(address));

        fixture.Tenant.Faults.Fail(60020, times: 5, path: "message/send");
        await fixture.As("zhang.wei").SaysAsync("帮助");
        await fixture.SettleAsync();

        using var answer = await http.GetAsync(address);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains("60020", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
