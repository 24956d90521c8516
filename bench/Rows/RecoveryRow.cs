using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Bench.Books;
using Bench.Load;
using Bench.Processes;
using Bench.Report;

namespace Bench.Rows;

/// <summary>kill -9 under load → first acknowledged callback of the next process ÷ start of a bare web application → its first 200.</summary>
internal static class RecoveryRow
{
    private const int Connections = 16;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    public static async Task<IReadOnlyList<Figure>> RunAsync(RowContext context)
    {
        var inspectors = context.Size(1000, 50);
        await using var site = await Site.PrepareAsync(context, new SiteNeeds
        {
            Members = inspectors,
            Messages = 1_000_000,
            Seed = store => Cast.SeedAsync(store, inspectors, TimeProvider.System.GetUtcNow()),
        });
        var (callbacks, book) = (context.Callbacks(), new InboxBook());
        var samples = await context.RepeatAsync(async () =>
        {
            var ours = await RestartAsync(context, site, callbacks, book, inspectors);
            var bare = await BareAsync(context);
            return (ours / bare, [new Term("kill → acknowledged ms", ours * 1e3), new Term("bare start → 200 ms", bare * 1e3)]);
        });

        // What was committed when the program died and never answered is no loss: the platform repeats it.
        return [new Figure("recovery", samples) { Goal = new Goal(3, 1.5, AtMost: true), Losses = await book.CheckAsync(site.File, exact: false) }];
    }

    private static async Task<double> RestartAsync(RowContext context, Site site, Callbacks callbacks, InboxBook book, int inspectors)
    {
        var address = FreeAddress();
        var texts = callbacks.Seal(context.Size(20_000, 1000), number => ServeSimulator.Member(number % inspectors), Cast.Words);
        await using var bot = site.LaunchProgram(address);
        book.Add(await UntilAcknowledgedAsync(address, texts[..1]), [200]);
        var load = LoadAsync(address, texts[1..], book);
        await Task.Delay(context.Options.Smoke ? 300 : 1000);
        var killed = Stopwatch.GetTimestamp();
        await bot.KillAsync();
        await using var next = site.LaunchProgram(address);
        var first = await UntilAcknowledgedAsync(address, callbacks.Seal(inspectors, ServeSimulator.Member, Cast.Words));
        var seconds = Stopwatch.GetElapsedTime(killed).TotalSeconds;
        await load;
        book.Add(first, [200]);
        return seconds;
    }

    private static async Task<double> BareAsync(RowContext context)
    {
        var (address, request) = (FreeAddress(), HttpLink.Post("/", "bare"u8));
        var started = Stopwatch.GetTimestamp();
        await using var echo = Echo.Launch(context, address);
        await UntilAcknowledgedAsync(address, [new SealedText(0, request)]);
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    /// <summary>Tries until one is answered 200; its MsgId.</summary>
    private static async Task<long[]> UntilAcknowledgedAsync(Uri address, SealedText[] texts)
    {
        var started = Stopwatch.GetTimestamp();
        for (var attempt = 0; Stopwatch.GetElapsedTime(started) < Longest; attempt++)
        {
            var text = texts[attempt % texts.Length];
            try
            {
                using var link = await HttpLink.ConnectAsync(address);
                if (await link.SendAsync(text.Request) == 200)
                {
                    return [text.MessageId];
                }
            }
            catch (Exception error) when (error is SocketException or IOException)
            {
                // Not up yet.
            }

            await Task.Delay(Pause);
        }

        throw new InvalidOperationException("No callback was acknowledged within a minute.");
    }

    /// <summary>Callbacks on many connections until the process is gone.</summary>
    private static async Task LoadAsync(Uri address, SealedText[] texts, InboxBook book)
    {
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(WorkAsync)));

        async Task WorkAsync()
        {
            try
            {
                using var link = await HttpLink.ConnectAsync(address);
                for (var index = Interlocked.Increment(ref next); index < texts.Length; index = Interlocked.Increment(ref next))
                {
                    if (await link.SendAsync(texts[index].Request) == 200)
                    {
                        lock (book)
                        {
                            book.Add(texts[index].MessageId);
                        }
                    }
                }
            }
            catch (Exception error) when (error is SocketException or IOException)
            {
                // Killed.
            }
        }
    }

    /// <summary>A port nobody listens on; the client has to know it before the program is up.</summary>
    private static Uri FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
    }
}
