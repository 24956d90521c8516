using System.Diagnostics.Metrics;
using Bot.Messaging;

namespace Bot.Conversations;

/// <summary>How near we are to the limits of sending.</summary>
internal sealed class SendMetrics
{
    public const string MeterName = "Bot.Conversations";

    private readonly Counter<long> _waits;

    public SendMetrics(IMeterFactory meters, ISendBudget budget)
    {
        var meter = meters.Create(MeterName);
        _waits = meter.CreateCounter<long>("bot.send.waits", description: "Messages that wait for the send budget, by the limit that has no room");
        meter.CreateObservableGauge("bot.send.person_times", () => budget.PersonTimes.Used, description: "Person-times used of today");
        meter.CreateObservableGauge("bot.send.person_times.limit", () => budget.PersonTimes.Limit, description: "Person-times a day");
    }

    /// <summary>Null when the permit allows the call to everybody; else the wait, counted.</summary>
    public DeliveryResult.Wait? Waits(SendPermit permit)
    {
        if (permit.Wait is not { } wait)
        {
            return null;
        }

        _waits.Add(1, new KeyValuePair<string, object?>("limit", permit.Limit));

        // Everybody waits for the same midnight, however short before. A member's windows are his own, and his lane is one: waiting longer would only cost room.
        return permit.Limit == SendBudget.Day
            ? new DeliveryResult.Wait($"{OutboxWaits.Budget}the day's person-times are used up", wait + Jitter.Within(Jitter.Longest))
            : new DeliveryResult.Wait(OutboxWaits.Budget + permit.Limit, wait);
    }
}
