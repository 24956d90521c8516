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

    public static ShowCard Ask(string userId) => new(
        userId,
        new FormCard
        {
            Title = "录入预警",
            Description = "选好三项，点“下一步”，再发地点",
            Questions =
            [
                new CardQuestion(KindQuestion, "类别", [new CardOption(Unchosen, "请选择类别"), .. Enum.GetValues<AlertKind>().Select(kind => new CardOption(kind.ToString(), AlertTexts.Of(kind)))], Unchosen),
                new CardQuestion(RadiusQuestion, "范围", [.. Alert.Radii.Select(radius => new CardOption(AlertTexts.Number(radius), AlertTexts.Around(radius)))], UsualRadius),
                new CardQuestion(PollutantQuestion, "特征污染物", [new CardOption(Unchosen, "不清楚"), .. AlertTexts.Pollutants.Index().Select(one => new CardOption(OptionOf(one.Index), one.Item))], Unchosen),
            ],
            Submit = new CardButton("下一步", new ActionKey(SetVerb, "new", 1), ButtonStyle.Primary),
        },
        new CardSubject(AskKind, "new", 1));

    public static string PollutantOf(string? option) => AlertTexts.Pollutants.Where((_, index) => OptionOf(index) == option).FirstOrDefault("");

    /// <param name="enterprises">The first nine are shown.</param>
    public static ShowCard Which(string userId, AlertDraft draft, IReadOnlyList<Enterprise> enterprises) => new(
        userId,
        new FormCard
        {
            Title = "预警地点是哪家企业",
            Description = enterprises.Count > MostEnterprises ? "名字相近的多，只列前面几家；没有的请写全名称" : "选一家，再点“下一步”",
            Questions = [Enterprises(enterprises)],
            Submit = new CardButton("下一步", new ActionKey(AtVerb, (draft with { Place = null }).ToString(), 1), ButtonStyle.Primary),
        },
        new CardSubject(AtKind, "place", 1));

    /// <param name="draft">With its place.</param>
    /// <param name="enterprise">Whose place it is; null for a place that was sent.</param>
    /// <param name="near">Enterprises within the radius.</param>
    public static ButtonCard Confirm(AlertDraft draft, Enterprise? enterprise, int near, string? done = null) => new()
    {
        Title = done is null ? "请确认预警" : "预警",
        Description = AlertTexts.Of(draft.Kind),
        Body = done is null ? AlertChatTexts.WhatHappens : null,
        Fields =
        [
            new CardField("地点", enterprise is null ? AlertTexts.Coordinates(draft.Place!.Point) : Words.Short(enterprise)),
            new CardField("范围", AlertTexts.Around(draft.RadiusKm)),
            .. draft.Pollutant.Length > 0 ? [new CardField("污染物", draft.Pollutant)] : Array.Empty<CardField>(),
            new CardField("企业", $"{AlertTexts.Number(near)}家"),
        ],
        Buttons =
        [
            new("发出预警", new ActionKey(SendVerb, draft.ToString(), 1), ButtonStyle.Primary),
            new("不发", new ActionKey(DropVerb, draft.ToString(), 1), ButtonStyle.Negative),
        ],
        Done = done,
    };

    public static CardSubject ConfirmSubject(AlertDraft draft) => new(ConfirmKind, draft.Place!.Id, 1);

    /// <summary>Offered to a leader; nothing is planned before he chooses.</summary>
    /// <param name="index">Of the county within the alert: who leads several gets a card of each.</param>
    /// <param name="enterprises">Near ones first; the first nine are shown.</param>
    public static ShowCard Again(string userId, Alert alert, int index, IReadOnlyList<Enterprise> enterprises) => new(
        userId,
        new FormCard
        {
            Title = $"再查一家：{AlertTexts.Of(alert.Kind)}",
            Description = alert.Kind == AlertKind.Complaint ? "只选被举报的那一家；没有就不用选" : "只选在线超标的那一家；没有就不用选",
            Questions = [Enterprises(enterprises)],
            Submit = new CardButton("安排体检", new ActionKey(AgainVerb, alert.Id, index + 1), ButtonStyle.Primary),
        },
        new CardSubject(AgainKind, AgainEntity(alert, index + 1), 1));

    public static RefreshCard AgainPlanned(string userId, Alert alert, int version, Enterprise enterprise) => new(
        userId,
        new FormCard
        {
            Title = $"再查一家：{AlertTexts.Of(alert.Kind)}",
            Description = enterprise.Name,
            Questions = [new CardQuestion(EnterpriseQuestion, "企业", [new CardOption(enterprise.Id, Words.Short(enterprise))], enterprise.Id)],
            Submit = new CardButton("安排体检", new ActionKey(AgainVerb, alert.Id, version)),
            Done = "已安排",
        },
        new CardSubject(AgainKind, AgainEntity(alert, version), 1));

    private static CardQuestion Enterprises(IReadOnlyList<Enterprise> enterprises) => new(
        EnterpriseQuestion,
        "企业",
        [new CardOption(Unchosen, "请选择企业"), .. enterprises.Take(MostEnterprises).Select(enterprise => new CardOption(enterprise.Id, Words.Short(enterprise)))],
        Unchosen);

    private static string AgainEntity(Alert alert, int version) => $"{alert.Id}~{AlertTexts.Number(version)}";

    private static string OptionOf(int index) => $"p{AlertTexts.Number(index)}";
}
