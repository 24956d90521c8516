namespace Domain.Responsibility;

/// <summary>Who is away on a day and who stands in for him: registered leaves (请假) by their days; a deputy that stands in the directory alone, from now on.</summary>
/// <param name="leaves">In force, to come, or over and not yet handed back.</param>
public sealed class Absences(IReadOnlyList<Leave> leaves)
{
    /// <summary>Null when the person is here on the day.</summary>
    public string? DeputyOf(Person person, DateOnly day) =>
        leaves.FirstOrDefault(leave => leave.UserId == person.UserId && leave.Covers(day))?.Deputy ?? (IsAwayOpenly(person) ? person.OnLeaveDeputy : null);

    /// <summary>A deputy is named and no leave says until when.</summary>
    public bool IsAwayOpenly(Person person) =>
        person.OnLeaveDeputy is { } deputy && !leaves.Any(leave => leave.UserId == person.UserId && leave.Deputy == deputy);

    /// <summary>The days of the person's leaves.</summary>
    public IReadOnlySet<DateOnly> DaysOf(Person person) =>
        leaves.Where(leave => leave.UserId == person.UserId)
            .SelectMany(leave => Enumerable.Range(0, leave.To.DayNumber - leave.From.DayNumber + 1).Select(leave.From.AddDays))
            .ToHashSet();

    /// <summary>User ids of those on leave whose deputy the person is on the day.</summary>
    public IEnumerable<string> DeputisedBy(string userId, DateOnly day) =>
        leaves.Where(leave => leave.Deputy == userId && leave.Covers(day)).Select(leave => leave.UserId);
}
