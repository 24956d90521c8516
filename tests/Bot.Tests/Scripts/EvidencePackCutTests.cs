using Bot.Conversations;
using Bot.Features.EvidencePacks;
using Bot.Storage;
using Bot.Storage.Stores;
using Bot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Tests.Scripts;

/// <summary>
/// 证据包 ends at its head, in forms as in entries. A turn bears the time when its message came in; which of two is committed first is another matter, and a clock
/// may be put back.
/// </summary>
public sealed class EvidencePackCutTests
{
    private static readonly PackRequest December = new PackRequest.OfPeriod(new DateOnly(2020, 12, 1), new DateOnly(2020, 12, 31));

    [Fact]
    public async Task AFormReceivedBefore_AndCommittedAfterTheHead_StaysOut()
    {
        await using var bot = await BotFixture.StartAsync();
        var visit = await SignVisit.SignedAsync(bot, SignVisit.Key);
        await bot.SettleAsync();
        var cut = await CutAsync(bot, December);
        await bot.OpensAsync(visit.Zhang, "宏达水泥");
        await visit.Zhang.SaysAsync(SignVisit.General);
        await visit.Zhang.SeesCardAsync("条已记下");
        var (mine, hers) = await visit.SubmitAsync();
        await visit.SignAsync(mine, hers);
        await bot.SettleAsync();
        Assert.Equal(2, await bot.ReadAsync(work => work.ScalarAsync<long>("select count(*) from inspection where status = 'Signed'")));
        await bot.WriteAsync(work => work.ExecuteAsync("update signature set signed_at = 1"));

        Assert.Contains("已签字登记表1份", await MadeAsync(bot, PackOrder.Of(December, cut)), StringComparison.Ordinal);

        // An order that waited while the program was brought up to date names no forms.
        Assert.Contains("已签字登记表2份", await MadeAsync(bot, PackOrder.Of(December, cut) with { Forms = null }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFormReceivedAfter_AndCommittedBeforeTheHead_IsInIt()
    {
        await using var bot = await BotFixture.StartAsync();
        await SignVisit.SignedAsync(bot, SignVisit.Key);
        await bot.SettleAsync();
        await bot.WriteAsync(work => work.ExecuteAsync("update signature set signed_at = signed_at + 3600000"));
        var chen = bot.As("chen.jing");
        foreach (var about in new[] { "衡水恒泰焦化有限公司", "张伟", "2020-12-01 2020-12-31" })
        {
            bot.Clock.Advance(TimeSpan.FromMinutes(2));
            await chen.SaysAsync($"证据包 {about}");
            await chen.SeesAsync("的证据包：已签字登记表1份");
        }
    }

    internal static async Task<PackCut> CutAsync(BotFixture bot, PackRequest request)
    {
        await using var scope = bot.Get<IServiceScopeFactory>().CreateAsyncScope();
        var builder = scope.ServiceProvider.GetRequiredService<EvidencePackBuilder>();
        return await bot.Get<Database>().WriteAsync((work, _) => builder.CutAsync(work, request, bot.Clock.GetUtcNow()));
    }

    private static async Task<string> MadeAsync(BotFixture bot, PackOrder order)
    {
        await using var scope = bot.Get<IServiceScopeFactory>().CreateAsyncScope();
        var maker = scope.ServiceProvider.GetServices<IMaker>().Single(one => one.Name == EvidencePackMaker.Key);
        var finish = await maker.MakeAsync("chen.jing", StorageJson.Write(order), CancellationToken.None);
        return Assert.IsType<Say>((await bot.Get<Database>().WriteAsync((work, _) => finish(work)))[0]).Text;
    }
}
