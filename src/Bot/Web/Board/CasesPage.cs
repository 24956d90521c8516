using System.Globalization;
using Bot.Features.Shared;
using Bot.Storage;
using Bot.Storage.Stores;
using Domain.Campaigns;

namespace Bot.Web.Board;

/// <summary>整改: cases that are not closed, what is late first; those of former campaigns on a list of their own.</summary>
internal sealed class CasesPage(Database database, BoardStore board, BoardGate gate, BoardPage layout, CampaignBook campaigns)
{
    private const int PageSize = 50;
    private const int LastPage = 1000;
    private const int Shown = 60;

    public async Task<IResult> ShowAsync(BoardVisitor visitor, HttpContext context)
    {
        var county = context.Request.Query["county"].ToString();
        if (visitor.Asked(county) is not { } counties)
        {
            return await gate.RefuseAsync(visitor, context, "county");
        }

        var text = context.Request.Query["page"].ToString();
        var number = 1;
        if (text.Length > 0 && (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) || number is < 1 or > LastPage))
        {
            return layout.Words(BoardTexts.BadQuestion, StatusCodes.Status400BadRequest);
        }

        var isFormer = context.Request.Query["former"] == "1";
        var shares = campaigns.Shares(counties, visitor.CountyNames, visitor.Today);
        var skip = (number - 1) * PageSize;
        var (found, former) = await database.ReadAsync(
            async (work, _) => isFormer
                ? (await board.FormerCasesAsync(work, shares, visitor.Today, skip, PageSize + 1), 0)
                : (await board.OpenCasesAsync(work, shares, visitor.Today, skip, PageSize + 1), await board.FormerCountAsync(work, shares)),
            context.RequestAborted);
        var next = found.Count > PageSize
            ? Html.Of($"<a class=\"button\" rel=\"next\" href=\"{Parts.Address("/board/cases", ("county", county), ("former", isFormer ? "1" : null), ("page", BoardTexts.Number(number + 1)))}\">{BoardTexts.Next}</a>")
            : Html.Empty;
        var other = isFormer ? Html.Of($"<a href=\"{Parts.Address("/board/cases", ("county", county))}\">{BoardTexts.UnderWay}</a>")
            : former > 0 ? Html.Of($"<a href=\"{Parts.Address("/board/cases", ("county", county), ("former", "1"))}\">{BoardTexts.Former(former)}</a>")
            : Html.Empty;
        var choice = Parts.Counties(visitor, county);
        var form = choice == Html.Empty ? Html.Empty : Html.Of($"<form class=\"filter\" method=\"get\" action=\"/board/cases\">{choice}<button>{BoardTexts.Look}</button></form>");
        var list = found.Count == 0
            ? Html.Of($"<p class=\"words\">{BoardTexts.NoCase}</p>")
            : Html.Of($"<ul class=\"list\">{Html.Join(found.Take(PageSize).Select(one => Row(one, visitor)))}</ul>");
        return layout.Show(visitor, context, isFormer ? BoardTexts.FormerCases : BoardTexts.Cases, Html.Of($"{form}{list}<p class=\"foot\">{next}{other}</p>"));
    }

    private static Html Row(BoardCase one, BoardVisitor visitor)
    {
        var words = one.Words.Length <= Shown ? one.Words : one.Words[..Shown] + "…";
        var deadline = one.Deadline is { } day ? $"{BoardTexts.Deadline}{day.Words()}　" : "";
        var owner = one.Owner is { } name ? $"{BoardTexts.Owner}{name}" : "";
        return Html.Of($"""
            <li><a class="what" href="{Parts.FindingAddress(one.InspectionId, one.FindingId)}">{words}</a>
            <p><a href="{Parts.EnterpriseAddress(one.EnterpriseId)}">{one.Enterprise}</a>　{one.County}　<span class="whole">{BoardTexts.FindingTitle(one.Number, one.Ordinal)}</span></p>
            <p>{Parts.StatusBadge(one.Status, one.Deadline, visitor.Today)}{Parts.SeverityBadge(one.Severity)}<span class="whole">{deadline}</span><span class="whole">{owner}</span></p></li>
            """);
    }
}
