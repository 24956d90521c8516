using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Data.Sqlite;

namespace Bot.Chaos;

/// <summary>The table as Markdown, with what a reader needs to play it again.</summary>
internal static class Table
{
    private const int MostNotes = 12;

    public static string Print(IReadOnlyList<Verdict> verdicts, ChaosOptions options, TimeSpan took)
    {
        var text = new StringBuilder();
        text.AppendLine();
        text.AppendLine("| row | struck | kills | visits | acknowledged | lost | double effects | ambiguous sends | in flight | blind | unflagged | stuck | holds |");
        text.AppendLine("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---|");
        foreach (var one in verdicts)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"| {one.Row} | {one.Struck} | {one.Kills} | {one.Visits} | {one.Acknowledged} | {one.Lost} | {one.Double} | {one.Ambiguous} | {one.InFlight} | {one.Blind} | {one.Unflagged} | {one.Stuck} | {(one.Holds ? "yes" : "NO")} |");
        }

        text.AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"{TimeProvider.System.GetUtcNow():yyyy-MM-dd}, seed {options.Seed}, `--kills {options.Kills} --parallel {options.Parallel}`, {took:hh\\:mm\\:ss}; {Commit()}{Machine()}.");
        return text.ToString();
    }

    /// <summary>What is wrong with a row that fails; empty when it holds.</summary>
    public static string Notes(Verdict verdict) =>
        verdict.Holds ? "" : string.Concat(verdict.Notes.Take(MostNotes).Select(note => $"  {note}{Environment.NewLine}"));

    /// <summary>Of the working copy that the program was built in; nothing where git or the copy is missing.</summary>
    private static string Commit() =>
        Git("rev-parse --short HEAD") is not { Length: > 0 } commit ? "" : $"commit {commit}{(Git("status --porcelain") is { Length: > 0 } ? " with changes" : "")}; ";

    private static string? Git(string arguments)
    {
        try
        {
            using var git = Process.Start(new ProcessStartInfo("git", arguments)
            {
                WorkingDirectory = AppContext.BaseDirectory,
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            });
            return git?.StandardOutput.ReadToEnd().Trim();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static string Machine()
    {
        using var memory = new SqliteConnection("Data Source=:memory:");
        memory.Open();
        return string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} cores ({Processor()}), {RuntimeInformation.OSDescription} {RuntimeInformation.OSArchitecture}, {RuntimeInformation.FrameworkDescription}, SQLite {memory.ServerVersion}");
    }

    private static string Processor() =>
        File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() ?? "unknown processor";
}
