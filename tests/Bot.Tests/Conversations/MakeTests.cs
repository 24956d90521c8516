using Bot.Conversations;
using Bot.Messaging;
using Bot.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Bot.Tests.Conversations;

/// <summary>What is made beside the turns and never gets done.</summary>
public sealed class MakeTests
{
    /// <summary>Not after the hour and three quarters in which a send is repeated.</summary>
    [Fact]
    public async Task WhatNeverGetsDoneInTime_IsSaidAfterAFewAttempts()
    {
        var endless = new Endless();
        await using var bot = await TestBot.StartAsync(services: services => services.AddSingleton<IMaker>(endless));
        endless.OnBegun = () => bot.Clock.Advance(TimeSpan.FromSeconds(21));
        var begun = bot.Clock.GetUtcNow();
        await bot.WriteAsync(work => bot.Get<ReplyRenderer>().EnqueueAsync(work, [new Make("a", "endless", "x")], 1, begun));
        for (var attempt = 1; attempt <= 5; attempt++)
        {
            Assert.DoesNotContain(await bot.BodiesAsync(), body => body.Contains("not made", StringComparison.Ordinal));
            await bot.Get<OutboxWorker>().DrainAsync();
            Assert.Equal(attempt, endless.Attempts);
            bot.Clock.Advance(TimeSpan.FromSeconds(20));
        }

        Assert.Single(await bot.BodiesAsync(), body => body.Contains("not made", StringComparison.Ordinal));
        Assert.InRange(bot.Clock.GetUtcNow() - begun, TimeSpan.Zero, TimeSpan.FromMinutes(4));
    }

    [Fact]
    public async Task WhatIsCutOffByAStop_LeavesNoTraceOfAnAttempt()
    {
        var endless = new Endless();
        await using var bot = await TestBot.StartAsync(services: services => services.AddSingleton<IMaker>(endless));
        endless.OnBegun = () =>
        {
            bot.Get<IHostApplicationLifetime>().StopApplication();
            bot.Clock.Advance(TimeSpan.FromSeconds(9));
        };
        var item = new OutboxItem(1, "make:a", OutboxKinds.Make, ConversationJson.Bytes(new MakeJob("a", "endless", "x")), null, 1, bot.Clock.GetUtcNow());
        var result = await bot.Get<IDelivery>().DeliverAsync(item, bot.Get<Shutdown>().Over);

        Assert.Equal(1, endless.Attempts);
        Assert.Equal(TimeSpan.Zero, Assert.IsType<DeliveryResult.Wait>(result).After);
    }

    private sealed class Endless : IMaker
    {
        public Action OnBegun { get; set; } = () => { };

        public int Attempts { get; private set; }

        public string Name => "endless";

        public async Task<Func<UnitOfWork, Task<IReadOnlyList<Effect>>>> MakeAsync(string userId, string order, CancellationToken cancellationToken)
        {
            Attempts++;
            OnBegun();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return _ => Task.FromResult<IReadOnlyList<Effect>>([]);
        }

        public Task<IReadOnlyList<Effect>> GiveUpAsync(UnitOfWork work, string userId, string order) =>
            Task.FromResult<IReadOnlyList<Effect>>([new Say(userId, "not made")]);
    }
}
