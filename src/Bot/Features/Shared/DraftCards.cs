using Bot.Conversations;
using Domain.Inspections;

namespace Bot.Features.Shared;

/// <summary>Open drafts offered again: 继续 or 放弃. One draft is named on the card, several are in a drop-down.</summary>
internal static class DraftCards
{
    public const string Kind = "drafts";
    public const string ContinueVerb = "draft-continue";
    public const string DropVerb = "draft-drop";
    public const string Question = "draft";

    /// <summary>Entity of the buttons when the draft is the one chosen in the drop-down.</summary>
    public const string Chosen = "chosen";

    /// <param name="drafts">At least one, newest first; the card holds ten.</param>
    public static ShowCard Offer(string userId, IReadOnlyList<Inspection> drafts, string? active = null)
    {
        var entity = drafts.Count == 1 ? drafts[0].Id : Chosen;
        var shown = drafts.Take(10).ToList();
        var card = new ButtonCard
        {
            Title = drafts.Count == 1 ? "您有一份未完成的体检" : $"您有{drafts.Count}份未完成的体检",
            Description = drafts.Count == 1 ? drafts[0].Enterprise.Name : "选一份，再点按钮",
            Body = drafts.Count == 1 ? State(drafts[0]) : null,
            Selection = drafts.Count == 1
                ? null
                : new CardQuestion(Question, "企业", [.. shown.Select(Option)], shown.FirstOrDefault(draft => draft.Id == active)?.Id ?? shown[0].Id),
            Buttons =
            [
                new("继续", new ActionKey(ContinueVerb, entity, 1), ButtonStyle.Primary),
                new("放弃", new ActionKey(DropVerb, entity, 1), ButtonStyle.Negative),
            ],
        };
        return new ShowCard(userId, card, new CardSubject(Kind, entity, 1));
    }

    /// <summary>A visit somebody else opened in which the person takes part.</summary>
    public static ShowCard Invite(string userId, Inspection inspection, string title, string body) => new(
        userId,
        new ButtonCard
        {
            Title = title,
            Description = inspection.Enterprise.Name,
            Body = body,
            Buttons = [new("继续", new ActionKey(ContinueVerb, inspection.Id, 1), ButtonStyle.Primary)],
        },
        new CardSubject(Kind, inspection.Id, 1));

    /// <summary>One line: day, findings, missing choices.</summary>
    public static string State(Inspection inspection)
    {
        var open = inspection.Findings.Count(finding => finding.Type is null || finding.Handling is null || finding.Severity is null);
        var findings = inspection switch
        {
            { Findings.Count: > 0 } => $"已记{inspection.Findings.Count}条问题" + (open > 0 ? $"，其中{open}条还没选全" : ""),
            { NothingFound: true } => "未发现问题",
            _ => "还没有记问题",
        };
        return $"{inspection.Date.Words()}开始，{findings}。";
    }

    private static CardOption Option(Inspection draft) => new(draft.Id, $"{draft.Date.Words()} {Words.Short(draft.Enterprise)}");
}
