using System.Diagnostics.Metrics;

namespace Bot.Storage;

/// <summary>Counts what the writer does.</summary>
internal sealed class StorageMetrics
{
    public const string MeterName = "Bot.Storage";

    private readonly Counter<long> _commits;
    private readonly Counter<long> _works;
    private readonly Counter<long> _failures;
    private readonly Counter<long> _refused;

    public StorageMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _commits = meter.CreateCounter<long>("bot.storage.commits", description: "Commits, each with one fsync");
        _works = meter.CreateCounter<long>("bot.storage.works", description: "Units of work that were committed");
        _failures = meter.CreateCounter<long>("bot.storage.failures", description: "Units of work that were rolled back");
        _refused = meter.CreateCounter<long>("bot.storage.refused", description: "Units of work refused as busy");
    }

    public void Committed(int works)
    {
        _commits.Add(1);
        _works.Add(works);
    }

    public void RolledBack(int works) => _failures.Add(works);

    public void Refused(int works) => _refused.Add(works);
}
