using System.Text.RegularExpressions;

namespace Domain.Emergencies;

/// <summary>What an enterprise reports at once. Stored: never rename.</summary>
public enum EmergencyKind
{
    /// <summary>故障: a facility against pollution does not run (annex 1, case 3).</summary>
    Fault,

    /// <summary>突发: an accident that pollutes or may pollute (annex 6, point 10).</summary>
    Incident,
}

/// <summary>What is asked for, in this order.</summary>
public enum EmergencyPart
{
    /// <summary>企业, of an officer who answers for several.</summary>
    Enterprise,

    /// <summary>何时发现.</summary>
    Time,

    /// <summary>什么设施, what is wrong with it.</summary>
    Facility,

    /// <summary>采取了什么措施.</summary>
    Measures,
}

/// <summary>What came after the report. Stored: never rename.</summary>
public enum EmergencyEntryKind
{
    /// <summary>补充措施.</summary>
    Measures,

    /// <summary>The time of discovery was put right; the words keep the one before.</summary>
    Corrected,

    /// <summary>恢复.</summary>
    Restored,

    /// <summary>The officer was told that his report lacks something, and the inspectors that he began one.</summary>
    DraftReminded,

    /// <summary>The officer was told that no measures are on record and the 24 hours go on.</summary>
    MeasuresReminded,
}

/// <param name="At">Arrival of the message.</param>
/// <param name="UserId">Null: the program.</param>
public sealed record EmergencyEntry(EmergencyEntryKind Kind, DateTimeOffset At, string? UserId, string Words);

/// <summary>故障报告, from the officer's first word on; nothing of it is ever taken out.</summary>
public sealed partial record Emergency
{
    /// <summary>Annex 1, case 3: 24小时内及时报告; exactly 24 hours are inside (domain.md 8).</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromHours(24);

    public required string Id { get; init; }

    public required EmergencyKind Kind { get; init; }

    /// <summary>Null while it is not said.</summary>
    public string? EnterpriseId { get; init; }

    public required string BegunBy { get; init; }

    /// <summary>Arrival of the first message.</summary>
    public required DateTimeOffset BegunAt { get; init; }

    /// <summary>As the officer says.</summary>
    public DateTimeOffset? DiscoveredAt { get; init; }

    public string? Facility { get; init; }

    /// <summary>Null while it is not said; empty: none so far.</summary>
    public string? Measures { get; init; }

    /// <summary>Arrival of the message with which nothing was missing any more: from here on it is reported.</summary>
    public DateTimeOffset? ReportedAt { get; init; }

    /// <summary>As the officer says.</summary>
    public DateTimeOffset? RestoredAt { get; init; }

    /// <summary>The officer took the draft back.</summary>
    public DateTimeOffset? DroppedAt { get; init; }

    public int Version { get; init; }

    public IReadOnlyList<EmergencyEntry> Entries { get; init; } = [];

    public bool IsDraft => ReportedAt is null && DroppedAt is null;

    public bool IsOpen => ReportedAt is not null && RestoredAt is null;

    /// <summary>The 24 hours run from the discovery (domain.md 8); null while that is not said.</summary>
    public DateTimeOffset? Until => DiscoveredAt + Limit;

    /// <summary>Whether it was reported within the 24 hours; null while it is not reported.</summary>
    public bool? IsInTime => ReportedAt is { } at && Until is { } until ? at <= until : null;

    /// <summary>What is asked for next; null when nothing is missing.</summary>
    public EmergencyPart? Missing =>
        EnterpriseId is null ? EmergencyPart.Enterprise
        : DiscoveredAt is null ? EmergencyPart.Time
        : Facility is null ? EmergencyPart.Facility
        : Measures is null ? EmergencyPart.Measures
        : null;

    /// <summary>When the first measures were told; null when none were.</summary>
    public DateTimeOffset? MeasuresAt =>
        Measures is { Length: > 0 } ? ReportedAt : Entries.FirstOrDefault(entry => entry.Kind == EmergencyEntryKind.Measures)?.At;

    /// <summary>When 停、限产措施 were first told (annex 1, case 3), not any measures; null when no words say so.</summary>
    public DateTimeOffset? StoppedAt =>
        Measures is { } first && Stopping().IsMatch(first) ? ReportedAt
        : Entries.FirstOrDefault(entry => entry.Kind == EmergencyEntryKind.Measures && Stopping().IsMatch(entry.Words))?.At;

    /// <summary>All measures, oldest first.</summary>
    public IEnumerable<string> AllMeasures =>
        (Measures is { Length: > 0 } first ? [first] : Array.Empty<string>()).Concat(Entries.Where(entry => entry.Kind == EmergencyEntryKind.Measures).Select(entry => entry.Words));

    public bool Has(EmergencyEntryKind kind) => Entries.Any(entry => entry.Kind == kind);

    /// <summary>Not 没有停产, 准备停产.</summary>
    [GeneratedRegex("(?<!没|没有|未|不|不用|不需要|无需|准备|打算|计划|是否)(?:停产|限产|减产|停炉|停机)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Stopping();
}
