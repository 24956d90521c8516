namespace Bot.Storage.Stores;

internal enum ImportKind
{
    /// <summary>企业名单.</summary>
    Roster,

    /// <summary>通讯录.</summary>
    People,

    /// <summary>外部数据.</summary>
    Records,

    /// <summary>Visits of 移动执法APP and 双随机.</summary>
    Exchange,
}

internal enum ImportState
{
    /// <summary>Its rows are being written beside the list; nothing of it counts.</summary>
    Staging,

    /// <summary>Waits for a yes.</summary>
    Ready,

    Applied,

    /// <summary>Not wanted, or the program that wrote it ended.</summary>
    Dropped,

    /// <summary>Applied, and taken back.</summary>
    Undone,
}

internal sealed record ImportRun
{
    /// <summary>0 before it is stored.</summary>
    public long Id { get; init; }

    public required ImportKind Kind { get; init; }

    public required string FileName { get; init; }

    public required string Sha256 { get; init; }

    /// <summary>Null: on the command line.</summary>
    public string? StartedBy { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public ImportState State { get; init; } = ImportState.Staging;

    public DateTimeOffset ChangedAt { get; init; }

    public required int Created { get; init; }

    public required int Changed { get; init; }

    public required int Unchanged { get; init; }

    public required int Refused { get; init; }

    public required int Warned { get; init; }
}
