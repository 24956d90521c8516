using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Bot.Chaos.Play;

/// <summary>The real program as a child process, with what one does to processes.</summary>
internal sealed class BotProcess : IAsyncDisposable
{
    private const string Listening = "Now listening on: ";
    private const string AtPausePoint = $"{KillPoints.PauseVariable}: ";
    private static readonly string[] Logging = ["--Logging:LogLevel:Default=Warning", "--Logging:LogLevel:Microsoft.Hosting.Lifetime=Information"];
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly TaskCompletionSource<Uri> _url = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _paused = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private BotProcess(Process process, bool armed) => (_process, MayEnd) = (process, armed);

    public Uri Url { get; private set; } = new("http://127.0.0.1:0");

    /// <summary>Address of its callback.</summary>
    public Uri Door => new(Url, "/wecom/callback");

    public bool HasExited => _process.HasExited;

    /// <summary>The kernel says that it is stopped (proc_pid_stat(5): the state follows the name in brackets).</summary>
    public bool StandsStill => System.IO.File.ReadAllText($"/proc/{Number}/stat") is var stat && stat[(stat.LastIndexOf(')') + 2)..].StartsWith('T');

    /// <summary>Somebody ended it, or it was armed to end itself.</summary>
    public bool MayEnd { get; private set; }

    /// <summary>Completes when it stands at its pause point.</summary>
    public Task Paused => _paused.Task;

    /// <summary>Completes when the process is gone.</summary>
    public Task Exited { get; private set; } = Task.CompletedTask;

    /// <summary>What it wrote, for reading a failure.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    /// <summary>Starts the program and waits for nothing.</summary>
    public static BotProcess Launch(string folder, IReadOnlyDictionary<string, string> environment)
    {
        // A shell that ignores SIGXFSZ first: a write over the file size limit then is an error for the program and not its end.
        var start = new ProcessStartInfo("/bin/sh", ["-c", "trap '' XFSZ; exec dotnet \"$@\"", "sh", Path.Combine(AppContext.BaseDirectory, "Bot.dll"), .. Logging])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var bot = new BotProcess(new Process { StartInfo = start }, environment.ContainsKey(KillPoints.Variable));
        bot._process.OutputDataReceived += (_, line) => bot.Read(line.Data);
        bot._process.ErrorDataReceived += (_, line) => bot.Read(line.Data);
        bot._process.Start();
        bot._process.BeginOutputReadLine();
        bot._process.BeginErrorReadLine();
        bot.Exited = bot._process.WaitForExitAsync();
        return bot;
    }

    /// <summary>True when it listens; false when it came to its kill point before: it works off what waits from the start.</summary>
    /// <exception cref="InvalidOperationException">It ended by itself, or did not come up in time.</exception>
    public async Task<bool> UpAsync()
    {
        var first = await Task.WhenAny(_url.Task, Exited, Task.Delay(Longest));
        if (first == _url.Task)
        {
            Url = await _url.Task;
            return true;
        }

        return first == Exited && MayEnd ? false : throw new InvalidOperationException($"The bot did not come up:\n{Output}");
    }

    /// <summary>SIGKILL, and gone.</summary>
    public async Task KillAsync()
    {
        MayEnd = true;
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        await Exited;
    }

    /// <summary>Lets it go on from its pause point.</summary>
    public Task GoOnAsync() => _process.StandardInput.WriteLineAsync();

    public Task SignalAsync(string name) => RunAsync("/bin/sh", "-c", $"kill -{name} {Number}");

    /// <summary>Limits the size of every file it writes; null gives the room back.</summary>
    public Task LimitFilesAsync(long? bytes) =>
        RunAsync("prlimit", "--pid", Number, $"--fsize={bytes?.ToString(CultureInfo.InvariantCulture) ?? "unlimited"}:unlimited");

    /// <summary>SIGTERM; how long it took to end, and its exit code.</summary>
    public async Task<(TimeSpan Took, int Code)> TerminateAsync()
    {
        var clock = Stopwatch.StartNew();
        if (HasExited)
        {
            return (clock.Elapsed, -1);
        }

        MayEnd = true;
        await SignalAsync("TERM");
        if (await Task.WhenAny(Exited, Task.Delay(Longest)) != Exited)
        {
            _process.Kill();
        }

        await Exited;
        return (clock.Elapsed, _process.ExitCode);
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
    }

    private string Number => _process.Id.ToString(CultureInfo.InvariantCulture);

    private static async Task RunAsync(string program, params IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)) ?? throw new InvalidOperationException($"{program} did not start.");
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
        }
    }

    private void Read(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_output)
        {
            _output.AppendLine(line);
        }

        if (line.StartsWith(AtPausePoint, StringComparison.Ordinal))
        {
            _paused.TrySetResult();
        }

        if (line.IndexOf(Listening, StringComparison.Ordinal) is >= 0 and var at && Uri.TryCreate(line[(at + Listening.Length)..].Trim(), UriKind.Absolute, out var url))
        {
            _url.TrySetResult(url);
        }
    }
}
