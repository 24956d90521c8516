using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Bot.Web;

/// <summary>Plain pages for the browser of a phone: no script, nothing from elsewhere, every text encoded.</summary>
internal static class UploadPage
{
    private const string Style =
        "body{margin:0 auto;max-width:32rem;padding:1rem;font:1rem/1.6 sans-serif;color:#1a1a1a;overflow-wrap:anywhere}"
        + "h1{font-size:1.25rem}input,select,button{box-sizing:border-box;width:100%;min-height:2.75rem;font:inherit}"
        + "a{display:block;padding:.6rem 0}button{border:0;border-radius:.25rem;background:#1a66c2;color:#fff}";

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Only this one style, known by its hash, and a form that goes back to where it came from.</summary>
    private static readonly string Policy =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static IResult Form(string? county) => new Page(
        $"""
        <p>{Encode(UploadTexts.Intro(county))}</p>
        <form method="post" enctype="multipart/form-data">
        <p><input type="file" name="file" accept=".xlsx,.csv" required></p>
        <p><label>{Encode(UploadTexts.System)}<select name="system"><option value="Wgs84">{Encode(UploadTexts.Wgs84)}</option><option value="Gcj02">{Encode(UploadTexts.Gcj02)}</option><option value="Bd09">{Encode(UploadTexts.Bd09)}</option></select></label></p>
        <p><button>{Encode(UploadTexts.Send)}</button></p>
        </form>
        """,
        StatusCodes.Status200OK);

    public static IResult Words(string words, int status) => new Page($"<p>{Encode(words)}</p>", status);

    /// <summary>The file is of no use, the address still is.</summary>
    public static IResult Again(string words) => new Page(
        $"""
        <p>{Encode(words)}</p>
        <p><a href="?">{Encode(UploadTexts.ChooseAgain)}</a></p>
        """,
        StatusCodes.Status400BadRequest);

    private static string Encode(string words) => Encoder.Encode(words);

    private sealed class Page(string body, int status) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.StatusCode = status;
            response.ContentType = "text/html; charset=utf-8";
            response.Headers.CacheControl = "no-store";
            response.Headers.ContentSecurityPolicy = Policy;
            response.Headers.XContentTypeOptions = "nosniff";

            // The address is the key: no other site may learn it.
            response.Headers["Referrer-Policy"] = "no-referrer";
            return response.WriteAsync(
                $"""
                <!doctype html>
                <html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{Encode(UploadTexts.Title)}</title><style>{Style}</style></head>
                <body><h1>{Encode(UploadTexts.Title)}</h1>
                {body}
                </body></html>
                """,
                httpContext.RequestAborted);
        }
    }
}
