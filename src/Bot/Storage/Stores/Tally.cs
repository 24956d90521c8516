using System.Globalization;
using Domain.Inspections;

namespace Bot.Storage.Stores;

/// <summary>What is tallied. "Standing" forms are those that all have signed and no signed 更正件 replaced: the ledger's. Stored: never rename.</summary>
internal enum Measure
{
    /// <summary>Enterprises on the county's list; part: track. Of no campaign and of no day.</summary>
    Listed,

    /// <summary>Of the listed ones of Track.Full those with a standing form; day: of the first visit.</summary>
    Covered,

    /// <summary>Standing forms; day: of the last signature of the first version, for nothing counts before it.</summary>
    Forms,

    /// <summary>Rows of 问题台账; day: as that of the form or finding.</summary>
    LedgerRows,

    /// <summary>Findings; part: problem type (annex 4), "0" while it is not chosen; day: as that of the form in which it stood first, also of the three below.</summary>
    FindingType,

    /// <summary>The same by severity as it was signed; "" while it is not chosen.</summary>
    FindingSeverity,

    /// <summary>The same by the industry that the form names.</summary>
    FindingIndustry,

    /// <summary>The same by 查处情况 (1-5).</summary>
    FindingHandling,

    /// <summary>Notices of standing forms; day: when they were made.</summary>
    Noticed,

    /// <summary>Of them those that wait for nobody: acknowledged, or refused before a witness; day: when first.</summary>
    Acknowledged,

    /// <summary>整改 cases of standing forms; part: severity as it is now; day: when they were opened.</summary>
    CaseOpened,

    /// <summary>Of them the closed; part: severity; day: when. One that 复发 reopened is not among them.</summary>
    CaseClosed,

    /// <summary>回头看 results; part: the result; day: when it was filed.</summary>
    LookedBack,

    /// <summary>Signed 处罚 decisions; part: direction; day: when.</summary>
    Penalty,
}

/// <summary>One number.</summary>
internal sealed record TallyRow
{
    public string CampaignId { get; init; } = "";

    public string County { get; init; } = "";

    /// <summary>yyyy-MM-dd; empty for the sum of all days.</summary>
    public string Day { get; init; } = "";

    public Measure Measure { get; init; }

    public string Part { get; init; } = "";

    public int Amount { get; init; }

    public DateOnly? On => Day.Length == 0 ? null : DateOnly.ParseExact(Day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>Numbers that belong together: the sums of a campaign, or those of some days.</summary>
internal sealed class TallySheet(IReadOnlyList<TallyRow> rows)
{
    public IReadOnlyList<TallyRow> Rows { get; } = rows;

    /// <param name="county">Null: of all.</param>
    /// <param name="part">Null: of all.</param>
    public int Sum(Measure measure, string? county = null, string? part = null) =>
        Rows.Where(row => row.Measure == measure && (county is null || row.County == county) && (part is null || row.Part == part)).Sum(row => row.Amount);

    /// <summary>The largest first, as they are stored where they are alike; codes 6 and 15 of the problem types are one.</summary>
    public IReadOnlyList<(string Part, int Amount)> ByPart(Measure measure) =>
    [
        .. Rows.Where(row => row.Measure == measure)
            .GroupBy(row => measure == Measure.FindingType ? CountedType(row.Part) : row.Part, StringComparer.Ordinal)
            .Select(group => (group.Key, group.Sum(row => row.Amount)))
            .Where(one => one.Item2 != 0)
            .OrderByDescending(one => one.Item2)
            .ThenBy(one => one.Key, StringComparer.Ordinal),
    ];

    public IReadOnlyList<(DateOnly Day, int Amount)> ByDay(Measure measure) =>
    [
        .. Rows.Where(row => row.Measure == measure && row.On is not null)
            .GroupBy(row => row.On!.Value)
            .Select(group => (group.Key, group.Sum(row => row.Amount)))
            .OrderBy(one => one.Key),
    ];

    private static string CountedType(string part) =>
        int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var code) ? ProblemType.Counted(code).ToString(CultureInfo.InvariantCulture) : part;

    public TallySheet Of(Func<string, bool> county) => new([.. Rows.Where(row => county(row.County))]);
}
