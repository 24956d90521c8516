using Bot.Messaging;
using Bot.Tests.Support;

namespace Bot.Tests.Scripts;

/// <summary>The program ends somewhere in the last signature: everything it sets off is there once.</summary>
public sealed class SignKillTests
{
    [Fact]
    public async Task Stopped_BetweenTheAcknowledgementAndTheTurn()
    {
        await using var bot = await BotFixture.StartAsync();
        var visit = await LastTapAsync(bot);
        await bot.RestartAsync();
        await bot.SettleAsync();
        await visit.AssertConcludedOnceAsync();
    }

    [Fact]
    public async Task Stopped_WithTheTurnInHand()
    {
        await using var bot = await BotFixture.StartAsync();
        var visit = await LastTapAsync(bot);
        Assert.Single(await bot.Get<InboxWorker>().ClaimAsync(1, 0));
        await bot.RestartAsync();
        await bot.SettleAsync();
        Assert.Equal(0, await SignVisit.CountAsync(bot, "snapshot"));
        bot.Clock.Advance(new MessagingOptions().Lease + TimeSpan.FromSeconds(1));
        await bot.SettleAsync();
        await visit.AssertConcludedOnceAsync();
    }

    [Fact]
    public async Task Stopped_BetweenTheTurnAndTheSending()
    {
        await using var bot = await BotFixture.StartAsync();
        var visit = await LastTapAsync(bot);
        await bot.Get<InboxWorker>().DrainAsync();
        Assert.Empty(SignVisit.Files(visit.Zhang, ".docx"));
        await bot.RestartAsync();
        await bot.SettleAsync();
        await visit.AssertConcludedOnceAsync();
    }

    [Fact]
    public async Task Stopped_WhileSending_WithAnswersLost()
    {
        await using var bot = await BotFixture.StartAsync();
        var visit = await LastTapAsync(bot);
        await bot.Get<InboxWorker>().DrainAsync();
        bot.Tenant.Faults.DropAnswer(4, "message/send");
        await bot.Get<OutboxWorker>().DrainAsync();
        await bot.RestartAsync();
        for (var minute = 0; minute < 10; minute++)
        {
            bot.Clock.Advance(TimeSpan.FromMinutes(1));
            await bot.SettleAsync();
        }

        await visit.AssertConcludedOnceAsync();
    }

    private static async Task<SignVisit> LastTapAsync(BotFixture bot)
    {
        var (visit, mine, hers) = await SignVisit.SubmittedAsync(bot, SignVisit.Key, SignVisit.General);
        await visit.Zhang.TapsAsync(mine, "确认签字");
        await visit.Zhang.SeesDoneAsync(mine, "已签字");
        await visit.Li.TapsAsync(hers, "确认签字");
        return visit;
    }
}
