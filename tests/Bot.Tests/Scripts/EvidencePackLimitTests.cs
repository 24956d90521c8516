using System.Security.Cryptography;
using System.Text.Json;
using Bot.Conversations;
using Bot.Features.EvidencePacks;
using Bot.Storage;
using Bot.Storage.Stores;
using Bot.Tests.Support;
using Domain.Enterprises;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Tests.Scripts;

/// <summary>证据包: what is too much is said before it is made, and nobody waits for one that is being made.</summary>
public sealed class EvidencePackLimitTests
{
    private const int Megabyte = 1024 * 1024;

    [Fact]
    public async Task TooMuch_IsRefusedBeforeItIsMade_WithTheOperatorsCommand()
    {
        await using var bot = await BotFixture.StartAsync();
        var scene = await SceneAsync(bot);
        await bot.WriteAsync(work => work.ExecuteAsync("update stored_file set size = @size", new { size = 9 * Megabyte }));
        await scene.Chen.SaysAsync($"证据包 {AccountabilityScene.Hengtai}");
        await scene.Chen.SeesAsync($"bot evidence --enterprise '{AccountabilityScene.Hengtai}' --out 证据包.zip");
        await bot.SettleAsync();

        Assert.Empty(SignVisit.Files(scene.Chen, ".zip"));
        Assert.Equal(["evidence.refused"], await ActionsAsync(bot));
        Assert.Equal(0, await bot.ReadAsync(work => work.ScalarAsync<long>("select count(*) from stored_file where content_type = 'application/zip'")));
        await scene.Chen.SaysAsync("证据包 2020-12-01 2020-12-31");
        await scene.Chen.SeesAsync("请分段要，如“证据包 2020-12-01 2020-12-16”");
    }

    [Fact]
    public async Task TheSize_CountsThePictures_OfForms_Rectification_AndAccountability()
    {
        await using var bot = await BotFixture.StartAsync();
        await SceneAsync(bot);
        await bot.WriteAsync(async work =>
        {
            foreach (var (name, size) in new[] { ("case", 100), ("missed", 1000) })
            {
                await work.ExecuteAsync("insert into stored_file (sha256, content_type, size, content, stored_at) values (@name, 'image/png', @size, @content, 1)", new { name, size, content = new byte[1] });
            }

            await work.ExecuteAsync(
                "insert into rectification_evidence (id, case_id, round, sha256, given_by, given_at, doubts) select 'e1', id, 1, 'case', 'x', 1, 0 from rectification");
            await work.ExecuteAsync("insert into missed_material (id, case_id, given_by, given_at, sha256) select 'm1', id, 'x', 1, 'missed' from missed_violation");
        });

        var store = bot.Get<PackStore>();
        var picture = await bot.ReadAsync(work => work.ScalarAsync<long>("select size from stored_file where sha256 in (select sha256 from finding_picture)"));
        var id = (await bot.ReadAsync(work => work.ScalarAsync<string>("select enterprise_id from inspection")))!;
        var (december, march) = (new DateOnly(2020, 12, 1), new DateOnly(2021, 3, 31));
        var (start, may, june) = (At(2020, 12), At(2021, 5), At(2021, 6));
        Assert.True(picture > 0);
        Assert.Equal((1, (2 * picture) + 1100), Of(await bot.ReadAsync(work => store.OfEnterpriseAsync(work, id))));
        Assert.Equal((1, (2 * picture) + 1100), Of(await bot.ReadAsync(work => store.OfInspectorAsync(work, "zhang.wei"))));
        Assert.Equal((0, 0), Of(await bot.ReadAsync(work => store.OfInspectorAsync(work, "zhou.tao"))));
        Assert.Equal((1, (2 * picture) + 100), Of(await bot.ReadAsync(work => store.OfPeriodAsync(work, december, march, start, may))));
        Assert.Equal((0, 1000), Of(await bot.ReadAsync(work => store.OfPeriodAsync(work, march, march, may, june))));

        static (long, long) Of(PackSize size) => (size.Forms, size.Bytes);
        static DateTimeOffset At(int year, int month) => new(year, month, 1, 0, 0, 0, TimeSpan.FromHours(8));
    }

    /// <summary>The list says little, the bytes are many: found out while it is made, and the audit does not call it made.</summary>
    [Fact]
    public async Task WhatTurnsOutTooLarge_IsRefused_AndNotCalledMade()
    {
        await using var bot = await BotFixture.StartAsync();
        var scene = await SceneAsync(bot);
        await bot.WriteAsync(async work =>
        {
            var content = RandomNumberGenerator.GetBytes(21 * Megabyte);
            await work.ExecuteAsync("insert into stored_file (sha256, content_type, size, content, stored_at) values ('large', 'image/png', 1, @content, 1)", new { content });
            await work.ExecuteAsync("insert into missed_material (id, case_id, given_by, given_at, sha256) select 'm1', id, 'x', 1, 'large' from missed_violation");
        });
        await scene.Chen.SaysAsync($"证据包 {AccountabilityScene.Hengtai}");
        await scene.Chen.SeesAsync("正在做");
        await scene.Chen.SeesAsync("企业微信一次只能发20 MB");
        await bot.SettleAsync();
        Assert.Empty(SignVisit.Files(scene.Chen, ".zip"));
        Assert.Equal(["evidence.asked", "evidence.refused"], await ActionsAsync(bot));

        await scene.Chen.SaysAsync("证据包 2020-12-01 2020-12-31");
        await scene.Chen.SeesAsync("的证据包：已签字登记表1份");
        Assert.Equal(["evidence.asked", "evidence.refused", "evidence.asked", "evidence.made"], await ActionsAsync(bot));
    }

    /// <summary>The one writer is held by somebody else all the while.</summary>
    [Fact]
    public async Task APackIsMade_WhileTheWriterIsBusy()
    {
        await using var bot = await BotFixture.StartAsync();
        await SceneAsync(bot);
        var (request, cut) = await OrderAsync(bot);
        await using var scope = bot.Get<IServiceScopeFactory>().CreateAsyncScope();
        var maker = scope.ServiceProvider.GetServices<IMaker>().Single(one => one.Name == EvidencePackMaker.Key);
        var order = StorageJson.Write(PackOrder.Of(request, cut));
        var free = new TaskCompletionSource();
        var held = bot.WriteAsync(_ => free.Task);
        var finish = await maker.MakeAsync("chen.jing", order, CancellationToken.None);
        Assert.False(held.IsCompleted);
        free.SetResult();
        await held;

        var effects = await bot.Get<Database>().WriteAsync((work, _) => finish(work));
        Assert.Contains("已签字登记表1份", Assert.IsType<Say>(effects[0]).Text, StringComparison.Ordinal);
        Assert.Equal("证据包-衡水恒泰焦化有限公司.zip", Assert.IsType<SendFile>(effects[1]).FileName);

        // What cannot be made, however often it is tried, is said too.
        var given = await bot.Get<Database>().WriteAsync((work, _) => maker.GiveUpAsync(work, "chen.jing", order));
        Assert.Contains("没有做成", Assert.IsType<Say>(Assert.Single(given)).Text, StringComparison.Ordinal);
        var gone = await maker.MakeAsync("chen.jing", StorageJson.Write(new PackOrder { EnterpriseId = "none", Head = cut.Head.Seq }), CancellationToken.None);
        Assert.Contains("不在名单里", Assert.IsType<Say>(Assert.Single(await bot.Get<Database>().WriteAsync((work, _) => gone(work)))).Text, StringComparison.Ordinal);
        await bot.Get<Database>().WriteAsync((work, _) => maker.GiveUpAsync(work, "chen.jing", StorageJson.Write(new PackOrder { UserId = "nobody", Head = cut.Head.Seq })));

        // Each end of a request is on record, with its reason and whom it was about.
        Assert.Equal(
            [$"{PackOrder.Subject(request)} GivenUp", "none Gone", "p: Gone"],
            (await bot.ReadAsync(work => work.QueryAsync<AuditEntry>("select subject as Subject, details as Details from audit where action = 'evidence.refused' order by seq")))
                .Select(entry => $"{(entry.Subject.StartsWith("p:", StringComparison.Ordinal) ? "p:" : entry.Subject)} {JsonDocument.Parse(entry.Details).RootElement.GetProperty("Reason").GetString()}"));
    }

    [Fact]
    public async Task EachLimit_StopsIt()
    {
        await using var bot = await BotFixture.StartAsync();
        await SceneAsync(bot);
        var (request, cut) = await OrderAsync(bot);
        await using var scope = bot.Get<IServiceScopeFactory>().CreateAsyncScope();
        var builder = scope.ServiceProvider.GetRequiredService<EvidencePackBuilder>();
        foreach (var (limits, measure) in new (PackLimits, PackMeasure)[]
        {
            (PackLimits.None with { Forms = 0 }, PackMeasure.Forms),
            (PackLimits.None with { Pictures = 10 }, PackMeasure.Bytes),
            (PackLimits.None with { Bytes = 10 }, PackMeasure.Bytes),
            (PackLimits.None with { Searched = 1 }, PackMeasure.Search),
            (PackLimits.None with { Entries = 1 }, PackMeasure.Entries),
        })
        {
            using var stream = new MemoryStream();
            var (summary, excess) = await bot.ReadAsync(work => builder.WriteAsync(work, request, cut, limits, stream));
            Assert.Null(summary);
            Assert.Equal(measure, excess!.Measure);
            Assert.Contains("证据包没有做", PackTexts.TooMuch(request, excess), StringComparison.Ordinal);
        }

        using var all = new MemoryStream();
        Assert.Equal(1, (await bot.ReadAsync(work => builder.WriteAsync(work, request, cut, PackLimits.Chat, all))).Summary!.Forms);
    }

    private static async Task<(PackRequest Request, PackCut Cut)> OrderAsync(BotFixture bot)
    {
        var id = (await bot.ReadAsync(work => work.ScalarAsync<string>("select enterprise_id from inspection")))!;
        var enterprise = (Enterprise)(await bot.ReadAsync(work => bot.Get<EnterpriseStore>().FindAsync(work, id)))!;
        var request = new PackRequest.OfEnterprise(enterprise);
        return (request, await EvidencePackCutTests.CutAsync(bot, request));
    }

    private static Task<IReadOnlyList<string>> ActionsAsync(BotFixture bot) =>
        bot.ReadAsync(work => work.QueryAsync<string>("select action from audit where action like 'evidence.%' order by seq"));

    private static async Task<AccountabilityScene> SceneAsync(BotFixture bot)
    {
        var scene = await EvidencePackTests.SceneAsync(bot);
        await bot.SettleAsync();
        return scene;
    }
}
