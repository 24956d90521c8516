using Bot.Features.Shared;
using Domain.Inspections;
using Domain.Penalties;

namespace Bot.Features.Penalties;

/// <summary>A fact and where it comes from.</summary>
/// <param name="By">Name of who stated it; null when the records say so.</param>
/// <param name="Source">Which record, in words; null when a person stated it.</param>
internal sealed record FactSaid(FactValue Value, string? By, DateTimeOffset? At, string? Source);

/// <summary>The advice of one finding as it stands.</summary>
/// <param name="Said">What is known, by persons and records.</param>
/// <param name="Hints">What the records say beside a question.</param>
/// <param name="Advice">Null while no case is chosen, or when none of the ten is.</param>
internal sealed record PenaltyView(
    PenaltyCase Case, Inspection Inspection, Finding Finding, IReadOnlyDictionary<PenaltyFact, FactSaid> Said, IReadOnlyDictionary<PenaltyFact, string> Hints,
    PenaltyAdvice? Advice, ProposedDirection Direction)
{
    public string Title => $"{Words.Short(Inspection.Enterprise)} 第{Finding.Ordinal}条";

    public PenaltyFacts Facts => new(Said.ToDictionary(said => said.Key, said => said.Value.Value));

    /// <summary>What is known and counts here, in the order of the facts.</summary>
    public IEnumerable<KeyValuePair<PenaltyFact, FactSaid>> Counting =>
        PenaltyFactKinds.LookedAt(Case.Case ?? AnnexCase.None).Where(Said.ContainsKey).Select(fact => KeyValuePair.Create(fact, Said[fact]));

    /// <summary>What can be stated or stated anew, in the order of the facts: also what nobody was asked.</summary>
    public IEnumerable<PenaltyFact> Statable => PenaltyFactKinds.LookedAt(Case.Case ?? AnnexCase.None).Where(fact => fact switch
    {
        PenaltyFact.UndecidedAtIssue => Case.Discovered < Case.ValidFrom,
        PenaltyFact.ReportedFault => Hints.ContainsKey(fact),
        _ => true,
    });

    public FactValue? Value(PenaltyFact fact) => Said.GetValueOrDefault(fact)?.Value;

    /// <summary>What is still asked for, in the order of asking; empty when the advice is whole.</summary>
    public IReadOnlyList<PenaltyFact> Missing =>
        Advice is PenaltyAdvice.NeedsFacts(var missing)
            ? missing.Contains(PenaltyFact.FaultFoundAt) && Hints.ContainsKey(PenaltyFact.ReportedFault) && !Said.ContainsKey(PenaltyFact.ReportedFault) ? [PenaltyFact.ReportedFault, .. missing] : missing
        : Advice is null or PenaltyAdvice.DoesNotApply && PenaltyDirections.Missing(Facts) is { } one ? [one]
        : [];
}
