using Bot.Messaging;
using Microsoft.Extensions.Options;

namespace Bot.Tests.Messaging;

public sealed class RetryScheduleTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 4)]
    [InlineData(10, 512)]
    [InlineData(11, 600)]
    [InlineData(1_000_000, 600)]
    public void After_DoublesUpToTheLimit_WithinTheJitter(int attempts, double seconds)
    {
        var schedule = new RetrySchedule(Options.Create(new MessagingOptions()));

        var pauses = Enumerable.Range(0, 200).Select(_ => schedule.After(attempts).TotalSeconds).ToList();

        Assert.All(pauses, pause => Assert.InRange(pause, seconds * 0.8, seconds * 1.2));
        Assert.True(pauses.Max() - pauses.Min() > seconds * 0.1, "Lanes that failed together must not return together.");
    }
}
