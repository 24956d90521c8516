using System.Text.Json;
using Bot.Messaging;
using Bot.Storage;

namespace Bot.Scheduling;

/// <summary>The windows that were entered. A window's row and its inbox item are one commit, so each is entered once, in whichever process.</summary>
internal sealed class ScheduledRuns(Inbox inbox)
{
    /// <summary>For looking back; only a job's last window counts.</summary>
    public static readonly TimeSpan Keep = TimeSpan.FromDays(400);

    // A window from a time to come is of a clock that was put back since: it holds no other up.
    private const string SelectLast =
        """
        select max(window_at)
        from scheduled_run
        where job = @job and window_at <= @now
        """;

    private const string Insert =
        """
        insert into scheduled_run (job, window_at, entered_at)
        values (@job, @window, @now)
        """;

    /// <summary>False when this window or a later one was entered already.</summary>
    public async Task<bool> EnterAsync(UnitOfWork work, ScheduledJob job, DateTimeOffset window, DateTimeOffset now)
    {
        // Two instances at the same moment: the second waits here, and then finds the row of the first.
        await work.HoldAsync(QueueSql.InboxLane, [job.Lane]);
        if (await work.ScalarAsync<long?>(SelectLast, new { job = job.Name, now }) is { } last && last >= window.ToUnixTimeMilliseconds())
        {
            return false;
        }

        await work.ExecuteAsync(Insert, new { job = job.Name, window, now });
        var item = new JobItem(job.Name, window);
        await inbox.AcceptAsync(work, FormattableString.Invariant($"job|{job.Name}|{window:yyyy-MM-ddTHH:mm:ss}"), job.Lane, JobItem.Kind, JsonSerializer.Serialize(item, JsonSerializerOptions.Web));
        return true;
    }

    private const string SelectLastOfEach =
        """
        select
            job as Job,
            window_at as LastWindow,
            entered_at as EnteredAt
        from scheduled_run as run
        where window_at = (select max(window_at) from scheduled_run where job = run.job)
        order by job
        """;

    /// <summary>Each job's last window.</summary>
    public static Task<IReadOnlyList<ScheduledRun>> LastAsync(UnitOfWork work) => work.QueryAsync<ScheduledRun>(SelectLastOfEach);

    /// <summary>One row for a window: few even after years, so they go at once.</summary>
    public const string Forget = "delete from scheduled_run where window_at <= @before";
}

internal sealed record ScheduledRun
{
    public string Job { get; init; } = "";

    public DateTimeOffset LastWindow { get; init; }

    public DateTimeOffset EnteredAt { get; init; }
}
