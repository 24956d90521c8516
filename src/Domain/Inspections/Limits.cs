namespace Domain.Inspections;

/// <summary>What <see cref="RuleCode.TooMany"/> counts.</summary>
public enum Counted
{
    /// <summary>问题.</summary>
    Findings,

    /// <summary>Pictures of one finding.</summary>
    Pictures,

    /// <summary>检查人员.</summary>
    Inspectors,

    /// <summary>帮扶指导意见、建议.</summary>
    Guidance,

    /// <summary>Problems of one self-check.</summary>
    SelfCheckProblems,

    /// <summary>整改材料 of one finding.</summary>
    Evidence,
}

/// <summary>How much one form takes: far above what a visit needs, low enough to print.</summary>
public static class Limits
{
    /// <summary>Longest description, guidance or reason, in UTF-16 units.</summary>
    public const int Text = 4000;

    /// <summary>Longest single field of the form (address and the like), in UTF-16 units.</summary>
    public const int Field = 200;

    public const int Findings = 50;

    /// <summary>Pictures of one finding.</summary>
    public const int Pictures = 30;

    /// <summary>整改材料 of one finding, texts and pictures of all rounds.</summary>
    public const int Evidence = 60;

    public const int Inspectors = 6;

    public const int Guidance = 50;

    /// <summary>EmptyText or TooLong; null when the text has 1 to <paramref name="longest"/> units and something to see.</summary>
    internal static Refusal? CheckText(string text, int longest)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return new Refusal(RuleCode.EmptyText, "");
        }

        return text.Length > longest ? new Refusal(RuleCode.TooLong, "", text.Length, longest) : null;
    }

    /// <summary>TooMany when nothing more fits.</summary>
    internal static Refusal? CheckRoom(Counted counted, int present, int most) =>
        present >= most ? new Refusal(RuleCode.TooMany, "", counted, most) : null;
}
