using System.Globalization;
using System.Text.Json;
using Bot.Simulator;

namespace Bot.Chaos.Play;

/// <summary>A moment after which a bot could not know, or not write down, what came of the calls it had in hand: it was killed or stopped, or the file could not be written.</summary>
/// <param name="From">Timestamp; a repeat from then on may be due to it.</param>
/// <param name="InHand">Keys (<see cref="Sends.Key"/>) of what was claimed and not settled then, sent or not.</param>
internal sealed record Interruption(long From, IReadOnlySet<string> InHand)
{
    /// <summary>When work went on: a call after it is none of those that were interrupted.</summary>
    public long Until { get; set; } = long.MaxValue;
}

/// <summary>
/// The platform's view of the calls that had an effect. A repeat is excused by the call before it with the same bytes, and by nothing else: its answer
/// did not go out completely, or the platform had it while it was in hand at an interruption. Each interruption excuses one repeat of a call.
/// </summary>
/// <param name="InFlight">Calls that were in doubt: so many repeats there may be.</param>
/// <param name="Repeats">All that came again.</param>
/// <param name="Blind">Those of them that nothing excuses.</param>
/// <param name="Notes">What there is to know of each of the blind: when the call before it came, and where the interruptions lay.</param>
internal sealed record Sends(int InFlight, IReadOnlyList<SimulatedCall> Repeats, IReadOnlyList<SimulatedCall> Blind, IReadOnlyList<string> Notes)
{
    public const string Send = "message/send";
    public const string Update = "message/update_template_card";

    /// <summary>response_code unknown, used or expired.</summary>
    private const int CodeSpent = 60140;

    public static Sends Of(IReadOnlyList<SimulatedCall> calls, IReadOnlyList<Interruption> interruptions)
    {
        var (inFlight, repeats, blind, notes) = (0, new List<SimulatedCall>(), new List<SimulatedCall>(), new List<string>());
        foreach (var same in calls.Where(call => call.Path != CallBook.Token && call.Errcode is 0 or CodeSpent).GroupBy(Key, StringComparer.Ordinal))
        {
            var left = interruptions.Where(one => one.InHand.Contains(same.Key)).ToList();
            SimulatedCall? before = null;
            foreach (var call in same.OrderBy(call => call.ReceivedAt))
            {
                var doubt = before is null ? null : left.Find(one => before.ReceivedAt <= one.Until && call.ReceivedAt >= one.From);
                var excused = before is { Answered: false } || doubt is not null;
                if (before is not null || call.Errcode == CodeSpent)
                {
                    repeats.Add(call);
                    if (!excused)
                    {
                        blind.Add(call);
                        notes.Add(Note(call, before, interruptions));
                    }
                }

                inFlight += before is not null && excused ? 1 : 0;
                left.RemoveAll(one => one == doubt || one.Until < call.ReceivedAt);
                before = call;
            }

            inFlight += before is { Answered: false } || left.Count > 0 ? 1 : 0;
        }

        return new Sends(inFlight, repeats, blind, notes);
    }

    private static string Note(SimulatedCall call, SimulatedCall? before, IReadOnlyList<Interruption> interruptions)
    {
        var held = interruptions.Select(one => $"{(one.InHand.Contains(Key(call)) ? "in hand" : "not in hand")} at {Since(one.From)} to {(one.Until == long.MaxValue ? "the end" : Since(one.Until))}");
        return string.Create(CultureInfo.InvariantCulture, $"{call.Path}, the call before it {(before is null ? "never" : Since(before.ReceivedAt))}; {string.Join(", ", held)}");

        string Since(long at) => string.Create(CultureInfo.InvariantCulture, $"{TimeProvider.System.GetElapsedTime(call.ReceivedAt, at).TotalSeconds:+0.00;-0.00} s");
    }

    /// <summary>What is the same in every repeat: the bytes of a message; the code of an update, which works once.</summary>
    public static string Key(SimulatedCall call)
    {
        if (call.Path != Update)
        {
            return call.Body;
        }

        using var json = JsonDocument.Parse(call.Body);
        return json.RootElement.GetProperty("response_code").GetString()!;
    }
}
