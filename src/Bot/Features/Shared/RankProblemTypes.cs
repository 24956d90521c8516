using Domain.Inspections;

namespace Bot.Features.Shared;

/// <summary>Ranks the problem types for an inspector's text, most likely first.</summary>
internal delegate IReadOnlyList<ProblemType> RankProblemTypes(string text);
