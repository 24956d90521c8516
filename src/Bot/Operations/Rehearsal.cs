using System.Globalization;
using Bot.Operations.Demo;

namespace Bot.Operations;

/// <summary>What the fault harness may ask of the real program by the environment (docs/decisions/0005-kill-points.md).</summary>
internal static class Rehearsal
{
    /// <summary>A TimeSpan: how far the program's clock is from the machine's.</summary>
    public const string ClockVariable = "BOT_CLOCK_SHIFT";

    public static void Apply(WebApplicationBuilder builder)
    {
        if (TimeSpan.TryParse(Environment.GetEnvironmentVariable(ClockVariable), CultureInfo.InvariantCulture, out var shift))
        {
            builder.Services.AddSingleton<TimeProvider>(new DemoClock(TimeProvider.System.GetUtcNow() + shift));
        }
    }
}
