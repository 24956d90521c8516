using Bot.Documents;
using Bot.Features.Rectify;
using Bot.Features.Shared;
using Bot.Storage;
using Bot.Storage.Stores;
using Domain.Inspections;

namespace Bot.Web.Board;

/// <summary>One finding: words, pictures, what the enterprise handed in, and the same story that 进展 tells in the chat.</summary>
internal sealed class FindingPage(
    Database database, InspectionStore inspections, RectificationStore cases, CaseDesk desk, CaseStory story, FileStore files, BoardGate gate, BoardPage layout)
{
    public async Task<IResult> ShowAsync(BoardVisitor visitor, HttpContext context, string inspectionId, string findingId)
    {
        var shown = await database.ReadAsync(
            async (work, _) =>
            {
                if (await FindAsync(work, inspectionId, findingId) is not ({ } inspection, { } finding))
                {
                    return null;
                }

                if (!visitor.Sees(inspection.Enterprise.County))
                {
                    return new Shown(inspection, finding, null, null);
                }

                var view = (await cases.OfInspectionAsync(work, inspectionId)).FirstOrDefault(one => one.FindingId == findingId) is { } one ? await desk.ViewAsync(work, one) : null;
                return new Shown(inspection, finding, view, view is null ? null : await story.TellAsync(work, view, visitor.Today));
            },
            context.RequestAborted);
        if (shown is null || !visitor.Sees(shown.Inspection.Enterprise.County))
        {
            return await gate.RefuseAsync(visitor, context, "finding", StatusCodes.Status404NotFound);
        }

        return layout.Show(visitor, context, BoardTexts.FindingTitle(shown.Inspection.Number, shown.Finding.Ordinal), Body(shown, visitor.Today));
    }

    /// <summary>The address that a case has in the chat's cards.</summary>
    public async Task<IResult> OfCaseAsync(BoardVisitor visitor, HttpContext context, string caseId)
    {
        var one = await database.ReadAsync((work, _) => cases.FindAsync(work, caseId), context.RequestAborted);
        return one is not null && visitor.Sees(one.County)
            ? Results.Redirect(Parts.FindingAddress(one.InspectionId, one.FindingId))
            : await gate.RefuseAsync(visitor, context, "case", StatusCodes.Status404NotFound);
    }

    /// <summary>A picture of the finding, or of what was handed in for it: never one that belongs elsewhere, whoever knows its hash.</summary>
    public async Task<IResult> PictureAsync(BoardVisitor visitor, HttpContext context, string inspectionId, string findingId, string sha256)
    {
        var content = await database.ReadAsync(
            async (work, _) =>
            {
                if (await FindAsync(work, inspectionId, findingId) is not ({ } inspection, { } finding) || !visitor.Sees(inspection.Enterprise.County))
                {
                    return null;
                }

                var own = finding.Pictures.Any(picture => picture.Sha256 == sha256);
                if (!own && (await cases.OfInspectionAsync(work, inspectionId)).FirstOrDefault(one => one.FindingId == findingId) is { } one)
                {
                    own = await desk.ViewAsync(work, one) is { } view && view.Evidence.Any(evidence => evidence.Sha256 == sha256);
                }

                return own ? (await files.GetAsync(work, sha256))?.Content : null;
            },
            context.RequestAborted);
        if (content is null || ImageInfo.Of(content) is not { } image)
        {
            return await gate.RefuseAsync(visitor, context, "picture", StatusCodes.Status404NotFound);
        }

        // The kind is read from the bytes; nothing that is no picture leaves here.
        var headers = context.Response.Headers;
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return Results.Bytes(content, image.ContentType);
    }

    /// <summary>Only what is signed is there for the board.</summary>
    private async Task<(Inspection? Inspection, Finding? Finding)> FindAsync(UnitOfWork work, string inspectionId, string findingId) =>
        await inspections.FindAsync(work, inspectionId) is { Status: InspectionStatus.Signed } inspection
            ? (inspection, inspection.Findings.FirstOrDefault(finding => finding.Id == findingId))
            : (null, null);

    private static Html Body(Shown shown, DateOnly today)
    {
        var (inspection, finding, view, told) = shown;
        var severity = (view?.Case.Severity ?? finding.Severity)?.ToString();
        var type = finding.Type is { } known ? Words.Of(known) : "";
        return Html.Of($"""
            <p>{Parts.StatusBadge(view?.Case.Status.ToString(), view?.Case.Deadline, today)}{Parts.SeverityBadge(severity)}{Parts.Badge(type, "plain")}</p>
            <p class="words">{finding.Text}</p>
            <p><a href="{Parts.EnterpriseAddress(inspection.Enterprise.Id)}">{inspection.Enterprise.Name}</a>　{inspection.Enterprise.County}　{inspection.Enterprise.Township}　{inspection.Date.WordsWithYear()}　{InspectionWords.Requirement(finding)}</p>
            {Pictures(BoardTexts.Pictures, finding.Pictures.Select(picture => (picture.Sha256, "")), inspection.Id, finding.Id)}
            {Evidence(view, inspection.Id, finding.Id)}
            <section><h2>{BoardTexts.History}</h2>{(told is null ? Html.Of($"<p>{BoardTexts.NoStory}</p>") : Html.Of($"<pre class=\"story\">{told}</pre>"))}</section>
            <section><h2>{BoardTexts.Form}</h2><p>{string.Join('，', inspection.Signatures.Select(BoardTexts.Signed))}</p><p class="hash">{BoardTexts.Hash(inspection.SnapshotHash)}</p></section>
            """);
    }

    private static Html Evidence(CaseView? view, string inspectionId, string findingId)
    {
        if (view is null || view.Evidence.Count == 0)
        {
            return Html.Empty;
        }

        var words = Html.Join(view.Evidence.Where(one => one.Words is not null).Select(one => Html.Of($"<p>{BoardTexts.Given(one)}：{one.Words}</p>")));
        var pictures = view.Evidence.Where(one => one.MediaId is not null).Select(one => (one.Sha256, $"{BoardTexts.Given(one)}　{BoardTexts.Doubts(one)}"));
        return Html.Of($"{Pictures(BoardTexts.Evidence, pictures, inspectionId, findingId)}{words}");
    }

    private static Html Pictures(string title, IEnumerable<(string? Sha256, string Words)> pictures, string inspectionId, string findingId)
    {
        var drawn = Html.Join(pictures.Select(picture =>
        {
            if (picture.Sha256 is null)
            {
                return Html.Of($"<figure><p>{BoardTexts.PictureGone}</p></figure>");
            }

            var address = $"{Parts.FindingAddress(inspectionId, findingId)}/picture/{picture.Sha256}";
            return Html.Of($"<figure><a href=\"{address}\"><img src=\"{address}\" alt=\"{title}\" loading=\"lazy\"></a><figcaption>{picture.Words}</figcaption></figure>");
        }));
        return drawn.Markup.Length == 0 ? Html.Empty : Html.Of($"<section><h2>{title}</h2><div class=\"pictures\">{drawn}</div></section>");
    }

    private sealed record Shown(Inspection Inspection, Finding Finding, CaseView? View, string? Story);
}
