using Domain.Calendars;
using Microsoft.Extensions.Options;

namespace Bot;

/// <summary>Working hours of the bureau, Asia/Shanghai: reminders go out within them.</summary>
internal sealed class WorkHoursOptions : IValidateOptions<WorkHoursOptions>
{
    public const string Section = "WorkHours";

    public TimeOnly From { get; set; } = new(8, 30);

    public TimeOnly To { get; set; } = new(17, 30);

    /// <summary>Several stretches a day, "08:30-12:00,14:00-17:30", the last one up to 24:00; then <see cref="From"/> and <see cref="To"/> do not count. Empty for one.</summary>
    public string Hours { get; set; } = "";

    public ValidateOptionsResult Validate(string? name, WorkHoursOptions options) => (options.Hours, options.From < options.To) switch
    {
        ({ Length: > 0 } hours, _) when WorkHours.Parse(hours) is null =>
            ValidateOptionsResult.Fail($"{Section}:Hours 要从早到晚写各段时间，不能重叠，如 08:30-12:00,14:00-17:30；到半夜写 24:00。"),
        ({ Length: 0 }, false) => ValidateOptionsResult.Fail($"{Section}:From 要早于 {Section}:To，如 08:30 和 17:30。"),
        _ => ValidateOptionsResult.Success,
    };

    /// <exception cref="Documents.ContentFileException">The holiday file is missing or broken.</exception>
    public WorkCalendar With(Documents.ContentFiles content) => new(
        content.Holidays,
        (Hours.Length > 0 ? WorkHours.Parse(Hours) : null) ?? new WorkHours([new WorkInterval(From.ToTimeSpan(), To.ToTimeSpan())]));
}
