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

    /// <summary>The day of a card's key; null when it is none.</summary>
    public static DateOnly? DayOf(ActionKey action) =>
        DateOnly.TryParseExact(action.Entity, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>What a card of these visits shows: another number as soon as one comes, goes or changes.</summary>
    public static int Version(IReadOnlyList<DayVisit> visits)
    {
        // FNV-1a: the same in every process, unlike string.GetHashCode.
        var hash = 2166136261u;
        foreach (var letter in string.Join(' ', visits.OrderBy(one => one.Visit.Id, StringComparer.Ordinal).Select(one => FormattableString.Invariant($"{one.Visit.Id}.{one.Visit.Version}"))))
        {
            hash = unchecked((hash ^ letter) * 16777619u);
        }

        return (int)(hash & int.MaxValue);
    }

    /// <param name="visits">Open visits of the one in charge in the order of the way; at least one.</param>
    public static ButtonCard Day(DateOnly day, IReadOnlyList<DayVisit> visits)
    {
        var version = Version(visits);
        ActionKey Key(string verb) => new(verb, Entity(day), version);
        var waiting = visits.Count(one => one.Visit.Status == PlannedVisitStatus.Offered);
        return new ButtonCard
        {
            Title = $"{day.Words()}体检任务：{visits.Count}家",
            Description = waiting > 0 ? $"{waiting}家待接受" : "已全部接受",
            Body = string.Join('\n', visits.Index().Select(one => $"{one.Index + 1}. {Words.Short(one.Item.Enterprise)}（{VisitTexts.State(one.Item.Visit, day)}）")),
            Selection = new CardQuestion(
                VisitQuestion,
                "企业",
                [.. visits.Take(Most).Select(one => new CardOption(one.Visit.Id, Words.Short(one.Enterprise)))],
                visits[0].Visit.Id),
            Buttons =
            [
                .. waiting > 0 ? [new CardButton("接受全部", Key(AcceptVerb), ButtonStyle.Primary)] : Array.Empty<CardButton>(),
                .. waiting < visits.Count ? [new CardButton("开始体检", Key(StartVerb), ButtonStyle.Primary)] : Array.Empty<CardButton>(),
                new CardButton("不能去", Key(CannotVerb), ButtonStyle.Negative),
                new CardButton("转给同事", Key(GiveVerb), ButtonStyle.Secondary),
            ],
        };
    }

    /// <summary>The day's card when none of its visits is left.</summary>
    public static ButtonCard Over(DateOnly day) => new()
    {
        Title = $"{day.Words()}体检任务",
        Description = "已没有等您办的任务",
        Done = "已办完",
    };

    public static CardSubject DaySubject(DateOnly day, IReadOnlyList<DayVisit> visits) => new(DayKind, Entity(day), Version(visits));

    public static ButtonCard Decline(DayVisit one, string? done = null) => new()
    {
        Title = $"不能去：{one.Enterprise.Name}",
        Description = $"{one.Visit.Day.Words()}，请选原因",
        Selection = new CardQuestion(ReasonQuestion, "原因", [.. VisitTexts.Reasons.Index().Select(reason => new CardOption(Id(reason.Index), reason.Item))], Id(0)),
        Buttons = [new CardButton("确认不能去", new ActionKey(DeclineVerb, one.Visit.Id, one.Visit.Version), ButtonStyle.Negative)],
        Done = done,
    };

    public static CardSubject DeclineSubject(DayVisit one) => new(DeclineKind, one.Visit.Id, one.Visit.Version);

    /// <summary>The reason that was chosen; null when none was.</summary>
    public static string? Reason(CardInput card) =>
        int.TryParse(card.Choice(ReasonQuestion), NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < VisitTexts.Reasons.Count ? VisitTexts.Reasons[index] : null;

    /// <summary>Nobody is ticked: the first of the directory would be no proposal.</summary>
    public static ChoiceCard Hand(DayVisit one, IReadOnlyList<Person> colleagues, Person? chosen = null) => new()
    {
        Title = $"转给同事：{one.Enterprise.Name}",
        Description = chosen is null ? "请选择接手的人，对方接受后生效" : $"已转给{chosen.Name}，等对方接受",
        Question = new CardQuestion(WhomQuestion, "转给谁", [.. colleagues.Select(person => new CardOption(person.UserId, Words.Of(person)))], chosen?.UserId),
        Submit = new CardButton("转给他", new ActionKey(HandVerb, one.Visit.Id, one.Visit.Version), ButtonStyle.Primary),
        Done = chosen is null ? null : "已转给同事",
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
                Title = "开始体检",
                Description = one.Enterprise.Name,
                Body = $"同行执法人员：{one.PartnerName}",
                Buttons = [new CardButton("开始", new ActionKey(VisitKey.OpenVerb, key.ToString(), 1), ButtonStyle.Primary)],
            },
            new CardSubject(StartKind, key.DraftId, 1));
    }

    private static string Entity(DateOnly day) => day.ToString(DayFormat, CultureInfo.InvariantCulture);

    private static string Id(int index) => index.ToString(CultureInfo.InvariantCulture);
}
