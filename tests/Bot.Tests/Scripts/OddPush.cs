using Bot.Simulator.Callbacks;
using Bot.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bot.Tests.Scripts;

/// <summary>What no finger at the simulator's phone can do, delivered the way it delivers everything.</summary>
internal static class OddPush
{
    /// <param name="kind">Elements of the message.</param>
    public static async Task SendAsync(BotFixture bot, string userId, string kind)
    {
        var at = bot.Clock.GetUtcNow().ToUnixTimeSeconds();
        var xml = $"<xml><ToUserName>{bot.Keys.CorpId}</ToUserName><FromUserName>{userId}</FromUserName><CreateTime>{at}</CreateTime>{kind}<MsgId>7399</MsgId><AgentID>{bot.Keys.AgentId}</AgentID></xml>";
        using var pusher = new CallbackPusher(bot.Keys, bot.Tenant.Faults, bot.Tenant.WireLog, bot.Clock, NullLogger<CallbackPusher>.Instance);
        Assert.True(await pusher.PushAsync("odd", xml, _ => { }));
    }
}
