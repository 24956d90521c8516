using System.Net;
using System.Text;
using Bot.Conversations;
using Bot.Messaging;
using Bot.Storage.Stores;
using Bot.WeCom.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bot.Tests.Conversations;

/// <summary>What becomes of messages that are given up, of broken limits, and of a full disk.</summary>
public sealed class DeliveryEndTests
{
    private readonly Script _script = new();

    [Fact]
    public async Task APictureThatIsNeverFetched_IsGoneForTheHandler()
    {
        await using var bot = await StartAsync();
        await bot.TurnAsync(CallbackFixtures.Image("a", 1, "m1"));
        bot.Api.Answer<DownloadedMedia>(new ApiResult<DownloadedMedia>.NotSent("no route"));
        await bot.Get<OutboxWorker>().DrainAsync();
        bot.Clock.Advance(TimeSpan.FromDays(3));
        bot.Api.Answer<DownloadedMedia>(new ApiResult<DownloadedMedia>.NotSent("no route"));
        await bot.Get<OutboxWorker>().DrainAsync();
        await bot.PumpInboxAsync();

        Assert.Equal(new MediaFetched("m1", null), _script.Seen[^1].Input);
    }

    [Fact]
    public async Task ACardThatIsGivenUp_NoLongerLives_AndTheFeaturesKnow()
    {
        await using var bot = await StartAsync();
        var card = new NoticeCard { Title = "告知" };
        await EnqueueAsync(bot, new ShowCard("a", card, new CardSubject("notice", "n1", 1)));
        bot.Api.AnswerSent(invalid: "a");
        Assert.True(Assert.IsType<DeliveryResult.Dead>(await bot.DeliverAsync()).Unreachable);
        await bot.PumpInboxAsync();

        Assert.Equal("frozen", await bot.TextAsync("select state from card"));
        Assert.Equal(new Undelivered(new CardSubject("notice", "n1", 1), null, Unreachable: true, MayHaveArrived: false), _script.Seen[^1].Input);
    }

    [Fact]
    public async Task AFileThatIsRefused_IsNamedToTheFeatures_AndLeavesNoBytes()
    {
        await using var bot = await StartAsync();
        var subject = new CardSubject("form", "i1", 3);
        await bot.WriteAsync(async work =>
        {
            var sha256 = await bot.Get<FileStore>().PutAsync(work, [1, 2, 3, 4, 5, 6, 7], "application/pdf", bot.Clock.GetUtcNow());
            await bot.Get<ReplyRenderer>().EnqueueAsync(work, [new SendFile("a", sha256, "登记表.docx", subject)], 1, bot.Clock.GetUtcNow());
        });
        bot.Api.AnswerUploaded("media-1", bot.Clock.GetUtcNow());
        bot.Api.Refuse<SendReceipt>(40033);
        await bot.DeliverAsync();
        await bot.PumpInboxAsync();

        Assert.Equal(new Undelivered(subject, "登记表.docx", Unreachable: false, MayHaveArrived: false), _script.Seen[^1].Input);
        Assert.Equal(0, await bot.CountAsync("select count(*) from media_send"));
    }

    [Fact]
    public async Task TheBytesOfASend_AreThoseOfWhoWasFirst()
    {
        await using var bot = await StartAsync();
        var (cache, job, media) = (bot.Get<MediaCache>(), new FileJob("a", "ff", "a.pdf"), new CachedMedia { MediaId = "m", Kind = "File" });
        await bot.WriteAsync(work => cache.KeepAsync(work, job, media, 7, [1], bot.Clock.GetUtcNow()));

        Assert.Equal([1], await bot.WriteAsync(work => cache.KeepAsync(work, job, media, 7, [2], bot.Clock.GetUtcNow())));
    }

    [Fact]
    public async Task OldUploadsAndBytes_AreForgotten()
    {
        await using var bot = await StartAsync();
        var (cache, job, media) = (bot.Get<MediaCache>(), new FileJob("a", "ff", "a.pdf"), new CachedMedia { MediaId = "m", Kind = "File" });
        await bot.WriteAsync(work => cache.KeepAsync(work, job, media, 7, [1], bot.Clock.GetUtcNow()));
        bot.Clock.Advance(TimeSpan.FromDays(3));

        await bot.Get<MessageRetention>().PurgeAsync();

        Assert.Equal(0, await bot.CountAsync("select (select count(*) from media_send) + (select count(*) from media_cache)"));
    }

    [Fact]
    public async Task ABrokenLimit_PausesThatCallForEverybody_AndNoOther()
    {
        await using var bot = await StartAsync();
        bot.Api.Refuse<SendReceipt>(45009);
        var first = Assert.IsType<DeliveryResult.Wait>(await bot.Get<IDelivery>().DeliverAsync(Text(bot, 1, "a"), CancellationToken.None));
        var second = Assert.IsType<DeliveryResult.Wait>(await bot.Get<IDelivery>().DeliverAsync(Text(bot, 2, "b"), CancellationToken.None));
        Waits.For(TimeSpan.FromMinutes(1), first);
        Waits.For(TimeSpan.FromMinutes(1), second);
        Assert.Single(bot.Api.Calls);

        bot.Api.Answer<DownloadedMedia>(new ApiResult<DownloadedMedia>.Ambiguous("time-out"));
        var fetch = new OutboxItem(3, "media:a", OutboxKinds.MediaFetch, ConversationJson.Bytes(new MediaFetchJob("a", "m1")), null, 1, bot.Clock.GetUtcNow());
        await bot.Get<IDelivery>().DeliverAsync(fetch, CancellationToken.None);
        Assert.Equal("download m1", bot.Api.Calls[^1]);

        bot.Clock.Advance(TimeSpan.FromMinutes(1));
        bot.Api.AnswerSent();
        Assert.IsType<DeliveryResult.Done>(await bot.Get<IDelivery>().DeliverAsync(Text(bot, 2, "b"), CancellationToken.None));
    }

    /// <summary>Twenty lanes, of which the first breaks the limit and the others meet the pause, its end near.</summary>
    [Theory]
    [InlineData(45009, 60, 12)]
    [InlineData(45033, 5, 5)]
    public async Task WhoWaitsForTheSamePause_ComesBackSpreadOut(int code, int seconds, int spread)
    {
        await using var bot = await StartAsync();
        bot.Api.Refuse<SendReceipt>(code);
        Spread(await bot.Get<IDelivery>().DeliverAsync(Text(bot, 1, "a"), CancellationToken.None), TimeSpan.FromSeconds(seconds));

        var near = TimeSpan.FromMilliseconds(1);
        bot.Clock.Advance(TimeSpan.FromSeconds(seconds) - near);
        var waits = new HashSet<TimeSpan>();
        for (var n = 2; n <= 20; n++)
        {
            waits.Add(Spread(await bot.Get<IDelivery>().DeliverAsync(Text(bot, n, $"m{n}"), CancellationToken.None), near));
        }

        Assert.Equal(19, waits.Count);
        Assert.True(waits.Max() - waits.Min() > TimeSpan.FromSeconds(spread) / 4);
        Assert.Single(bot.Api.Calls);
        bot.Clock.Advance(near);
        bot.Api.AnswerSent();
        Assert.IsType<DeliveryResult.Done>(await bot.Get<IDelivery>().DeliverAsync(Text(bot, 1, "a"), CancellationToken.None));

        TimeSpan Spread(DeliveryResult result, TimeSpan least)
        {
            var wait = Assert.IsType<DeliveryResult.Wait>(result);
            Assert.InRange(wait.After, least, least + TimeSpan.FromSeconds(spread));
            return wait.After;
        }
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 5)]
    [InlineData(3, 30)]
    public async Task SystemBusy_IsRepeatedThreeTimesQuickly(int attempt, int seconds)
    {
        await using var bot = await StartAsync();
        bot.Api.Refuse<SendReceipt>(-1);
        var retry = await bot.Get<IDelivery>().DeliverAsync(Text(bot, 1, "a") with { Attempts = attempt }, CancellationToken.None);
        Waits.For(TimeSpan.FromSeconds(seconds), retry);
        Assert.Equal("-1 refused", Assert.IsType<DeliveryResult.Retry>(retry).Why);
    }

    [Fact]
    public async Task AfterARestart_TheBudgetKnowsWhatWasSent()
    {
        await using var bot = await StartAsync();
        await EnqueueAsync(bot, [.. Enumerable.Range(0, 30).Select(number => new Say("a", $"{number}"))]);
        bot.Clock.Advance(TimeSpan.FromSeconds(20));
        await bot.WriteAsync(work => work.ExecuteAsync("update outbox set state = 'done', done_at = created_at"));
        await EnqueueAsync(bot, new Say("a", "31"));

        // Of a row the millisecond is known.
        var part = bot.Clock.GetUtcNow() - RowTime.Kept(bot.Clock.GetUtcNow());
        Assert.Equal(TimeSpan.FromSeconds(40) - part, Assert.IsType<DeliveryResult.Wait>(await bot.DeliverAsync()).After);
        Assert.Empty(bot.Api.Calls);
    }

    [Fact]
    public async Task AnAlarmThatFails_UndoesNoSuccess()
    {
        await using var bot = await StartAsync(onFile: true);
        await EnqueueAsync(bot, new ShowCard("a", new NoticeCard { Title = "告知", Menu = [new("去", new("go", "e", 1))] }, new CardSubject("notice", "n1", 1)));
        bot.Get<SendBudget>().RecallToday(bot.Get<SendBudget>().PersonTimes.Limit - 1);
        await bot.WriteAsync(work => work.ExecuteAsync("alter table inbox rename to away"));
        bot.Api.AnswerSent("code");

        Assert.IsType<DeliveryResult.Done>(await bot.DeliverAsync());
        Assert.Equal("code", await bot.TextAsync("select response_code from card"));
        Assert.Contains(bot.Logs.GetSnapshot(), log => log.Message.Contains("nobody could be told", StringComparison.Ordinal));

        await bot.WriteAsync(work => work.ExecuteAsync("alter table away rename to inbox"));
        await bot.Get<PersonTimesAlarm>().CheckAsync();
        Assert.Equal(1, await bot.CountAsync("select count(*) from inbox where lane = 'sys'"));
    }

    [Fact]
    public async Task AnAnswerToAnOldItem_IsAsYoungAsAny()
    {
        await using var bot = await StartAsync();
        await bot.PostAsync(CallbackFixtures.Text("a", 1, "问"));
        bot.Clock.Advance(TimeSpan.FromDays(4));
        await bot.PumpInboxAsync();
        bot.Api.Answer<SendReceipt>(new ApiResult<SendReceipt>.NotSent("no route"));
        await bot.Get<OutboxWorker>().DrainAsync();

        Assert.Equal("new", await bot.TextAsync("select state from outbox"));
    }

    [Fact]
    public async Task AFullDisk_AsksForARepeat_AndSaysSo()
    {
        await using var bot = await StartAsync(onFile: true);
        await bot.WriteAsync(async work =>
        {
            var pages = await work.ScalarAsync<long>("pragma page_count");
            await work.ExecuteAsync(FormattableString.Invariant($"pragma max_page_count = {pages}"));
        });

        var answers = new List<HttpStatusCode>();
        for (var number = 1; number <= 8; number++)
        {
            answers.Add(await bot.PostAsync(CallbackFixtures.Text("a", number, new string('满', 600))));
        }

        Assert.Contains(HttpStatusCode.ServiceUnavailable, answers);
        Assert.DoesNotContain(HttpStatusCode.InternalServerError, answers);
        Assert.Contains(bot.Logs.GetSnapshot(), log => log.Level == LogLevel.Critical && log.Message.Contains("disk of the database is full", StringComparison.Ordinal));
    }

    private static OutboxItem Text(TestBot bot, long id, string userId) =>
        new(id, userId, OutboxKinds.Text, Encoding.UTF8.GetBytes("{}"), null, 1, bot.Clock.GetUtcNow());

    private static Task EnqueueAsync(TestBot bot, params Effect[] effects) =>
        bot.WriteAsync(work => bot.Get<ReplyRenderer>().EnqueueAsync(work, effects, 1, bot.Clock.GetUtcNow()));

    private Task<TestBot> StartAsync(bool onFile = false) => TestBot.StartAsync(Script.Table(), services: services => services.AddSingleton(_script), onFile: onFile);
}
