using Domain.Enterprises;

namespace Domain.Planning;

/// <summary>An inspector as the plan sees him.</summary>
/// <param name="UserId">User id.</param>
/// <param name="County">县市区 in which he is planned.</param>
/// <param name="Squad">中队; empty for none.</param>
/// <param name="FillsIn">Only where a squad needs one more for a pair (中队长).</param>
public sealed record PlanInspector(string UserId, string County, string Squad, bool FillsIn = false)
{
    /// <summary>Days on which he cannot go.</summary>
    public IReadOnlySet<DateOnly> Away { get; init; } = new HashSet<DateOnly>();
}

/// <summary>What a plan is made from.</summary>
public sealed record PlanRequest
{
    /// <summary>Those still to be visited once; one that <see cref="Kept"/> names is left out.</summary>
    public required IReadOnlyList<Enterprise> Enterprises { get; init; }

    /// <summary>Whoever has signed annex 5 (CommitmentFirst) and is at work.</summary>
    public required IReadOnlyList<PlanInspector> Inspectors { get; init; }

    /// <summary>The working days, in order.</summary>
    public required IReadOnlyList<DateOnly> Days { get; init; }

    /// <summary>Visits of two inspectors on one day, at most.</summary>
    public required int VisitsPerDay { get; init; }

    /// <summary>Visits that stay as they are: they take room of their inspectors' days.</summary>
    public IReadOnlyList<PlannedVisit> Kept { get; init; } = [];

    public required ulong Seed { get; init; }
}

/// <summary>One visit of a plan.</summary>
public sealed record PlanItem(string County, string EnterpriseId, DateOnly Day, string Lead, string Partner);

/// <summary>Why an enterprise is not in the plan.</summary>
public enum PlanGap
{
    /// <summary>Fewer than two inspectors of the county can be planned (TwoInspectors).</summary>
    NoTeam,

    /// <summary>All days of all inspectors are full.</summary>
    NoRoom,
}

/// <param name="Gap">The reason.</param>
/// <param name="Enterprise">Who is left over.</param>
public sealed record Unplanned(PlanGap Gap, Enterprise Enterprise);

/// <param name="UserId">The inspector.</param>
/// <param name="Week">Its Monday.</param>
/// <param name="Visits">Planned and kept ones.</param>
public sealed record WeekLoad(string UserId, DateOnly Week, int Visits);

/// <summary>A plan before it is applied.</summary>
/// <param name="Items">By day, then by place on the way.</param>
/// <param name="Unplanned">What could not be planned, and why.</param>
/// <param name="Load">Per inspector and week, weeks without a visit left out; in the order of user ids and weeks.</param>
public sealed record VisitPlan(IReadOnlyList<PlanItem> Items, IReadOnlyList<Unplanned> Unplanned, IReadOnlyList<WeekLoad> Load);
