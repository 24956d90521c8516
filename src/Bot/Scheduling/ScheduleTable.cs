using Bot.Messaging;

namespace Bot.Scheduling;

/// <summary>
/// The one table of what is done by the clock; filled by BotHost (BotSchedule). To add a job: a row here, and a row of its name in BotRoutes
/// (<c>.Job&lt;THandler&gt;(name)</c>). The handler is one like any other: it gets a turn in the job's lane with the window as its input, reads, writes and
/// words messages in one commit, and is repeated after a crash, so a window has its effects once over all instances. It takes no longer than a
/// message's turn does: who has many things to do enters an inbox item for each (<see cref="Inbox"/>), in lanes of their own.
/// </summary>
internal sealed class ScheduleTable
{
    private readonly List<ScheduledJob> _jobs = [];

    public IReadOnlyList<ScheduledJob> Jobs => _jobs;

    /// <param name="name"><inheritdoc cref="ScheduledJob" path="/param[@name='Name']"/></param>
    /// <param name="times">Five cron fields, China Standard Time.</param>
    /// <param name="lane"><inheritdoc cref="ScheduledJob" path="/param[@name='Lane']"/></param>
    /// <param name="catchUp"><inheritdoc cref="ScheduledJob" path="/param[@name='CatchUp']"/></param>
    public ScheduleTable Job(string name, string times, string lane, TimeSpan catchUp)
    {
        var expression = ScheduledJob.Read(times) ?? throw new ArgumentException($"'{times}' is no cron expression.", nameof(times));
        if (_jobs.Exists(job => job.Name == name))
        {
            throw new ArgumentException($"Job '{name}' is there twice.", nameof(name));
        }

        _jobs.Add(new ScheduledJob(name, expression, lane, catchUp));
        return this;
    }

    /// <summary>The same jobs at the times of the settings.</summary>
    public ScheduleTable At(SchedulingOptions options)
    {
        var table = new ScheduleTable();
        table._jobs.AddRange(_jobs.Select(job => options.Times.TryGetValue(job.Name, out var times) && ScheduledJob.Read(times) is { } other ? job with { Times = other } : job));
        return table;
    }

    /// <summary>What is wrong with the times of the settings, one sentence for each entry.</summary>
    public IEnumerable<string> Faults(SchedulingOptions options) =>
        from row in options.Times
        let known = _jobs.Exists(job => job.Name.Equals(row.Key, StringComparison.OrdinalIgnoreCase))
        where !known || ScheduledJob.Read(row.Value) is null
        select known ? ScheduleTexts.NoTimes(row.Key, row.Value) : ScheduleTexts.NoJob(row.Key, _jobs.Select(job => job.Name));
}
