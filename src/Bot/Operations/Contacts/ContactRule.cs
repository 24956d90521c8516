namespace Bot.Operations.Contacts;

/// <summary>What a department of WeCom's contacts means here: its members, and those of the departments below it that have no rule of their own, hold the role.</summary>
internal sealed record ContactRule
{
    /// <summary>WeCom's number of the department.</summary>
    public int Department { get; init; }

    /// <summary>In the words of a list of people, such as 执法人员.</summary>
    public string Role { get; init; } = "";

    /// <summary>The role of those who lead the department, such as 中队长; empty: the same.</summary>
    public string LeaderRole { get; init; } = "";

    /// <summary>Empty for the whole city.</summary>
    public string County { get; init; } = "";

    public string Squad { get; init; } = "";

    public IEnumerable<string> Words => LeaderRole.Length > 0 ? [Role, LeaderRole] : [Role];
}
