using Bot.Conversations;
using Bot.Simulator;
using Bot.Storage.Stores;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Bot.Tests.Conversations;

/// <summary>The whole way over HTTP: phone → callback → turn → outbox → API → phone, against the strict server.</summary>
public sealed class SimulatorTests
{
    private static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2020, 12, 8, 8, 0, 0, TimeSpan.Zero));
    private readonly Script _script = new();

    [Fact]
    public async Task SameQuestionTwice_TwoAnswersOnThePhone()
    {
        await using var world = await StartAsync();
        Assert.True(await world.Tenant.SayAsync("a", "问"));
        await world.Bot.SettleAsync();
        Assert.True(await world.Tenant.SayAsync("a", "问"));
        await world.Bot.SettleAsync();
        Assert.Equal(2, world.Tenant.Phone("a").Count(bubble => bubble is { FromApp: true, Kind: "text" }));
    }

    [Fact]
    public async Task RepeatedCallback_OneAnswer()
    {
        await using var world = await StartAsync();
        world.Tenant.Faults.DuplicateCallbacks(2);
        Assert.True(await world.Tenant.SayAsync("a", "问"));
        await world.Bot.SettleAsync();
        Assert.Single(_script.Seen);
    }

    [Fact]
    public async Task Tap_ChangesTheCardInPlace()
    {
        await using var world = await StartAsync();
        var card = new FormCard
        {
            Title = "问题一",
            Questions = [new("severity", "严重程度", [new("g", "一般"), new("k", "重点")])],
            Submit = new("提交", new("go", "f1", 1)),
        };
        await world.SendAsync(new ShowCard("a", card, new("type", "f1", 1)));
        _script.Card = turn =>
        {
            var chosen = card.Questions[0] with { Chosen = ((CardInput)turn.Input).Choice("severity") };
            return Task.FromResult(new Reply([new RefreshCard("a", card with { Questions = [chosen], Done = "已提交" }, new("type", "f1", 2))]));
        };
        Assert.True(await world.Tenant.TapAsync("a", world.TaskId(), "go:f1:1", new Dictionary<string, IReadOnlyList<string>> { ["severity"] = ["k"] }));
        await world.Bot.SettleAsync();

        var shown = Assert.Single(world.Tenant.Phone("a")).Payload;
        Assert.Equal("已提交", shown.GetProperty("replace_text").GetString());
        Assert.Equal("k", shown.GetProperty("select_list")[0].GetProperty("selected_id").GetString());
    }

    [Fact]
    public async Task EveryKindOfCard_ReplacesAButtonCard_AndIsSentAnewWhenLate()
    {
        await using var world = await StartAsync();
        var question = new CardQuestion("q", "类型", [new("1", "一"), new("2", "二")], "2");
        var submit = new CardButton("提交", new("go", "e", 1));
        Card[] kinds =
        [
            new NoticeCard { Title = "完", Emphasis = "2项", Fields = [new("企业", "某某化工")] },
            new NoticeCard { Title = "完", Body = "全文", Menu = [submit] },
            new ButtonCard { Title = "完", Done = "已签字" },
            new ButtonCard { Title = "下一步", Selection = question, Buttons = [submit] },
            new ChoiceCard { Title = "选", Question = question, Many = true, Submit = submit, Done = "已选" },
            new FormCard { Title = "填", Questions = [question], Submit = submit },
        ];
        foreach (var (n, card) in kinds.Index())
        {
            await world.SendAsync(new ShowCard("a", new ButtonCard { Title = "始", Buttons = [submit] }, new("k", $"{n}", 1)));
            var bubbles = world.Tenant.Phone("a").Count;
            await world.SendAsync(new RefreshCard("a", card, new("k", $"{n}", 2)));
            Assert.Equal(bubbles, world.Tenant.Phone("a").Count);
            Assert.Equal(card.Title, world.Tenant.Phone("a")[^1].Payload.GetProperty("main_title").GetProperty("title").GetString());

            await world.SendAsync(new RefreshCard("a", card, new("k", $"{n}", 3), OrSend: true));
            Assert.Equal(bubbles + 1, world.Tenant.Phone("a").Count);
        }
    }

    [Fact]
    public async Task EqualNotices_AreEachShown()
    {
        // A card that is done before it is sent becomes a notice without a task_id. Five, since two meet once in 3601: all five never do.
        await using var world = await StartAsync();
        for (var n = 1; n <= 5; n++)
        {
            await world.SendAsync(new ShowCard("a", new ButtonCard { Title = "告知", Done = "已收到" }, new("notice", "n1", 1)));
        }

        Assert.InRange(world.Tenant.Phone("a").Count, 4, 5);
    }

    [Fact]
    public async Task Picture_ComesInAndAFileGoesOut()
    {
        await using var world = await StartAsync();
        Assert.True(await world.Tenant.SendPictureAsync("a", Png));
        await world.Bot.SettleAsync();
        var sha256 = Assert.IsType<MediaFetched>(_script.Seen[^1].Input).Sha256;
        Assert.NotNull(sha256);

        await world.SendAsync(new SendFile("a", sha256, "现场.png"));
        Assert.Equal(Png, Assert.Single(world.Tenant.Phone("a"), bubble => bubble is { FromApp: true, Kind: "image" }).Content);
        var document = await world.Bot.WriteAsync(work => world.Bot.Get<FileStore>().PutAsync(work, "登记表内容"u8.ToArray(), "text/plain", _clock.GetUtcNow()));
        await world.SendAsync(new SendFile("a", document, "登记表.txt"), new SendFile("a", document, "登记表.txt"));
        var files = world.Tenant.Phone("a").Where(bubble => bubble is { FromApp: true, Kind: "file" }).ToList();
        Assert.Equal(["登记表.txt", "登记表.txt"], files.Select(file => file.FileName));
    }

    [Fact]
    public async Task LostAnswer_IsRepeatedAndShownOnce()
    {
        await using var world = await StartAsync();
        world.Tenant.Faults.DropAnswer(1, "message/send");
        Assert.True(await world.Tenant.SayAsync("a", "问"));
        await world.Bot.PumpInboxAsync();
        Assert.IsType<Bot.Messaging.DeliveryResult.Ambiguous>(await world.Bot.DeliverAsync());
        await world.Bot.SettleAsync();
        Assert.Single(world.Tenant.Phone("a"), bubble => bubble is { FromApp: true, Kind: "text" });
    }

    private async Task<World> StartAsync()
    {
        var settings = CallbackFixtures.Simulator();
        settings.Members.Add(new SimulatedMember("a", "赵雷", "执法人员"));
        var simulator = await SimulatorHost.StartAsync(settings, _clock);
        var bot = await TestBot.StartAsync(Script.Table(), services: services => services.AddSingleton(_script), simulator: simulator.BaseUrl, clock: _clock);
        settings.CallbackUrl = bot.Callback;
        return new World(simulator, bot);
    }

    private sealed record World(SimulatorHost Simulator, TestBot Bot) : IAsyncDisposable
    {
        private long _turn;

        public SimulatedTenant Tenant => Simulator.Tenant;

        public async Task SendAsync(params Effect[] effects)
        {
            await Bot.WriteAsync(work => Bot.Get<ReplyRenderer>().EnqueueAsync(work, effects, ++_turn, Bot.Clock.GetUtcNow()));
            await Bot.SettleAsync();
        }

        public string TaskId() => Tenant.Phone("a")[^1].Payload.GetProperty("task_id").GetString()!;

        public async ValueTask DisposeAsync()
        {
            await Bot.DisposeAsync();
            await Simulator.DisposeAsync();
        }
    }
}
