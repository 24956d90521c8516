using Bot.Conversations;
using Bot.Storage.Stores;

namespace Bot.Features.Digest;

/// <summary>text_notice has no buttons (protocol 4.3): what can be done with one tap stands in its menu.</summary>
internal static class DigestCards
{
    public const string Kind = "digest";

    public const string ListVerb = "dglist";

    public const string UrgeVerb = "dgurge";

    public const string PictureVerb = "dgpic";

    /// <param name="before">What the one before said; null for the first.</param>
    public static NoticeCard Card(DigestRow row, Audience audience, DigestNumbers now, DigestNumbers? before, bool withPicture)
    {
        var exceptions = DigestTexts.Exceptions(now, audience);
        var listed = now.Overdue + now.Unacknowledged + now.Unsigned > 0;
        return new NoticeCard
        {
            Title = DigestTexts.Title(audience, row.Day),
            Description = DigestTexts.Description(now),
            Emphasis = exceptions.Count > 0 ? exceptions[0].Short : DigestTexts.Coverage(now),
            EmphasisLabel = exceptions.Count > 0 ? DigestTexts.HowMany(exceptions.Count) : DigestTexts.CoverageLabel(now),
            Body = DigestTexts.Body(exceptions, listed),
            Fields = DigestTexts.Fields(now, before, row),
            Menu =
            [
                .. listed ? [new CardButton(DigestTexts.ListButton, new ActionKey(ListVerb, row.Id, 1))] : Array.Empty<CardButton>(),
                .. now.Overdue > 0 ? [new CardButton(DigestTexts.UrgeButton, new ActionKey(UrgeVerb, row.Id, 1))] : Array.Empty<CardButton>(),
                .. withPicture ? [new CardButton(DigestTexts.PictureButton, new ActionKey(PictureVerb, row.Id, 1))] : Array.Empty<CardButton>(),
            ],
            Links = [new CardPath(DigestTexts.Board, audience.IsCity ? "board" : $"board?county={Uri.EscapeDataString(audience.County)}")],
        };
    }
}
