using System.Globalization;
using Bot.Conversations;
using Bot.Features.Shared;
using Domain.Responsibility;

namespace Bot.Features.PlannedVisits;

/// <summary>多家改派: first to whom, then which visits, twenty on a vote card.</summary>
internal static class ArrangeManyCards
{
    public const string BeginVerb = "arrange-many";
    public const string WhomVerb = "arrange-many-whom";
    public const string GiveVerb = "arrange-many-give";

    public const string WhomQuestion = "whom";
    public const string VisitsQuestion = "visits";

    /// <summary>WeCom's vote card takes twenty, its drop-down ten.</summary>
    public const int MostVisits = 20;
    public const int MostColleagues = 10;

    private const string Kind = "arrange-many";
    private const char Separator = '@';

    public static ShowCard Whom(string userId, string county, IReadOnlyList<Person> colleagues) => new(
        userId,
        new FormCard
        {
            Title = $"多家改派：{county}",
            Description = "先选接手的人，下一步选企业",
            Questions = [new CardQuestion(WhomQuestion, "改派给", [.. colleagues.Take(MostColleagues).Select(person => new CardOption(person.UserId, Words.Of(person)))], colleagues[0].UserId)],
            Submit = new CardButton("下一步", new ActionKey(WhomVerb, county, 1), ButtonStyle.Primary),
        },
        new CardSubject($"{Kind}-whom", county, 1));

    public static ShowCard Visits(string userId, Person to, IReadOnlyList<DayVisit> visits) => new(userId, Card(to, visits, null), Subject(to));

    /// <summary>The vote card after the decision.</summary>
    public static RefreshCard Done(string userId, Person to, IReadOnlyList<DayVisit> visits) => new(userId, Card(to, visits, "已改派"), Subject(to));

    /// <summary>Id and version as shown; null when it is no option of ours.</summary>
    public static (string Id, int Version)? Read(string option) =>
        option.Split(Separator) is [var id, var number] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? (id, version) : null;

    private static ChoiceCard Card(Person to, IReadOnlyList<DayVisit> visits, string? done) => new()
    {
        Title = $"改派给{to.Name}：选企业",
        Question = new CardQuestion(VisitsQuestion, "可以选多家", [.. visits.Take(MostVisits).Select(one => new CardOption(string.Create(CultureInfo.InvariantCulture, $"{one.Visit.Id}{Separator}{one.Visit.Version}"), $"{Words.Short(one.Enterprise)}（{one.LeadName}）"))]),
        Many = true,
        Submit = new CardButton("确认改派", new ActionKey(GiveVerb, to.UserId, 1), ButtonStyle.Primary),
        Done = done,
    };

    private static CardSubject Subject(Person to) => new(Kind, to.UserId, 1);
}
