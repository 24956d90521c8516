using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Bot.Simulator;

namespace Bench.Processes;

/// <summary>The simulator as it is, with many members, and a clerk who reads its wire log and its phones.</summary>
internal static class ServeSimulator
{
    public const string Verb = "serve-simulator";

    /// <summary>"wait N": the monotonic time, in seconds, at which the N-th send call was in the wire log.</summary>
    public const string Wait = "wait";

    /// <summary>The number of send calls so far.</summary>
    public const string Count = "count";

    /// <summary>A <see cref="PhoneBook"/> as JSON.</summary>
    public const string Book = "book";

    /// <summary>How often the log is read; it keeps 500 entries.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(2);

    public static string Member(int number) => string.Create(CultureInfo.InvariantCulture, $"bench{number:000000}");

    /// <param name="args">How many members, and how many accounts the day's quota counts.</param>
    public static async Task<int> RunAsync(string[] args)
    {
        var settings = Keys.FromEnvironment();
        settings.AccountLimit = int.Parse(args[1], CultureInfo.InvariantCulture);

        // Nothing calls back here; without an address cards with buttons would be refused (43012).
        settings.CallbackUrl = new Uri("http://127.0.0.1:9/");
        foreach (var number in Enumerable.Range(0, int.Parse(args[0], CultureInfo.InvariantCulture)))
        {
            settings.Members.Add(new SimulatedMember(Member(number), Member(number), ""));
        }

        await using var simulator = await SimulatorHost.StartAsync(settings, TimeProvider.System);
        var sends = new Sends(simulator.Tenant.WireLog);
        await Commands.ServeAsync(simulator.BaseUrl.ToString(), command => AnswerAsync(simulator.Tenant, sends, command));
        return 0;
    }

    private static async Task<string> AnswerAsync(SimulatedTenant tenant, Sends sends, string command) => command.Split(' ') switch
    {
        [Count] => sends.Read().ToString(CultureInfo.InvariantCulture),
        [Wait, var count] => await WaitAsync(sends, long.Parse(count, CultureInfo.InvariantCulture)),
        [Book] => JsonSerializer.Serialize(PhoneBook.Of(tenant)),
        _ => throw new ArgumentException($"No such command: {command}", nameof(command)),
    };

    private static async Task<string> WaitAsync(Sends sends, long count)
    {
        using var tick = new PeriodicTimer(Look);
        while (sends.Read() < count)
        {
            await tick.WaitForNextTickAsync();
        }

        return (Stopwatch.GetTimestamp() / (double)Stopwatch.Frequency).ToString("R", CultureInfo.InvariantCulture);
    }

    /// <summary>Counts send calls by the numbers of the log's entries, so that entries which left the log between two looks count too.</summary>
    private sealed class Sends(WireLog log)
    {
        private long _last;
        private long _others;

        public long Read()
        {
            var entries = log.After(_last);
            _others += entries.Count(entry => entry is not { Title: "POST message/send", ErrorCode: 0 });
            _last = entries.Count > 0 ? entries[^1].Id : _last;
            return _last - _others;
        }
    }
}

/// <summary>What the phones show.</summary>
/// <param name="Bubbles">Messages from the application.</param>
/// <param name="Distinct">Those that are different, by person and content.</param>
/// <param name="Dropped">Messages that nobody ever saw: over 30 a minute or 1000 an hour.</param>
internal sealed record PhoneBook(long Bubbles, long Distinct, long Dropped)
{
    public static PhoneBook Of(SimulatedTenant tenant)
    {
        var (bubbles, distinct) = (0L, 0L);
        foreach (var member in tenant.Members)
        {
            var shown = tenant.Phone(member.UserId).Where(bubble => bubble.FromApp).Select(bubble => bubble.Payload.GetRawText()).ToList();
            bubbles += shown.Count;
            distinct += shown.Distinct(StringComparer.Ordinal).Count();
        }

        return new PhoneBook(bubbles, distinct, tenant.DroppedMessages);
    }
}
