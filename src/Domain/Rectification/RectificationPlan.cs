namespace Domain.Rectification;

/// <summary>Who is reminded when: the table that an operator can change. All numbers are working days (domain.md 2), for 重大问题 after the deadline calendar days.</summary>
public sealed record RectificationPlan
{
    /// <summary>立行立改: days from the notice to the day that counts.</summary>
    public int ImmediateDays { get; init; } = 1;

    /// <summary>Days after the notice on which an officer who has not acknowledged it is reminded.</summary>
    public IReadOnlyList<int> AcknowledgeAfter { get; init; } = [1, 2];

    /// <summary>Days after the notice on which the inspector in charge hears that nobody has acknowledged it.</summary>
    public int UnacknowledgedAfter { get; init; } = 3;

    /// <summary>Days before the deadline on which the officers are reminded.</summary>
    public IReadOnlyList<int> Before { get; init; } = [3, 1];

    /// <summary>Days after the handing in on which the inspectors are reminded of the re-check.</summary>
    public int RecheckWithin { get; init; } = 2;

    /// <summary>How many calendar days after the present deadline an extension may end at most.</summary>
    public int MostExtension { get; init; } = 30;

    /// <summary>退回 after the deadline: days from then to the new one.</summary>
    public int ReturnDays { get; init; } = 3;

    /// <summary>回头看 found it not rectified or come back: days from then to the new deadline.</summary>
    public int ReopenDays { get; init; } = 5;
}
