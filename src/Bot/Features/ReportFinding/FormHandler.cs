using System.Globalization;
using Bot.Conversations;
using Bot.Features.Shared;
using Domain;
using Domain.Inspections;

namespace Bot.Features.ReportFinding;

/// <summary>确定 on a finding's form, 其余类型 and the choice made there.</summary>
internal sealed class FormHandler(Drafts drafts, FindingReplies replies) : IConversationHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Input is not CardInput card)
        {
            return Reply.Nothing;
        }

        return await drafts.FindAsync(turn, card.Action.Entity) switch
        {
            Outcome<FiledFinding>.Accepted(var filed) when card.Action.Verb == FindingCards.MoreTypesVerb => MoreTypes(turn, filed.Inspection, filed.Finding),
            Outcome<FiledFinding>.Accepted(var filed) => await ChooseAsync(turn, card, filed),
            var refused => refused.Answer(turn, _ => Reply.Nothing),
        };
    }

    private async Task<Reply> ChooseAsync(Turn turn, CardInput card, FiledFinding filed)
    {
        var (inspection, finding) = filed;
        if (card.Action.Verb == FindingCards.PickTypeVerb && card.Choice(FindingCards.TypeQuestion) is null)
        {
            return Reply.Text(turn.UserId, FindingTexts.NoTypeChosen(finding));
        }

        var isSet = FindingCards.Shown(Chosen(card).ApplyTo(finding)) == FindingCards.Shown(finding);
        return isSet && FindingReplies.IsChosen(finding) ? Reply.Text(turn.UserId, FindingTexts.AlreadySet(finding))
            : !isSet && card.Action.Version != FindingCards.Shown(finding) ? Stale(turn, inspection, finding)
            : await SetAsync(turn, card, FindingCards.Ref(inspection, finding));
    }

    private async Task<Reply> SetAsync(Turn turn, CardInput card, FindingRef reference)
    {
        var outcome = await drafts.ChangeAsync(turn, reference.InspectionId, inspection => Filing.ChangeFinding(inspection, reference.FindingId, Chosen(card).ApplyTo));
        return outcome.Answer(turn, saved =>
        {
            var finding = reference.In(saved)!;
            var picked = card.Action.Verb == FindingCards.PickTypeVerb;
            return new Reply(
            [
                .. picked ? [TypesDone(turn, saved, finding)] : Array.Empty<Effect>(),
                replies.Refreshed(turn, saved, finding, orSend: true),
                .. picked || FindingReplies.IsChosen(finding) ? [] : new Effect[] { new Say(turn.UserId, FindingTexts.Missing(finding)) },
                .. FindingReplies.AskDeadline(turn, saved, finding),
            ]);
        });
    }

    private Reply MoreTypes(Turn turn, Inspection inspection, Finding finding) =>
        new([new ShowCard(turn.UserId, Types(inspection, finding, replies.Rest(finding)), FindingCards.Subject(FindingCards.TypesKind, inspection, finding))]);

    private Reply Stale(Turn turn, Inspection inspection, Finding finding) => new(
    [
        new Say(turn.UserId, FindingTexts.Stale(finding)),
        replies.Refreshed(turn, inspection, finding),
    ]);

    private static RefreshCard TypesDone(Turn turn, Inspection inspection, Finding finding) => new(
        turn.UserId,
        Types(inspection, finding, finding.Type is { } type ? [type] : ProblemType.Offered) with { Done = "已选好" },
        FindingCards.Subject(FindingCards.TypesKind, inspection, finding));

    private static ChoiceCard Types(Inspection inspection, Finding finding, IReadOnlyList<ProblemType> types) => new()
    {
        Title = $"第{finding.Ordinal}条：其余类型",
        Description = finding.Text,
        Question = new CardQuestion(FindingCards.TypeQuestion, "问题类型", [.. types.Select(FindingCards.Option)], finding.Type is null ? null : Code(finding.Type)),
        Submit = new CardButton("确定", new ActionKey(FindingCards.PickTypeVerb, FindingCards.Ref(inspection, finding).ToString(), FindingCards.Shown(finding)), ButtonStyle.Primary),
    };

    private static FindingParts Chosen(CardInput card) => new(
        "",
        Number(card.Choice(FindingCards.TypeQuestion)) is { } type && type >= 1 && type <= ProblemType.All.Count ? ProblemType.Of(type) : null,
        Number(card.Choice(FindingCards.HandlingQuestion)) is { } handling && handling >= 1 && handling <= Handling.All.Count ? Handling.Of(handling) : null,
        Severity: Enum.TryParse<Severity>(card.Choice(FindingCards.SeverityQuestion), out var severity) && Enum.IsDefined(severity) ? severity : null);

    private static int? Number(string? id) => int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Code(ProblemType type) => type.Code.ToString(CultureInfo.InvariantCulture);
}
