using Bot.Messaging;
using Bot.Operations.Demo;
using Bot.Scheduling;
using Bot.Tests.Support;

namespace Bot.Tests.Scripts;

/// <summary>What was given up in the evening is told to the office in the morning, on its phone.</summary>
public sealed class HangingTests
{
    /// <summary>A payload bug: given up at once (protocol 7.2).</summary>
    private const int MessageTypeRefused = 40008;

    [Fact]
    public async Task TheOffice_HearsInTheMorning_AndNoMoreOnceItIsReplayed()
    {
        await using var bot = await BotFixture.StartAsync();
        var (zhang, office) = (await bot.InspectorAsync(Scene.ZhangId), bot.As("chen.jing"));
        bot.Tenant.Faults.Fail(MessageTypeRefused, 1, "message/send");
        Assert.Empty(await bot.AnswersAsync(zhang, () => zhang.SaysAsync("帮助")));

        Assert.Equal(
            """
            还有1件没办成，系统不会自己再试：
            没有送到的消息：1件
            涉及：张伟。
            最早的一件在12月9日8:30。
            请先用电话告知本人，再请管理员处理（doctor 可查，replay 可重发）。
            """.ReplaceLineEndings("\n"),
            await bot.AnswerAsync(office, () => NextMorningAsync(bot)));

        await bot.WriteAsync(async work =>
        {
            var letters = bot.Get<DeadLetters>();
            await letters.ReplayAsync(work, Queue.Outbox, Assert.Single(await letters.ListAsync(work, Queue.Outbox)).Id, bot.Clock.GetUtcNow());
        });
        Assert.Contains("【体检】", Phone.Words(Assert.Single(await bot.AnswersAsync(zhang))), StringComparison.Ordinal);
        Assert.Empty(await bot.AnswersAsync(office, () => NextMorningAsync(bot)));
    }

    private static Task NextMorningAsync(BotFixture bot)
    {
        bot.Clock.Advance(TimeSpan.FromDays(1));
        return bot.Get<Scheduler>().RunDueAsync();
    }
}
