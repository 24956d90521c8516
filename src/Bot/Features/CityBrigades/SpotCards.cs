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
        OmissionVerb => SpotResult.Omission,
        PerfunctoryVerb => SpotResult.Perfunctory,
        _ => SpotResult.True,
    };

    public static CardSubject Subject(SpotCheck check) => new(Kind, check.Id, check.Version);

    /// <param name="by">Who filed it; null while nobody has.</param>
    public static ButtonCard Card(SpotCheck check, Inspection inspection, string colleague, string? by = null) => new()
    {
        Title = $"抽查：{Words.Short(inspection.Enterprise)}",
        Description = by is null ? "看体检结果是不是属实，点一项" : $"{by}{check.FiledAt?.Words()}填：{SpotTexts.Of(check.Result ?? SpotResult.True)}",
        Body = check.Words ?? "这是核对县级的体检结果，不是对企业再体检一次。要作为体检再入企的，须按“一次体检”的例外办理（方案二（一）2（1））。",
        Fields =
        [
            new CardField("登记表", (inspection.Number ?? 0).ToString("0000", CultureInfo.InvariantCulture)),
            new CardField("检查日期", inspection.Date.WordsWithYear()),
            new CardField("检查人员", string.Join('、', inspection.Signatures.Select(signature => signature.Name))),
            new CardField("问题", inspection.Findings.Count == 0 ? "未发现问题" : $"{inspection.Findings.Count}条"),
            new CardField("同行", colleague),
        ],
        Buttons =
        [
            new CardButton("属实", Key(TrueVerb, check), ButtonStyle.Primary),
            new CardButton("有遗漏", Key(OmissionVerb, check), ButtonStyle.Negative),
            new CardButton("走过场", Key(PerfunctoryVerb, check), ButtonStyle.Negative),
        ],
        Done = by is null ? null : SpotTexts.Of(check.Result ?? SpotResult.True),
    };

    private static ActionKey Key(string verb, SpotCheck check) => new(verb, check.Id, check.Version);
}
