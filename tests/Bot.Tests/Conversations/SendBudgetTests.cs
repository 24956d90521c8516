using Bot.Conversations;
using Bot.Tests.Support;
using Bot.WeCom.Client;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Bot.Tests.Conversations;

public sealed class SendBudgetTests : IDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2020, 12, 8, 8, 0, 0, TimeSpan.Zero));
    private readonly ConversationOptions _options = new();
    private readonly SendBudget _budget;

    public SendBudgetTests() => _budget = new SendBudget(_clock, new FixedOptions<ConversationOptions>(_options));

    public void Dispose() => _budget.Dispose();

    [Fact]
    public async Task Minute_31stMessageWaitsUntilTheFirstIsAMinuteOld_ToTheTick()
    {
        Assert.Null(await SendAsync("a"));
        _clock.Advance(TimeSpan.FromSeconds(10));
        await SendAllAsync("a", 29);
        Assert.Equal(TimeSpan.FromSeconds(50), await SendAsync("A"));
        Assert.Null(await SendAsync("b"));

        _clock.Advance(TimeSpan.FromSeconds(50) - Tick);
        Assert.Equal(Tick, await SendAsync("a"));
        _clock.Advance(Tick);
        Assert.Null(await SendAsync("a"));
        Assert.Equal(TimeSpan.FromSeconds(10), await SendAsync("a"));
    }

    [Fact]
    public async Task Hour_1001stMessageWaitsForTheHour_ToTheTick()
    {
        for (var n = 0; n < 1000; n++)
        {
            Assert.Null(await SendAsync("a"));
            _clock.Advance(TimeSpan.FromSeconds(3));
        }

        Assert.Equal(TimeSpan.FromMinutes(10), await SendAsync("a"));
        _clock.Advance(TimeSpan.FromMinutes(10) - Tick);
        Assert.Equal(Tick, await SendAsync("a"));
        _clock.Advance(Tick);
        Assert.Null(await SendAsync("a"));
    }

    [Fact]
    public async Task ACall_CountsFromItsAnswer_AndWhileItIsUnderWay()
    {
        await SendAllAsync("a", 29);
        await using (var slow = _budget.Take("a"))
        {
            var answer = new TaskCompletionSource<ApiResult<int>>();
            var call = slow.CallAsync(() => answer.Task);
            _clock.Advance(TimeSpan.FromSeconds(70));
            await SendAllAsync("a", 29);
            Assert.Equal(TimeSpan.FromMinutes(1), await SendAsync("a"));
            answer.SetResult(new ApiResult<int>.Ambiguous("time-out"));
            await call;
        }

        _clock.Advance(TimeSpan.FromMinutes(1) - Tick);
        Assert.Equal(Tick, await SendAsync("a"));
    }

    [Fact]
    public async Task WhatSurelyNeverLeft_IsGivenBack_WhatWasBrokenOffIsNot()
    {
        await SendAllAsync("a", 29);
        await _budget.Take("a").DisposeAsync();
        Assert.Null(await SendAsync("a", new ApiResult<int>.NotSent("no route")));
        Assert.Equal(29, _budget.PersonTimes.Used);

        await using (var broken = _budget.Take("a"))
        {
            await Assert.ThrowsAsync<OperationCanceledException>(() => broken.CallAsync<int>(() => throw new OperationCanceledException()));
        }

        Assert.Equal(TimeSpan.FromMinutes(1), await SendAsync("a"));
        Assert.Equal(30, _budget.PersonTimes.Used);
    }

    [Fact]
    public async Task ARefusalByOneLimit_TakesNothingFromTheOthers()
    {
        _options.PersonTimesPerDay = 1;
        Assert.Null(await SendAsync("b"));
        for (var n = 0; n < 2000; n++)
        {
            Assert.NotNull(await SendAsync("a"));
        }

        _options.PersonTimesPerDay = 100;
        await SendAllAsync("a", 30);
    }

    [Fact]
    public async Task WhatAnEarlierProcessSent_Counts()
    {
        for (var n = 0; n < 30; n++)
        {
            _budget.Recall("a", TimeSpan.FromSeconds(10));
        }

        Assert.Equal(TimeSpan.FromSeconds(50), await SendAsync("A"));
        Assert.Null(await SendAsync("b"));
    }

    /// <summary>As on a machine whose clock is set: elapsed time goes on.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public async Task AClockThatIsSet_ChangesNothingInTheMinute(int hours)
    {
        var clock = new SetClock(_clock);
        using var budget = new SendBudget(clock, new FixedOptions<ConversationOptions>(_options));
        await SendAllAsync("a", 30, budget);
        _clock.Advance(TimeSpan.FromSeconds(20));
        clock.Shift = TimeSpan.FromHours(hours);

        Assert.Equal(TimeSpan.FromSeconds(40), await SendAsync("a", budget: budget));
        _clock.Advance(TimeSpan.FromSeconds(40));
        await SendAllAsync("a", 30, budget);
    }

    [Fact]
    public async Task ElapsedTimeThatRunsBack_BlocksNobodyForLongerThanAMinute()
    {
        await SendAllAsync("a", 30);

        // This provider turns elapsed time back with it.
        _clock.AdjustTime(_clock.GetUtcNow() - TimeSpan.FromHours(1));

        Assert.Equal(TimeSpan.FromMinutes(1), await SendAsync("a"));
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(await SendAsync("a"));
    }

    [Fact]
    public async Task TheDay_EndsAtMidnightInShanghai_ToTheTick()
    {
        _options.PersonTimesPerDay = 3;
        foreach (var userId in (string[])["a", "b", "c"])
        {
            Assert.Null(await SendAsync(userId));
        }

        await using (var refused = _budget.Take("d"))
        {
            // 16:00 there.
            Assert.Equal((TimeSpan.FromHours(8), SendBudget.Day), (refused.Wait, refused.Limit));
        }

        _clock.Advance(TimeSpan.FromHours(8) - Tick);
        Assert.Equal(Tick, await SendAsync("d"));
        _clock.Advance(Tick);
        Assert.Null(await SendAsync("d"));
        Assert.Equal((new DateOnly(2020, 12, 9), 1), (_budget.PersonTimes.Day, _budget.PersonTimes.Used));
    }

    [Fact]
    public async Task ACallOverMidnight_CountsInBothDays()
    {
        _clock.Advance(TimeSpan.FromHours(8) - Tick);
        await using (var permit = _budget.Take("a"))
        {
            await permit.CallAsync(() =>
            {
                _clock.Advance(Tick);
                return Task.FromResult<ApiResult<int>>(new ApiResult<int>.Ok(0));
            });
        }

        Assert.Equal((new DateOnly(2020, 12, 9), 1), (_budget.PersonTimes.Day, _budget.PersonTimes.Used));
    }

    [Fact]
    public async Task AClockPutBackOverMidnight_FindsTheOldDayAsItWas()
    {
        var clock = new SetClock(_clock);
        using var budget = new SendBudget(clock, new FixedOptions<ConversationOptions>(_options));
        budget.RecallToday(7);
        await SendAllAsync("a", 2, budget);
        clock.Shift = TimeSpan.FromHours(8.5);
        await SendAllAsync("a", 1, budget);
        clock.Shift = TimeSpan.FromHours(7.5);

        Assert.Equal(9, budget.PersonTimes.Used);
    }

    [Fact]
    public async Task Split_AllowsWhoHasRoom_AndSaysWhenTheFirstOfTheOthersMayGo()
    {
        await SendAllAsync("b", 30);
        _clock.Advance(TimeSpan.FromSeconds(20));
        await SendAllAsync("D", 30);

        await using (var permit = _budget.Split(["a", "B", "c", "d"]))
        {
            Assert.Equal(["a", "c"], permit.Allowed);
            Assert.Equal((TimeSpan.FromSeconds(40), SendBudget.Minute), (permit.Wait, permit.Limit));
        }

        await using var all = _budget.TakeAll(["a", "B", "c", "d"]);
        Assert.Empty(all.Allowed);
        Assert.Equal(TimeSpan.FromMinutes(1), all.Wait);
        Assert.Equal(60, _budget.PersonTimes.Used);
    }

    [Fact]
    public async Task Split_TakesAsManyAsTheDayHasLeft()
    {
        _options.PersonTimesPerDay = 1500;
        string[] members = [.. Enumerable.Range(0, 2000).Select(n => $"m{n}")];

        await using var permit = _budget.Split(members);

        Assert.Equal(members[..1500], permit.Allowed);
        Assert.Equal(TimeSpan.FromHours(8), permit.Wait);
    }

    [Fact]
    public async Task WhoWasNotWrittenToForAnHour_IsForgotten()
    {
        await using (var permit = _budget.Split([.. Enumerable.Range(0, 20_000).Select(n => $"m{n}")]))
        {
            await permit.CallAsync(() => Task.FromResult<ApiResult<int>>(new ApiResult<int>.Ok(0)));
        }

        _clock.Advance(TimeSpan.FromHours(1) - Tick);
        Assert.Null(await SendAsync("a"));
        Assert.Equal(20_001, _budget.Remembered);
        _clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Null(await SendAsync("a"));
        Assert.Equal(1, _budget.Remembered);
    }

    private async Task SendAllAsync(string userId, int count, SendBudget? budget = null)
    {
        for (var n = 0; n < count; n++)
        {
            Assert.Null(await SendAsync(userId, budget: budget));
        }
    }

    /// <summary>The wait; null when it was sent.</summary>
    private async Task<TimeSpan?> SendAsync(string userId, ApiResult<int>? answer = null, SendBudget? budget = null)
    {
        await using var permit = (budget ?? _budget).Take(userId);
        if (permit.Wait is null)
        {
            await permit.CallAsync(() => Task.FromResult(answer ?? new ApiResult<int>.Ok(0)));
        }

        return permit.Wait;
    }
}

internal sealed class FixedOptions<T>(T value) : IOptionsMonitor<T>
{
    public T CurrentValue => value;

    public T Get(string? name) => value;

    public IDisposable? OnChange(Action<T, string?> listener) => null;
}
