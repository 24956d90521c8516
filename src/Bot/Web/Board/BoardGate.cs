using System.Security.Cryptography;
using System.Text;
using Bot.Conversations;
using Bot.Documents;
using Bot.Features.Shared;
using Bot.Storage;
using Bot.Storage.Stores;
using Bot.WeCom.OAuth;
using Domain.Responsibility;
using Microsoft.Extensions.Options;

namespace Bot.Web.Board;

/// <summary>The door of the board: nobody gets past it but who signed in by WeCom, and what he asks for outside his scope is refused and put on record.</summary>
/// <remarks>
/// The cookies are SameSite=Lax: the way back from WeCom's authorize page comes from another site, and with Strict the browser would leave them out of it.
/// Lax sends them with nothing that another site posts or loads in the background.
/// </remarks>
internal sealed class BoardGate(
    Database database, BoardSessionStore sessions, DirectoryStore directory, AuditLog audit, ContentFiles content, MemberSignIn signIn, BoardPage layout,
    IOptions<ConversationOptions> conversation, IOptions<BoardOptions> options, TimeProvider clock)
{
    public const string Home = "/board";
    public const string Enter = "/board/enter";

    /// <summary>In the audit, so that it can be found again. A refusal that no person can be named for is in none: anybody could fill it.</summary>
    public const string Refused = "board.refused";

    private const string SignInSubject = "sign-in";
    private const int TokenBytes = 32;
    private const int LongestDetails = 300;

    private readonly bool _secure = conversation.Value.PublicUrl.Scheme == Uri.UriSchemeHttps;

    /// <summary>__Host- binds a cookie to this host and to https.</summary>
    private string SessionCookie => _secure ? "__Host-board" : "board";

    private string StateCookie => _secure ? "__Host-board-state" : "board-state";

    /// <summary>A page: who is not signed in is sent to WeCom and comes back to it.</summary>
    public Task<IResult> OpenAsync(HttpContext context, Func<BoardVisitor, Task<IResult>> page) =>
        OpenAsync(context, page, () => SendToWeCom(context, $"{context.Request.Path}{context.Request.QueryString}"));

    /// <summary>What a page loads: who is not signed in gets 401.</summary>
    public Task<IResult> OpenPartAsync(HttpContext context, Func<BoardVisitor, Task<IResult>> part) =>
        OpenAsync(context, part, () => layout.Words(BoardTexts.NotSignedIn, StatusCodes.Status401Unauthorized));

    /// <summary>Not in the scope, or not there at all: the same answer, so that nobody learns which. What is there and outside goes into the audit.</summary>
    /// <param name="subject">What was asked for.</param>
    public async Task<IResult> RefuseAsync(BoardVisitor visitor, HttpContext context, string subject, int status = StatusCodes.Status403Forbidden)
    {
        var details = AddressOf(context);
        await database.WriteAsync(async (work, _) =>
        {
            await audit.AppendAsync(work, clock.GetUtcNow(), visitor.Person.UserId, Refused, subject, details);
            return true;
        });
        return layout.Words(status == StatusCodes.Status403Forbidden ? BoardTexts.OutOfScope(visitor.CountyNames) : BoardTexts.NotThere, status);
    }

    /// <summary>The way back from WeCom.</summary>
    public Task<IResult> EnterAsync(HttpContext context, string? code, string? state) => OrNotNowAsync(() => ComeAsync(context, code, state));

    public Task<IResult> LeaveAsync(HttpContext context) => OrNotNowAsync(() => GoAsync(context));

    private async Task<IResult> ComeAsync(HttpContext context, string? code, string? state)
    {
        var now = clock.GetUtcNow();
        var back = signIn.Accept(context.Request.Cookies[StateCookie], state, now);
        context.Response.Cookies.Delete(StateCookie, Cookie(null));
        if (back is null)
        {
            // The page loaded again, with the state spent: who is in is in.
            return await VisitorAsync(context) is Entry.In ? Results.Redirect(Home) : layout.Words(BoardTexts.StaleSignIn, StatusCodes.Status400BadRequest);
        }

        return await signIn.WhoAsync(code, context.RequestAborted) switch
        {
            SignedIn.Member(var userId) => await LetInAsync(context, userId, back, now),
            SignedIn.Outsider => layout.Words(BoardTexts.Outsider, StatusCodes.Status403Forbidden, again: false),
            SignedIn.DeadCode => layout.Words(BoardTexts.StaleSignIn, StatusCodes.Status400BadRequest),
            _ => layout.Words(BoardTexts.NotNow, StatusCodes.Status503ServiceUnavailable),
        };
    }

    private async Task<IResult> GoAsync(HttpContext context)
    {
        if (context.Request.Cookies[SessionCookie] is { Length: > 0 } token)
        {
            await database.WriteAsync(async (work, _) =>
            {
                await sessions.EndAsync(work, HashOf(token), clock.GetUtcNow());
                return true;
            });
        }

        context.Response.Cookies.Delete(SessionCookie, Cookie(null));
        return layout.Words(BoardTexts.SignedOut, StatusCodes.Status200OK);
    }

    /// <summary>What was asked for, as it goes on record.</summary>
    public static string AddressOf(HttpContext context) =>
        $"{context.Request.Path}{context.Request.QueryString}" is var asked && asked.Length <= LongestDetails ? asked : asked[..LongestDetails];

    private Task<IResult> OpenAsync(HttpContext context, Func<BoardVisitor, Task<IResult>> page, Func<IResult> stranger) => OrNotNowAsync(async () =>
        await VisitorAsync(context) switch
        {
            Entry.In(var visitor) => await page(visitor),
            Entry.NoScope => layout.Words(BoardTexts.NoScope, StatusCodes.Status403Forbidden, again: false),
            _ => stranger(),
        });

    private async Task<IResult> OrNotNowAsync(Func<Task<IResult>> act)
    {
        try
        {
            return await act();
        }
        catch (StorageBusyException)
        {
            return layout.Words(BoardTexts.NotNow, StatusCodes.Status503ServiceUnavailable);
        }
    }

    private Task<Entry> VisitorAsync(HttpContext context) =>
        context.Request.Cookies[SessionCookie] is not { Length: TokenBytes * 2 } token
            ? Task.FromResult<Entry>(new Entry.Stranger())
            : database.ReadAsync<Entry>(
                async (work, _) => await sessions.FindAsync(work, HashOf(token), clock.GetUtcNow()) is { } userId ? await EntryAsync(work, userId) : new Entry.Stranger(),
                context.RequestAborted);

    /// <summary>Read anew each time: who left the directory or lost his posts is out at once.</summary>
    private async Task<Entry> EntryAsync(UnitOfWork work, string userId) =>
        await directory.FindAsync(work, userId) is { } person && Scope.CountiesOf(person) is { } counties
            ? new Entry.In(new BoardVisitor(person, counties, counties.Count == 0 ? [.. content.Counties.Counties] : counties, clock.GetUtcNow().LocalDate()))
            : new Entry.NoScope();

    private async Task<IResult> LetInAsync(HttpContext context, string userId, SignInReturn back, DateTimeOffset now)
    {
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TokenBytes));
        var former = context.Request.Cookies[SessionCookie];
        var until = now + options.Value.SignedInFor;
        var entered = await database.WriteAsync(async (work, _) =>
        {
            if (await EntryAsync(work, UserIds.Normal(userId)) is not Entry.In)
            {
                await audit.AppendAsync(work, now, UserIds.Normal(userId), Refused, SignInSubject, "no scope");
                return (bool?)null;
            }

            if (!await sessions.AddAsync(work, new BoardSession { TokenSha256 = HashOf(token), StateSha256 = HashOf(back.State), UserId = userId, CreatedAt = now, ExpiresAt = until }))
            {
                await audit.AppendAsync(work, now, UserIds.Normal(userId), Refused, SignInSubject, "state used twice");
                return false;
            }

            if (former is { Length: > 0 })
            {
                await sessions.EndAsync(work, HashOf(former), now);
            }

            await audit.AppendAsync(work, now, UserIds.Normal(userId), "board.signed_in", "board", "");
            return true;
        });
        if (entered is not true)
        {
            return entered is null
                ? layout.Words(BoardTexts.NoScope, StatusCodes.Status403Forbidden, again: false)
                : layout.Words(BoardTexts.StaleSignIn, StatusCodes.Status400BadRequest);
        }

        context.Response.Cookies.Append(SessionCookie, token, Cookie(until));
        return Results.Redirect(back.Target);
    }

    private IResult SendToWeCom(HttpContext context, string target)
    {
        var now = clock.GetUtcNow();
        var start = signIn.Begin(new Uri(conversation.Value.PublicUrl, Enter), target, now);
        context.Response.Cookies.Append(StateCookie, start.Sealed, Cookie(now + MemberSignIn.Patience));
        context.Response.Headers.CacheControl = "no-store";
        return Results.Redirect(start.Address.AbsoluteUri);
    }

    private CookieOptions Cookie(DateTimeOffset? until) => new()
    {
        HttpOnly = true,
        Secure = _secure,
        SameSite = SameSiteMode.Lax,
        Path = "/",
        MaxAge = until - clock.GetUtcNow(),
    };

    private static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    private abstract record Entry
    {
        internal sealed record In(BoardVisitor Visitor) : Entry;

        internal sealed record NoScope : Entry;

        internal sealed record Stranger : Entry;
    }
}
