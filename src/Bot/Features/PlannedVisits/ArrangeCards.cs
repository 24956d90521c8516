using System.Globalization;
using Bot.Conversations;
using Bot.Features.Shared;
using Domain.Responsibility;

namespace Bot.Features.PlannedVisits;

/// <summary>A visit before the leader: whom it goes to, who goes along, and on which day.</summary>
internal static class ArrangeCards
{
    public const string Verb = "visit-arrange";
    public const string WhomQuestion = "whom";
    public const string PartnerQuestion = "partner";
    public const string DayQuestion = "day";

    /// <summary>A drop-down always shows an option: the first one leaves the one in charge.</summary>
    public const string Keep = "keep";

    /// <summary>WeCom's drop-down takes ten; one is to leave it as it is.</summary>
    public const int Most = 9;

    private const string Kind = "visit-arrange";
    private const string DayFormat = "yyyy-MM-dd";

    /// <param name="days">Where it can go, the present day first unless it is over; at least one.</param>
    public static FormCard Of(DayVisit one, IReadOnlyList<Person> colleagues, IReadOnlyList<DateOnly> days, DateOnly today) => new()
    {
        Title = $"另行安排：{one.Enterprise.Name}",
        Description = VisitTexts.Stands(one, today),
        Questions =
        [
            new CardQuestion(WhomQuestion, "改派给", [new CardOption(Keep, $"不换人（{one.LeadName}）"), .. colleagues.Take(Most).Select(person => new CardOption(person.UserId, Words.Of(person)))], Keep),
            new CardQuestion(PartnerQuestion, "同行", [new CardOption(Keep, $"不换人（{one.PartnerName}）"), .. colleagues.Take(Most).Select(person => new CardOption(person.UserId, Words.Of(person)))], Keep),
            new CardQuestion(DayQuestion, "体检日期", [.. days.Select(day => new CardOption(Id(day), day.Words()))], Id(days[0])),
        ],
        Submit = new CardButton("确认安排", new ActionKey(Verb, one.Visit.Id, one.Visit.Version), ButtonStyle.Primary),
    };

    /// <summary>The card after the decision: what was decided, the button dead.</summary>
    public static FormCard Done(DayVisit before, DayVisit now) => new()
    {
        Title = $"另行安排：{now.Enterprise.Name}",
        Description = $"{now.Visit.Day.Words()}，由{now.LeadName}负责，{now.PartnerName}同行",
        Questions = [new CardQuestion(WhomQuestion, "改派给", [new CardOption(Keep, now.LeadName)], Keep)],
        Submit = new CardButton("确认安排", new ActionKey(Verb, before.Visit.Id, before.Visit.Version)),
        Done = "已安排",
    };

    public static CardSubject Subject(DayVisit one) => new(Kind, one.Visit.Id, one.Visit.Version);

    /// <summary>User id of the one who is chosen; null when nobody shall change.</summary>
    public static string? Chosen(CardInput card, string question) => card.Choice(question) is { } chosen and not Keep ? chosen : null;

    public static DateOnly? Day(CardInput card) =>
        DateOnly.TryParseExact(card.Choice(DayQuestion), DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string Id(DateOnly day) => day.ToString(DayFormat, CultureInfo.InvariantCulture);
}
