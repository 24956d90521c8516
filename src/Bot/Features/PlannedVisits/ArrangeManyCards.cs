using System.Globalization;
using Bot.Conversations;
using Bot.Features.Shared;
using Domain.Responsibility;

namespace Bot.Features.PlannedVisits;

/// <summary>多家改派: first the county where there are several, then to whom, then which visits, twenty on a vote card.</summary>
internal static class ArrangeManyCards
{
    public const string BeginVerb = "arrange-many";
    public const string CountyVerb = "arrange-many-county";
    public const string WhomVerb = "arrange-many-whom";
    public const string GiveVerb = "arrange-many-give";

    public const string CountyQuestion = "county";
    public const string WhomQuestion = "whom";
    public const string VisitsQuestion = "visits";

    public const int MostCounties = 20;

    /// <summary>WeCom's vote card takes twenty, its drop-down ten.</summary>
    public const int MostVisits = 20;
    private const int MostColleagues = 10;

    private const string Kind = "arrange-many";
    private const char Separator = '@';

    /// <param name="counties">With the number of their visits; twenty at most.</param>
    public static ShowCard Counties(string userId, IReadOnlyList<(string County, int Visits)> counties) => new(
        userId,
        new ChoiceCard
        {
            Title = ArrangeTexts.Many,
            Question = new CardQuestion(CountyQuestion, ArrangeTexts.County, [.. counties.Select(one => new CardOption(one.County, ArrangeTexts.CountyOption(one.County, one.Visits)))]),
            Submit = new CardButton(ArrangeTexts.NextStep, new ActionKey(CountyVerb, "county", 1), ButtonStyle.Primary),
        },
        new CardSubject($"{Kind}-county", "county", 1));

    /// <param name="colleagues">At least one.</param>
    /// <param name="page">Of them, from 0.</param>
    public static ShowCard Whom(string userId, string county, IReadOnlyList<Person> colleagues, int page)
    {
        var options = ColleaguePages.Of(colleagues, page, MostColleagues);
        return new ShowCard(
            userId,
            new FormCard
            {
                Title = ArrangeTexts.ManyOf(county),
                Description = ArrangeTexts.WhomFirst,
                Questions = [new CardQuestion(WhomQuestion, ArrangeTexts.Whom, options, options[0].Id)],
                Submit = new CardButton(ArrangeTexts.NextStep, new ActionKey(WhomVerb, county, 1), ButtonStyle.Primary),
            },
            new CardSubject($"{Kind}-whom", county, 1));
    }

    public static ShowCard Visits(string userId, Person to, IReadOnlyList<DayVisit> visits) => new(userId, Card(to, visits, null), Subject(to));

    /// <summary>The vote card after the decision.</summary>
    public static RefreshCard Done(string userId, Person to, IReadOnlyList<DayVisit> visits) => new(userId, Card(to, visits, ArrangeTexts.ManyDone), Subject(to));

    /// <summary>Id and version as shown; null when it is no option of ours.</summary>
    public static (string Id, int Version)? Read(string option) =>
        option.Split(Separator) is [var id, var number] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? (id, version) : null;

    private static ChoiceCard Card(Person to, IReadOnlyList<DayVisit> visits, string? done) => new()
    {
        Title = ArrangeTexts.ManyTo(to.Name),
        Question = new CardQuestion(VisitsQuestion, ArrangeTexts.Several, [.. visits.Take(MostVisits).Select(one => new CardOption(string.Create(CultureInfo.InvariantCulture, $"{one.Visit.Id}{Separator}{one.Visit.Version}"), $"{Words.Short(one.Enterprise)}（{one.LeadName}）"))]),
        Many = true,
        Submit = new CardButton(ArrangeTexts.ConfirmMany, new ActionKey(GiveVerb, to.UserId, 1), ButtonStyle.Primary),
        Done = done,
    };

    private static CardSubject Subject(Person to) => new(Kind, to.UserId, 1);
}
