using Bot.Features.Shared;
using Bot.WeCom.OAuth;
using Microsoft.Extensions.Options;

namespace Bot.Web.Board;

/// <summary>The frame of every page of the board: head, ways, foot, and what the browser may load. Whoever renders a page gives its title and its finished HTML.</summary>
internal sealed class BoardPage(IOptions<BoardOptions> options, MemberSignIn signIn)
{
    /// <summary>Seconds after which a wall screen asks again.</summary>
    private const int WallRefresh = 60;

    private static readonly (string Path, string Name)[] Ways =
    [
        ("/board", BoardTexts.Overview), ("/board/findings", BoardTexts.Findings), ("/board/cases", BoardTexts.Cases),
        ("/board/people", BoardTexts.People), ("/board/map", BoardTexts.Map), ("/board/stations", BoardTexts.Stations),
    ];

    /// <param name="wall">For a screen on the wall: no ways, bigger letters, loads itself again.</param>
    /// <param name="map">Tiles may be loaded from where the settings say.</param>
    public IResult Show(BoardVisitor visitor, HttpContext context, string title, Html body, bool wall = false, bool map = false)
    {
        var path = context.Request.Path.Value ?? "";
        var ways = Html.Join(Ways.Select(way =>
        {
            var here = way.Path == path ? Html.Of($" aria-current=\"page\"") : Html.Empty;
            return Html.Of($"<a href=\"{way.Path}\"{here}>{way.Name}</a>");
        }));
        var head = wall
            ? Html.Of($"<header><h1>{title}</h1><p class=\"who\">{visitor.Today.WordsWithYear()}</p></header>")
            : Html.Of($"""
                <header><nav aria-label="{BoardTexts.Ways}">{ways}</nav><form method="post" action="/board/leave"><span>{visitor.Person.Name}</span><button>{BoardTexts.Leave}</button></form></header>
                <h1>{title}</h1>
                """);
        return new Page(Whole(title, Html.Of($"{head}<main>{body}</main>"), wall), StatusCodes.Status200OK, Policy(map));
    }

    /// <summary>A sentence and a way on, for whoever may not see a page.</summary>
    /// <param name="again">Whether signing in again may help.</param>
    public IResult Words(string words, int status, bool again = true)
    {
        var way = again ? Html.Of($"<p><a class=\"button\" href=\"{BoardGate.Home}\">{BoardTexts.ToBoard}</a></p>") : Html.Empty;
        return new Page(Whole(BoardTexts.Board, Html.Of($"<h1>{BoardTexts.Board}</h1><main><p class=\"words\">{words}</p>{way}</main>"), wall: false), status, Policy(map: false));
    }

    private static Html Whole(string title, Html body, bool wall)
    {
        var refresh = wall ? Html.Of($"<meta http-equiv=\"refresh\" content=\"{WallRefresh}\">") : Html.Empty;
        var css = wall ? "wall" : "desk";
        return Html.Of($"""
            <!doctype html>
            <html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">{refresh}
            <title>{title}</title><link rel="icon" href="data:,"><link rel="stylesheet" href="{BoardAssets.Address("board.css")}"></head>
            <body class="{css}">{body}</body></html>
            """);
    }

    /// <summary>A form's answer may be the way to WeCom, when the session is over.</summary>
    private string Policy(bool map) =>
        $"default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' data:{string.Concat(map ? options.Value.TileHosts().Select(host => $" {host}") : [])}; "
        + $"form-action 'self' {signIn.AuthorizeOrigin}; base-uri 'none'; frame-ancestors 'none'";

    private sealed class Page(Html html, int status, string policy) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.StatusCode = status;
            response.ContentType = "text/html; charset=utf-8";
            response.Headers.CacheControl = "no-store";
            response.Headers.ContentSecurityPolicy = policy;
            response.Headers.XContentTypeOptions = "nosniff";
            response.Headers["Referrer-Policy"] = "no-referrer";
            return response.WriteAsync(html.Markup, httpContext.RequestAborted);
        }
    }
}
