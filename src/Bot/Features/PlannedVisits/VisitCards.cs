using System.Globalization;
using Bot.Conversations;
using Bot.Features.Shared;
using Domain.Planning;
using Domain.Responsibility;

namespace Bot.Features.PlannedVisits;

/// <summary>The card of a day's visits and the two small ones it leads to.</summary>
internal static class VisitCards
{
    public const string AcceptVerb = "day-accept";
    public const string CannotVerb = "day-cannot";
    public const string GiveVerb = "day-give";
    public const string StartVerb = "day-start";
    public const string DeclineVerb = "visit-decline";
    public const string HandVerb = "visit-hand";
    public const string VisitQuestion = "visit";
    public const string ReasonQuestion = "reason";

    /// <summary>Kind of the question that 其他 asks in the chat.</summary>
    public const string WhyQuestion = "visit-why";

    public const string WhomQuestion = "whom";

    private const string DayKind = "visit-day";
    private const string DeclineKind = "visit-decline";
    private const string HandKind = "visit-hand";
    private const string StartKind = "visit-start";
    private const string DayFormat = "yyyy-MM-dd";

    /// <summary>WeCom's drop-down takes ten.</summary>
    private const int Most = 10;

    /// <summary>WeCom's vote card takes twenty.</summary>
    private const int MostColleagues = 20;

    /// <summary>The day of a card's key; null when it is none.</summary>
    public static DateOnly? DayOf(ActionKey action) =>
        DateOnly.TryParseExact(action.Entity, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>What a card of these visits shows: another number as soon as one comes, goes or changes.</summary>
    public static int Version(IReadOnlyList<DayVisit> visits) => SetVersion.Of(visits.Select(one => (one.Visit.Id, one.Visit.Version)));

    /// <param name="visits">Open visits of the one in charge in the order of the way; at least one.</param>
    public static ButtonCard Day(DateOnly day, IReadOnlyList<DayVisit> visits)
    {
        var version = Version(visits);
        ActionKey Key(string verb) => new(verb, Entity(day), version);
        var waiting = visits.Count(one => one.Visit.Status == PlannedVisitStatus.Offered);
        return new ButtonCard
        {
            Title = VisitTexts.DayTitle(day, visits.Count),
            Description = VisitTexts.Waiting(waiting),
            Body = VisitTexts.DayBody(day, visits),
            Selection = new CardQuestion(
                VisitQuestion,
                VisitTexts.Enterprise,
                [.. visits.Take(Most).Select(one => new CardOption(one.Visit.Id, Words.Short(one.Enterprise)))],
                visits[0].Visit.Id),
            Buttons =
            [
                .. waiting > 0 ? [new CardButton(VisitTexts.AcceptAll, Key(AcceptVerb), ButtonStyle.Primary)] : Array.Empty<CardButton>(),
                .. waiting < visits.Count ? [new CardButton(VisitTexts.StartVisit, Key(StartVerb), ButtonStyle.Primary)] : Array.Empty<CardButton>(),
                new CardButton(VisitTexts.Cannot, Key(CannotVerb), ButtonStyle.Negative),
                new CardButton(VisitTexts.Give, Key(GiveVerb), ButtonStyle.Secondary),
            ],
        };
    }

    /// <summary>The day's card when none of its visits is left.</summary>
    public static ButtonCard Over(DateOnly day) => new()
    {
        Title = VisitTexts.DayTitle(day),
        Description = VisitTexts.NothingWaits,
        Done = VisitTexts.DayDone,
    };

    public static CardSubject DaySubject(DateOnly day, IReadOnlyList<DayVisit> visits) => new(DayKind, Entity(day), Version(visits));

    public static ButtonCard Decline(DayVisit one, string? done = null) => new()
    {
        Title = VisitTexts.CannotTitle(one),
        Description = VisitTexts.ChooseReason(one),
        Selection = new CardQuestion(ReasonQuestion, VisitTexts.Reason, [.. VisitTexts.Reasons.Index().Select(reason => new CardOption(Id(reason.Index), reason.Item))], Id(0)),
        Buttons = [new CardButton(VisitTexts.ConfirmCannot, new ActionKey(DeclineVerb, one.Visit.Id, one.Visit.Version), ButtonStyle.Negative)],
        Done = done,
    };

    public static CardSubject DeclineSubject(DayVisit one) => new(DeclineKind, one.Visit.Id, one.Visit.Version);

    /// <summary>The reason that was chosen; null when none was.</summary>
    public static string? Reason(CardInput card) =>
        int.TryParse(card.Choice(ReasonQuestion), NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < VisitTexts.Reasons.Count ? VisitTexts.Reasons[index] : null;

    /// <summary>Nobody is ticked: the first of the directory would be no proposal.</summary>
    /// <param name="page">Of the colleagues, from 0.</param>
    public static ChoiceCard Hand(DayVisit one, IReadOnlyList<Person> colleagues, Person? chosen = null, int page = 0) => new()
    {
        Title = VisitTexts.HandTitle(one),
        Description = chosen is null ? VisitTexts.ChooseHand : VisitTexts.HandedTo(chosen.Name),
        Question = new CardQuestion(WhomQuestion, VisitTexts.HandWhom, ColleaguePages.Of(colleagues, page, MostColleagues), chosen?.UserId),
        Submit = new CardButton(VisitTexts.Hand, new ActionKey(HandVerb, one.Visit.Id, one.Visit.Version), ButtonStyle.Primary),
        Done = chosen is null ? null : VisitTexts.HandDone,
    };

    public static CardSubject HandSubject(DayVisit one) => new(HandKind, one.Visit.Id, one.Visit.Version);

    /// <summary>Opens the visit as the start card does, with the second inspector of the plan.</summary>
    public static ShowCard Start(string userId, DayVisit one, DateTimeOffset now)
    {
        var key = new VisitKey(VisitKey.NewDraft(now), one.Visit.EnterpriseId, one.Visit.Partner);
        return new ShowCard(
            userId,
            new ButtonCard
            {
                Title = VisitTexts.StartVisit,
                Description = one.Enterprise.Name,
                Body = VisitTexts.With(one),
                Buttons = [new CardButton(VisitTexts.Start, new ActionKey(VisitKey.OpenVerb, key.ToString(), 1), ButtonStyle.Primary)],
            },
            new CardSubject(StartKind, key.DraftId, 1));
    }

    private static string Entity(DateOnly day) => day.ToString(DayFormat, CultureInfo.InvariantCulture);

    private static string Id(int index) => index.ToString(CultureInfo.InvariantCulture);
}
