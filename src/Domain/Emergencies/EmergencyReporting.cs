using System.Globalization;
using Domain.Inspections;

namespace Domain.Emergencies;

/// <summary>What one message says of an emergency; null parts are not said.</summary>
/// <param name="Measures">Empty: none so far.</param>
public sealed record EmergencyFacts(string? EnterpriseId = null, DateTimeOffset? DiscoveredAt = null, string? Facility = null, string? Measures = null);

/// <summary>故障报告: how a report is filled, added to and ended. Messages are told apart by their arrival, never by a clock.</summary>
public static class EmergencyReporting
{
    /// <summary>Takes what is said and not known yet; with the last part it is reported.</summary>
    public static Outcome<Emergency> Fill(Emergency draft, EmergencyFacts facts, DateTimeOffset arrived)
    {
        if (!draft.IsDraft)
        {
            return new Refusal(RuleCode.EmergencyOver, "", draft.RestoredAt ?? (object)"");
        }

        if ((facts.Facility is { } facility ? Limits.CheckText(facility, Limits.Text) : null) is { } empty)
        {
            return empty;
        }

        if (facts.Measures is { Length: > Limits.Text } measures)
        {
            return new Refusal(RuleCode.TooLong, "", measures.Length, Limits.Text);
        }

        if (facts.DiscoveredAt is { } time && CheckTime(time, arrived) is { } wrong)
        {
            return wrong;
        }

        var filled = draft with
        {
            EnterpriseId = draft.EnterpriseId ?? facts.EnterpriseId,
            DiscoveredAt = draft.DiscoveredAt ?? facts.DiscoveredAt,
            Facility = draft.Facility ?? facts.Facility,
            Measures = draft.Measures ?? facts.Measures,
            Version = draft.Version + 1,
        };
        return filled.Missing is null ? filled with { ReportedAt = arrived } : filled;
    }

    /// <summary>突发 is typed while a 故障 is being reported: it is the graver of the two.</summary>
    public static Emergency Raise(Emergency draft) => draft with { Kind = EmergencyKind.Incident, Version = draft.Version + 1 };

    /// <summary>取消: the record stays, nobody is told of it.</summary>
    public static Outcome<Emergency> Drop(Emergency draft, DateTimeOffset now) =>
        draft.IsDraft ? draft with { DroppedAt = now, Version = draft.Version + 1 } : new Refusal(RuleCode.EmergencyOver, "", draft.RestoredAt ?? (object)"");

    public static Outcome<Emergency> AddMeasures(Emergency emergency, string userId, string words, DateTimeOffset arrived) =>
        Limits.CheckText(words, Limits.Text) is { } wrong ? wrong
        : emergency.IsOpen ? Add(emergency, new EmergencyEntry(EmergencyEntryKind.Measures, arrived, userId, words))
        : Over(emergency);

    /// <summary>A wrong time is put right; what stood there before is kept.</summary>
    public static Outcome<Emergency> Correct(Emergency emergency, string userId, DateTimeOffset discovered, DateTimeOffset arrived) =>
        CheckTime(discovered, arrived) is { } wrong ? wrong
        : discovered > emergency.ReportedAt ? new Refusal(RuleCode.DiscoveredAfterReport, "", discovered, emergency.ReportedAt!)
        : emergency is { IsOpen: true, DiscoveredAt: { } before }
            ? Add(emergency, new EmergencyEntry(EmergencyEntryKind.Corrected, arrived, userId, before.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture))) with { DiscoveredAt = discovered }
            : Over(emergency);

    public static Outcome<Emergency> Restore(Emergency emergency, string userId, DateTimeOffset restored, DateTimeOffset arrived) =>
        CheckTime(restored, arrived) is { } wrong ? wrong
        : !emergency.IsOpen ? Over(emergency)
        : restored < emergency.DiscoveredAt ? new Refusal(RuleCode.RestoredBeforeDiscovered, "", restored, emergency.DiscoveredAt!)
        : Add(emergency, new EmergencyEntry(EmergencyEntryKind.Restored, arrived, userId, "")) with { RestoredAt = restored };

    public static Emergency Remind(Emergency emergency, EmergencyEntryKind kind, DateTimeOffset now) =>
        Add(emergency, new EmergencyEntry(kind, now, null, ""));

    private static Emergency Add(Emergency emergency, EmergencyEntry entry) =>
        emergency with { Entries = [.. emergency.Entries, entry], Version = emergency.Version + 1 };

    private static Refusal Over(Emergency emergency) => new(RuleCode.EmergencyOver, "", emergency.RestoredAt ?? (object)"");

    /// <summary>The discovery of what is reported lies before the report.</summary>
    private static Refusal? CheckTime(DateTimeOffset time, DateTimeOffset arrived) =>
        time > arrived ? new Refusal(RuleCode.EmergencyAhead, "", time, arrived) : null;
}
