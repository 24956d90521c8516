using Bot.Simulator;
using Bot.Tests.Support;

namespace Bot.Tests.Scripts;

/// <summary>发送人次: the office hears of it while there is still something left, once a day.</summary>
public sealed class PersonTimesTests
{
    private const string Words = "今天的发送人次快用完了：上限 10，已用 8。用完以后，消息要等到明天零点才发，不会丢。今天请先不要群发；人次长期不够，请管理员给企业微信增加账号上限。";

    [Fact]
    public async Task AtFourFifths_TheOfficeIsTold_OnceADay_AlsoOverARestart()
    {
        await using var bot = await BotFixture.StartAsync(("Conversation:PersonTimesPerDay", "10"));
        await AskAsync(bot, 7);
        Assert.Empty(Alarms(bot));
        await AskAsync(bot, 1);
        Assert.Equal(Words, Assert.Single(Alarms(bot)));

        // The alarm was the ninth; the tenth goes out, and nothing more today.
        bot.Clock.Advance(TimeSpan.FromSeconds(1));
        await bot.RestartAsync();
        await AskAsync(bot, 3);
        Assert.Equal((9, 1), (Answers(bot), Alarms(bot).Count));

        bot.Clock.Advance(TimeSpan.FromDays(1));
        await bot.SettleAsync();
        Assert.Equal((11, 1), (Answers(bot), Alarms(bot).Count));
        await AskAsync(bot, 6);
        Assert.Equal((17, 2), (Answers(bot), Alarms(bot).Count));
        Assert.Equal(0, bot.Tenant.DroppedMessages);
    }

    /// <summary>Each question of a stranger is one answer.</summary>
    private static async Task AskAsync(BotFixture bot, int times)
    {
        for (var n = 0; n < times; n++)
        {
            await bot.Tenant.SayAsync("stranger", "?");
            await bot.SettleAsync();
        }
    }

    private static int Answers(BotFixture bot) => bot.Tenant.Phone("stranger").Count(bubble => bubble.FromApp);

    private static IReadOnlyList<string> Alarms(BotFixture bot) =>
        [.. bot.Tenant.Phone("chen.jing").Where(bubble => bubble.FromApp).Select(Text)];

    private static string Text(Bubble bubble) => bubble.Payload.GetProperty("content").GetString() ?? "";
}
