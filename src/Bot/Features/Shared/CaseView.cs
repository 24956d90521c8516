using Domain.Enterprises;
using Domain.Inspections;
using Domain.Rectification;
using Domain.Responsibility;

namespace Bot.Features.Shared;

/// <summary>A case with everybody and everything that stands around it.</summary>
/// <param name="Officers">企业环保负责人 now.</param>
/// <param name="Inspectors">Who re-checks: the signers who are still there and who stands in for them; without any, the owner.</param>
/// <param name="Owners">包联整改责任人, and who stands in for him; empty when there is none.</param>
/// <param name="Evidence">Of all rounds, in the order it came.</param>
internal sealed record CaseView(
    RectificationCase Case,
    Inspection Inspection,
    Finding Finding,
    IReadOnlyList<Person> Officers,
    IReadOnlyList<Person> Inspectors,
    IReadOnlyList<Person> Owners,
    IReadOnlyList<Evidence> Evidence)
{
    /// <summary>Set when the owner is not on record: the one who was is not at his post any more, or the severity was changed.</summary>
    public OwnerFound? OwnerToAssign { get; init; }

    public Enterprise Enterprise => Inspection.Enterprise;

    /// <summary>Of the present round.</summary>
    public IReadOnlyList<Evidence> Given => [.. Evidence.Where(one => one.Round == Case.Round)];

    /// <summary>What does not fit in the present round.</summary>
    public EvidenceDoubts Doubts => Given.Aggregate(EvidenceDoubts.None, (all, one) => all | one.Doubts);

    /// <summary>Who decides now: the owner, or who stands in for him.</summary>
    public Person? Owner => Owners.Count == 0 ? null : Owners[^1];

    public string? OwnerName => Owner?.Name;

    public IReadOnlyCollection<string> InspectorIds => [.. Inspectors.Select(person => person.UserId)];

    public IReadOnlyCollection<string> OwnerIds => [.. Owners.Select(person => person.UserId)];
}
