using Bot.Conversations;
using Domain.Inspections;

namespace Bot.Features.Shared;

/// <summary>The signature card in its states. It shows a round; a card of another round is stale.</summary>
internal static class SignatureCards
{
    public const string SubjectKind = InspectionWords.SignSubject;

    public const string SignVerb = "sign";

    public const string ObjectVerb = "object";

    public static CardSubject Subject(Inspection inspection) => new(SubjectKind, inspection.Id, inspection.Round);

    public static ShowCard Ask(string userId, Inspection inspection) => new(userId, Compose(inspection, null), Subject(inspection));

    /// <summary>Grey, with what became of it.</summary>
    /// <param name="done">At most 10 characters.</param>
    public static RefreshCard Close(string userId, Inspection inspection, string done, string words) =>
        new(userId, Compose(inspection, words) with { Done = done }, Subject(inspection));

    private static ButtonCard Compose(Inspection inspection, string? words) => new()
    {
        Title = "请确认签字",
        Description = inspection.Enterprise.Name,
        Body = words ?? "签字后内容固定，由签字人负责，可追溯。内容见上一条消息。",
        Fields =
        [
            new CardField("检查日期", inspection.Date.WordsWithYear()),
            new CardField("问题", inspection.Findings.Count == 0 ? "未发现问题" : $"{inspection.Findings.Count}条"),
            new CardField("检查人数", $"{inspection.Inspectors.Count}人"),
        ],
        Buttons =
        [
            new CardButton("确认签字", new ActionKey(SignVerb, inspection.Id, inspection.Round), ButtonStyle.Primary),
            new CardButton("有异议", new ActionKey(ObjectVerb, inspection.Id, inspection.Round), ButtonStyle.Negative),
        ],
    };
}
