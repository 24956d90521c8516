using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Bot.Simulator.State;

namespace Bot.Simulator.Pages;

/// <summary>
/// The authorize page (protocol 5.6): says to the application whose phone opened it. The browser keeps the fragment to itself, so a script on the page looks
/// whether #wechat_redirect is there, and goes on only then.
/// </summary>
internal sealed partial class AuthorizePage(Corp corp)
{
    private const string Policy = "default-src 'none'; script-src 'self'; img-src data:; base-uri 'none'; frame-ancestors 'none'";
    private const int LongestState = 128;

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/connect/oauth2/authorize", Show);
        routes.MapGet("/connect/oauth2/allow", Allow);
        routes.MapGet("/connect/authorize.js", () => Results.Stream(
            Assembly.GetExecutingAssembly().GetManifestResourceStream("Bot.Simulator.Pages.authorize.js")!, "text/javascript; charset=utf-8"));
    }

    private IResult Show(HttpContext context)
    {
        lock (corp.Gate)
        {
            if (Refusal(context.Request.Query) is { } refusal)
            {
                return Page(context, Html.Of($"<p id=\"refused\">{refusal.Errcode} {refusal.Why}</p>"), StatusCodes.Status400BadRequest);
            }

            var opened = context.Request.Cookies["opened-by"] is { } user && corp.Members.TryGetValue(user, out var member) ? member : null;
            return opened is not null
                ? Page(context, Html.Of($"<p id=\"wait\">{opened.Name}正在登录……</p><a id=\"go\" hidden href=\"{Address(context, opened.UserId)}\">继续</a>"), StatusCodes.Status200OK)
                : Page(context, Html.Of($"<h1>这一页是谁的手机打开的？</h1><ul id=\"who\">{Html.Join(People().Select(one => Html.Of($"<li><a href=\"{Address(context, one.UserId)}\">{one.Name}</a></li>")))}</ul>"), StatusCodes.Status200OK);
        }
    }

    private IResult Allow(HttpContext context, string user)
    {
        lock (corp.Gate)
        {
            var query = context.Request.Query;
            if (Refusal(query) is { } refusal || People().All(one => one.UserId != user))
            {
                return Results.StatusCode(StatusCodes.Status400BadRequest);
            }

            var code = corp.Codes.Issue(user.Length == 0 ? null : user, corp.Now);
            var back = query["redirect_uri"].ToString();
            context.Response.Headers.CacheControl = "no-store";
            return Results.Redirect(string.Create(CultureInfo.InvariantCulture, $"{back}{(back.Contains('?', StringComparison.Ordinal) ? '&' : '?')}code={code}&state={query["state"]}"));
        }
    }

    /// <summary>The members, those of downstream companies as CorpId/userid, and somebody of WeChat who is no member.</summary>
    private IEnumerable<(string UserId, string Name)> People() =>
    [
        .. corp.Settings.Members.Select(one => (one.UserId, $"{one.Name}（{one.Title}）")),
        .. corp.Downstream.Where(one => one.Share.Shared).SelectMany(one => one.Share.Members.Select(member => ($"{one.Share.CorpId}/{member.UserId}", $"{member.Name}（{one.Share.Name}）"))),
        ("", "不是本企业成员的微信用户"),
    ];

    private (int Errcode, string Why)? Refusal(IQueryCollection query)
    {
        string Value(string name) => query[name].ToString();
        return Value("appid") != corp.Settings.CorpId ? (40013, "appid 不是本企业")
            : Value("response_type") is not "code" ? (40035, "response_type 要是 code")
            : Value("scope") is not ("snsapi_base" or "snsapi_privateinfo") ? (40035, "scope 不对")
            : Value("agentid") is { Length: > 0 } agent ? agent != corp.Settings.AgentId.ToString(CultureInfo.InvariantCulture) ? (40056, "agentid 不是本应用") : Rest()
            : Value("scope") is "snsapi_privateinfo" ? (41011, "snsapi_privateinfo 要带 agentid")
            : Rest();

        (int, string)? Rest() =>
            !State().IsMatch(Value("state")) || Value("state").Length > LongestState ? (84025, "state 只能是字母和数字，最多 128 字节")
            : !Uri.TryCreate(Value("redirect_uri"), UriKind.Absolute, out var back) || back.Scheme is not ("http" or "https") || back.Fragment.Length > 0
                || corp.Settings.TrustedDomain is not { } trusted || !string.Equals(back.Authority, trusted, StringComparison.OrdinalIgnoreCase) ? (50001, "redirect_uri 与配置的授权完成回调域名不一致")
            : null;
    }

    private static string Address(HttpContext context, string userId) => $"/connect/oauth2/allow{context.Request.QueryString}&user={Uri.EscapeDataString(userId)}";

    private static IResult Page(HttpContext context, Html body, int status)
    {
        context.Response.Headers.ContentSecurityPolicy = Policy;
        context.Response.Headers.CacheControl = "no-store";
        return Results.Content(
            Html.Of($"""
                <!doctype html>
                <html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>企业微信授权（模拟）</title><link rel="icon" href="data:,"><script src="/connect/authorize.js" defer></script></head>
                <body>{body}</body></html>
                """).Markup,
            "text/html; charset=utf-8",
            statusCode: status);
    }

    [GeneratedRegex("^[a-zA-Z0-9]*$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex State();
}
