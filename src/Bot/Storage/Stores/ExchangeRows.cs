namespace Bot.Storage.Stores;

/// <summary>A row that another system told of.</summary>
internal abstract record ExchangedRow
{
    /// <summary>Null: it stands there from a time before imports were kept.</summary>
    public long? ImportId { get; init; }

    /// <summary>Unix milliseconds.</summary>
    public long ImportedAt { get; init; }

    /// <summary>Of the visits only.</summary>
    public string FileName { get; init; } = "";

    /// <summary>What it is known by within its system.</summary>
    public abstract string Key { get; }

    /// <summary>Whether the two say the same, whenever they came.</summary>
    public bool SaysAs(ExchangedRow other) => this with { ImportId = null, ImportedAt = 0, FileName = "" } == other with { ImportId = null, ImportedAt = 0, FileName = "" };
}

/// <summary>A visit that another system told of.</summary>
internal sealed record ExchangedVisit : ExchangedRow
{
    public override string Key => Id;

    public string Id { get; init; } = "";

    public string EnterpriseId { get; init; } = "";

    public string County { get; init; } = "";

    public DateOnly Day { get; init; }

    public string Kind { get; init; } = "";

    public int? Number { get; init; }

    public string? Sha256 { get; init; }

    public int Inspectors { get; init; }
}

/// <summary>A finding that another system told of.</summary>
internal sealed record ExchangedFinding : ExchangedRow
{
    public override string Key => Id;

    public string Id { get; init; } = "";

    public string Visit { get; init; } = "";

    public int Ordinal { get; init; }

    /// <summary>Null where it is not known there.</summary>
    public int? TypeCode { get; init; }

    /// <summary>Null where it is not known there.</summary>
    public string? Severity { get; init; }

    public int? HandlingCode { get; init; }

    public string State { get; init; } = "";

    public string Words { get; init; } = "";
}

/// <summary>点位数, 问题数, 执法人员数 of a county on a day.</summary>
internal sealed record DayCount : ExchangedRow
{
    public override string Key => FormattableString.Invariant($"{Day:yyyy-MM-dd}|{County}");

    public DateOnly Day { get; init; }

    public string County { get; init; } = "";

    public int Visits { get; init; }

    public int Findings { get; init; }

    public int Inspectors { get; init; }
}

/// <summary>That another system's people were there.</summary>
internal sealed record VisitElsewhere
{
    public string System { get; init; } = "";

    public string Id { get; init; } = "";

    public DateOnly Day { get; init; }

    public string Kind { get; init; } = "";

    public int Inspectors { get; init; }

    public DateTimeOffset ImportedAt { get; init; }
}

/// <summary>What they found there.</summary>
internal sealed record FindingElsewhere
{
    public string System { get; init; } = "";

    public string Visit { get; init; } = "";

    public int? TypeCode { get; init; }

    public string State { get; init; } = "";

    public string Words { get; init; } = "";
}

/// <summary>What an import wrote.</summary>
internal sealed record ExchangeChange
{
    public string Kind { get; init; } = "";

    public string System { get; init; } = "";

    public string Id { get; init; } = "";

    /// <summary>The row that stood there; null for none.</summary>
    public string? Before { get; init; }
}

/// <summary>A signed form that no correction replaced.</summary>
internal sealed record OwnVisit
{
    public string Id { get; init; } = "";

    public string? Replaces { get; init; }

    public string County { get; init; } = "";

    public DateOnly Day { get; init; }

    public int? Number { get; init; }

    public string? Sha256 { get; init; }

    public string? ExceptionReason { get; init; }

    public string? CreditCode { get; init; }

    public string Enterprise { get; init; } = "";

    public int Inspectors { get; init; }

    /// <summary>Drawn visits (双随机) to the enterprise in the campaign that are done.</summary>
    public int Drawn { get; init; }
}

/// <summary>A finding of a signed form that no correction replaced.</summary>
internal sealed record OwnFinding
{
    public string InspectionId { get; init; } = "";

    public string Id { get; init; } = "";

    public int Ordinal { get; init; }

    public int? TypeCode { get; init; }

    public int? HandlingCode { get; init; }

    public string? Severity { get; init; }

    /// <summary>As a leader changed it; null where there is no case.</summary>
    public string? CaseSeverity { get; init; }

    /// <summary>Of the case; null where there is none.</summary>
    public string? Status { get; init; }

    public string Words { get; init; } = "";
}
