using System.Globalization;
using Bot.Conversations;
using Bot.Features.Shared;
using Domain.Responsibility;

namespace Bot.Features.LookBacks.Arranging;

/// <summary>The cards of 回头看安排: a page of what waits, one enterprise, and all of a person.</summary>
internal static class LookBackArrangeCards
{
    public const string PickVerb = "lookback-pick";
    public const string PageVerb = "lookback-page";
    public const string ArrangeVerb = "lookback-arrange";
    public const string WhoseVerb = "lookback-whose";
    public const string GiveAllVerb = "lookback-give-all";

    public const string EnterpriseQuestion = "enterprise";
    public const string LeadQuestion = "lead";
    public const string PartnerQuestion = "partner";
    public const string DayQuestion = "day";
    public const string WhoseQuestion = "whose";
    public const string WhomQuestion = "whom";

    /// <summary>WeCom's drop-down takes ten.</summary>
    public const int Most = 10;

    /// <summary>A drop-down always shows an option: the first one changes nothing.</summary>
    public const string Keep = "keep";

    private const string ListKind = "lookback-list";
    private const string VisitKind = "lookback-visit";
    private const string AllKind = "lookback-all";
    private const string DayFormat = "yyyy-MM-dd";

    /// <param name="shown">At least one.</param>
    /// <param name="page">From 0.</param>
    public static ShowCard List(string userId, IReadOnlyList<NamedVisit> shown, int page, int pages) => new(
        userId,
        new ButtonCard
        {
            Title = LookBackArrangeTexts.Command,
            Description = LookBackArrangeTexts.PageOf(page, pages),
            Selection = new CardQuestion(EnterpriseQuestion, LookBackArrangeTexts.EnterpriseLabel, [.. shown.Select(one => new CardOption(one.Visit.Id, one.Short))], shown[0].Visit.Id),
            Buttons =
            [
                new CardButton(LookBackArrangeTexts.PickButton, new ActionKey(PickVerb, Entity(page), 1), ButtonStyle.Primary),
                new CardButton(LookBackArrangeTexts.WhoseButton, new ActionKey(WhoseVerb, Entity(page), 1), ButtonStyle.Secondary),
                .. pages > 1 ? [new CardButton(LookBackArrangeTexts.NextButton, new ActionKey(PageVerb, Entity((page + 1) % pages), 1), ButtonStyle.Secondary)] : Array.Empty<CardButton>(),
            ],
        },
        new CardSubject(ListKind, Entity(page), 1));

    public static int PageOf(CardInput card) => int.TryParse(card.Action.Entity, NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? page : 0;

    /// <param name="days">Where it can go, the present day first unless it is over; at least one.</param>
    /// <param name="pages">Of the colleagues to lead, and of those to go along.</param>
    public static ShowCard Visit(string userId, NamedVisit one, IReadOnlyList<Person> colleagues, IReadOnlyList<DateOnly> days, (int Lead, int Partner) pages = default) => new(
        userId,
        new FormCard
        {
            Title = LookBackArrangeTexts.VisitTitle(one),
            Description = LookBackArrangeTexts.Stands(one),
            Questions =
            [
                People(LeadQuestion, LookBackArrangeTexts.LeadLabel, one.LeadName, colleagues.Where(person => person.UserId != one.Visit.Lead), pages.Lead),
                People(PartnerQuestion, LookBackArrangeTexts.PartnerLabel, one.PartnerName ?? LookBackArrangeTexts.NobodyYet, colleagues.Where(person => person.UserId != one.Visit.Partner), pages.Partner),
                new CardQuestion(DayQuestion, LookBackArrangeTexts.DayLabel, [.. days.Select(day => new CardOption(Id(day), day.Words()))], Id(days[0])),
            ],
            Submit = new CardButton(LookBackArrangeTexts.ArrangeButton, new ActionKey(ArrangeVerb, one.Visit.Id, one.Visit.Version), ButtonStyle.Primary),
        },
        VisitSubject(one.Visit));

    /// <summary>The card after the decision: what was decided, the button dead.</summary>
    public static RefreshCard Arranged(string userId, OpenVisit before, NamedVisit now) => new(
        userId,
        new FormCard
        {
            Title = LookBackArrangeTexts.VisitTitle(now),
            Description = LookBackArrangeTexts.Stands(now),
            Questions = [new CardQuestion(LeadQuestion, LookBackArrangeTexts.LeadLabel, [new CardOption(Keep, now.LeadName)], Keep)],
            Submit = new CardButton(LookBackArrangeTexts.ArrangeButton, new ActionKey(ArrangeVerb, before.Id, before.Version)),
            Done = LookBackArrangeTexts.Done,
        },
        VisitSubject(before));

    /// <param name="whose">Whose tasks there are, with how many enterprises; the first ten are shown.</param>
    /// <param name="page">Of the colleagues.</param>
    public static ShowCard All(string userId, string county, IReadOnlyList<(Person Person, int Enterprises)> whose, IReadOnlyList<Person> colleagues, int page = 0) => new(
        userId,
        new FormCard
        {
            Title = LookBackArrangeTexts.AllTitle(county),
            Description = LookBackArrangeTexts.AllHint,
            Questions =
            [
                new CardQuestion(WhoseQuestion, LookBackArrangeTexts.WhoseLabel, [.. whose.Take(Most).Select(one => new CardOption(one.Person.UserId, LookBackArrangeTexts.Holder(one.Person.Name, one.Enterprises)))], whose[0].Person.UserId),
                new CardQuestion(WhomQuestion, LookBackArrangeTexts.WhomLabel, [new CardOption(Keep, LookBackArrangeTexts.ChooseOption), .. ColleaguePages.Of(colleagues, page, Most - 1)], Keep),
            ],
            Submit = new CardButton(LookBackArrangeTexts.GiveAllButton, new ActionKey(GiveAllVerb, county, 1), ButtonStyle.Primary),
        },
        new CardSubject(AllKind, county, 1));

    public static DateOnly? Day(CardInput card) =>
        DateOnly.TryParseExact(card.Choice(DayQuestion), DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static CardQuestion People(string key, string label, string now, IEnumerable<Person> colleagues, int page) => new(
        key, label, [new CardOption(Keep, LookBackArrangeTexts.KeepOption(now)), .. ColleaguePages.Of([.. colleagues], page, Most - 1)], Keep);

    private static CardSubject VisitSubject(OpenVisit visit) => new(VisitKind, visit.Id, visit.Version);

    private static string Id(DateOnly day) => day.ToString(DayFormat, CultureInfo.InvariantCulture);

    private static string Entity(int page) => page.ToString(CultureInfo.InvariantCulture);
}
