using System.Diagnostics.Metrics;

namespace Bot.Messaging;

/// <summary>Counts what the two queues do.</summary>
internal sealed class MessagingMetrics
{
    public const string MeterName = "Bot.Messaging";

    private readonly Counter<long> _accepted;
    private readonly Counter<long> _inbox;
    private readonly Counter<long> _outbox;
    private readonly Histogram<double> _inboxTime;
    private readonly Histogram<double> _outboxTime;

    public MessagingMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _accepted = meter.CreateCounter<long>("bot.inbox.accepted", description: "Callbacks and jobs by result of their acceptance");
        _inbox = meter.CreateCounter<long>("bot.inbox.processed", description: "Inbox items by result");
        _outbox = meter.CreateCounter<long>("bot.outbox.processed", description: "Outbox items by result of an attempt");
        _inboxTime = meter.CreateHistogram<double>("bot.inbox.duration", "s", "From acceptance to done");
        _outboxTime = meter.CreateHistogram<double>("bot.outbox.duration", "s", "From the commit that wrote the message to its delivery");
    }

    public void Accepted(AcceptResult result) => _accepted.Add(1, new KeyValuePair<string, object?>("result", result.ToString()));

    public void InboxDone(TimeSpan duration)
    {
        Inbox("Done");
        _inboxTime.Record(duration.TotalSeconds);
    }

    /// <param name="result">Done, Failed, Dead or LeaseLost.</param>
    public void Inbox(string result) => _inbox.Add(1, new KeyValuePair<string, object?>("result", result));

    public void OutboxDone(TimeSpan duration)
    {
        Outbox("Done");
        _outboxTime.Record(duration.TotalSeconds);
    }

    /// <param name="result">Done, Retry, Wait, Ambiguous, Unknown, Dead, Stop or LeaseLost.</param>
    public void Outbox(string result) => _outbox.Add(1, new KeyValuePair<string, object?>("result", result));
}
