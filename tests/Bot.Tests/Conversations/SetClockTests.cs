using Bot.Conversations;
using Bot.Messaging;
using Bot.Tests.Support;
using Bot.WeCom.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Bot.Tests.Conversations;

/// <summary>The clock is put back an hour while sending pauses: it goes on when the pause is over, and not an hour later.</summary>
public sealed class SetClockTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2020, 12, 8, 8, 0, 0, TimeSpan.Zero));
    private readonly SetClock _timeOfDay;

    public SetClockTests() => _timeOfDay = new SetClock(_clock);

    [Theory]
    [InlineData(45009)]
    [InlineData(60020)]
    public async Task APause_EndsWhenItIsReallyOver(int code)
    {
        await using var bot = await TestBot.StartAsync(services: services => services.AddSingleton<TimeProvider>(_timeOfDay), clock: _clock);
        await bot.WriteAsync(work => bot.Get<ReplyRenderer>().EnqueueAsync(work, [new Say("a", "好的")], 1, _clock.GetUtcNow()));
        bot.Api.Refuse<SendReceipt>(code);
        await DrainAsync(bot);

        _timeOfDay.Shift = -TimeSpan.FromHours(1);
        _clock.Advance(Minute - Moment);
        await DrainAsync(bot);
        Assert.Single(bot.Api.Calls);

        bot.Api.AnswerSent();
        _clock.Advance(Moment + Jitter.PartOf(Minute));
        await DrainAsync(bot);
        Assert.Equal((2, 0), (bot.Api.Calls.Count, await bot.WaitingAsync()));
        Assert.Null(bot.Get<OutboxWorker>().StoppedBecause);
    }

    private static Task DrainAsync(TestBot bot) => bot.Get<OutboxWorker>().DrainAsync();
}
