using Bot.Features.Shared;
using Bot.Storage;
using Bot.Storage.Stores;
using Domain.Campaigns;
using Domain.Enterprises;
using Domain.Inspections;

namespace Bot.Web.Board;

/// <summary>问题: the ledger's findings by filter, newest first, fifty on a page.</summary>
internal sealed class FindingsPage(Database database, BoardStore board, BoardGate gate, BoardPage layout, CampaignBook campaigns)
{
    public const int PageSize = 50;

    private const int Shown = 90;

    public async Task<IResult> ShowAsync(BoardVisitor visitor, HttpContext context)
    {
        if (visitor.Asked(context.Request.Query["county"]) is not { } counties)
        {
            return await gate.RefuseAsync(visitor, context, "county");
        }

        if (FindingQuery.Read(context.Request.Query, counties, campaigns, visitor) is not { } question)
        {
            return layout.Words(BoardTexts.BadQuestion, StatusCodes.Status400BadRequest);
        }

        // One more than is shown says whether there is another page.
        var found = await database.ReadAsync(
            (work, _) => board.FindingsAsync(work, question.Shares, question.Filter, visitor.Today, question.Before, PageSize + 1), context.RequestAborted);
        var page = found.Take(PageSize).ToList();
        var next = found.Count > PageSize ? Html.Of($"<a class=\"button\" rel=\"next\" href=\"{question.Address("/board/findings", page[^1].Id)}\">{BoardTexts.Next}</a>") : Html.Empty;
        var first = question.Before is null ? Html.Empty : Html.Of($"<a href=\"{question.Address("/board/findings")}\">{BoardTexts.First}</a>");
        var body = Html.Of($"""
            {Form(visitor, question)}
            {(page.Count == 0 ? Html.Of($"<p class=\"words\">{BoardTexts.NoFinding}</p>") : List(page, visitor))}
            <p class="foot">{next}{first}<a href="{question.Address("/board/ledger.xlsx")}">{BoardTexts.Export}</a><a href="{question.Address("/board/ledger.csv")}">{BoardTexts.ExportCsv}</a></p>
            """);
        return layout.Show(visitor, context, BoardTexts.Findings, body);
    }

    /// <summary>Findings one below the other: readable with a thumb, a table's width is never needed.</summary>
    public static Html List(IReadOnlyList<BoardFinding> findings, BoardVisitor visitor) => Html.Of($"<ul class=\"list\">{Html.Join(findings.Select(one => Row(one, visitor)))}</ul>");

    private static Html Row(BoardFinding one, BoardVisitor visitor)
    {
        var words = one.Words.Length <= Shown ? one.Words : one.Words[..Shown] + "…";
        return Html.Of($"""
            <li><a class="what" href="{Parts.FindingAddress(one.InspectionId, one.FindingId)}">{words}</a>
            <p><a href="{Parts.EnterpriseAddress(one.EnterpriseId)}">{one.Enterprise}</a>　{one.County}　<span class="whole">{one.VisitedOn.WordsWithYear()}</span>　<span class="whole">{BoardTexts.FindingTitle(one.Number, one.Ordinal)}</span></p>
            <p>{Parts.StatusBadge(one.Status, one.Deadline, visitor.Today)}{Parts.SeverityBadge(one.Severity)}{Parts.Badge(BoardTexts.TypeName(one.TypeCode), "plain")}</p></li>
            """);
    }

    private Html Form(BoardVisitor visitor, FindingQuery question)
    {
        var query = question.Asked;
        var campaign = campaigns.All.Count < 2
            ? Html.Empty
            : Parts.Select("campaign", BoardTexts.Campaign, query["campaign"], campaigns.All.Select(one => (one.Id, one.Name)).Prepend(("", BoardTexts.UnderWay)));
        (string, string)[] industries = [("", BoardTexts.All), .. Industry.All.Select(one => (BoardTexts.Number(one.Code), BoardTexts.IndustryName(one)))];
        (string, string)[] types = [("", BoardTexts.All), .. ProblemType.Offered.Select(one => (BoardTexts.Number(one.Code), Words.Of(one)))];
        (string, string)[] severities = [("", BoardTexts.All), .. Enum.GetValues<Severity>().Select(one => (one.ToString(), Words.Of(one)))];
        return Html.Of($"""
            <form class="filter" method="get" action="/board/findings">
            {campaign}{Parts.Counties(visitor, query["county"])}
            {Parts.Select("state", BoardTexts.State, query["state"], BoardTexts.States)}
            {Parts.Select("severity", BoardTexts.SeverityName, query["severity"], severities)}
            {Parts.Select("days", BoardTexts.Days, query["days"], BoardTexts.DayChoices)}
            {Parts.Select("industry", BoardTexts.Industry, query["industry"], industries)}
            {Parts.Select("type", BoardTexts.Type, query["type"], types)}
            <button>{BoardTexts.Look}</button></form>
            """);
    }
}
