namespace Domain.Enterprises.Import;

/// <summary>What is to be said of a row of a list.</summary>
public enum RosterNoteKind
{
    // Refused: the row is not imported.

    /// <summary>A formula where a value should be.</summary>
    Formula,

    /// <summary>More characters than the column takes. Other: the limit.</summary>
    TooLong,
    NameMissing,
    CodeLength,
    CodeCharacter,

    /// <summary>The 18th character does not fit.</summary>
    CodeCheckDigit,
    CountyMissing,

    /// <summary>No county branch of that name.</summary>
    CountyUnknown,

    /// <summary>Another county than the import is for. Other: that county.</summary>
    CountyOther,
    CoordinateUnreadable,

    /// <summary>Longitude without latitude, or the reverse.</summary>
    CoordinateHalf,
    SystemUnknown,

    /// <summary>Outside the county's box, swapped too. Other: the county.</summary>
    OutsideCounty,
    TrackUnknown,
    YesNoUnknown,
    GradeUnknown,

    /// <summary>The code stands in an earlier row. Other: that row.</summary>
    DuplicateCode,

    /// <summary>Name and county stand in an earlier row. Other: that row.</summary>
    DuplicateName,

    /// <summary>An earlier row is for the same enterprise of the list. Other: that row.</summary>
    DuplicateEnterprise,

    /// <summary>Several on the list have this name in this county: without a code it is not known which.</summary>
    Ambiguous,

    // Taken with a warning.

    /// <summary>Only the 17th character does not fit.</summary>
    CodeDoubtful,

    /// <summary>Same name and county, but two valid codes: both are kept. Other: the earlier row, empty when it is on the list already.</summary>
    SameName,

    /// <summary>Latitude and longitude were swapped.</summary>
    Swapped,

    /// <summary>No industry of annex 4: taken as 22 with its word.</summary>
    IndustryUnknown,
    IndustryMissing,

    /// <summary>C级 or D级: taken as 否.</summary>
    LowGrade,

    /// <summary>正面清单 and 小微 at once: taken as 正面清单.</summary>
    BothTracks,

    /// <summary>The enterprise was taken off the list and stays so. Other: the reason.</summary>
    IsOffList,
}

/// <param name="Row">Number of the row in the file, as its program shows it.</param>
/// <param name="Column">Null when the whole row is meant.</param>
/// <param name="Value">The text of the cell, cut.</param>
/// <param name="Other">What the kind says.</param>
public sealed record RosterNote(int Row, RosterColumn? Column, string Value, RosterNoteKind Kind, string Other = "")
{
    /// <summary>Whether the row is not imported because of it.</summary>
    public bool Refuses => Kind < RosterNoteKind.CodeDoubtful;
}
