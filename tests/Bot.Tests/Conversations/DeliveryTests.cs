using Bot.Conversations;
using Bot.Messaging;
using Bot.Storage.Stores;
using Bot.WeCom.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Tests.Conversations;

public sealed class DeliveryTests
{
    private static readonly byte[] Jpeg = [0xff, 0xd8, 0xff, 0xe0, 1, 2, 3, 4];

    private readonly Script _script = new();

    [Theory]
    [InlineData(-1, 4, 0, null)]
    [InlineData(6000, 9, 0, null)]
    [InlineData(987654, 3, 0, null)]
    [InlineData(45009, 1, 0, 1)]
    [InlineData(45009, 1, 7, 7)]
    [InlineData(45009, 1, 600, 60)]
    public async Task Retry_WithThePauseOfTheCode(int code, int attempts, int ageMinutes, int? pauseMinutes)
    {
        await using var bot = await SayingAsync();
        bot.Clock.Advance(TimeSpan.FromMinutes(ageMinutes));
        bot.Api.Refuse<SendReceipt>(code);
        var result = await bot.DeliverAsync(attempts);
        if (pauseMinutes is { } minutes)
        {
            Waits.For(TimeSpan.FromMinutes(minutes), result);
        }
        else
        {
            Assert.Null(Assert.IsType<DeliveryResult.Retry>(result).After);
        }
    }

    [Theory]
    [InlineData(60020, typeof(DeliveryResult.Stop))]
    [InlineData(40033, typeof(DeliveryResult.Dead))]
    [InlineData(81013, typeof(DeliveryResult.Dead))]
    [InlineData(987654, typeof(DeliveryResult.Dead))]
    public async Task Refusal_ByItsClass(int code, Type expected)
    {
        await using var bot = await SayingAsync();
        bot.Api.Refuse<SendReceipt>(code);
        Assert.IsType(expected, await bot.DeliverAsync(attempts: 4));
        Assert.Equal(code == 81013 ? 1 : 0, await bot.CountAsync("select count(*) from audit where action = 'unreachable' and subject = (select token from audit_person where user_id = 'a')"));
    }

    [Fact]
    public async Task NotSent_Retries_Unclear_IsSaidSo()
    {
        await using var bot = await SayingAsync();
        bot.Api.Answer<SendReceipt>(new ApiResult<SendReceipt>.NotSent("no route"));
        Assert.IsType<DeliveryResult.Retry>(await bot.DeliverAsync());
        bot.Api.Answer<SendReceipt>(new ApiResult<SendReceipt>.Ambiguous("time-out"));
        Assert.IsType<DeliveryResult.Ambiguous>(await bot.DeliverAsync());
    }

    [Fact]
    public async Task Budget_UsedUp_WaitsWithoutACall()
    {
        await using var bot = await SayingAsync();
        for (var n = 0; n < 30; n++)
        {
            bot.Get<SendBudget>().Recall("a", TimeSpan.Zero);
        }

        Assert.Equal(TimeSpan.FromMinutes(1), Assert.IsType<DeliveryResult.Wait>(await bot.DeliverAsync()).After);
        Assert.Empty(bot.Api.Calls);
    }

    [Fact]
    public async Task File_IsUploadedOnce_AndEverySendIsItsOwn()
    {
        await using var bot = await StartAsync();
        await SendFileAsync(bot, Jpeg, "application/pdf", "登记表.pdf");
        bot.Api.AnswerUploaded("media-1", bot.Clock.GetUtcNow());
        bot.Api.AnswerSent();
        await bot.DeliverAsync();
        Assert.Equal("upload File 登记表.pdf", bot.Api.Calls[0]);
        Assert.Equal("media-1", bot.Api.Body()["file"]!["media_id"]!.GetValue<string>());

        await SendFileAsync(bot, Jpeg, "application/pdf", "登记表.pdf");
        bot.Api.AnswerSent();
        await bot.DeliverAsync();
        Assert.Equal(3, bot.Api.Calls.Count);
        Assert.NotEqual(bot.Api.Calls[1], bot.Api.Calls[2]);

        bot.Clock.Advance(TimeSpan.FromDays(2.5));
        await SendFileAsync(bot, Jpeg, "application/pdf", "登记表.pdf");
        bot.Api.AnswerUploaded("media-2", bot.Clock.GetUtcNow());
        bot.Api.AnswerSent();
        await bot.DeliverAsync();
        Assert.Equal("media-2", bot.Api.Body()["file"]!["media_id"]!.GetValue<string>());
        Assert.Equal(0, await bot.CountAsync("select count(*) from media_send"));
    }

    [Fact]
    public async Task Picture_GoesAsImage()
    {
        await using var bot = await StartAsync();
        await SendFileAsync(bot, Jpeg, "image/jpeg", "1.jpg");
        bot.Api.AnswerUploaded("media-1", bot.Clock.GetUtcNow());
        bot.Api.AnswerSent();
        await bot.DeliverAsync();
        Assert.Equal("upload Image 1.jpg", bot.Api.Calls[0]);
        Assert.Equal("image", bot.Api.Body()["msgtype"]!.GetValue<string>());
    }

    [Fact]
    public async Task File_UnclearSend_IsRepeatedWithTheSameBytes()
    {
        await using var bot = await StartAsync();
        await SendFileAsync(bot, Jpeg, "application/pdf", "a.pdf");
        bot.Api.AnswerUploaded("media-1", bot.Clock.GetUtcNow());
        bot.Api.Answer<SendReceipt>(new ApiResult<SendReceipt>.Ambiguous("time-out"));
        Assert.IsType<DeliveryResult.Ambiguous>(await bot.DeliverAsync());
        await bot.WriteAsync(work => work.ExecuteAsync("delete from media_cache"));
        bot.Api.AnswerSent();
        Assert.IsType<DeliveryResult.Done>(await bot.DeliverAsync(attempts: 2));
        Assert.Equal(bot.Api.Calls[1], bot.Api.Calls[2]);
    }

    [Fact]
    public async Task File_ForgottenByWeCom_IsUploadedOnceMoreThenGivenUp()
    {
        await using var bot = await StartAsync();
        await SendFileAsync(bot, Jpeg, "application/pdf", "a.pdf");
        bot.Api.AnswerUploaded("media-1", bot.Clock.GetUtcNow());
        bot.Api.Refuse<SendReceipt>(40007);
        bot.Api.AnswerUploaded("media-2", bot.Clock.GetUtcNow());
        bot.Api.Refuse<SendReceipt>(40007);
        Assert.IsType<DeliveryResult.Dead>(await bot.DeliverAsync());
        Assert.Equal("media-2", bot.Api.Body()["file"]!["media_id"]!.GetValue<string>());
        Assert.Equal(0, await bot.CountAsync("select count(*) from media_send"));
    }

    [Fact]
    public async Task InboundPicture_IsFetchedAndComesBackAsATurn()
    {
        await using var bot = await StartAsync();
        await bot.TurnAsync(CallbackFixtures.Image("a", 1, "m1"));
        bot.Api.Answer<DownloadedMedia>(new ApiResult<DownloadedMedia>.Ambiguous("time-out"));
        Assert.IsType<DeliveryResult.Retry>(await bot.DeliverAsync());
        bot.Api.Answer<DownloadedMedia>(new ApiResult<DownloadedMedia>.Ok(new DownloadedMedia("image/jpeg", "1.jpg", Jpeg)));
        Assert.IsType<DeliveryResult.Done>(await bot.DeliverAsync());
        _script.First = _ => throw new InvalidOperationException("no guard for fetched bytes");
        await bot.PumpInboxAsync();

        var fetched = Assert.IsType<MediaFetched>(_script.Seen[^1].Input);
        Assert.Equal(("m1", "a"), (fetched.MediaId, _script.Seen[^1].UserId));
        var file = await bot.Get<Bot.Storage.Database>().ReadAsync((work, _) => bot.Get<FileStore>().GetAsync(work, fetched.Sha256!));
        Assert.Equal(Jpeg, file?.Content);
    }

    [Fact]
    public async Task InboundPicture_GoneForGood_IsSaidToTheHandler()
    {
        await using var bot = await StartAsync();
        await bot.TurnAsync(CallbackFixtures.Image("a", 1, "m1"));
        bot.Api.Refuse<DownloadedMedia>(40007);
        Assert.IsType<DeliveryResult.Done>(await bot.DeliverAsync());
        await bot.PumpInboxAsync();
        Assert.Equal(new MediaFetched("m1", null), _script.Seen[^1].Input);
    }

    private Task<TestBot> StartAsync() => TestBot.StartAsync(Script.Table(), services: services => services.AddSingleton(_script));

    private async Task<TestBot> SayingAsync()
    {
        var bot = await StartAsync();
        await bot.WriteAsync(work => bot.Get<ReplyRenderer>().EnqueueAsync(work, [new Say("a", "好的")], 1, bot.Clock.GetUtcNow()));
        return bot;
    }

    private static Task SendFileAsync(TestBot bot, byte[] content, string contentType, string name) => bot.WriteAsync(async work =>
    {
        var sha256 = await bot.Get<FileStore>().PutAsync(work, content, contentType, bot.Clock.GetUtcNow());
        await bot.Get<ReplyRenderer>().EnqueueAsync(work, [new SendFile("a", sha256, name)], 1, bot.Clock.GetUtcNow());
    });
}
