using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Threading.Channels;

namespace Bench.Processes;

/// <summary>
/// A process of the run. All of them, the echo too, run with the runtime configuration of the shipped program (Bot.runtimeconfig.json: its
/// garbage collector, its tiering), so that a ratio compares programs and not configurations.
/// </summary>
internal sealed class Child : IAsyncDisposable
{
    /// <summary>Begins the line with which a child says its address.</summary>
    public const string Listening = "Now listening on: ";

    /// <summary>Begins the line that answers a command.</summary>
    public const string Answer = "= ";

    private const int LastLines = 60;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly Queue<string> _output = new();
    private readonly Channel<string> _answers = Channel.CreateUnbounded<string>();
    private readonly TaskCompletionSource<Uri> _url = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Child(Process process) => _process = process;

    public Uri Url { get; private set; } = new("http://127.0.0.1:0");

    /// <param name="program">Bench or Bot, both beside this program.</param>
    public static Child Start(string program, string folder, IReadOnlyDictionary<string, string> environment, params IEnumerable<string> arguments)
    {
        var home = AppContext.BaseDirectory;
        var start = new ProcessStartInfo(
            "dotnet",
            ["exec", "--runtimeconfig", Path.Combine(home, "Bot.runtimeconfig.json"), "--depsfile", Path.Combine(home, $"{program}.deps.json"), Path.Combine(home, $"{program}.dll"), .. arguments])
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

        var child = new Child(new Process { StartInfo = start });
        child._process.OutputDataReceived += (_, line) => child.Read(line.Data);
        child._process.ErrorDataReceived += (_, line) => child.Read(line.Data);
        child._process.Start();
        child._process.BeginOutputReadLine();
        child._process.BeginErrorReadLine();
        return child;
    }

    /// <summary>Returns when it listens.</summary>
    /// <exception cref="InvalidOperationException">It ended before, or did not come up in time.</exception>
    public async Task UpAsync()
    {
        if (await Task.WhenAny(_url.Task, _process.WaitForExitAsync(), Task.Delay(Longest)) != _url.Task)
        {
            throw new InvalidOperationException($"A process did not come up:\n{Output}");
        }

        Url = await _url.Task;
    }

    /// <summary>The answer to a command.</summary>
    /// <exception cref="InvalidOperationException">It ended, or did not answer in time.</exception>
    public async Task<string> AskAsync(string command, TimeSpan? within = null)
    {
        await _process.StandardInput.WriteLineAsync(command);
        await _process.StandardInput.FlushAsync();
        using var limit = new CancellationTokenSource(within ?? Longest);
        try
        {
            return await _answers.Reader.ReadAsync(limit.Token);
        }
        catch (Exception error) when (error is OperationCanceledException or ChannelClosedException)
        {
            throw new InvalidOperationException($"No answer to '{command}':\n{Output}", error);
        }
    }

    /// <summary>VmRSS in bytes.</summary>
    public long ResidentBytes()
    {
        var line = File.ReadLines($"/proc/{_process.Id}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        return 1024 * long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture);
    }

    /// <summary>SIGKILL, and gone.</summary>
    public async Task KillAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        await _process.WaitForExitAsync();
    }

    /// <summary>An orderly end: what is in hand is finished.</summary>
    public async Task StopAsync()
    {
        _process.StandardInput.Close();
        if (await Task.WhenAny(_process.WaitForExitAsync(), Task.Delay(Longest)) is { } first && !_process.HasExited)
        {
            await first;
            await KillAsync();
            throw new InvalidOperationException($"A process did not end:\n{Output}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
    }

    private string Output
    {
        get
        {
            lock (_output)
            {
                return new StringBuilder().AppendJoin('\n', _output).ToString();
            }
        }
    }

    private void Read(string? line)
    {
        if (line is null)
        {
            _answers.Writer.TryComplete();
            return;
        }

        if (line.StartsWith(Answer, StringComparison.Ordinal))
        {
            _answers.Writer.TryWrite(line[Answer.Length..]);
            return;
        }

        lock (_output)
        {
            _output.Enqueue(line);
            if (_output.Count > LastLines)
            {
                _output.Dequeue();
            }
        }

        if (line.IndexOf(Listening, StringComparison.Ordinal) is >= 0 and var at && Uri.TryCreate(line[(at + Listening.Length)..].Trim(), UriKind.Absolute, out var url))
        {
            _url.TrySetResult(url);
        }
    }
}
