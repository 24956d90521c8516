namespace Bot.Storage.Stores;

/// <summary>What a row of another system is about.</summary>
internal enum RecordKind
{
    /// <summary>在线监测.</summary>
    Online,

    /// <summary>环境信访.</summary>
    Complaint,

    /// <summary>污染普查.</summary>
    Census,

    /// <summary>排污许可和环评.</summary>
    Permit,
}

/// <summary>One row of another system (三(三) 在线监测、环境信访、污染普查等相关业务数据).</summary>
internal sealed record ExternalRecord
{
    /// <summary>SHA-256 of what the row says.</summary>
    public string Id { get; init; } = "";

    public string EnterpriseId { get; init; } = "";

    public RecordKind Kind { get; init; }

    /// <summary>Null where the row names no day.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>名称：值, joined by ；.</summary>
    public string Words { get; init; } = "";

    /// <summary>Where the file comes from.</summary>
    public string Source { get; init; } = "";

    /// <summary>As of when the source says it.</summary>
    public DateOnly SourceDay { get; init; }
}
