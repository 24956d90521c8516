using Bot.Conversations;
using Bot.Messaging;
using Bot.WeCom.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Tests.Conversations;

/// <summary>A card from its sending through taps and refreshes to the end of its response_code.</summary>
public sealed class CardLifeTests
{
    private readonly Script _script = new();

    [Fact]
    public async Task Tap_RefreshesInPlaceWithTheTapsCode()
    {
        await using var bot = await StartAsync();
        var taskId = await ShowAsync(bot, "rc-sent");
        Assert.Matches("^c[0-9a-f]{32}$", taskId);

        _script.Card = turn => Refresh(turn, version: 2);
        await bot.TurnAsync(CallbackFixtures.Tap("a", "go:e1:1", taskId, "rc-tap"));
        Assert.Equal(new ActionKey("go", "e1", 1), Assert.IsType<CardInput>(_script.Seen[^1].Input).Action);
        await UpdateAsync(bot, "rc-tap", taskId);
        Assert.Equal(2, await bot.CountAsync("select version from card"));
    }

    [Fact]
    public async Task Unprompted_SpendsTheCodeOfTheSendOnce()
    {
        await using var bot = await StartAsync();
        var taskId = await ShowAsync(bot, "rc-sent");
        await RefreshAsync(bot, version: 2);
        await UpdateAsync(bot, "rc-sent", taskId);

        await RefreshAsync(bot, version: 3);
        Assert.IsType<DeliveryResult.Done>(await bot.DeliverAsync());
        Assert.StartsWith("update", bot.Api.Calls[^1], StringComparison.Ordinal);
        Assert.Equal(2, bot.Api.Calls.Count);

        // A tap brings a new code, and the card is still the living one.
        _script.Card = turn => Refresh(turn, version: 4);
        await bot.TurnAsync(CallbackFixtures.Tap("a", "go:e1:2", taskId, "rc-tap"));
        await UpdateAsync(bot, "rc-tap", taskId);
    }

    [Fact]
    public async Task TwoTapsBeforeTheDelivery_OneUpdateWithTheNewestStateAndCode()
    {
        await using var bot = await StartAsync();
        var taskId = await ShowAsync(bot, "rc-sent");
        _script.Card = turn => Refresh(turn, version: 2);
        await bot.TurnAsync(CallbackFixtures.Tap("a", "go:e1:1", taskId, "rc-1"));
        _script.Card = turn => Refresh(turn, version: 3);
        await bot.TurnAsync(CallbackFixtures.Tap("a", "go:e1:1", taskId, "rc-2"));

        Assert.IsType<DeliveryResult.Done>(await bot.DeliverAsync());
        await UpdateAsync(bot, "rc-2", taskId, "版本3");
        Assert.Equal(2, bot.Api.Calls.Count);
    }

    [Fact]
    public async Task CodeOlderThanADay_FreshCard()
    {
        await using var bot = await StartAsync();
        var taskId = await ShowAsync(bot, "rc-sent");
        bot.Clock.Advance(TimeSpan.FromHours(24));
        await RefreshAsync(bot, version: 2, orSend: true);
        Assert.IsType<DeliveryResult.Done>(await bot.DeliverAsync());
        Assert.Single(bot.Api.Calls);

        bot.Api.AnswerSent("rc-new");
        await bot.DeliverAsync();
        var fresh = bot.Api.Body()["template_card"]!;
        Assert.NotEqual(taskId, fresh["task_id"]!.GetValue<string>());
        Assert.Equal("版本2", fresh["main_title"]!["title"]!.GetValue<string>());
        Assert.Equal("frozen", await bot.TextAsync($"select state from card where task_id = '{taskId}'"));
        Assert.Equal("rc-new", await bot.TextAsync("select response_code from card where state = 'living'"));
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public async Task TooLate_FreshCardOnlyIfAskedFor(bool orSend, int waiting)
    {
        await using var bot = await StartAsync();
        await ShowAsync(bot, "rc-sent");
        await RefreshAsync(bot, version: 2, orSend);
        bot.Api.Refuse<IReadOnlyList<string>>(60140);
        Assert.IsType<DeliveryResult.Done>(await bot.DeliverAsync());
        Assert.Equal(waiting, await bot.WaitingAsync());
    }

    [Fact]
    public async Task TooLateOnTheRepeatOfAnUnclearCall_IsDone()
    {
        await using var bot = await StartAsync();
        await ShowAsync(bot, "rc-sent");
        await RefreshAsync(bot, version: 2, orSend: true);
        bot.Api.Answer<IReadOnlyList<string>>(new ApiResult<IReadOnlyList<string>>.Ambiguous("time-out"));
        Assert.IsType<DeliveryResult.Ambiguous>(await bot.DeliverAsync());
        bot.Api.Refuse<IReadOnlyList<string>>(60140);
        Assert.IsType<DeliveryResult.Done>(await bot.DeliverAsync(attempts: 2));
        Assert.Equal(bot.Api.Calls[^2], bot.Api.Calls[^1]);
        Assert.Equal(0, await bot.WaitingAsync());
    }

    [Fact]
    public async Task NewCardOfTheSubject_TakesTheRefreshes_UntilTheOldOneIsTapped()
    {
        await using var bot = await StartAsync();
        var first = await ShowAsync(bot, "rc-1");
        var second = await ShowAsync(bot, "rc-2");
        await RefreshAsync(bot, version: 2);
        await UpdateAsync(bot, "rc-2", second);

        _script.Card = turn => Refresh(turn, version: 3);
        await bot.TurnAsync(CallbackFixtures.Tap("a", "go:e1:1", first, "rc-tap"));
        await UpdateAsync(bot, "rc-tap", first);
        Assert.Equal(1, await bot.CountAsync("select count(*) from card where state = 'living'"));
    }

    [Fact]
    public async Task TapBeforeTheAnswerOfTheSend_KeepsItsCode()
    {
        await using var bot = await StartAsync();
        await bot.WriteAsync(work => bot.Get<ReplyRenderer>().ShowAsync(work, "a", Card(1), Subject(1), bot.Clock.GetUtcNow()));
        var taskId = (await bot.TextAsync("select task_id from card"))!;
        await bot.TurnAsync(CallbackFixtures.Tap("a", "go:e1:1", taskId, "rc-tap"));
        bot.Api.AnswerSent("rc-sent");
        await bot.DeliverAsync();
        Assert.Equal("rc-tap", await bot.TextAsync("select response_code from card"));
    }

    [Fact]
    public async Task SomeoneElsesTap_ChangesNoCode()
    {
        await using var bot = await StartAsync();
        var taskId = await ShowAsync(bot, "rc-sent");
        await bot.TurnAsync(CallbackFixtures.Tap("b", "go:e1:1", taskId, "rc-b"));
        Assert.Equal("rc-sent", await bot.TextAsync("select response_code from card"));
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public async Task NoCardToRefresh_IsSentOnlyIfAskedFor(bool orSend, int waiting)
    {
        await using var bot = await StartAsync();
        await RefreshAsync(bot, version: 1, orSend);
        Assert.Equal(waiting, await bot.WaitingAsync());
    }

    [Fact]
    public async Task CardThatNeverArrived_TakesNoRefresh()
    {
        await using var bot = await StartAsync();
        await bot.WriteAsync(work => bot.Get<ReplyRenderer>().ShowAsync(work, "a", Card(1), Subject(1), bot.Clock.GetUtcNow()));
        bot.Api.AnswerSent(null, "a");
        Assert.IsType<DeliveryResult.Dead>(await bot.DeliverAsync());
        Assert.Equal("frozen", await bot.TextAsync("select state from card"));
        Assert.Equal("unreachable", await bot.TextAsync("select action from audit"));
    }

    private Task<TestBot> StartAsync() => TestBot.StartAsync(Script.Table(), services: services => services.AddSingleton(_script));

    private static ButtonCard Card(int version) =>
        new() { Title = $"版本{version}", Buttons = [new("去", new("go", "e1", version))] };

    private static CardSubject Subject(int version) => new("thing", "e1", version);

    private static Task<Reply> Refresh(Turn turn, int version) =>
        Task.FromResult(new Reply([new RefreshCard(turn.UserId, Card(version), Subject(version))]));

    private static Task RefreshAsync(TestBot bot, int version, bool orSend = false) =>
        bot.WriteAsync(work => bot.Get<ReplyRenderer>().EnqueueAsync(work, [new RefreshCard("a", Card(version), Subject(version), orSend)], 1, bot.Clock.GetUtcNow()));

    private static async Task<string> ShowAsync(TestBot bot, string code)
    {
        await bot.WriteAsync(work => bot.Get<ReplyRenderer>().EnqueueAsync(work, [new ShowCard("a", Card(1), Subject(1))], 1, bot.Clock.GetUtcNow()));
        bot.Api.AnswerSent(code);
        Assert.IsType<DeliveryResult.Done>(await bot.DeliverAsync());
        return bot.Api.Body()["template_card"]!["task_id"]!.GetValue<string>();
    }

    private static async Task UpdateAsync(TestBot bot, string code, string taskId, string? title = null)
    {
        bot.Api.AnswerUpdated();
        Assert.IsType<DeliveryResult.Done>(await bot.DeliverAsync());
        var body = bot.Api.Body();
        Assert.Equal(code, body["response_code"]!.GetValue<string>());
        Assert.Equal(taskId, body["template_card"]!["task_id"]!.GetValue<string>());
        Assert.Equal(title ?? body["template_card"]!["main_title"]!["title"]!.GetValue<string>(), body["template_card"]!["main_title"]!["title"]!.GetValue<string>());
    }
}
