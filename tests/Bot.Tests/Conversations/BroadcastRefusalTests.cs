using Bot.Conversations;
using Bot.Conversations.Broadcasts;
using Bot.Messaging;
using Bot.Storage.Stores;
using Bot.WeCom.Client;
using Microsoft.Extensions.Logging;

namespace Bot.Tests.Conversations;

/// <summary>Calls to many that are refused because of their recipients: who is at fault is found, and when nobody is, the outbox stops.</summary>
public sealed class BroadcastRefusalTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Theory]
    [InlineData(301021)]
    [InlineData(40031)]
    [InlineData(40003)]
    [InlineData(60111)]
    public async Task OneOfAThousandIsUnknown_TheOthersGetIt(int code)
    {
        await using var bot = await StartedAsync(1_000);
        bot.Api.OnSend = members => members.Contains("u700", StringComparer.Ordinal) ? Refused(code) : Sent();
        await DrainAsync(bot);

        Assert.Equal(new BroadcastCounts(0, 999, 1, 0, 0), await CountsAsync(bot));
        Assert.Equal($"{code} refused", await bot.TextAsync("select reason from broadcast_recipient where user_id = 'u700'"));
        Assert.InRange(bot.Api.Calls.Count, 11, 22);
        Assert.Equal(1, await bot.CountAsync("select count(*) from inbox where kind = 'broadcast'"));
        Assert.Equal(999, bot.Api.Calls.SelectMany(Members).CountBy(member => member).Count(one => one.Key != "u700"));
    }

    [Fact]
    public async Task EachOfTwentyChunksHasOne_AndNothingStops()
    {
        await using var bot = await StartedAsync(20_000);
        bot.Api.OnSend = members => members.Any(member => member.EndsWith("500", StringComparison.Ordinal)) ? Refused(301021) : Sent();
        await DrainAsync(bot);

        Assert.Null(bot.Get<OutboxWorker>().StoppedBecause);
        Assert.Equal(new BroadcastCounts(0, 19_980, 20, 0, 0), await CountsAsync(bot));
    }

    [Fact]
    public async Task AtALaterAttempt_TheChunkIsNotChanged_AndAReplayFindsTheOne()
    {
        await using var bot = await StartedAsync(4);
        bot.Api.OnSend = _ => new ApiResult<SendReceipt>.Ambiguous("time-out");
        await DrainAsync(bot);
        bot.Api.OnSend = members => members.Contains("u3", StringComparer.Ordinal) ? Refused(60111) : Sent();
        bot.Clock.Advance(Minute);
        await DrainAsync(bot);
        Assert.Equal(new BroadcastCounts(0, 0, 0, 0, 4), await CountsAsync(bot));
        Assert.Equal(bot.Api.Calls[0], bot.Api.Calls[1]);

        await bot.WriteAsync(work => bot.Get<DeadLetters>().ReplayAsync(work, Queue.Outbox, 1, bot.Clock.GetUtcNow()));
        await DrainAsync(bot);
        Assert.Equal(new BroadcastCounts(0, 3, 1, 0, 0), await CountsAsync(bot));
    }

    /// <summary>An emptied visible range: the platform says of every call that nobody is valid.</summary>
    [Fact]
    public async Task NobodyOfSeveralCalls_StopsWithAnAlert_AndTheRestWaits()
    {
        await using var bot = await StartedAsync(20_000);
        bot.Api.OnSend = _ => Refused(81013);
        await DrainAsync(bot);

        Assert.StartsWith("81013", bot.Get<OutboxWorker>().StoppedBecause, StringComparison.Ordinal);
        Assert.Equal(new BroadcastCounts(18_000, 0, 2_000, 0, 0), await CountsAsync(bot));
        Assert.Contains(bot.Logs.GetSnapshot(), log => log.Level == LogLevel.Critical && log.Message.Contains("visible range", StringComparison.Ordinal));

        bot.Api.OnSend = _ => Sent();
        bot.Clock.Advance(Minute);
        await DrainAsync(bot);
        Assert.Null(bot.Get<OutboxWorker>().StoppedBecause);
        Assert.Equal(new BroadcastCounts(0, 18_000, 2_000, 0, 0), await CountsAsync(bot));
    }

    [Fact]
    public async Task ACodeThatStrikesEverybody_StopsToo_AfterAHundredCalls()
    {
        await using var bot = await StartedAsync(1_000);
        bot.Api.OnSend = _ => Refused(60011);
        await DrainAsync(bot);

        Assert.StartsWith("60011", bot.Get<OutboxWorker>().StoppedBecause, StringComparison.Ordinal);
        Assert.InRange(bot.Api.Calls.Count, 100, 200);
    }

    [Fact]
    public async Task SmallCallsThatReachNobody_DoNotStop_WhenOthersAreReachedInBetween()
    {
        await using var bot = await StartedAsync(2);
        var faults = bot.Get<DeliveryFaults>();
        var refused = new ApiResult<SendReceipt>.Refused(81013, "refused", ErrorClass.DropRecipient);
        Assert.Null(faults.Misconfigured(refused));
        Assert.Null(faults.Misconfigured(refused));
        await bot.WriteAsync(work => work.ExecuteAsync("update outbox set state = 'done', head = 0"));
        await bot.WriteAsync(work => bot.Get<ReplyRenderer>().EnqueueAsync(work, [new Say("a", "好的")], 1, bot.Clock.GetUtcNow()));
        bot.Api.AnswerSent();
        await bot.DeliverAsync();

        Assert.Null(faults.Misconfigured(refused));
    }

    private static ApiResult<SendReceipt> Sent() => new ApiResult<SendReceipt>.Ok(new SendReceipt("m", null, [], []));

    private static ApiResult<SendReceipt> Refused(int code) => new ApiResult<SendReceipt>.Refused(code, "refused", WeComErrors.Classify(code));

    private static IReadOnlyList<string> Members(string call) => BroadcastChunk.Members(System.Text.Encoding.UTF8.GetBytes(call[call.IndexOf('{', StringComparison.Ordinal)..]));

    private static Task DrainAsync(TestBot bot) => bot.Get<OutboxWorker>().DrainAsync();

    private static Task<BroadcastCounts> CountsAsync(TestBot bot) => bot.WriteAsync(work => bot.Get<BroadcastRecipients>().CountAsync(work, 1));

    private static async Task<TestBot> StartedAsync(int people)
    {
        var bot = await TestBot.StartAsync();
        await bot.WriteAsync(async work =>
        {
            var now = bot.Clock.GetUtcNow();
            var draft = await bot.Get<BroadcastStore>().AddAsync(work, new Broadcast { CreatedBy = "Sender", Audience = "Officers", AudienceWords = "", Content = "通知", CreatedAt = now });
            await bot.Get<BroadcastChunks>().StartAsync(work, draft, [.. Enumerable.Range(1, people).Select(number => $"u{number}")], now);
        });
        return bot;
    }
}
