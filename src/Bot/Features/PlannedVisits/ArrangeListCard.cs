using System.Globalization;
using Bot.Conversations;
using Bot.Features.Shared;

namespace Bot.Features.PlannedVisits;

/// <summary>A page of the visits that wait for a leader.</summary>
internal static class ArrangeListCard
{
    public const string PickVerb = "arrange-pick";
    public const string PageVerb = "arrange-page";
    public const string Question = "visit";

    private const string Kind = "arrange-list";

    /// <param name="shown">At least one.</param>
    /// <param name="page">From 0.</param>
    public static ButtonCard Of(IReadOnlyList<DayVisit> shown, int page, int pages) => new()
    {
        Title = ArrangeTexts.List,
        Description = ArrangeTexts.Page(page, pages),
        Selection = new CardQuestion(Question, ArrangeTexts.Enterprise, [.. shown.Select(one => new CardOption(one.Visit.Id, Words.Short(one.Enterprise)))], shown[0].Visit.Id),
        Buttons =
        [
            new CardButton(ArrangeTexts.Pick, new ActionKey(PickVerb, Entity(page), 1), ButtonStyle.Primary),
            new CardButton(ArrangeTexts.Many, new ActionKey(ArrangeManyCards.BeginVerb, "own", 1), ButtonStyle.Secondary),
            .. pages > 1 ? [new CardButton(ArrangeTexts.NextPage, new ActionKey(PageVerb, Entity((page + 1) % pages), 1), ButtonStyle.Secondary)] : Array.Empty<CardButton>(),
        ],
    };

    public static CardSubject Subject(int page) => new(Kind, Entity(page), 1);

    private static string Entity(int page) => page.ToString(CultureInfo.InvariantCulture);
}
