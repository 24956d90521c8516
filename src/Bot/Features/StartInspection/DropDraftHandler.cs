using Bot.Conversations;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain;
using Domain.Inspections;
using Domain.Inspections.Rules;

namespace Bot.Features.StartInspection;

/// <summary>放弃, then 确认放弃: a draft is given up by the inspector in charge, with a second tap.</summary>
internal sealed class DropDraftHandler(Drafts drafts, InspectionStore inspections) : IConversationHandler
{
    public const string Kind = "draft-drop";
    public const string ConfirmVerb = "draft-drop-yes";
    public const string KeepVerb = "draft-drop-no";

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Input is not CardInput card)
        {
            return Reply.Nothing;
        }

        var id = card.Action.Entity == DraftCards.Chosen ? card.Choice(DraftCards.Question) : card.Action.Entity;
        if (id is null)
        {
            return Reply.Text(turn.UserId, StartTexts.ChooseDraft);
        }

        if (await inspections.FindAsync(turn.Work, id) is not { } inspection)
        {
            return Reply.Text(turn.UserId, RefusalTexts.Of(new Refusal(RuleCode.NotFound, "")));
        }

        if (card.Action.Verb == KeepVerb)
        {
            // Only the question is over: the person may be filling another draft.
            return Reply.Text(turn.UserId, StartTexts.Kept(inspection));
        }

        if (SignedIsFinal.CheckChange(inspection) is { } closed)
        {
            return Reply.Text(turn.UserId, RefusalTexts.Of(closed));
        }

        if (inspection.Inspectors[0] != turn.UserId)
        {
            return Reply.Text(turn.UserId, StartTexts.OnlyInCharge);
        }

        return card.Action.Verb != ConfirmVerb ? new Reply([new ShowCard(turn.UserId, Card(inspection, done: null), Subject(inspection))])
            : card.Action.Version != inspection.Version ? Reply.Text(turn.UserId, StartTexts.Changed(inspection))
            : await DropAsync(turn, inspection);
    }

    private async Task<Reply> DropAsync(Turn turn, Inspection inspection)
    {
        var outcome = await drafts.ChangeAsync(turn, inspection.Id, Filing.Abandon);
        return outcome.Answer(turn, dropped => new Reply(
            [
                new RefreshCard(turn.UserId, Card(dropped, done: "已放弃"), Subject(dropped)),
                new Say(turn.UserId, StartTexts.Dropped(dropped)),
                .. dropped.Inspectors.Where(other => other != turn.UserId)
                    .Select(other => new Say(other, StartTexts.DroppedByOther(dropped, turn.Person?.Name ?? "主办人"))),
            ],
            turn.Session.DraftId == dropped.Id ? turn.Session with { DraftId = null, FindingId = null, Asked = null } : null));
    }

    private static ButtonCard Card(Inspection inspection, string? done) => new()
    {
        Title = "确认放弃这次体检？",
        Description = inspection.Enterprise.Name,
        Body = StartTexts.AskDrop(inspection),
        Buttons =
        [
            new("确认放弃", new ActionKey(ConfirmVerb, inspection.Id, inspection.Version), ButtonStyle.Negative),
            new("不放弃", new ActionKey(KeepVerb, inspection.Id, inspection.Version), ButtonStyle.Primary),
        ],
        Done = done,
    };

    private static CardSubject Subject(Inspection inspection) => new(Kind, inspection.Id, inspection.Version);
}
