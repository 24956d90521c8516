using Bot.Storage;
using Bot.Storage.Stores;

namespace Bot.Web.Board;

/// <summary>总览: what needs somebody, then the numbers by county; of one county with its problem types and newest findings.</summary>
internal sealed class OverviewPage(Database database, BoardNumbers numbers, BoardStore board, BoardGate gate, BoardPage layout, Domain.Campaigns.CampaignBook campaigns)
{
    private const int MostTypes = 8;
    private const int Newest = 10;

    public async Task<IResult> ShowAsync(BoardVisitor visitor, HttpContext context)
    {
        var asked = context.Request.Query["county"].ToString();
        if (visitor.Asked(asked) is not { } counties)
        {
            return await gate.RefuseAsync(visitor, context, "county");
        }

        var county = counties.Count == 1 ? counties[0] : null;
        var (all, types, latest) = await database.ReadAsync(
            async (work, _) => (
                await numbers.CountiesAsync(work, counties, visitor.Today),
                await numbers.TypesAsync(work, counties, visitor.Today),
                county is null ? [] : await board.FindingsAsync(work, campaigns.Shares(counties, visitor.CountyNames, visitor.Today), new FindingFilter(), visitor.Today, before: null, Newest)),
            context.RequestAborted);

        var wall = context.Request.Query["wall"] == "1";
        var body = all.Count == 0
            ? Html.Of($"<p class=\"words\">{BoardTexts.NothingYet}</p>")
            : Html.Of($"{Head(all, county)}<div class=\"columns\">{Table(all, county)}{Types(types, county)}</div>{Latest(latest, visitor)}{(wall ? Html.Empty : Foot(county))}");
        var place = county ?? BoardTexts.Place(visitor);
        return layout.Show(visitor, context, wall ? BoardTexts.WallTitle(place) : place, body, wall);
    }

    private static Html Head(IReadOnlyList<CountyNumbers> all, string? county)
    {
        var (listed, signed) = (all.Sum(one => one.Listed), all.Sum(one => one.Signed));
        var overdue = all.Sum(one => one.Overdue);
        var major = all.Sum(one => one.Major);
        var cases = Parts.Address("/board/cases", ("county", county));
        return Html.Of($"""
            <p class="first {(overdue + major > 0 ? "bad" : "good")}">{BoardTexts.Exceptions(all)}</p>
            <div class="tiles">
            {Parts.Tile(BoardTexts.Coverage, BoardTexts.Percent(signed, listed))}
            {Parts.Tile($"{BoardTexts.Covered} / {BoardTexts.Listed}", $"{BoardTexts.Number(signed)} / {BoardTexts.Number(listed)}", "", Parts.Address("/board/map", ("county", county)))}
            {Parts.Tile(BoardTexts.FindingCount, BoardTexts.Number(all.Sum(one => one.Findings)), "", Parts.Address("/board/findings", ("county", county)))}
            {Parts.Tile(BoardTexts.OpenCases, BoardTexts.Number(all.Sum(one => one.OpenCases)), "", cases)}
            {Parts.Tile(BoardTexts.Overdue, BoardTexts.Number(overdue), overdue > 0 ? "bad" : "", cases)}
            {Parts.Tile(BoardTexts.Major, BoardTexts.Number(major), major > 0 ? "bad" : "", Parts.Address("/board/findings", ("county", county), ("severity", "Major")))}
            {Parts.Tile(BoardTexts.Unacknowledged, BoardTexts.Number(all.Sum(one => one.Unacknowledged)), "", Parts.Address("/board/waiting", ("county", county)))}
            </div>
            """);
    }

    private static Html Table(IReadOnlyList<CountyNumbers> all, string? county)
    {
        if (county is not null)
        {
            return Html.Empty;
        }

        var rows = Html.Join(all.Select(one => Html.Of($"""
            <tr><th scope="row"><a href="{Parts.Address("/board", ("county", one.County))}">{one.County}</a></th>
            <td class="wide">{Parts.Bar(one.Signed, one.Listed)}<span>{BoardTexts.Percent(one.Signed, one.Listed)}　{one.Signed}/{one.Listed}</span></td>
            <td class="number">{one.Findings}</td><td class="number">{one.OpenCases}</td><td class="number{(one.Overdue > 0 ? " bad" : "")}">{one.Overdue}</td><td class="number">{one.Unacknowledged}</td></tr>
            """)));
        return Html.Of($"""
            <section><h2>{BoardTexts.ByCounty}</h2>
            <table class="numbers"><thead><tr><th>{BoardTexts.County}</th><th class="wide">{BoardTexts.Coverage}</th><th>{BoardTexts.Findings}</th><th>{BoardTexts.OpenCases}</th><th>{BoardTexts.Overdue}</th><th>{BoardTexts.Unread}</th></tr></thead>
            <tbody>{rows}</tbody></table></section>
            """);
    }

    private static Html Types(IReadOnlyList<TypeCount> types, string? county)
    {
        if (types.Count == 0)
        {
            return Html.Empty;
        }

        var most = types[0].Findings;
        var rows = Html.Join(types.Take(MostTypes).Select(one => Html.Of(
            $"<li><a href=\"{Parts.Address("/board/findings", ("county", county), ("type", BoardTexts.Number(one.Code)))}\">{BoardTexts.TypeName(one.Code)}</a>{Parts.Bar(one.Findings, most, "plain")}<b>{one.Findings}</b></li>")));
        return Html.Of($"<section><h2>{BoardTexts.ByType}</h2><ol class=\"types\">{rows}</ol></section>");
    }

    private static Html Latest(IReadOnlyList<BoardFinding> latest, BoardVisitor visitor) =>
        latest.Count == 0 ? Html.Empty : Html.Of($"<section><h2>{BoardTexts.Latest}</h2>{FindingsPage.List(latest, visitor)}</section>");

    private static Html Foot(string? county) =>
        Html.Of($"<p class=\"foot\"><a href=\"{Parts.Address("/board/ledger.xlsx", ("county", county))}\">{BoardTexts.Export}</a><a href=\"{Parts.Address("/board", ("county", county), ("wall", "1"))}\">{BoardTexts.Wall}</a></p>");
}
