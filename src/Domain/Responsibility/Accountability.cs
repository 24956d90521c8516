namespace Domain.Responsibility;

/// <summary>The rungs of 倒查 (二(一)2(5)), by the number of enterprises.</summary>
public enum Rung
{
    /// <summary>1家: 通报批评, 书面检查.</summary>
    Criticism = 1,

    /// <summary>2家: 调离执法岗位.</summary>
    Removal = 2,

    /// <summary>3家: 线索移送驻局纪检组.</summary>
    Discipline = 3,
}

/// <summary>What became of a rung.</summary>
public enum StepStatus
{
    /// <summary>Waits for 专项行动办公室 to carry it out.</summary>
    Proposed,

    Done,

    /// <summary>A higher one was carried out in its place. Waits again when that one no longer stands.</summary>
    Merged,
}

/// <summary>A rung that an inspector has come to. It stays on record; when a case is withdrawn it is marked.</summary>
public sealed record AccountabilityStep
{
    public required string Id { get; init; }

    public required string UserId { get; init; }

    /// <summary>Name of the inspector.</summary>
    public required string Name { get; init; }

    /// <summary>县市区 of the enterprise that brought him here.</summary>
    public required string County { get; init; }

    public required Rung Rung { get; init; }

    /// <summary>Ids of the confirmed cases, joined by commas.</summary>
    public required string Cases { get; init; }

    public StepStatus Status { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    public string? DoneBy { get; init; }

    public DateTimeOffset? DoneAt { get; init; }

    /// <summary>Set when the number of enterprises fell below the rung.</summary>
    public DateTimeOffset? MarkedAt { get; init; }

    public int Version { get; init; } = 1;
}

/// <summary>倒查: how confirmed cases become rungs. The program proposes, 专项行动办公室 carries out.</summary>
public static class Accountability
{
    private const string Basis = "二(一)2(5)";

    /// <summary>How many rungs the confirmed cases stand for: one for each enterprise, three at most.</summary>
    public static int RungsOf(IEnumerable<MissedViolation> cases) =>
        Math.Min(cases.Where(one => one.Status == MissedStatus.Confirmed).Select(one => one.EnterpriseId).Distinct(StringComparer.Ordinal).Count(), (int)Rung.Discipline);

    /// <summary>
    /// Steps to add; steps whose rung is no longer reached, marked; and steps that wait again, since the higher one that was carried out in their place is marked.
    /// Nothing when all is as it should be.
    /// </summary>
    /// <param name="cases">All cases whose forms the person signed.</param>
    /// <param name="steps">All his steps.</param>
    public static IReadOnlyList<AccountabilityStep> Follow(
        (string UserId, string Name) person, IReadOnlyList<MissedViolation> cases, IReadOnlyList<AccountabilityStep> steps, DateTimeOffset now, Func<string> newId)
    {
        var reached = RungsOf(cases);
        var confirmed = cases.Where(one => one.Status == MissedStatus.Confirmed).OrderBy(one => one.DecidedAt).ToList();
        var changed = new List<AccountabilityStep>();
        for (var rung = Rung.Criticism; rung <= Rung.Discipline; rung++)
        {
            var live = steps.Where(step => step.Rung == rung && step.MarkedAt is null).ToList();
            if ((int)rung > reached)
            {
                changed.AddRange(live.Select(step => step with { MarkedAt = now, Version = step.Version + 1 }));
            }
            else if (live.Count > 0)
            {
                // Else nothing at all would follow from the cases that still stand.
                var isCovered = steps.Any(step => step is { Status: StepStatus.Done, MarkedAt: null } && step.Rung > rung && (int)step.Rung <= reached);
                changed.AddRange(isCovered ? [] : live.Where(step => step.Status == StepStatus.Merged).Select(step => step with { Status = StepStatus.Proposed, Version = step.Version + 1 }));
            }
            else
            {
                changed.Add(new AccountabilityStep
                {
                    Id = newId(),
                    UserId = person.UserId,
                    Name = person.Name,
                    County = confirmed[^1].County,
                    Rung = rung,
                    Cases = string.Join(',', confirmed.Select(one => one.Id)),
                    RecordedAt = now,
                });
            }
        }

        return changed;
    }

    /// <summary>The one step that is to be carried out: the highest that waits; null when none does.</summary>
    public static AccountabilityStep? Highest(IEnumerable<AccountabilityStep> steps) =>
        steps.Where(step => step is { MarkedAt: null, Status: StepStatus.Proposed }).MaxBy(step => step.Rung);

    /// <summary>The step as done, and the lower ones that waited as merged into it.</summary>
    public static Outcome<IReadOnlyList<AccountabilityStep>> CarryOut(Person by, string id, IReadOnlyList<AccountabilityStep> steps, int version, DateTimeOffset now)
    {
        var step = steps.FirstOrDefault(one => one.Id == id);
        if (!MissedViolation.Decides(by))
        {
            return new Refusal(RuleCode.OutOfScope, Basis, by.Name, step?.Name ?? "");
        }

        if (step is null || step.Version != version || Highest(steps) != step)
        {
            return new Refusal(RuleCode.AccountabilityStale, Basis, step?.Name ?? "");
        }

        AccountabilityStep[] changed =
        [
            step with { Status = StepStatus.Done, DoneBy = by.UserId, DoneAt = now, Version = step.Version + 1 },
            .. steps.Where(one => one.Id != id && one is { MarkedAt: null, Status: StepStatus.Proposed }).Select(one => one with { Status = StepStatus.Merged, Version = one.Version + 1 }),
        ];
        return changed;
    }
}
