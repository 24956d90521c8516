using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Bot.Features.EvidencePacks;
using Bot.Operations.Demo;
using Bot.Storage.Stores;
using Bot.Tests.Support;

namespace Bot.Tests.Scripts;

/// <summary>证据包: asked for by chat, checked by itself, and found out when it was touched.</summary>
public sealed class EvidencePackTests
{
    [Fact]
    public async Task APackOfAnEnterprise_HoldsItsForms_AndChecksByItself()
    {
        await using var bot = await BotFixture.StartAsync();
        var scene = await SceneAsync(bot);
        var pack = await PackAsync(bot, scene, $"证据包 {AccountabilityScene.Hengtai}", "已签字登记表1份，照片");

        var verdict = Verify(pack);
        Assert.Null(verdict.Problem);
        Assert.Equal(0, verdict.OldLinks);
        var entries = Encoding.UTF8.GetString(Touched(pack, PackManifest.EntriesName));
        Assert.All(["card sign:", "missed.recorded", "evidence.asked"], part => Assert.Contains(part, entries, StringComparison.Ordinal));
        Assert.DoesNotContain("zhang.wei", entries, StringComparison.Ordinal);
        using var zip = new ZipArchive(new MemoryStream(pack));
        var names = zip.Entries.Select(entry => entry.FullName).ToList();
        Assert.Contains(names, name => name.EndsWith("/登记表.docx", StringComparison.Ordinal));
        Assert.Contains(names, name => name.EndsWith("/notice.json", StringComparison.Ordinal));
        Assert.Contains(names, name => name.EndsWith("/case-1.json", StringComparison.Ordinal));
        var missed = Encoding.UTF8.GetString(Bytes(zip.Entries.Single(entry => entry.FullName.StartsWith("accountability/", StringComparison.Ordinal))));
        Assert.All(["私设暗管", "\"name\": \"张伟\"", "\"name\": \"李娜\""], part => Assert.Contains(part, missed, StringComparison.Ordinal));

        // The frozen text is the one whose hash was signed, and the picture is named by its bytes.
        var snapshot = zip.Entries.Single(entry => entry.Name == "snapshot.txt");
        var inspection = await bot.ReadAsync(work => work.FindAsync<string>("select snapshot_hash from inspection where status = 'Signed'"));
        Assert.Equal(inspection, Convert.ToHexStringLower(SHA256.HashData(Bytes(snapshot))));
        var picture = zip.Entries.First(entry => entry.FullName.Contains("/pictures/", StringComparison.Ordinal));
        Assert.StartsWith(Convert.ToHexStringLower(SHA256.HashData(Bytes(picture))), picture.Name, StringComparison.Ordinal);

        // What the pack says of the chain is what the chain says of itself.
        Assert.Equal(verdict.Manifest!.Head!.Hash, await bot.ReadAsync(work => AuditExtract.HashAtAsync(work, verdict.Manifest.Head.Seq)));
    }

    [Fact]
    public async Task WhateverIsTouched_IsNamed()
    {
        await using var bot = await BotFixture.StartAsync();
        var scene = await SceneAsync(bot);
        var pack = await PackAsync(bot, scene, "证据包 张伟", "执法人员张伟的证据包");
        Assert.Null(Verify(pack).Problem);

        Named("登记表.docx 和清单上的 SHA-256 对不上", Touch(pack, "登记表.docx", bytes => [.. bytes, 0]));
        Named("snapshot.txt 和清单", Touch(pack, "snapshot.txt", bytes => Replace(bytes, "除尘器", "除尘机")));
        Named("签名对不上", Touch(pack, "MANIFEST.json", bytes => [.. bytes, (byte)' ']));
        Named("签名对不上", Touch(pack, "MANIFEST.sig", _ => Encoding.ASCII.GetBytes("AAAA")));
        Named("缺少 MANIFEST.json", Touch(pack, "MANIFEST.json", _ => null));
        Named("notice.json 在清单里，包里没有", Touch(pack, "notice.json", _ => null));
        Named("新.txt 不在清单里", Touch(pack, "", bytes => bytes, ("新.txt", "x")));
        Named("会写到文件夹外面去", Touch(pack, "", bytes => bytes, ("../../etc/cron.d/x", "x")));
        Named("会写到文件夹外面去", Touch(pack, "", bytes => bytes, ("../../etc/", "")));
        Named("会写到文件夹外面去", Touch(pack, "", bytes => bytes, ("forms/", "x")));

        // Unpacked and packed again by zip -r: folders are entries of their own.
        Assert.Null(Verify(Touch(pack, "", bytes => bytes, ("audit/", ""), ("forms/", ""), ("forms/empty/", ""))).Problem);
        Assert.Contains("不是证据包", PackReader.Verify(new MemoryStream("no zip"u8.ToArray())).Problem, StringComparison.Ordinal);
    }

    /// <summary>Somebody who has the key and signs his own list anew still cannot make the entries fit the signed head.</summary>
    [Fact]
    public async Task AnEntryChanged_OrALinkLeftOut_IsFoundUnderAFreshSignature()
    {
        await using var bot = await BotFixture.StartAsync();
        var scene = await SceneAsync(bot);
        var pack = await PackAsync(bot, scene, $"证据包 {AccountabilityScene.Hengtai}", "的证据包");
        var key = bot.Get<AuditKey>();

        Named("条留痕记录和链上的指纹对不上", await ResignAsync(pack, key, PackManifest.EntriesName, text => text.Replace("card sign:", "card sigh:", StringComparison.Ordinal)));
        Named("条链头的指纹在第", await ResignAsync(pack, key, "audit/links-", text => string.Join('\n', text.Split('\n').Where((_, index) => index != 3))));
        Named("条留痕记录和链上的指纹对不上", await ResignAsync(pack, key, "audit/links-", text => text[..^2] + (text[^2] == '0' ? '1' : '0') + "\n"));
        Named("条留痕记录在包里有两条", await ResignAsync(pack, key, PackManifest.EntriesName, text => text + text));
        Named("没有连到链头", await ResignAsync(pack, key, PackManifest.HeadsName, _ => "[]"));
        Named("链头的签名对不上", await ResignAsync(pack, key, PackManifest.HeadsName, text => text.Replace("\"signed_at\": 1", "\"signed_at\": 2", StringComparison.Ordinal)));
        Named("不是签字时冻结的那一份", await ResignAsync(pack, key, "snapshot.txt", text => text.Replace("除尘器", "除尘机", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task APeriod_TakesItsDays_AndWordsThatAreNone_AreSaid()
    {
        await using var bot = await BotFixture.StartAsync();
        var scene = await SceneAsync(bot);
        Assert.Null(Verify(await PackAsync(bot, scene, "证据包 2020-12-01 2020-12-31", "已签字登记表1份")).Problem);
        Assert.Null(Verify(await PackAsync(bot, scene, "证据包 2021-01-01 2021-01-31", "已签字登记表0份")).Problem);
        foreach (var typed in new[] { "证据包 ２０２０－１２－０１　２０２０－１２－３１", "证据包 12-1 12-31", "证据包 12月1日到12月31日" })
        {
            bot.Clock.Advance(TimeSpan.FromMinutes(2));
            Assert.Null(Verify(await PackAsync(bot, scene, typed, "已签字登记表1份")).Problem);
        }

        foreach (var (words, answer) in new[]
        {
            ("证据包", "要证据包，请发"), ("证据包 2020-12-01", "一段时间要写两个日期，只看到2020年12月1日"), ("证据包 2021-02-30 2021-03-01", "不是一段日期"), ("证据包 2021-03-01 2021-02-01", "不是一段日期"), ("证据包 ../../etc", "没有找到叫"), ("证据包 有限公司", "对得上好几个"),
        })
        {
            await scene.Chen.SaysAsync(words);
            await scene.Chen.SeesAsync(answer);
        }
    }

    [Fact]
    public async Task OnlyTheOffices_GetOne()
    {
        await using var bot = await BotFixture.StartAsync();
        var scene = await SceneAsync(bot);
        foreach (var other in new[] { scene.Zhang, bot.As("zhou.tao"), bot.As(CountySeed.Officer) })
        {
            await other.SaysAsync($"证据包 {AccountabilityScene.Hengtai}");
            await other.SeesAsync("由专项行动办公室和驻局纪检组调取");
        }

        Assert.Equal(3, await bot.ReadAsync(work => work.ScalarAsync<long>("select count(*) from audit where action = 'evidence.refused'")));
        await bot.As("feng.yi").SaysAsync($"证据包 {AccountabilityScene.Hengtai}");
        await bot.As("feng.yi").SeesAsync("的证据包");
    }

    [Theory]
    [InlineData("../../etc/passwd", "etc-passwd")]
    [InlineData("..", "x")]
    [InlineData("", "x")]
    [InlineData("CON", "xCON")]
    [InlineData("lpt1", "xlpt1")]
    [InlineData("a/b\\c:d\0e", "a-b-c-d-e")]
    [InlineData("衡水（恒泰）焦化", "衡水-恒泰-焦化")]
    public void ANameOfTheList_NeverLeavesTheFolder(string name, string safe)
    {
        Assert.Equal(safe, PackNames.Safe(name));
        Assert.True(PackNames.StaysInside($"forms/{PackNames.Safe(name)}/x.txt"));
        Assert.Equal(40, PackNames.Safe(new string('长', 300)).Length);
    }

    internal static async Task<AccountabilityScene> SceneAsync(BotFixture bot)
    {
        var visit = await SignVisit.OpenAsync(bot, SignVisit.Key);
        await visit.Zhang.SendsPictureAsync(SamplePicture.Png);
        await bot.SettleAsync();
        var (mine, hers) = await visit.SubmitAsync();
        await visit.SignAsync(mine, hers);
        await bot.SettleAsync();
        bot.Clock.Advance(new DateTimeOffset(2021, 5, 12, 9, 0, 0, TimeSpan.FromHours(8)) - bot.Clock.GetUtcNow());
        var scene = new AccountabilityScene(bot, visit);
        await scene.RecordAsync(AccountabilityScene.Hengtai);
        return scene;
    }

    private static async Task<byte[]> PackAsync(BotFixture bot, AccountabilityScene scene, string words, string answer)
    {
        var before = SignVisit.Files(scene.Chen, ".zip").Count;
        await scene.Chen.SaysAsync(words);
        await scene.Chen.SeesAsync(answer);
        await bot.SettleAsync();
        Assert.Equal(before + 1, SignVisit.Files(scene.Chen, ".zip").Count);
        return (await bot.ReadAsync(work => work.ScalarAsync<byte[]>("select content from stored_file where content_type = 'application/zip' order by stored_at desc")))!;
    }

    private static PackVerdict Verify(byte[] pack) => PackReader.Verify(new MemoryStream(pack));

    private static void Named(string problem, byte[] pack) => Assert.Contains(problem, Verify(pack).Problem ?? "", StringComparison.Ordinal);

    private static byte[] Touch(byte[] pack, string ending, Func<byte[], byte[]?> change, params (string Name, string Text)[] more)
    {
        using var result = new MemoryStream();
        using (var from = new ZipArchive(new MemoryStream(pack)))
        using (var to = new ZipArchive(result, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in from.Entries)
            {
                if ((ending.Length > 0 && entry.FullName.EndsWith(ending, StringComparison.Ordinal) ? change(Bytes(entry)) : Bytes(entry)) is { } bytes)
                {
                    using var stream = to.CreateEntry(entry.FullName).Open();
                    stream.Write(bytes);
                }
            }

            foreach (var (name, text) in more)
            {
                using var stream = to.CreateEntry(name).Open();
                stream.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return result.ToArray();
    }

    private static async Task<byte[]> ResignAsync(byte[] pack, AuditKey key, string part, Func<string, string> change)
    {
        using var result = new MemoryStream();
        var changed = false;
        var manifest = Verify(pack).Manifest!;
        await using (var writer = new PackWriter(result))
        {
            using var from = new ZipArchive(new MemoryStream(pack));
            foreach (var entry in from.Entries.Where(entry => !entry.FullName.StartsWith("MANIFEST", StringComparison.Ordinal)))
            {
                var text = Encoding.UTF8.GetString(Bytes(entry));
                var hit = entry.FullName.Contains(part, StringComparison.Ordinal);
                changed |= hit && change(text) != text;
                await writer.AddAsync(entry.FullName, hit ? Encoding.UTF8.GetBytes(change(text)) : Bytes(entry));
            }

            await writer.CloseAsync(manifest, bytes => key.Sign(bytes));
        }

        Assert.True(changed);
        return result.ToArray();
    }

    private static byte[] Touched(byte[] pack, string name)
    {
        using var zip = new ZipArchive(new MemoryStream(pack));
        return Bytes(zip.GetEntry(name)!);
    }

    private static byte[] Replace(byte[] bytes, string what, string by) => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(bytes).Replace(what, by, StringComparison.Ordinal));

    private static byte[] Bytes(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
