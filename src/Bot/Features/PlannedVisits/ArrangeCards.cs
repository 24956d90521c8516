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
    private const int Most = 9;

    private const string Kind = "visit-arrange";
    private const string DayFormat = "yyyy-MM-dd";

    /// <param name="colleagues">Neither of the two who are named now.</param>
    /// <param name="days">Where it can go, the present day first unless it is over; at least one.</param>
    /// <param name="page">Of the colleagues, from 0.</param>
    public static FormCard Of(DayVisit one, IReadOnlyList<Person> colleagues, IReadOnlyList<DateOnly> days, DateOnly today, int page)
    {
        var options = ColleaguePages.Of(colleagues, page, Most);
        return new FormCard
        {
            Title = ArrangeTexts.Title(one),
            Description = VisitTexts.Stands(one, today),
            Questions =
            [
                new CardQuestion(WhomQuestion, ArrangeTexts.Whom, [new CardOption(Keep, ArrangeTexts.Keep(one.LeadName)), .. options], Keep),
                new CardQuestion(PartnerQuestion, ArrangeTexts.Partner, [new CardOption(Keep, ArrangeTexts.Keep(one.PartnerName)), .. options], Keep),
                new CardQuestion(DayQuestion, ArrangeTexts.Day, [.. days.Select(day => new CardOption(Id(day), day.Words()))], Id(days[0])),
            ],
            Submit = new CardButton(ArrangeTexts.Confirm, new ActionKey(Verb, one.Visit.Id, one.Visit.Version), ButtonStyle.Primary),
        };
    }

    /// <summary>The card after the decision: what was decided, the button dead.</summary>
    public static FormCard Done(DayVisit before, DayVisit now) => new()
    {
        Title = ArrangeTexts.Title(now),
        Description = ArrangeTexts.Arranged(now),
        Questions = [new CardQuestion(WhomQuestion, ArrangeTexts.Whom, [new CardOption(Keep, now.LeadName)], Keep)],
        Submit = new CardButton(ArrangeTexts.Confirm, new ActionKey(Verb, before.Visit.Id, before.Visit.Version)),
        Done = ArrangeTexts.Done,
    };

    public static CardSubject Subject(DayVisit one) => new(Kind, one.Visit.Id, one.Visit.Version);

    /// <summary>User id of the one who is chosen; null when nobody shall change.</summary>
    public static string? Chosen(CardInput card, string question) => card.Choice(question) is { } chosen and not Keep ? chosen : null;

    public static DateOnly? Day(CardInput card) =>
        DateOnly.TryParseExact(card.Choice(DayQuestion), DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string Id(DateOnly day) => day.ToString(DayFormat, CultureInfo.InvariantCulture);
}
