using Bot.Operations.Demo;
using Bot.Tests.Scripts;
using Bot.Tests.Support;

namespace Bot.Tests.Operations;

/// <summary>bot broadcast beside the running service.</summary>
[Collection(nameof(ConsoleUsers))]
public sealed class BroadcastCliTests
{
    [Fact]
    public async Task Send_IsDeliveredByTheService_AndListShowAndDoctorTellOfIt()
    {
        await using var bot = await Crowd.StartAsync(1_499);
        bot.Keys.Unlicensed.Add("m00005");
        string[] settings = [$"--Storage:ConnectionString={bot.ConnectionString}", "--WeCom:AgentId=1000002"];
        Assert.Equal((0, "近30天没有群发。\n"), await RunAsync(["list", .. settings]));

        string[] order = ["send", "--to", "officers", "--text", Crowd.Words, "--from", "chen.jing", .. settings];
        var shownFirst = $"发给企业环保负责人（全市），1500人，分2次。内容：\n{Crowd.Words}\n";
        Assert.Equal((0, $"{shownFirst}\n试算，没有发出。\n"), await RunAsync([.. order, "--dry-run"]));
        Assert.Equal((1, $"{shownFirst}\n确认发送？输入 yes：没有确认，没有发出。\n"), await RunAsync(order));
        await bot.SettleAsync();
        Assert.Empty(bot.Calls());

        var (sent, told) = await RunAsync(order, "yes\n");
        Assert.Equal(0, sent);
        Scene.Has("第1号群发已放进队列：企业环保负责人（全市），1500人，分2次", told);
        var (twice, refused) = await RunAsync([.. order, "--yes"]);
        Assert.Equal(1, twice);
        Scene.Has("十分钟内给同一范围发过同样的内容", refused);

        // The command line has the machine's clock, which is years ahead of the service's: such rows are looked for once a minute.
        bot.Clock.Advance(TimeSpan.FromMinutes(1));
        await bot.SettleAsync();
        Assert.Equal(2, bot.Calls().Count);
        Assert.Equal(new Dictionary<int, int> { [1] = 1_498, [0] = 1 }, bot.Shown(1_499));
        Scene.Has("群发已发完", Phone.Words(bot.As("chen.jing").FromApp[^1]));

        var (_, list) = await RunAsync(["list", .. settings]);
        Scene.Has("共1500人：已发出1499人，发不到1人。", list);
        var (shown, show) = await RunAsync(["show", "1", .. settings]);
        Assert.Equal(0, shown);
        Scene.Has($"内容：\n{Crowd.Words}\n  发不到 成员5 m00005：没有接口许可\n", show);
        var doctor = await CommandLine.RunAsync("", "doctor", $"--data={bot.ConnectionString["Data Source=".Length..]}");
        Scene.Has("已发出1499人，发不到1人。用 broadcast show 1 看名单", doctor.Output);
    }

    [Fact]
    public async Task WhatCannotBeSent_IsASentence_AndNothingIsStored()
    {
        await using var bot = await BotFixture.StartAsync();
        string[] settings = [$"--Storage:ConnectionString={bot.ConnectionString}", "--WeCom:AgentId=1000002"];
        await RefusedAsync("共2049字节", "--to", "officers", "--text", new string('字', 683));
        await RefusedAsync("内容里没有文字", "--to", "officers", "--text", "……");
        await RefusedAsync("没有文件", "--to", "officers", "--file", "nowhere.txt");
        await RefusedAsync("名册里没有 nobody", "--to", "officers", "--text", "通知", "--from", "nobody");
        await RefusedAsync("没有“桃城”这个县市区，没有发出。企业环保负责人在这些县市区：桃城区", "--to", "officers", "--county", "桃城", "--text", "通知");
        await RefusedAsync("没有给这个范围群发的权限", "--to", "officers", "--text", "通知", "--from", "zhang.wei", "--dry-run");
        var gbk = Path.GetTempFileName();
        await File.WriteAllBytesAsync(gbk, [0xC7, 0xEB, 0xB1, 0xA8], TestContext.Current.CancellationToken);
        await RefusedAsync("不是 UTF-8", "--to", "officers", "--file", gbk);
        File.Delete(gbk);
        await RefusedAsync("没有 WeCom:AgentId", "--to", "officers", "--text", "通知", "--WeCom:AgentId=0");
        await MistypedAsync("--text 和 --file 要写一个", "--to", "officers");
        await MistypedAsync("nobody", "--to", "nobody", "--text", "通知");
        Assert.Equal(1, (await RunAsync(["show", "7", .. settings])).Code);
        Assert.Equal(0, await bot.ReadAsync(work => work.ScalarAsync<long>("select count(*) from broadcast")));

        async Task RefusedAsync(string sentence, params string[] order)
        {
            var (code, output) = await RunAsync(["send", .. settings, .. order]);
            Assert.Equal(1, code);
            Scene.Has(sentence, output);
        }

        async Task MistypedAsync(string sentence, params string[] order)
        {
            var (code, output) = await RunAsync(["send", .. settings, .. order]);
            Assert.Equal(2, code);
            Scene.Has(sentence, output);
        }
    }

    [Fact]
    public async Task TheSameAgain_IsSent_WhenItIsAskedFor()
    {
        await using var bot = await BotFixture.StartAsync();
        string[] order = ["send", "--to", "officers", "--text", "通知", "--yes", $"--Storage:ConnectionString={bot.ConnectionString}", "--WeCom:AgentId=1000002"];
        Assert.Equal(0, (await RunAsync(order)).Code);
        Assert.Equal(1, (await RunAsync(order)).Code);
        Assert.Equal(0, (await RunAsync([.. order, "--again"])).Code);
        Assert.Equal(2, await bot.ReadAsync(work => work.ScalarAsync<long>("select count(*) from broadcast where started_at is not null")));
    }

    [Fact]
    public async Task Doctor_ShowsTheLatestTen_AndHowManyMore()
    {
        await using var bot = await BotFixture.StartAsync(BotFixture.OnSqlite);
        var at = TimeProvider.System.GetUtcNow().AddHours(-1);
        await bot.WriteAsync(async work =>
        {
            await work.ExecuteAsync(
                "insert into broadcast (id, audience, audience_words, content, created_at, started_at) values (@id, 'Officers', '企业环保负责人', '通知', @at, @at)",
                Enumerable.Range(1, 12).Select(id => new { id, at }));
            await work.ExecuteAsync(
                "insert into broadcast_recipient (broadcast_id, user_id, chunk, state) values (@id, 'zhao.min', 1, 'Dead')",
                Enumerable.Range(1, 12).Select(id => new { id }));
        });

        var (_, said) = await CommandLine.RunAsync("", "doctor", $"--data={bot.ConnectionString["Data Source=".Length..]}");

        Scene.Has("broadcast show 3 看名单", said);
        Assert.DoesNotContain("broadcast show 2 看名单", said, StringComparison.Ordinal);
        Scene.Has("还有 2 条没有全部发到，用 broadcast list 看", said);
    }

    private static async Task<(int Code, string Output)> RunAsync(string[] args, string typed = "")
    {
        var (code, output) = await CommandLine.RunAsync(typed, ["broadcast", .. args]);
        return (code, output.ReplaceLineEndings("\n"));
    }
}
