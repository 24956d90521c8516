using Bot.Features.Digest;
using Bot.Scheduling;
using Microsoft.Extensions.Options;

namespace Bot;

/// <summary>日报 never goes out on the full or half hour: then everybody's programs send, and WeCom is slow.</summary>
internal sealed class DigestTime : IValidateOptions<SchedulingOptions>
{
    /// <summary>A week and a day of windows show every time of a rule of five fields that anybody writes for a digest.</summary>
    private static readonly TimeSpan Looked = TimeSpan.FromDays(8);

    private static readonly DateTimeOffset From = new(2021, 1, 3, 0, 0, 0, TimeSpan.Zero);

    public ValidateOptionsResult Validate(string? name, SchedulingOptions options) =>
        options.Times.TryGetValue(DigestHandler.Job, out var times)
        && ScheduledJob.Read(times) is { } read
        && read.GetOccurrences(From, From + Looked, TimeZoneInfo.Utc).Any(at => at.Minute is 0 or 30)
            ? ValidateOptionsResult.Fail(DigestTexts.FullHour(SchedulingOptions.Section, DigestHandler.Job, times))
            : ValidateOptionsResult.Success;
}
