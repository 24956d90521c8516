using System.Globalization;
using Bot.Scheduling;

namespace Bot.Tests.Scheduling;

public sealed class ScheduledJobTests
{
    /// <summary>2020-12-09 is a Wednesday; times as clocks in China show them.</summary>
    [Theory]
    [InlineData("2020-12-09 07:59:59", null)]
    [InlineData("2020-12-09 08:00:00", "2020-12-09 08:00")]
    [InlineData("2020-12-09 08:30:00", "2020-12-09 08:00")]
    [InlineData("2020-12-09 16:00:00", "2020-12-09 08:00")]
    [InlineData("2020-12-09 16:00:01", null)]
    [InlineData("2020-12-12 08:00:00", null)]
    [InlineData("2020-12-14 09:00:00", "2020-12-14 08:00")]
    public void AWindow_IsDueFromItsMoment_UntilItIsTooLateForIt(string now, string? window) =>
        Assert.Equal(window is null ? null : China(window), Job().Due(China(now)));

    [Fact]
    public void OfSeveralMissedWindows_TheLatestIsDue() =>
        Assert.Equal(China("2020-12-09 11:00"), Job("0 * * * *").Due(China("2020-12-09 11:59")));

    [Theory]
    [InlineData("0 8 * * 1-5", true)]
    [InlineData("*/5 * * * * *", true)]
    [InlineData("8 o'clock", false)]
    [InlineData("", false)]
    public void FiveFields_OrSixWithSeconds(string times, bool readable) => Assert.Equal(readable, ScheduledJob.Read(times) is not null);

    [Fact]
    public void TheTable_RefusesTheSameJobTwice_AndTimesThatAreNone()
    {
        Assert.Throws<ArgumentException>(() => new ScheduleTable().Job("a", "0 8 * * *", "sys", TimeSpan.Zero).Job("a", "0 9 * * *", "sys", TimeSpan.Zero));
        Assert.Throws<ArgumentException>(() => new ScheduleTable().Job("a", "early", "sys", TimeSpan.Zero));
    }

    [Theory]
    [InlineData("hanging", "30 7 * * *", true)]
    [InlineData("HANGING", "30 7 * * *", true)]
    [InlineData("hangign", "30 7 * * *", false)]
    [InlineData("hanging", "soon", false)]
    public void TheSettings_MayGiveAJobOtherTimes(string job, string times, bool taken)
    {
        var options = new SchedulingOptions { Times = { [job] = times } };

        var faults = BotSchedule.Table().Faults(options).ToList();
        Assert.Equal(taken, faults.Count == 0);
        Assert.All(faults, fault => Assert.StartsWith($"Scheduling:Times:{job} ", fault, StringComparison.Ordinal));
        Assert.Equal(China(taken ? "2020-12-09 07:30" : "2020-12-08 08:00"), BotSchedule.Table().At(options).Jobs[0].Times.GetPreviousOccurrence(China("2020-12-09 07:45"), TimeZoneInfo.CreateCustomTimeZone("+8", TimeSpan.FromHours(8), null, null)));
    }

    /// <summary>A job without a handler would do nothing, and nobody would notice.</summary>
    [Fact]
    public void EveryJob_HasItsHandler_AndAPlainName()
    {
        Assert.Equal(
            BotSchedule.Table().Jobs.Select(job => job.Name).Order(StringComparer.Ordinal),
            BotRoutes.Table().Rows.Where(row => row.Kind == "job").Select(row => row.Key).Order(StringComparer.Ordinal));
        Assert.All(BotSchedule.Table().Jobs, job => Assert.All(job.Name, letter => Assert.True(char.IsAsciiLetterLower(letter), job.Name)));
    }

    private static ScheduledJob Job(string times = "0 8 * * 1-5") => new("test", ScheduledJob.Read(times)!, "sys.test", TimeSpan.FromHours(8));

    private static DateTimeOffset China(string at) => new(DateTime.Parse(at, CultureInfo.InvariantCulture), TimeSpan.FromHours(8));
}
