using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Bench.Disk;
using Microsoft.Data.Sqlite;

namespace Bench.Report;

/// <summary>What the figures were measured on.</summary>
internal static class Machine
{
    private const int Probes = 300;

    /// <param name="folder">Where the databases of the run lie.</param>
    public static IReadOnlyDictionary<string, string> Describe(string folder)
    {
        using var sqlite = new SqliteConnection("Data Source=:memory:");
        sqlite.Open();
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["cores"] = Environment.ProcessorCount.ToString(CultureInfo.InvariantCulture),
            ["cpu"] = FirstLine("/proc/cpuinfo", "model name"),
            ["memory"] = FirstLine("/proc/meminfo", "MemTotal"),
            ["system"] = RuntimeInformation.OSDescription,
            ["kernel"] = Read("/proc/sys/kernel/osrelease"),
            ["filesystem"] = FileSystem(folder),
            ["append 4 KiB + fdatasync"] = Microseconds(folder, overwrite: false),
            ["overwrite 4 KiB + fdatasync"] = Microseconds(folder, overwrite: true),
            ["load at start"] = Read("/proc/loadavg"),
            [".net"] = RuntimeInformation.FrameworkDescription,
            ["sqlite"] = sqlite.ServerVersion,
            ["commit"] = Git("rev-parse --short HEAD") + (Git("status --porcelain").Length > 0 ? " with changes" : ""),
        };
    }

    private static string Microseconds(string folder, bool overwrite)
    {
        var latencies = SerialSync.Measure(folder, Probes, overwrite).Latencies;
        return string.Create(CultureInfo.InvariantCulture, $"median {Statistics.Median(latencies) * 1e6:0} µs, p99 {Statistics.Percentile(latencies, 0.99) * 1e6:0} µs");
    }

    /// <summary>Kind and device of the mount with the longest path above the folder.</summary>
    private static string FileSystem(string folder) =>
        !File.Exists("/proc/mounts") ? "unknown"
        : File.ReadLines("/proc/mounts")
            .Select(line => line.Split(' '))
            .Where(mount => mount.Length > 3 && Path.GetFullPath(folder).StartsWith(mount[1].TrimEnd('/') + "/", StringComparison.Ordinal))
            .OrderByDescending(mount => mount[1].Length)
            .Select(mount => $"{mount[2]} on {mount[0]} ({mount[3]})")
            .FirstOrDefault("unknown");

    private static string FirstLine(string file, string name) =>
        !File.Exists(file) ? "unknown"
        : File.ReadLines(file).FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal))?.Split(':', 2)[^1].Trim() ?? "unknown";

    private static string Read(string file) => File.Exists(file) ? File.ReadAllText(file).Trim() : "unknown";

    private static string Git(string arguments)
    {
        try
        {
            using var git = Process.Start(new ProcessStartInfo("git", arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true });
            return git?.StandardOutput.ReadToEnd().Trim() ?? "unknown";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "unknown";
        }
    }
}
