using Microsoft.Extensions.Options;

namespace Bot.Scheduling;

/// <summary>Names each entry of the settings that gives times to no job, or none to a job.</summary>
internal sealed class ScheduleCheck(ScheduleTable table) : IValidateOptions<SchedulingOptions>
{
    public ValidateOptionsResult Validate(string? name, SchedulingOptions options) =>
        table.Faults(options).ToList() is { Count: > 0 } faults ? ValidateOptionsResult.Fail(faults) : ValidateOptionsResult.Success;
}
