using System.Diagnostics;
using System.Globalization;

namespace Bot;

/// <summary>
/// The places between two stations of the path at which a rehearsal may end the process, as a power cut would (docs/decisions/0005-kill-points.md).
/// Nothing happens unless the environment variable BOT_KILL_POINT names one: "turn.claimed" at the first pass, "turn.claimed:3" at the third.
/// BOT_PAUSE_POINT holds the thread there instead: it says so on the standard output and goes on with the next line of the standard input.
/// </summary>
internal static class KillPoints
{
    public const string Variable = "BOT_KILL_POINT";
    public const string PauseVariable = "BOT_PAUSE_POINT";

    public const string AcceptOpened = "accept.opened";
    public const string AcceptInserted = "accept.inserted";
    public const string AcceptCommitted = "accept.committed";
    public const string WriterCommitted = "writer.committed";
    public const string TurnClaimed = "turn.claimed";
    public const string TurnHandled = "turn.handled";
    public const string TurnCommitted = "turn.committed";
    public const string SendClaimed = "send.claimed";
    public const string SendLeaving = "send.leaving";
    public const string SendAnswered = "send.answered";
    public const string SendSettling = "send.settling";
    public const string SendSettled = "send.settled";
    public const string CardCodeTaken = "card.code-taken";
    public const string FileUploaded = "file.uploaded";
    public const string MediaFetched = "media.fetched";
    public const string BroadcastWritten = "broadcast.written";
    public const string BroadcastLeaving = "broadcast.leaving";
    public const string BroadcastSettling = "broadcast.settling";

    /// <summary>In the order of the path.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        AcceptOpened, AcceptInserted, AcceptCommitted, WriterCommitted, TurnClaimed, TurnHandled, BroadcastWritten, TurnCommitted,
        SendClaimed, SendLeaving, CardCodeTaken, FileUploaded, MediaFetched, BroadcastLeaving, SendAnswered, BroadcastSettling, SendSettling, SendSettled,
    ];

    private static readonly (string Name, int Pass)? Armed = Read(Environment.GetEnvironmentVariable(Variable));
    private static readonly (string Name, int Pass)? Held = Read(Environment.GetEnvironmentVariable(PauseVariable));
    private static int _passed;
    private static int _passedHeld;

    public static void Reached(string name)
    {
        if (Armed is { } armed && armed.Name == name && Interlocked.Increment(ref _passed) == armed.Pass)
        {
            using var self = Process.GetCurrentProcess();
            self.Kill();
        }

        if (Held is { } held && held.Name == name && Interlocked.Increment(ref _passedHeld) == held.Pass)
        {
            Console.Out.WriteLine($"{PauseVariable}: {name}");
            Console.In.ReadLine();
        }
    }

    /// <summary>Null for nothing, and for a name of no point.</summary>
    internal static (string Name, int Pass)? Read(string? text)
    {
        var parts = text?.Split(':') ?? [];
        return parts switch
        {
            [var name] when All.Contains(name, StringComparer.Ordinal) => (name, 1),
            [var name, var pass] when All.Contains(name, StringComparer.Ordinal) && int.TryParse(pass, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => (name, number),
            _ => null,
        };
    }
}
