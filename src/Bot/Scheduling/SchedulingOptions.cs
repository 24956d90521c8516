namespace Bot.Scheduling;

/// <summary>Section "Scheduling" of the configuration.</summary>
internal sealed class SchedulingOptions
{
    public const string Section = "Scheduling";

    /// <summary>How often it is looked whether a job is due.</summary>
    public TimeSpan CheckEvery { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Other times for a job of the table, by its name: five cron fields, or six beginning with seconds; China Standard Time.</summary>
    public IDictionary<string, string> Times { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
}
