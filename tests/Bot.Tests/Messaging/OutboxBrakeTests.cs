using Bot.Messaging;
using Bot.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Bot.Tests.Messaging;

public sealed class OutboxBrakeTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2020, 12, 8, 8, 0, 0, TimeSpan.Zero));
    private readonly SetClock _timeOfDay;
    private readonly OutboxBrake _brake;

    public OutboxBrakeTests()
    {
        _timeOfDay = new SetClock(_clock);
        _brake = new OutboxBrake(Minute, _timeOfDay);
    }

    private DateTimeOffset Now => _timeOfDay.GetUtcNow();

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1)]
    public void AfterThePause_OneProbeGoes_AndOnlyItsSuccessEndsTheStop(int hours)
    {
        var before = Now;
        Assert.Equal(16, _brake.Allow(16, 0, before));
        _brake.Stop("60020");
        _timeOfDay.Shift = TimeSpan.FromHours(hours);
        Assert.Equal(0, _brake.Allow(16, 0, Now));
        Assert.Equal("60020", _brake.Holds(before));

        _clock.Advance(Minute);
        Assert.Equal(0, _brake.Allow(16, 1, Now));
        Assert.Equal(1, _brake.Allow(16, 0, Now));
        Assert.Null(_brake.Holds(Now));
        Assert.Equal("60020", _brake.Holds(before));
        Assert.False(_brake.Release(before));
        Assert.True(_brake.Release(Now));
        Assert.Null(_brake.Because);
    }

    [Fact]
    public void AProbeThatIsRefused_StopsForAnotherPause()
    {
        _brake.Stop("60020");
        _clock.Advance(Minute);
        Assert.Equal(1, _brake.Allow(16, 0, Now));
        _brake.Stop("60020");
        Assert.Equal("60020", _brake.Holds(Now));
        Assert.False(_brake.Release(Now));
        Assert.Equal(0, _brake.Allow(16, 0, Now));
        _clock.Advance(Minute);
        Assert.Equal(1, _brake.Allow(16, 0, Now));
    }
}
