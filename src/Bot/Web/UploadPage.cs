using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Bot.Web;

/// <summary>Plain pages for the browser of a phone: no script, nothing from elsewhere, every text encoded.</summary>
internal static class UploadPage
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static IResult Form(string? county) => new Page(
        $"""
        <p>{Encoder.Encode(UploadTexts.Intro(county))}</p>
        <form method="post" enctype="multipart/form-data">
        <p><input type="file" name="file" accept=".xlsx,.csv" required></p>
        <p><label>{UploadTexts.System} <select name="system"><option value="Wgs84">{UploadTexts.Wgs84}</option><option value="Gcj02">{UploadTexts.Gcj02}</option><option value="Bd09">{UploadTexts.Bd09}</option></select></label></p>
        <p><button>{UploadTexts.Send}</button></p>
        </form>
        """,
        StatusCodes.Status200OK);

    public static IResult Words(string words, int status) => new Page($"<p>{Encoder.Encode(words)}</p>", status);

    private sealed class Page(string body, int status) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.StatusCode = status;
            response.ContentType = "text/html; charset=utf-8";
            response.Headers.CacheControl = "no-store";
            response.Headers.ContentSecurityPolicy = "default-src 'none'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

            // The address is the key: no other site may learn it.
            response.Headers["Referrer-Policy"] = "no-referrer";
            return response.WriteAsync(
                $"""
                <!doctype html>
                <html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{UploadTexts.Title}</title></head>
                <body><h1>{UploadTexts.Title}</h1>
                {body}
                </body></html>
                """,
                httpContext.RequestAborted);
        }
    }
}
