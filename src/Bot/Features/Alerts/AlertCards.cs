using System.Globalization;
using Bot.Conversations;
using Bot.Features.Shared;
using Domain.Enterprises;
using Domain.Planning;

namespace Bot.Features.Alerts;

/// <summary>The cards of 预警: what it is, which enterprise is meant, the confirmation; and to the leaders, whom to visit once more.</summary>
internal static class AlertCards
{
    public const string SetVerb = "alert-set";
    public const string AtVerb = "alert-at";
    public const string SendVerb = "alert-send";
    public const string DropVerb = "alert-drop";
    public const string AgainVerb = "alert-again";
    public const string MoreVerb = "alert-more";
    public const string KindQuestion = "kind";
    public const string RadiusQuestion = "radius";
    public const string PollutantQuestion = "pollutant";
    public const string EnterpriseQuestion = "enterprise";

    /// <summary>A drop-down always shows an option: the first one is none.</summary>
    public const string Unchosen = "none";

    /// <summary>A drop-down takes ten, one is the request to choose.</summary>
    public const int MostEnterprises = 9;

    private const string AskKind = "alert-ask";
    private const string AtKind = "alert-at";
    private const string ConfirmKind = "alert-confirm";
    private const string AgainKind = "alert-again";
    private const string UsualRadius = "5";
    private const char Separator = '~';

    /// <summary>A page is another card: no alert touches so many counties.</summary>
    private const int PageStep = 1000;

    public static ShowCard Ask(string userId) => new(
        userId,
        new FormCard
        {
            Title = AlertChatTexts.AskTitle,
            Description = AlertChatTexts.AskHint,
            Questions =
            [
                new CardQuestion(KindQuestion, AlertChatTexts.KindLabel, [new CardOption(Unchosen, AlertChatTexts.ChooseKindOption), .. Enum.GetValues<AlertKind>().Select(kind => new CardOption(kind.ToString(), AlertTexts.Of(kind)))], Unchosen),
                new CardQuestion(RadiusQuestion, AlertChatTexts.RadiusLabel, [.. Alert.Radii.Select(radius => new CardOption(AlertTexts.Number(radius), AlertTexts.Around(radius)))], UsualRadius),
                new CardQuestion(PollutantQuestion, AlertChatTexts.PollutantLabel, [new CardOption(Unchosen, AlertChatTexts.NotKnownOption), .. AlertTexts.Pollutants.Index().Select(one => new CardOption(OptionOf(one.Index), one.Item))], Unchosen),
            ],
            Submit = new CardButton(AlertChatTexts.NextButton, new ActionKey(SetVerb, "new", 1), ButtonStyle.Primary),
        },
        new CardSubject(AskKind, "new", 1));

    public static string PollutantOf(string? option) => AlertTexts.Pollutants.Where((_, index) => OptionOf(index) == option).FirstOrDefault("");

    /// <param name="enterprises">The first nine are shown.</param>
    public static ShowCard Which(string userId, AlertDraft draft, IReadOnlyList<Enterprise> enterprises) => new(
        userId,
        new FormCard
        {
            Title = AlertChatTexts.WhichTitle,
            Description = enterprises.Count > MostEnterprises ? AlertChatTexts.WhichMany : AlertChatTexts.WhichHint,
            Questions = [Enterprises(enterprises)],
            Submit = new CardButton(AlertChatTexts.NextButton, new ActionKey(AtVerb, (draft with { Place = null }).ToString(), 1), ButtonStyle.Primary),
        },
        new CardSubject(AtKind, "place", 1));

    /// <param name="draft">With its place.</param>
    /// <param name="enterprise">Whose place it is; null for a place that was sent.</param>
    /// <param name="near">Enterprises within the radius.</param>
    public static ButtonCard Confirm(AlertDraft draft, Enterprise? enterprise, int near, string? done = null) => new()
    {
        Title = done is null ? AlertChatTexts.ConfirmTitle : AlertChatTexts.Command,
        Description = AlertTexts.Of(draft.Kind),
        Body = done is null ? AlertChatTexts.WhatHappens : null,
        Fields =
        [
            new CardField(AlertChatTexts.PlaceLabel, enterprise is null ? AlertTexts.Coordinates(draft.Place!.Point) : Words.Short(enterprise)),
            new CardField(AlertChatTexts.RadiusLabel, AlertTexts.Around(draft.RadiusKm)),
            .. draft.Pollutant.Length > 0 ? [new CardField(AlertChatTexts.ShortPollutantLabel, draft.Pollutant)] : Array.Empty<CardField>(),
            new CardField(AlertChatTexts.EnterpriseLabel, AlertChatTexts.Enterprises(near)),
        ],
        Buttons =
        [
            new(AlertChatTexts.SendButton, new ActionKey(SendVerb, draft.ToString(), 1), ButtonStyle.Primary),
            new(AlertChatTexts.DropButton, new ActionKey(DropVerb, draft.ToString(), 1), ButtonStyle.Negative),
        ],
        Done = done,
    };

    public static CardSubject ConfirmSubject(AlertDraft draft) => new(ConfirmKind, draft.Place!.Id, 1);

    /// <summary>Offered to a leader; nothing is planned before he chooses.</summary>
    /// <param name="index">Of the county within the alert: who leads several gets a card of each.</param>
    /// <param name="enterprises">Near ones first; nine are shown, the others on further pages.</param>
    /// <param name="page">From 0.</param>
    public static ShowCard Again(string userId, Alert alert, string county, int index, IReadOnlyList<Enterprise> enterprises, int page)
    {
        var version = (page * PageStep) + index + 1;
        var isMore = enterprises.Count > (page + 1) * MostEnterprises;
        return new ShowCard(
            userId,
            new ButtonCard
            {
                Title = AlertChatTexts.AgainTitle(alert),
                Description = AlertChatTexts.AgainHint(alert),
                Selection = Enterprises([.. enterprises.Skip(page * MostEnterprises)]),
                Buttons =
                [
                    new CardButton(AlertChatTexts.AgainButton, new ActionKey(AgainVerb, alert.Id, version), ButtonStyle.Primary),
                    .. isMore || page > 0 ? [new CardButton(AlertChatTexts.MoreButton, new ActionKey(MoreVerb, MoreEntity(alert, county, isMore ? page + 1 : 0), index + 1), ButtonStyle.Secondary)] : Array.Empty<CardButton>(),
                ],
            },
            new CardSubject(AgainKind, AgainEntity(alert, version), 1));
    }

    /// <summary>Alert, county and page of 更多; null when it is none of ours.</summary>
    public static (string AlertId, string County, int Page)? ReadMore(ActionKey action) =>
        action.Entity.Split(Separator) is [var alertId, var county, var number] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? (alertId, county, page) : null;

    public static RefreshCard AgainPlanned(string userId, Alert alert, int version, Enterprise enterprise) => new(
        userId,
        new ButtonCard { Title = AlertChatTexts.AgainTitle(alert), Description = enterprise.Name, Done = AlertChatTexts.AgainDone },
        new CardSubject(AgainKind, AgainEntity(alert, version), 1));

    private static CardQuestion Enterprises(IReadOnlyList<Enterprise> enterprises) => new(
        EnterpriseQuestion,
        AlertChatTexts.EnterpriseLabel,
        [new CardOption(Unchosen, AlertChatTexts.ChooseEnterpriseOption), .. enterprises.Take(MostEnterprises).Select(enterprise => new CardOption(enterprise.Id, Words.Short(enterprise)))],
        Unchosen);

    private static string MoreEntity(Alert alert, string county, int page) => string.Join(Separator, alert.Id, county, AlertTexts.Number(page));

    private static string AgainEntity(Alert alert, int version) => $"{alert.Id}~{AlertTexts.Number(version)}";

    private static string OptionOf(int index) => $"p{AlertTexts.Number(index)}";
}
