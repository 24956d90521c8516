using System.Globalization;
using System.Runtime.InteropServices;

namespace Bot.Operations;

/// <summary>What the fault harness may ask of the real program by the environment (docs/decisions/0005-kill-points.md).</summary>
internal static class Rehearsal
{
    /// <summary>A TimeSpan: how far the program's clock is from the machine's. With it SIGUSR1 moves the clock an hour on, SIGUSR2 an hour back.</summary>
    public const string ClockVariable = "BOT_CLOCK_SHIFT";

    // Linux numbers (signal(7)); the enumeration names the portable signals only.
    private const PosixSignal User1 = (PosixSignal)10;
    private const PosixSignal User2 = (PosixSignal)12;

    public static void Apply(WebApplicationBuilder builder)
    {
        if (TimeSpan.TryParse(Environment.GetEnvironmentVariable(ClockVariable), CultureInfo.InvariantCulture, out var shift))
        {
            builder.Services.AddSingleton<TimeProvider>(_ => new ShiftedClock(shift));
        }
    }

    /// <summary>Its time of day is moved; timers and elapsed time go on, as on a machine whose clock is set.</summary>
    private sealed class ShiftedClock : TimeProvider, IDisposable
    {
        private readonly List<PosixSignalRegistration> _signals = [];
        private long _shift;

        public ShiftedClock(TimeSpan shift)
        {
            _shift = shift.Ticks;
            if (OperatingSystem.IsLinux())
            {
                _signals.Add(Moving(User1, TimeSpan.FromHours(1)));
                _signals.Add(Moving(User2, TimeSpan.FromHours(-1)));
            }
        }

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _shift));

        public void Dispose() => _signals.ForEach(signal => signal.Dispose());

        private PosixSignalRegistration Moving(PosixSignal signal, TimeSpan by) => PosixSignalRegistration.Create(signal, context =>
        {
            // Unless it is cancelled, the signal ends the process afterwards.
            context.Cancel = true;
            Interlocked.Add(ref _shift, by.Ticks);
        });
    }
}
