using System.Text.Json;
using System.Threading.Channels;
using Bot.Conversations;
using Bot.Messaging;
using Bot.Simulator;
using Bot.WeCom.Client;
using Bot.WeCom.Messages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;

namespace Bot.Tests.Conversations;

/// <summary>The budget on the whole way out: outbox → API → phone, against the server that drops what is too much.</summary>
public sealed class SendLimitTests
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2020, 12, 8, 8, 0, 0, TimeSpan.Zero));
    private readonly Held _held = new();

    [Fact]
    public async Task OneMembersFullMinute_DelaysNobodyElse_AndNothingIsDropped()
    {
        await using var world = await StartAsync();
        await world.SayAsync("a", 75);
        for (var n = 1; n <= 20; n++)
        {
            await world.SayAsync($"m{n}", 1);
        }

        await world.Bot.Get<OutboxWorker>().DrainAsync();
        Assert.Equal(30, world.Shown("a"));
        Assert.All(Enumerable.Range(1, 20), n => Assert.Equal(1, world.Shown($"m{n}")));

        _clock.Advance(TimeSpan.FromMinutes(1));
        await world.Bot.Get<OutboxWorker>().DrainAsync();
        Assert.Equal(60, world.Shown("a"));
        _clock.Advance(TimeSpan.FromMinutes(1));
        await world.Bot.Get<OutboxWorker>().DrainAsync();
        Assert.Equal(75, world.Shown("a"));
        Assert.Equal(0, world.Tenant.DroppedMessages);
    }

    [Fact]
    public async Task OneMembersSlowCall_DelaysNobodyElse()
    {
        await using var world = await StartAsync();
        _held.Back = "a";
        await world.SayAsync("a", 2);
        for (var n = 1; n <= 20; n++)
        {
            await world.SayAsync($"m{n}", 3);
        }

        var drained = world.Bot.Get<OutboxWorker>().DrainAsync();
        await _held.Others(60);
        Assert.Equal((0, false), (world.Shown("a"), drained.IsCompleted));

        _held.Release.SetResult();
        await drained;
        Assert.Equal(2, world.Shown("a"));
    }

    [Fact]
    public async Task TheDaysPersonTimes_WaitForMidnight_AndOtherCallsGoOn()
    {
        await using var world = await StartAsync(personTimes: 5);
        await world.Bot.WriteAsync(work => world.Bot.Get<ReplyRenderer>().EnqueueAsync(work, [new ShowCard("a", Card("始"), new("k", "1", 1))], 1, _clock.GetUtcNow()));
        await world.Bot.Get<OutboxWorker>().DrainAsync();
        await world.SayAsync("m1", 9);
        await world.Bot.Get<OutboxWorker>().DrainAsync();
        Assert.Equal(4, world.Shown("m1"));
        Assert.Equal("send budget: the day's person-times are used up", await world.Bot.TextAsync("select error from outbox where state = 'new' and head = 1"));

        await world.Bot.WriteAsync(work => world.Bot.Get<ReplyRenderer>().EnqueueAsync(work, [new RefreshCard("a", Card("终"), new("k", "1", 2))], 2, _clock.GetUtcNow()));
        await world.Bot.Get<OutboxWorker>().DrainAsync();
        Assert.Equal("终", Assert.Single(world.Tenant.Phone("a")).Payload.GetProperty("main_title").GetProperty("title").GetString());

        _clock.Advance(TimeSpan.FromHours(8) - TimeSpan.FromMilliseconds(1));
        await world.Bot.Get<OutboxWorker>().DrainAsync();
        Assert.Equal(4, world.Shown("m1"));
        Assert.InRange(await world.DueAsync("m1"), _clock.GetUtcNow() + TimeSpan.FromMilliseconds(1), _clock.GetUtcNow() + Jitter.Longest + TimeSpan.FromMilliseconds(2));
        _clock.Advance(Jitter.Longest + TimeSpan.FromMilliseconds(2));
        await world.Bot.Get<OutboxWorker>().DrainAsync();
        Assert.Equal(9, world.Shown("m1"));
    }

    [Fact]
    public async Task ARestart_ForgetsNeitherMinuteNorHourNorDay()
    {
        await using var world = await StartAsync(personTimes: 1040);
        await world.SentAsync("m1", 30, _clock.GetUtcNow() - TimeSpan.FromSeconds(50));
        await world.SentAsync("M2", 1000, _clock.GetUtcNow() - TimeSpan.FromMinutes(50));
        // 05:00 in Shanghai, of no window but the day's; and the day before, of none.
        await world.SentAsync("m3", 7, _clock.GetUtcNow() - TimeSpan.FromHours(11));
        await world.SentAsync("m3", 99, _clock.GetUtcNow() - TimeSpan.FromHours(17));
        await world.SayAsync("m1", 1);
        await world.SayAsync("m2", 1);
        await world.SayAsync("m3", 1);
        await world.SayAsync("m4", 1);
        await world.Bot.WriteAsync(work => work.ExecuteAsync("update outbox set first_try_at = @at where lane = 'm4'", new { at = _clock.GetUtcNow() - TimeSpan.FromMinutes(3) }));

        await world.Bot.Get<OutboxWorker>().DrainAsync();

        Assert.Equal((0, 0, 1, 1), (world.Shown("m1"), world.Shown("m2"), world.Shown("m3"), world.Shown("m4")));
        Assert.Equal(_clock.GetUtcNow() + TimeSpan.FromSeconds(10), await world.DueAsync("m1"));
        Assert.Equal(_clock.GetUtcNow() + TimeSpan.FromMinutes(10), await world.DueAsync("m2"));

        // Recalled, the one that may have arrived, and the two just sent.
        Assert.Equal(1037 + 1 + 2, world.Bot.Get<SendBudget>().PersonTimes.Used);
    }

    private static ButtonCard Card(string title) => new() { Title = title, Buttons = [new CardButton("提交", new("go", "1", 1))] };

    private async Task<World> StartAsync(int personTimes = 100_000)
    {
        var settings = CallbackFixtures.Simulator();
        settings.Members.Add(new SimulatedMember("a", "赵雷", "执法人员"));
        for (var n = 1; n <= 20; n++)
        {
            settings.Members.Add(new SimulatedMember($"m{n}", $"成员{n}", "执法人员"));
        }

        var simulator = await SimulatorHost.StartAsync(settings, _clock);
        var bot = await TestBot.StartAsync(
            Script.Table(),
            services: services =>
            {
                services.AddSingleton(new Script());
                services.Configure<ConversationOptions>(options => options.PersonTimesPerDay = personTimes);
                var real = services.Last(service => service.ServiceType == typeof(IWeComApi));
                services.Replace(ServiceDescriptor.Singleton<IWeComApi>(provider => _held.Over((IWeComApi)(real.ImplementationFactory?.Invoke(provider)
                    ?? ActivatorUtilities.CreateInstance(provider, real.ImplementationType!)))));
            },
            simulator: simulator.BaseUrl,
            clock: _clock);
        settings.CallbackUrl = bot.Callback;
        return new World(simulator, bot);
    }

    private sealed record World(SimulatorHost Simulator, TestBot Bot) : IAsyncDisposable
    {
        private long _turn;

        public SimulatedTenant Tenant => Simulator.Tenant;

        public int Shown(string userId) => Tenant.Phone(userId).Count(bubble => bubble is { FromApp: true, Kind: "text" });

        public Task SayAsync(string userId, int count) => Bot.WriteAsync(async work =>
        {
            for (var n = 1; n <= count; n++)
            {
                await Bot.Get<ReplyRenderer>().EnqueueAsync(work, [new Say(userId, $"第{n}条")], ++_turn, Bot.Clock.GetUtcNow());
            }
        });

        /// <summary>Messages of an earlier run.</summary>
        public Task<int> SentAsync(string lane, int count, DateTimeOffset at) => Bot.WriteAsync(work => work.ExecuteAsync(
            """
            insert into outbox (lane, kind, body, state, attempts, due_at, created_at, done_at, head)
            values (@lane, 'text', @body, 'done', 1, @at, @at, @at, 0)
            """,
            Enumerable.Repeat(new { lane, body = "{}"u8.ToArray(), at }, count)));

        public async Task<DateTimeOffset> DueAsync(string lane) =>
            DateTimeOffset.FromUnixTimeMilliseconds(await Bot.CountAsync($"select due_at from outbox where state = 'new' and head = 1 and lane = '{lane}'"));

        public async ValueTask DisposeAsync()
        {
            await Bot.DisposeAsync();
            await Simulator.DisposeAsync();
        }
    }

    /// <summary>The real client, but calls to one member wait for the test.</summary>
    private sealed class Held
    {
        private readonly Channel<string?> _others = Channel.CreateUnbounded<string?>();

        public string? Back { get; set; }

        public TaskCompletionSource Release { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public async Task Others(int count)
        {
            for (var n = 0; n < count; n++)
            {
                await _others.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));
            }
        }

        public IWeComApi Over(IWeComApi inner) => new Api(this, inner);

        private sealed class Api(Held held, IWeComApi inner) : IWeComApi
        {
            public async Task<ApiResult<SendReceipt>> SendAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken = default)
            {
                using var message = JsonDocument.Parse(body);
                var to = message.RootElement.GetProperty("touser").GetString();
                if (to == held.Back)
                {
                    await held.Release.Task;
                }

                var result = await inner.SendAsync(body, cancellationToken);
                await held._others.Writer.WriteAsync(to, cancellationToken);
                return result;
            }

            public Task<ApiResult<IReadOnlyList<string>>> UpdateCardAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken = default) => inner.UpdateCardAsync(body, cancellationToken);

            public Task<ApiResult<UploadedMedia>> UploadAsync(MediaKind kind, string fileName, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default) => inner.UploadAsync(kind, fileName, content, cancellationToken);

            public Task<ApiResult<DownloadedMedia>> DownloadAsync(string mediaId, CancellationToken cancellationToken = default) => inner.DownloadAsync(mediaId, cancellationToken);

            public Task<ApiResult<CodeOwner>> GetCodeOwnerAsync(string code, CancellationToken cancellationToken = default) => inner.GetCodeOwnerAsync(code, cancellationToken);

            public Task<ApiResult<Unit>> CreateMenuAsync(Menu menu, CancellationToken cancellationToken = default) => inner.CreateMenuAsync(menu, cancellationToken);

            public Task<ApiResult<Member>> GetUserAsync(string userId, CancellationToken cancellationToken = default) => inner.GetUserAsync(userId, cancellationToken);

            public Task<ApiResult<IReadOnlyList<Department>>> ListDepartmentsAsync(int? id, CancellationToken cancellationToken = default) => inner.ListDepartmentsAsync(id, cancellationToken);

            public Task<ApiResult<IReadOnlyList<DepartmentMember>>> ListMembersAsync(int departmentId, CancellationToken cancellationToken = default) => inner.ListMembersAsync(departmentId, cancellationToken);
        }
    }
}
