namespace Domain.Materials;

/// <summary>What enterprises are taught by (二(三)1).</summary>
public enum MaterialKind
{
    /// <summary>“明白纸”.</summary>
    Leaflet,

    /// <summary>“一封信”.</summary>
    OpenLetter,

    /// <summary>“以案说法”.</summary>
    CaseStudy,
}

/// <summary>上至老板、经理，下至中层、员工: whom the officer passed it on to.</summary>
[Flags]
public enum PassedOn
{
    /// <summary>Nobody yet: only the officer has read it.</summary>
    None = 0,

    /// <summary>老板.</summary>
    Boss = 1,

    /// <summary>经理.</summary>
    Manager = 2,

    /// <summary>中层.</summary>
    Middle = 4,

    /// <summary>员工.</summary>
    Staff = 8,

    /// <summary>All four.</summary>
    All = Boss | Manager | Middle | Staff,
}

/// <summary>One version of a leaflet, a letter or a case study.</summary>
public sealed record Material
{
    /// <summary>Short name, the file's: letters, digits and hyphens.</summary>
    public required string Id { get; init; }

    public required MaterialKind Kind { get; init; }

    public required string Title { get; init; }

    /// <summary>Counts from 1; other words are another version.</summary>
    public required int Version { get; init; }

    /// <summary>What is sent, lines ended by LF.</summary>
    public required string Text { get; init; }

    /// <summary>停用: it is sent to nobody any more.</summary>
    public bool IsWithdrawn { get; init; }

    /// <summary>As text messages; null when it is too long for them and goes as a file only.</summary>
    public IReadOnlyList<string>? Messages => MaterialText.Split(Text) is { Count: <= MaterialText.MostMessages } parts ? parts : null;
}
