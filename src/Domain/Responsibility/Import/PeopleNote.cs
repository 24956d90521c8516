namespace Domain.Responsibility.Import;

/// <summary>What is to be said of a row of a list of people.</summary>
public enum PeopleNoteKind
{
    // Refused: the person of the row stays as he is.
    Formula,

    /// <summary>Other: the limit.</summary>
    TooLong,
    NameMissing,
    UserIdMissing,

    /// <summary>WeCom's accounts are 1 to 64 letters, digits and _-@. signs.</summary>
    UserIdWrong,

    /// <summary>The account stands in an earlier row with another name. Other: that row.</summary>
    OtherName,
    RoleMissing,
    RoleUnknown,

    /// <summary>The role is held in a county.</summary>
    CountyMissing,
    CountyUnknown,

    /// <summary>Another county than the import is for. Other: that county.</summary>
    CountyOther,

    /// <summary>An officer without an enterprise.</summary>
    EnterpriseMissing,
    EnterpriseUnknown,

    /// <summary>Several enterprises have the name.</summary>
    EnterpriseAmbiguous,
    OrderWrong,

    /// <summary>The same role stands in an earlier row. Other: that row.</summary>
    Duplicate,

    /// <summary>Another row of the same person is refused. Other: that row.</summary>
    OtherRow,

    // Taken with a warning.

    /// <summary>A squad leader without a squad.</summary>
    SquadMissing,

    /// <summary>The deputy is neither in the list nor in the directory. Other: nothing.</summary>
    DeputyUnknown,
}

/// <param name="Column">Null when the whole row is meant.</param>
public sealed record PeopleNote(int Row, PeopleColumn? Column, string Value, PeopleNoteKind Kind, string Other = "")
{
    public bool Refuses => Kind < PeopleNoteKind.SquadMissing;
}
