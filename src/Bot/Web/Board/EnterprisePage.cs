using Bot.Documents;
using Bot.Features.Portraits;
using Bot.Storage;
using Bot.Storage.Stores;

namespace Bot.Web.Board;

/// <summary>企业画像: the same sections as the card's file.</summary>
internal sealed class EnterprisePage(Database database, EnterpriseStore enterprises, PortraitReader reader, BoardGate gate, BoardPage layout, TimeProvider clock)
{
    public async Task<IResult> ShowAsync(BoardVisitor visitor, HttpContext context, string id)
    {
        var portrait = await database.ReadAsync(
            async (work, _) => await enterprises.FindAsync(work, id) is { } enterprise && visitor.Sees(enterprise.County)
                ? await reader.ReadAsync(work, enterprise, PortraitSight.Office, clock.GetUtcNow(), visitor.Person)
                : null,
            context.RequestAborted);
        return portrait is null
            ? await gate.RefuseAsync(visitor, context, "enterprise", StatusCodes.Status404NotFound)
            : layout.Show(visitor, context, PortraitTexts.SheetTitle(portrait), Body(portrait));
    }

    private static Html Body(Portrait portrait)
    {
        var links = portrait.Findings.DistinctBy(PortraitSections.LabelOf).ToDictionary(PortraitSections.LabelOf, one => Parts.FindingAddress(one.InspectionId, one.FindingId), StringComparer.Ordinal);
        var (first, rest) = (PortraitSections.Of(portrait)[0].Rows[0], PortraitSections.Of(portrait).Skip(1));
        var css = first.Weighs ? "first bad" : "first";
        return Html.Of($"<p class=\"{css}\">{first.Text}</p><p>{PortraitTexts.AsOf(portrait)}</p>{Html.Join(rest.Select(section => Section(section, links)))}");
    }

    private static Html Section(SheetSection section, Dictionary<string, string> links)
    {
        if (section.Rows.Count == 0)
        {
            return Html.Of($"<section><h2>{section.Title}</h2><p>{section.Nothing}</p></section>");
        }

        var rows = Html.Join(section.Rows.Select(row =>
        {
            var css = row.Weighs ? "bad" : "";
            var label = links.TryGetValue(row.Label, out var address) ? Html.Of($"<a href=\"{address}\">{row.Label}</a>") : Html.Text(row.Label);
            return Html.Of($"<div class=\"{css}\"><dt>{label}</dt><dd>{row.Text}</dd></div>");
        }));
        return Html.Of($"<section><h2>{section.Title}</h2><dl class=\"facts\">{rows}</dl></section>");
    }
}
