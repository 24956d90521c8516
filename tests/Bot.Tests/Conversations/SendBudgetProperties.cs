using System.Collections.Concurrent;
using Bot.Conversations;
using Bot.WeCom.Client;
using FsCheck;
using FsCheck.Xunit;
using Microsoft.Extensions.Time.Testing;

namespace Bot.Tests.Conversations;

/// <summary>Whatever happens at once, no window ever holds more than its limit; judged by counting pairs of moments, not by windows.</summary>
public sealed class SendBudgetProperties
{
    private const int Minute = 5;
    private const int Hour = 40;
    private const int Day = 150;

    [Property(MaxTest = 30)]
    public void NoSpanOfTime_HoldsMoreThanItsLimit(NonEmptyArray<byte> steps)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2020, 12, 8, 8, 0, 0, TimeSpan.Zero));
        var options = new ConversationOptions { MessagesPerMinute = Minute, MessagesPerHour = Hour, PersonTimesPerDay = Day };
        using var budget = new SendBudget(clock, new FixedOptions<ConversationOptions>(options));
        var sent = new ConcurrentBag<(string UserId, DateTimeOffset At)>();
        foreach (var step in steps.Get.Concat(steps.Get).Concat(steps.Get))
        {
            // Eight threads at each moment, each alone or for several at once.
            Parallel.For(0, 8, thread => Assert.True(SendAsync(step, thread).IsCompletedSuccessfully));
            clock.Advance(TimeSpan.FromSeconds(step % 4 == 0 ? step * 10 : step / 8.0));
        }

        foreach (var person in sent.GroupBy(one => one.UserId, one => one.At))
        {
            var times = person.Order().ToList();
            Assert.True(Most(times, TimeSpan.FromMinutes(1)) <= Minute);
            Assert.True(Most(times, TimeSpan.FromHours(1)) <= Hour);
        }

        Assert.All(sent.CountBy(one => one.At.AddHours(8).Date), day => Assert.True(day.Value <= Day));
        Assert.Contains(sent, one => one.UserId == "A");

        async Task SendAsync(byte step, int thread)
        {
            await using var permit = (step + thread) % 3 == 0 ? budget.Split(["a", "B", "c"]) : budget.Take((step + thread) % 2 == 0 ? "A" : "b");
            if (permit.Allowed.Count == 0)
            {
                return;
            }

            var left = (step + thread) % 7 != 0;
            ApiResult<int> answer = left ? new ApiResult<int>.Ok(0) : new ApiResult<int>.NotSent("");
            await permit.CallAsync(() => Task.FromResult(answer));
            foreach (var userId in left ? permit.Allowed : [])
            {
                sent.Add((userId.ToUpperInvariant(), clock.GetUtcNow()));
            }
        }
    }

    private static int Most(List<DateTimeOffset> times, TimeSpan span) =>
        times.Max(begin => times.Count(at => at >= begin && at < begin + span));
}
