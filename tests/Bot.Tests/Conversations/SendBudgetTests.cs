using Bot.Conversations;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Bot.Tests.Conversations;

public sealed class SendBudgetTests
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2020, 12, 8, 8, 0, 0, TimeSpan.Zero));

    [Fact]
    public void Minute_26thMessageWaitsUntilTheFirstIsAMinuteOld()
    {
        var budget = Budget();
        Assert.Null(budget.Take("a"));
        _clock.Advance(TimeSpan.FromSeconds(10));
        Assert.All(Enumerable.Range(0, 24), _ => Assert.Null(budget.Take("a")));
        Assert.Equal(TimeSpan.FromSeconds(50), budget.Take("A"));
        Assert.Null(budget.Take("b"));

        _clock.Advance(TimeSpan.FromSeconds(50));
        Assert.Null(budget.Take("a"));
        Assert.Equal(TimeSpan.FromSeconds(10), budget.Take("a"));
    }

    [Fact]
    public void Hour_801stMessageWaitsForTheHour()
    {
        var budget = Budget();
        for (var n = 0; n < 800; n++)
        {
            Assert.Null(budget.Take("a"));
            _clock.Advance(TimeSpan.FromSeconds(3));
        }

        Assert.Equal(TimeSpan.FromMinutes(20), budget.Take("a"));
        _clock.Advance(TimeSpan.FromMinutes(20));
        Assert.Null(budget.Take("a"));
    }

    [Fact]
    public void Split_CountsThoseWithRoom_AndTellsWhenTheFirstOfTheOthersHas()
    {
        var budget = Budget();
        Assert.All(Enumerable.Range(0, 25), _ => Assert.Null(budget.Take("b")));
        _clock.Advance(TimeSpan.FromSeconds(10));
        Assert.All(Enumerable.Range(0, 25), _ => Assert.Null(budget.Take("d")));

        Assert.Equal(["a", "c"], budget.Split(["a", "B", "c", "d"], out var wait));
        Assert.Equal(TimeSpan.FromSeconds(50), wait);
        Assert.All(Enumerable.Range(0, 24), _ => Assert.Null(budget.Take("a")));
        Assert.Equal(TimeSpan.FromMinutes(1), budget.Take("a"));

        Assert.Equal(["e"], budget.Split(["e"], out wait));
        Assert.Null(wait);
    }

    [Fact]
    public void WhatAnEarlierProcessSent_Counts()
    {
        var budget = Budget();
        for (var n = 0; n < 25; n++)
        {
            budget.Count("a", _clock.GetUtcNow() - TimeSpan.FromSeconds(10));
        }

        Assert.Equal(TimeSpan.FromSeconds(50), budget.Take("a"));
        Assert.Null(budget.Take("b"));
    }

    [Fact]
    public void AClockPutBack_BlocksNobodyForLongerThanAMinute()
    {
        var budget = Budget();
        Assert.All(Enumerable.Range(0, 25), _ => Assert.Null(budget.Take("a")));

        _clock.AdjustTime(_clock.GetUtcNow() - TimeSpan.FromHours(1));

        Assert.Equal(TimeSpan.FromMinutes(1), budget.Take("a"));
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(budget.Take("a"));
    }

    private SendBudget Budget() => new(_clock, new FixedOptions<ConversationOptions>(new ConversationOptions()));
}

internal sealed class FixedOptions<T>(T value) : IOptionsMonitor<T>
{
    public T CurrentValue => value;

    public T Get(string? name) => value;

    public IDisposable? OnChange(Action<T, string?> listener) => null;
}
