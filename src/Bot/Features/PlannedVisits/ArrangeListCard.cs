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
        Title = "任务安排",
        Description = $"第{page + 1}页，共{pages}页。选一家，点“安排”",
        Selection = new CardQuestion(Question, "企业", [.. shown.Select(one => new CardOption(one.Visit.Id, Words.Short(one.Enterprise)))], shown[0].Visit.Id),
        Buttons =
        [
            new CardButton("安排", new ActionKey(PickVerb, Entity(page), 1), ButtonStyle.Primary),
            new CardButton("多家改派", new ActionKey(ArrangeManyCards.BeginVerb, "own", 1), ButtonStyle.Secondary),
            .. pages > 1 ? [new CardButton("下一页", new ActionKey(PageVerb, Entity((page + 1) % pages), 1), ButtonStyle.Secondary)] : Array.Empty<CardButton>(),
        ],
    };

    public static CardSubject Subject(int page) => new(Kind, Entity(page), 1);

    private static string Entity(int page) => page.ToString(CultureInfo.InvariantCulture);
}
