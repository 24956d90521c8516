using System.Globalization;
using Bench.Cipher;
using Bench.Report;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace Bench.Rows;

/// <summary>What one callback costs before it is stored, by BenchmarkDotNet: time and allocation of cipher and parsing. No ratio.</summary>
internal static class CipherRow
{
    public static async Task<IReadOnlyList<Figure>> RunAsync(RowContext context)
    {
        // In this process: no project is generated, restored and built beside the locked one.
        var job = (context.Options.Smoke ? Job.Dry : Job.ShortRun).WithToolchain(InProcessEmitToolchain.Instance);
        var config = ManualConfig.CreateEmpty()
            .AddJob(job)
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddLogger(NullLogger.Instance)
            .WithOptions(ConfigOptions.DisableOptimizationsValidator)
            .WithArtifactsPath(Path.Combine(context.Folder, "benchmarkdotnet"));
        var summary = BenchmarkRunner.Run<GateBenchmark>(config);
        var notes = new List<string>();
        foreach (var report in summary.Reports)
        {
            notes.Add(Told(report));
            await context.SayAsync(notes[^1]);
        }

        return [new Figure("cipher", []) { Notes = notes, Losses = summary.HasCriticalValidationErrors || notes.Count == 0 ? ["BenchmarkDotNet did not run."] : [] }];
    }

    private static string Told(BenchmarkReport report)
    {
        var name = report.BenchmarkCase.Descriptor.WorkloadMethod.Name;
        return report.ResultStatistics is { } result
            ? string.Create(CultureInfo.InvariantCulture, $"{name}: {result.Mean / 1000:0.0} µs ± {result.StandardError / 1000:0.0}, {report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase)} B allocated")
            : $"{name}: no result";
    }
}
