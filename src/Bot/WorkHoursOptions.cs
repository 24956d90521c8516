using Domain.Calendars;
using Microsoft.Extensions.Options;

namespace Bot;

/// <summary>Working hours of the bureau, Asia/Shanghai: reminders go out within them.</summary>
internal sealed class WorkHoursOptions : IValidateOptions<WorkHoursOptions>
{
    public const string Section = "WorkHours";

    public TimeOnly From { get; set; } = new(8, 30);

    public TimeOnly To { get; set; } = new(17, 30);

    public ValidateOptionsResult Validate(string? name, WorkHoursOptions options) =>
        options.From < options.To ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail($"{Section}:From 要早于 {Section}:To，如 08:30 和 17:30。");

    /// <exception cref="Documents.ContentFileException">The holiday file is missing or broken.</exception>
    public WorkCalendar With(Documents.ContentFiles content) => new(content.Holidays, From, To);
}
