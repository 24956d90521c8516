using Bot.Conversations;
using Domain.Inspections;

namespace Bot.Features.Shared;

/// <summary>处罚建议 on any card that shows one finding of a signed form; Features/Penalties answers it.</summary>
internal static class PenaltyButton
{
    public const string Verb = "penalty-open";

    public static CardButton Of(Inspection inspection, Finding finding, ButtonStyle style = ButtonStyle.Neutral) =>
        new("处罚建议", new ActionKey(Verb, new FindingRef(inspection.Id, finding.Id).ToString(), 1), style);
}
