using Bot.Storage;
using Bot.Storage.Stores;
using Domain.Campaigns;
using Domain.Responsibility;

namespace Bot.Web.Board;

/// <summary>人员: each inspector's planned, done and late visits and the forms of the last days, who is late first.</summary>
internal sealed class PeoplePage(Database database, ProgressStore progress, DirectoryStore directory, BoardGate gate, BoardPage layout, CampaignBook campaigns)
{
    /// <summary>What was visited lately shows the load, planned or not.</summary>
    private const int Days = 30;

    public async Task<IResult> ShowAsync(BoardVisitor visitor, HttpContext context)
    {
        var county = context.Request.Query["county"].ToString();
        if (visitor.Asked(county) is not { } counties)
        {
            return await gate.RefuseAsync(visitor, context, "county");
        }

        // What nobody was told of may be a draw (双随机): only who arranges visits sees it.
        var arranged = Scope.ArrangedCountiesOf(visitor.Person);
        var lines = await database.ReadAsync(
            async (work, _) =>
            {
                var forms = (await progress.FormsAsync(work, counties, visitor.Today.AddDays(1 - Days))).ToDictionary(one => (one.County, one.Person), one => one.Forms);
                var all = new List<(VisitCount Count, int Forms, string Name)>();
                foreach (var campaign in campaigns.Of(counties, visitor.Today))
                {
                    foreach (var one in await progress.VisitsAsync(work, campaign.Id, visitor.Today))
                    {
                        if ((counties.Count == 0 || counties.Contains(one.County)) && campaigns.Of(one.County, visitor.Today).Id == campaign.Id)
                        {
                            var shown = Scope.Reaches(arranged, one.County) ? one : one with { ToDo = one.ToDo - one.Untold };
                            forms.Remove((one.County, one.Lead), out var lately);
                            all.Add((shown, lately, (await directory.FindAsync(work, one.Lead))?.Name ?? one.Lead));
                        }
                    }
                }

                foreach (var ((place, person), lately) in forms)
                {
                    all.Add((new VisitCount { County = place, Lead = person }, lately, (await directory.FindAsync(work, person))?.Name ?? person));
                }

                return all;
            },
            context.RequestAborted);
        var most = lines.Count == 0 ? 0 : lines.Max(line => line.Count.ToDo + line.Count.Done + line.Count.Overdue);
        var rows = Html.Join(lines
            .OrderByDescending(line => line.Count.Overdue)
            .ThenByDescending(line => line.Count.ToDo)
            .ThenByDescending(line => line.Forms)
            .ThenBy(line => line.Name, StringComparer.Ordinal)
            .Select(line => Html.Of($"""
                <tr><th scope="row">{line.Name}<small>{line.Count.County}</small></th>
                <td class="wide">{Parts.Bar(line.Count.Done, Math.Max(1, most))}</td>
                <td class="number">{line.Forms}</td><td class="number">{line.Count.Done}</td><td class="number">{line.Count.ToDo}</td><td class="number{(line.Count.Overdue > 0 ? " bad" : "")}">{line.Count.Overdue}</td></tr>
                """)));
        var choice = Parts.Counties(visitor, county);
        var form = choice == Html.Empty ? Html.Empty : Html.Of($"<form class=\"filter\" method=\"get\" action=\"/board/people\">{choice}<button>{BoardTexts.Look}</button></form>");
        var body = lines.Count == 0
            ? Html.Of($"<p class=\"words\">{BoardTexts.NoVisit}</p>")
            : Html.Of($"""
                <table class="numbers"><thead><tr><th>{BoardTexts.Inspector}</th><th></th><th>{BoardTexts.Visited}</th><th>{BoardTexts.Done}</th><th>{BoardTexts.ToDo}</th><th>{BoardTexts.Late}</th></tr></thead><tbody>{rows}</tbody></table>
                """);
        return layout.Show(visitor, context, BoardTexts.People, Html.Of($"{form}{body}"));
    }
}
