namespace Bot.Storage.Stores;

/// <summary>A visit that another system told of.</summary>
internal sealed record ExchangedVisit
{
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
internal sealed record ExchangedFinding
{
    public string Id { get; init; } = "";

    public string Visit { get; init; } = "";

    public int Ordinal { get; init; }

    public int TypeCode { get; init; }

    public string Severity { get; init; } = "";

    public int? HandlingCode { get; init; }

    public string State { get; init; } = "";

    public string Words { get; init; } = "";
}

/// <summary>点位数, 问题数, 执法人员数 of a county on a day.</summary>
internal sealed record DayCount
{
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

    public DateOnly Day { get; init; }

    public string Kind { get; init; } = "";
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
