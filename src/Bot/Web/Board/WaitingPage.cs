using Bot.Features.Shared;
using Bot.Storage;
using Bot.Storage.Stores;
using Domain.Campaigns;

namespace Bot.Web.Board;

/// <summary>等人签收、签字: notices that no officer has taken, forms that somebody has not signed, by name, the oldest first.</summary>
internal sealed class WaitingPage(Database database, WaitingStore waiting, BoardGate gate, BoardPage layout, CampaignBook campaigns)
{
    /// <summary>More than so many are no list to be worked off on a phone.</summary>
    private const int Most = 200;

    public async Task<IResult> ShowAsync(BoardVisitor visitor, HttpContext context)
    {
        var county = context.Request.Query["county"].ToString();
        if (visitor.Asked(county) is not { } counties)
        {
            return await gate.RefuseAsync(visitor, context, "county");
        }

        var (notices, signatures) = await database.ReadAsync(
            async (work, _) =>
            {
                var forms = new List<WaitingSignature>();
                foreach (var campaign in campaigns.Of(counties, visitor.Today))
                {
                    forms.AddRange(await waiting.SignaturesAsync(work, campaign.Id, counties));
                }

                return (await waiting.NoticesAsync(work, counties), forms);
            },
            context.RequestAborted);
        var open = notices.Where(one => IsOwn(one.County, one.CampaignId)).ToList();
        var unsigned = signatures.Where(one => IsOwn(one.County, one.CampaignId)).GroupBy(one => one.InspectionId).Select(group => group.ToList()).ToList();
        var choice = Parts.Counties(visitor, county);
        var form = choice == Html.Empty ? Html.Empty : Html.Of($"<form class=\"filter\" method=\"get\" action=\"/board/waiting\">{choice}<button>{BoardTexts.Look}</button></form>");
        var body = open.Count + unsigned.Count == 0
            ? Html.Of($"<p class=\"words\">{BoardTexts.NothingWaits}</p>")
            : Html.Of($"{List(BoardTexts.WaitingNotices, open, one => Row(one, visitor.Today))}{List(BoardTexts.WaitingForms, unsigned, Row)}");
        return layout.Show(visitor, context, BoardTexts.WaitingTitle, Html.Of($"{form}{body}"));

        bool IsOwn(string place, string campaignId) => campaigns.Of(place, visitor.Today).Id == campaignId;
    }

    private static Html List<T>(string title, List<T> all, Func<T, Html> row) => all.Count == 0
        ? Html.Empty
        : Html.Of($"<section><h2>{title}（{all.Count}）</h2><ul class=\"list\">{Html.Join(all.Take(Most).Select(row))}</ul>{(all.Count > Most ? Html.Of($"<p class=\"words\">{BoardTexts.AndMore(all.Count - Most)}</p>") : Html.Empty)}</section>");

    private static Html Row(WaitingNotice one, DateOnly today) => Html.Of($"""
        <li><a class="what" href="{Parts.EnterpriseAddress(one.EnterpriseId)}">{one.Enterprise}</a>
        <p>{one.County}　<span class="whole">{BoardTexts.NoticeNumber(one.Number)}</span>　<span class="whole">{BoardTexts.SentOn(one.CreatedAt.LocalDate(), today)}</span></p></li>
        """);

    private static Html Row(List<WaitingSignature> form) => Html.Of($"""
        <li><a class="what" href="{Parts.EnterpriseAddress(form[0].EnterpriseId)}">{form[0].Enterprise}</a>
        <p>{form[0].County}　<span class="whole">{BoardTexts.VisitedOn(form[0].VisitedOn)}</span>　<span class="whole">{BoardTexts.WaitsFor(form.Select(one => one.Signer))}</span></p></li>
        """);
}
