using Bot.Operations.Demo;
using Bot.Storage.Stores;
using Bot.Tests.Support;

namespace Bot.Tests.Scripts;

/// <summary>A broadcast to officers of our corp and of two companies: a call for each, every result read back per person.</summary>
public sealed class DownstreamBroadcastTests
{
    private static readonly string Wu = DownstreamScene.AccountOf(DownstreamScene.Hengtai, DownstreamScene.Encrypted);

    [Fact]
    public async Task ACallForEachCorp_AndWhoIsNotReachedIsNamed()
    {
        await using var bot = await DownstreamScene.StartAsync();
        await GrantAsync(bot);
        var broadcast = await bot.BroadcastAsync();
        await bot.SettleAsync();

        Assert.Equal(3, bot.Calls().Count);
        Assert.Equal((1, 1, 1), (bot.Times(CountySeed.Officer), Times(bot.Downstream(DownstreamScene.Hengtai, DownstreamScene.Encrypted)), Times(bot.Downstream(DownstreamScene.Yuanhang, DownstreamScene.Same))));
        Assert.Equal(new BroadcastCounts(0, 3, 1, 0, 0), await bot.CountsAsync(broadcast));
        Assert.Equal([DownstreamScene.AccountOf(DownstreamScene.Hengtai, "nobody")], await bot.ReadAsync(bot.Get<ReachStore>().LostAsync));
    }

    [Fact]
    public async Task OneCompanyTakesTheSharingBack_TheOthersGetIt()
    {
        await using var bot = await DownstreamScene.StartAsync(settings => settings.Downstream[0].Shared = false);
        await GrantAsync(bot);
        var broadcast = await bot.BroadcastAsync();
        await bot.SettleAsync();

        Assert.Equal((1, 1), (bot.Times(CountySeed.Officer), Times(bot.Downstream(DownstreamScene.Yuanhang, DownstreamScene.Same))));
        Assert.Equal(new BroadcastCounts(0, 2, 2, 0, 0), await bot.CountsAsync(broadcast));
    }

    private static async Task GrantAsync(BotFixture bot)
    {
        await bot.GrantOfficerAsync(Wu, "吴工", SignVisit.EnterpriseId);
        await bot.GrantOfficerAsync(DownstreamScene.AccountOf(DownstreamScene.Yuanhang, DownstreamScene.Same), "李强", SelfCheckScene.PositiveList);
        await bot.GrantOfficerAsync(DownstreamScene.AccountOf(DownstreamScene.Hengtai, "nobody"), "查无此人", SignVisit.EnterpriseId);
    }

    private static int Times(Phone phone) => phone.FromApp.Count(bubble => Phone.Words(bubble) == Crowd.Words);
}
