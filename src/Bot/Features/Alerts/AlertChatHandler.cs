using Bot.Conversations;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain.Enterprises;
using Domain.Planning;
using Domain.Responsibility;
using Microsoft.Extensions.Options;

namespace Bot.Features.Alerts;

/// <summary>预警 in chat: kind, radius and pollutant by card, the place by location or an enterprise's name, then the card that asks for the confirmation.</summary>
internal sealed class AlertChatHandler(AlertRun run, AlertStore alerts, EnterpriseStore enterprises, IOptions<AlertsOptions> options) : IConversationHandler
{
    public const string PlaceQuestion = "alert-place";

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Person is not { } person || Scope.AlertCountiesOf(person) is not { } scope)
        {
            return new Reply([new Say(turn.UserId, AlertChatTexts.NotYours)], Asking(turn) is null ? null : Over(turn));
        }

        return turn.Input switch
        {
            CardInput { Action.Verb: AlertCards.SetVerb } card => Set(turn, card),
            CardInput card when AlertDraft.Parse(card.Action.Entity) is not { } => Reply.Text(turn.UserId, AlertChatTexts.Stale),
            CardInput { Action.Verb: AlertCards.AtVerb } card => await ChosenAsync(turn, card, scope),
            CardInput card => await DecidedAsync(turn, card, scope),
            LocationInput place when Asking(turn) is { } draft => await LocatedAsync(turn, draft, place, scope),
            TextInput { Text: not AlertChatTexts.Command } text when Asking(turn) is { } draft => await NamedAsync(turn, draft, text.Text, scope),
            _ => new Reply([AlertCards.Ask(turn.UserId)], Asking(turn) is null ? null : Over(turn)),
        };
    }

    private static AlertDraft? Asking(Turn turn) => turn.Session.Asked is { Kind: PlaceQuestion, Entity: var entity } ? AlertDraft.Parse(entity) : null;

    private static Session Over(Turn turn) => turn.Session with { Asked = null };

    private static Reply Set(Turn turn, CardInput card)
    {
        if (!Enum.TryParse<AlertKind>(card.Choice(AlertCards.KindQuestion), out var kind)
            || AlertDraft.Parse($"{kind}~{card.Choice(AlertCards.RadiusQuestion)}~{AlertCards.PollutantOf(card.Choice(AlertCards.PollutantQuestion))}") is not { } draft)
        {
            return Reply.Text(turn.UserId, AlertChatTexts.ChooseKind);
        }

        return new Reply([new Say(turn.UserId, AlertChatTexts.AskPlace)], turn.Session with { Asked = new Question(PlaceQuestion, draft.ToString()) });
    }

    private async Task<Reply> NamedAsync(Turn turn, AlertDraft draft, string name, IReadOnlyList<string> scope)
    {
        if (SmallTalk.IsCancel(name))
        {
            return new Reply([new Say(turn.UserId, AlertChatTexts.Cancelled)], Over(turn));
        }

        if (!Words.SaySomething(name) || SmallTalk.IsCourtesy(name))
        {
            return Reply.Text(turn.UserId, draft.Place is null ? AlertChatTexts.NotAPlace : AlertChatTexts.UseTheCard);
        }

        var found = await enterprises.SearchAsync(turn.Work, scope, name, AlertCards.MostEnterprises + 1);
        return found.Count switch
        {
            0 => Reply.Text(turn.UserId, AlertChatTexts.NoMatch(name)),
            1 => await AtAsync(turn, draft, found[0], scope),
            _ => new Reply([AlertCards.Which(turn.UserId, draft, found)]),
        };
    }

    private async Task<Reply> ChosenAsync(Turn turn, CardInput card, IReadOnlyList<string> scope) =>
        card.Choice(AlertCards.EnterpriseQuestion) is not { } id || id == AlertCards.Unchosen ? Reply.Text(turn.UserId, AlertChatTexts.ChooseEnterprise)
        : await enterprises.FindAsync(turn.Work, id) is { OffListReason: null } enterprise && Scope.Reaches(scope, enterprise.County) ? await AtAsync(turn, AlertDraft.Parse(card.Action.Entity)!, enterprise, scope)
        : Reply.Text(turn.UserId, AlertChatTexts.Stale);

    private Task<Reply> AtAsync(Turn turn, AlertDraft draft, Enterprise enterprise, IReadOnlyList<string> scope) =>
        enterprise.Location is { } point
            ? ConfirmAsync(turn, draft, new AlertPlace(VisitKey.NewDraft(turn.Now), point, enterprise.Id), enterprise, scope)
            : Task.FromResult(Reply.Text(turn.UserId, AlertChatTexts.NoLocation(enterprise)));

    private Task<Reply> LocatedAsync(Turn turn, AlertDraft draft, LocationInput place, IReadOnlyList<string> scope) =>
        options.Value.IsInside(place.Latitude, place.Longitude)
            ? ConfirmAsync(turn, draft, new AlertPlace(VisitKey.NewDraft(turn.Now), new GeoPoint(place.Latitude, place.Longitude), null), null, scope)
            : Task.FromResult(Reply.Text(turn.UserId, AlertChatTexts.Outside));

    /// <summary>The place takes the place of one that was given before: only the last card counts.</summary>
    private async Task<Reply> ConfirmAsync(Turn turn, AlertDraft draft, AlertPlace place, Enterprise? enterprise, IReadOnlyList<string> scope)
    {
        if (!options.Value.IsInside(place.Point.Latitude, place.Point.Longitude))
        {
            return Reply.Text(turn.UserId, AlertChatTexts.Outside);
        }

        var placed = draft with { Place = place };
        var near = await NearAsync(turn, placed, scope);
        return near == 0
            ? Reply.Text(turn.UserId, AlertChatTexts.NobodyNear(draft.RadiusKm))
            : new Reply(
                [new ShowCard(turn.UserId, AlertCards.Confirm(placed, enterprise, near), AlertCards.ConfirmSubject(placed))],
                turn.Session with { Asked = new Question(PlaceQuestion, placed.ToString()) });
    }

    private async Task<Reply> DecidedAsync(Turn turn, CardInput card, IReadOnlyList<string> scope)
    {
        if (AlertDraft.Parse(card.Action.Entity) is not { Place: { } place } draft)
        {
            return Reply.Text(turn.UserId, AlertChatTexts.Stale);
        }

        if (await alerts.IsKnownAsync(turn.Work, place.Id))
        {
            return Reply.Text(turn.UserId, AlertChatTexts.AlreadySent);
        }

        // Of several cards only the one asked last; none after 不发 or 取消.
        if (turn.Session.Asked is not { Kind: PlaceQuestion, Entity: var asked } || asked != card.Action.Entity)
        {
            return Reply.Text(turn.UserId, AlertChatTexts.Stale);
        }

        var enterprise = place.EnterpriseId is { } id ? await enterprises.FindAsync(turn.Work, id) : null;
        return card.Action.Verb == AlertCards.SendVerb
            ? await SendAsync(turn, draft, enterprise, scope)
            : new Reply([Shown(turn, draft, enterprise, await NearAsync(turn, draft, scope), AlertChatTexts.DoneDropped), new Say(turn.UserId, AlertChatTexts.Dropped)], Over(turn));
    }

    private async Task<Reply> SendAsync(Turn turn, AlertDraft draft, Enterprise? enterprise, IReadOnlyList<string> scope)
    {
        var (near, all) = (await NearAsync(turn, draft, scope), await NearAsync(turn, draft, []));
        if (near == 0)
        {
            return Reply.Text(turn.UserId, AlertChatTexts.NobodyNear(draft.RadiusKm));
        }

        var alert = new Alert(draft.Place!.Id, draft.Kind, draft.Place.Point, draft.RadiusKm, draft.Pollutant, enterprise?.Name ?? "");
        return await run.RunAsync(turn.Work, alert, scope, turn.Now) is { } result
            ? new Reply([Shown(turn, draft, enterprise, near, AlertChatTexts.DoneSent), new Say(turn.UserId, AlertChatTexts.Sent(result, all > near)), .. result.Effects], Over(turn))
            : Reply.Text(turn.UserId, AlertChatTexts.AlreadySent);
    }

    private static RefreshCard Shown(Turn turn, AlertDraft draft, Enterprise? enterprise, int near, string done) =>
        new(turn.UserId, AlertCards.Confirm(draft, enterprise, near, done), AlertCards.ConfirmSubject(draft));

    private async Task<int> NearAsync(Turn turn, AlertDraft draft, IReadOnlyList<string> scope) =>
        (await alerts.WithinAsync(turn.Work, draft.Place!.Point, draft.RadiusKm * 1000.0, scope)).Count;
}
