using Bot.Storage.Stores;
using Bot.Tests.Scripts;
using Bot.Tests.Support;

namespace Bot.Tests.Operations;

/// <summary>bot audit and bot evidence beside the running service.</summary>
[Collection(nameof(ConsoleUsers))]
public sealed class AuditCliTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bot-audit-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Verify_HoldsTheChainAgainstHeadsKeptElsewhere()
    {
        await using var bot = await BotFixture.StartAsync(BotFixture.OnSqlite);
        await bot.InspectorAsync(Scene.ZhangId);
        var head = (await SignAsync(bot))!;
        var kept = $"{head.Seq}:{head.ShortHash}";
        var (whole, said) = await RunAsync(bot, "audit", "verify", "--head", kept);
        Assert.Equal(0, whole);
        Scene.Has($"第 {head.Seq} 条）对得上", said);
        Scene.Has($"链头 {kept}；签过名的链头 1 个，都对得上", said);

        var (listed, heads) = await RunAsync(bot, "audit", "heads");
        Assert.Equal(0, listed);
        var file = Path.Combine(_folder, "heads.txt");
        await File.WriteAllTextAsync(file, heads, TestContext.Current.CancellationToken);
        Assert.Equal(0, (await RunAsync(bot, "audit", "verify", "--against", file)).Code);

        var (other, forked) = await RunAsync(bot, "audit", "verify", "--head", $"{head.Seq}:0123456789abcdef");
        Assert.Equal(4, other);
        Scene.Has("链在这之前分了叉", forked);
        var (cut, shorter) = await RunAsync(bot, "audit", "verify", "--head", "999999:0123456789abcdef");
        Assert.Equal(3, cut);
        Scene.Has("尾部被截掉了，或者放回过旧备份", shorter);
        foreach (var (word, words) in new[] { ("12", "不是链头"), ("12:abc", "不是链头"), ("x:0123456789", "不是链头") })
        {
            var (typed, refused) = await RunAsync(bot, "audit", "verify", "--head", word);
            Assert.Equal(2, typed);
            Scene.Has(words, refused);
        }

        Scene.Has("里没有链头", (await RunAsync(bot, "audit", "verify", "--against", Path.Combine(_folder, "nothing"))).Output);

        // Cut with audit_head: only the signature of before tells.
        await bot.WriteAsync(work => work.ExecuteAsync("drop trigger audit_stays; delete from audit where seq > 1; update audit_head set seq = 1, hash = (select hash from audit where seq = 1)"));
        var (code, tail) = await RunAsync(bot, "audit", "verify");
        Assert.Equal(3, code);
        Scene.Has("从第 2 条起被截掉了，库里只到第 1 条", tail);
    }

    [Fact]
    public async Task Erase_AsksFirst_AndTakesOnlyWhoLeft()
    {
        await using var bot = await BotFixture.StartAsync(BotFixture.OnSqlite);
        await bot.InspectorAsync(Scene.LiId);
        var (here, stays) = await RunAsync(bot, "audit", "erase", Scene.LiId, "--yes");
        Assert.Equal(1, here);
        Scene.Has("李娜（li.na）还在通讯录里", stays);

        await SignVisit.GrantAsync(bot, Scene.LiId, "李娜");
        var (asked, no) = await CommandLine.RunAsync("n\n", "audit", "erase", Scene.LiId, $"--Storage:ConnectionString={bot.ConnectionString}");
        Assert.Equal(1, asked);
        Scene.Has("不能恢复；链仍然完整", no);
        Scene.Has("什么也没有改", no);
        Assert.Equal(0, (await CommandLine.RunAsync("yes\n", "audit", "erase", Scene.LiId, $"--Storage:ConnectionString={bot.ConnectionString}")).Code);
        Assert.Equal(0, await bot.ReadAsync(work => work.ScalarAsync<long>("select count(*) from audit_person where user_id = 'li.na'")));
        Assert.Equal(1, await bot.ReadAsync(work => work.ScalarAsync<long>("select count(*) from audit where action = 'audit.erased' and subject like 'p:%'")));
        Assert.Equal(0, (await RunAsync(bot, "audit", "verify")).Code);
        Scene.Has("留痕里没有 li.na 这个账号，或已经抹去", (await RunAsync(bot, "audit", "erase", Scene.LiId, "--yes")).Output);
    }

    [Fact]
    public async Task Evidence_IsWrittenOnce_AndCheckedWithoutTheDatabase()
    {
        await using var bot = await BotFixture.StartAsync(BotFixture.OnSqlite);
        await SignVisit.SignedAsync(bot, SignVisit.Key);
        await bot.SettleAsync();
        var (file, key) = (Path.Combine(_folder, "包.zip"), Path.Combine(_folder, "key.pem"));
        var (made, told) = await RunAsync(bot, "evidence", "--enterprise", AccountabilityScene.Hengtai, "--out", file);
        Assert.Equal(0, made);
        Scene.Has("已签字登记表 1 份", told);
        var (twice, exists) = await RunAsync(bot, "evidence", "--enterprise", AccountabilityScene.Hengtai, "--out", file);
        Assert.Equal(2, twice);
        Scene.Has("没有覆盖", exists);

        var (checkedCode, words) = await CommandLine.RunAsync("", "evidence", "verify", file);
        Assert.Equal(0, checkedCode);
        Scene.Has("证据包完整：衡水恒泰焦化有限公司", words);
        Assert.Equal(0, (await RunAsync(bot, "audit", "verify", "--against", file)).Code);

        await File.WriteAllTextAsync(key, (await RunAsync(bot, "audit", "key")).Output, TestContext.Current.CancellationToken);
        Assert.Equal(0, (await CommandLine.RunAsync("", "evidence", "verify", file, "--key", key)).Code);
        var id = bot.Get<AuditKey>().Id;
        var (same, compared) = await CommandLine.RunAsync("", "evidence", "verify", file, "--key", id.ToUpperInvariant());
        Assert.Equal(0, same);
        Scene.Has($"公钥编号 {id}：和您给的一样", compared);
        var (another, otherKey) = await CommandLine.RunAsync("", "evidence", "verify", file, "--key", "0123456789abcdef");
        Assert.Equal(1, another);
        Scene.Has($"包是用编号 {id} 的密钥签的，不是您给的那一把（编号 0123456789abcdef）", otherKey);
        foreach (var neither in new[] { "0123456789abcdeg", "0123", file, Path.Combine(_folder, "none.pem") })
        {
            var (none, refused) = await CommandLine.RunAsync("", "evidence", "verify", file, "--key", neither);
            Assert.Equal(2, none);
            Scene.Has("不是公钥文件，也不是公钥编号", refused);
        }

        using var strange = System.Security.Cryptography.ECDsa.Create(System.Security.Cryptography.ECCurve.NamedCurves.nistP256);
        await File.WriteAllTextAsync(key, strange.ExportSubjectPublicKeyInfoPem(), TestContext.Current.CancellationToken);
        Scene.Has("不是您给的那一把", (await CommandLine.RunAsync("", "evidence", "verify", file, "--key", key)).Output);

        var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        bytes[bytes.Length / 2] ^= 0xFF;
        await File.WriteAllBytesAsync(file, bytes, TestContext.Current.CancellationToken);
        Assert.Equal(1, (await CommandLine.RunAsync("", "evidence", "verify", file)).Code);
        Assert.Equal($"读不到 {_folder}/none.zip：没有这个文件。请核对文件名再来。", (await CommandLine.RunAsync("", "evidence", "verify", Path.Combine(_folder, "none.zip"))).Output.Trim());
        await File.WriteAllTextAsync(key, "no zip", TestContext.Current.CancellationToken);
        Assert.DoesNotMatch("[A-Za-z]{3}", (await CommandLine.RunAsync("", "evidence", "verify", key)).Output);
        Scene.Has("要写 --out 文件", (await RunAsync(bot, "evidence", "--enterprise", "x")).Output);
        Scene.Has("没有找到叫“没有他”", (await RunAsync(bot, "evidence", "--inspector", "没有他", "--out", Path.Combine(_folder, "x.zip"))).Output);
        Assert.False(File.Exists(Path.Combine(_folder, "x.zip")));
        Assert.Equal(0, (await RunAsync(bot, "evidence", "--from", "2020-12-01", "--to", "2020-12-31", "--out", Path.Combine(_folder, "y.zip"))).Code);
    }

    [Fact]
    public async Task AFileThatCannotBeWritten_IsSaid_AndNotCalledMade()
    {
        await using var bot = await BotFixture.StartAsync(BotFixture.OnSqlite);
        await SignVisit.SignedAsync(bot, SignVisit.Key);
        await bot.SettleAsync();
        var (code, said) = await RunAsync(bot, "evidence", "--inspector", "张伟", "--out", Path.Combine(_folder, "no", "x.zip"));
        Assert.Equal(2, code);
        Scene.Has("没有这个文件夹。没有写，请换一个文件夹或文件名", said);
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
        Assert.Equal(["evidence.asked"], await bot.ReadAsync(work => work.QueryAsync<string>("select action from audit where action like 'evidence.%' order by seq")));
    }

    [Fact]
    public async Task TheDatabase_CanBeNamedByItsFile()
    {
        await using var bot = await BotFixture.StartAsync(BotFixture.OnSqlite);
        await SignVisit.SignedAsync(bot, SignVisit.Key);
        await bot.SettleAsync();
        var (data, file) = (bot.ConnectionString["Data Source=".Length..], Path.Combine(_folder, "x.zip"));
        Assert.Equal(0, (await CommandLine.RunAsync("", "evidence", "--inspector", "张伟", "--data", data, "--out", file)).Code);
        Scene.Has($"密钥 {bot.Get<AuditKey>().Id}，", (await CommandLine.RunAsync("", "audit", "key", "--data", data)).Output);
        Scene.Has("张伟（zhang.wei）还在通讯录里", (await CommandLine.RunAsync("", "audit", "erase", "zhang.wei", "--data", data)).Output);
        Assert.Equal([file], Directory.GetFileSystemEntries(_folder));
    }

    private static Task<SignedHead?> SignAsync(BotFixture bot) =>
        bot.Get<Bot.Storage.Database>().WriteAsync((work, _) => bot.Get<AuditHeads>().SignAsync(work, bot.Clock.GetUtcNow()));

    private static Task<(int Code, string Output)> RunAsync(BotFixture bot, params string[] line) =>
        CommandLine.RunAsync("", [.. line, $"--Storage:ConnectionString={bot.ConnectionString}"]);
}
