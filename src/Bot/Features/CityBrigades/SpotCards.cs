using System.Globalization;
using Bot.Conversations;
using Bot.Features.Shared;
using Domain.Inspections;

namespace Bot.Features.CityBrigades;

/// <summary>The card by which two city inspectors file what they found of a signed form.</summary>
internal static class SpotCards
{
    public const string TrueVerb = "spot-true";
    public const string OmissionVerb = "spot-omission";
    public const string PerfunctoryVerb = "spot-perfunctory";

    private const string Kind = "spot";

    public static SpotResult ResultOf(string verb) => verb switch
    {
        TrueVerb => SpotResult.True,
        OmissionVerb => SpotResult.Omission,
        PerfunctoryVerb => SpotResult.Perfunctory,
        _ => throw new ArgumentOutOfRangeException(nameof(verb), verb, "No result of this verb."),
    };

    public static CardSubject Subject(SpotCheck check) => new(Kind, check.Id, check.Version);

    /// <param name="by">Who filed it; null while nobody has.</param>
    public static ButtonCard Card(SpotCheck check, Inspection inspection, string colleague, string? by = null) => new()
    {
        Title = SpotCardTexts.Title(Words.Short(inspection.Enterprise)),
        Description = by is null ? SpotCardTexts.Ask : SpotCardTexts.Filed(by, check),
        Body = check.Words ?? SpotCardTexts.NoVisit,
        Fields =
        [
            new CardField(SpotCardTexts.Form, (inspection.Number ?? 0).ToString("0000", CultureInfo.InvariantCulture)),
            new CardField(SpotCardTexts.Day, inspection.Date.WordsWithYear()),
            new CardField(SpotCardTexts.Inspectors, string.Join('、', inspection.Signatures.Select(signature => signature.Name))),
            new CardField(SpotCardTexts.Problems, SpotCardTexts.Findings(inspection.Findings.Count)),
            new CardField(SpotCardTexts.Colleague, colleague),
        ],
        Buttons =
        [
            new CardButton(SpotTexts.Of(SpotResult.True), Key(TrueVerb, check), ButtonStyle.Primary),
            new CardButton(SpotTexts.Of(SpotResult.Omission), Key(OmissionVerb, check), ButtonStyle.Negative),
            new CardButton(SpotTexts.Of(SpotResult.Perfunctory), Key(PerfunctoryVerb, check), ButtonStyle.Negative),
        ],
        Done = by is null ? null : SpotTexts.Of(check.Filed),
    };

    private static ActionKey Key(string verb, SpotCheck check) => new(verb, check.Id, check.Version);
}
