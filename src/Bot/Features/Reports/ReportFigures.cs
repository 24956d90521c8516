namespace Bot.Features.Reports;

/// <summary>A number of the time since the last report, and since the beginning.</summary>
internal sealed record PeriodCount(int Period, int Total)
{
    public static PeriodCount None { get; } = new(0, 0);

    public static PeriodCount operator +(PeriodCount one, PeriodCount other) => new(one.Period + other.Period, one.Total + other.Total);
}

/// <param name="Reference">Form and place in it: 12-2.</param>
internal sealed record OpenFinding(string County, string Reference, string Enterprise, string Words, DateOnly? Deadline);

/// <param name="Month">Inspections of the month in which the brigade took part.</param>
internal sealed record BrigadeShare(string Brigade, int Month, int Total);

/// <summary>One county's line in the city's report.</summary>
/// <param name="Version">Of the released report; 0 where none was released in time.</param>
internal sealed record CountyLine(string County, int Version, int Listed, int Inspected, int Findings, int Open, int Overdue);

/// <summary>The numbers of a report, frozen with it. Stored as JSON.</summary>
internal sealed record ReportFigures
{
    public DateTimeOffset From { get; init; }

    public DateTimeOffset Cutoff { get; init; }

    /// <summary>应体检: on the list, to be visited.</summary>
    public int Listed { get; init; }

    /// <summary>已体检: of those.</summary>
    public int Inspected { get; init; }

    public PeriodCount Forms { get; init; } = PeriodCount.None;

    public PeriodCount Findings { get; init; } = PeriodCount.None;

    public PeriodCount General { get; init; } = PeriodCount.None;

    public PeriodCount Key { get; init; } = PeriodCount.None;

    public PeriodCount Major { get; init; } = PeriodCount.None;

    /// <summary>By code of annex 4; 15 is counted as 6 (domain.md 4).</summary>
    public IReadOnlyDictionary<int, PeriodCount> Types { get; init; } = new Dictionary<int, PeriodCount>();

    /// <summary>立行立改.</summary>
    public PeriodCount Immediate { get; init; } = PeriodCount.None;

    public PeriodCount Closed { get; init; } = PeriodCount.None;

    /// <summary>Cases that are not closed.</summary>
    public int Open { get; init; }

    public int Overdue { get; init; }

    public PeriodCount NoPenalty { get; init; } = PeriodCount.None;

    public PeriodCount Lenient { get; init; } = PeriodCount.None;

    public PeriodCount Ordinary { get; init; } = PeriodCount.None;

    public PeriodCount Heavier { get; init; } = PeriodCount.None;

    public int LookBacks { get; init; }

    public int Rectified { get; init; }

    public int NotRectified { get; init; }

    public int Recurred { get; init; }

    public IReadOnlyList<BrigadeShare> Brigades { get; init; } = [];

    public IReadOnlyList<OpenFinding> OpenMajor { get; init; } = [];

    public IReadOnlyList<OpenFinding> Late { get; init; } = [];

    /// <summary>Of the city's report only.</summary>
    public IReadOnlyList<CountyLine> Counties { get; init; } = [];

    /// <summary>The counties' numbers together.</summary>
    public static ReportFigures Sum(IReadOnlyList<ReportFigures> parts, DateTimeOffset from, DateTimeOffset cutoff) => new()
    {
        From = from,
        Cutoff = cutoff,
        Listed = parts.Sum(part => part.Listed),
        Inspected = parts.Sum(part => part.Inspected),
        Forms = Add(parts, part => part.Forms),
        Findings = Add(parts, part => part.Findings),
        General = Add(parts, part => part.General),
        Key = Add(parts, part => part.Key),
        Major = Add(parts, part => part.Major),
        Types = parts.SelectMany(part => part.Types).GroupBy(type => type.Key).ToDictionary(type => type.Key, type => type.Select(one => one.Value).Aggregate(PeriodCount.None, (sum, one) => sum + one)),
        Immediate = Add(parts, part => part.Immediate),
        Closed = Add(parts, part => part.Closed),
        Open = parts.Sum(part => part.Open),
        Overdue = parts.Sum(part => part.Overdue),
        NoPenalty = Add(parts, part => part.NoPenalty),
        Lenient = Add(parts, part => part.Lenient),
        Ordinary = Add(parts, part => part.Ordinary),
        Heavier = Add(parts, part => part.Heavier),
        LookBacks = parts.Sum(part => part.LookBacks),
        Rectified = parts.Sum(part => part.Rectified),
        NotRectified = parts.Sum(part => part.NotRectified),
        Recurred = parts.Sum(part => part.Recurred),
        Brigades = [.. parts.SelectMany(part => part.Brigades).GroupBy(share => share.Brigade, StringComparer.Ordinal).Select(share => new BrigadeShare(share.Key, share.Sum(one => one.Month), share.Sum(one => one.Total)))],
        OpenMajor = [.. parts.SelectMany(part => part.OpenMajor)],
        Late = [.. parts.SelectMany(part => part.Late)],
    };

    private static PeriodCount Add(IReadOnlyList<ReportFigures> parts, Func<ReportFigures, PeriodCount> of) => parts.Select(of).Aggregate(PeriodCount.None, (sum, one) => sum + one);
}
