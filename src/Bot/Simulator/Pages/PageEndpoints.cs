using System.Globalization;
using System.Reflection;
using Bot.Simulator.State;

namespace Bot.Simulator.Pages;

/// <summary>The page and what it asks for. Writes need the header X-Simulator, which no other site can set without our consent.</summary>
internal sealed class PageEndpoints(Corp corp, TimeProvider clock)
{
    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src * data:; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";
    private const int DefaultPhones = 4;
    private const int FirstWireEntries = 100;

    private SimulatedTenant? tenant;

    /// <summary>The tenant knows the port, so it exists only after the start.</summary>
    public void Open(SimulatedTenant opened) => tenant = opened;

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", Page);
        routes.MapGet("/page.css", () => Results.Stream(Resource("page.css"), "text/css; charset=utf-8"));
        routes.MapGet("/page.js", () => Results.Stream(Resource("page.js"), "text/javascript; charset=utf-8"));
        routes.MapGet("/page/changes", Changes);
        routes.MapGet("/content/{id:long}", Content);
        routes.MapGet("/picture/{mediaId}", Picture);
        var acts = routes.MapGroup("/page").AddEndpointFilter((context, next) =>
            context.HttpContext.Request.Headers.ContainsKey("X-Simulator") && tenant is not null
                ? next(context)
                : ValueTask.FromResult<object?>(Results.StatusCode(StatusCodes.Status403Forbidden)));
        acts.MapPost("/act", (PageAct act) => Attempt(() => PageActs.RunAsync(tenant!, act)));
        acts.MapPost("/picture", async (string user, HttpRequest request) =>
        {
            using var bytes = new MemoryStream();
            await request.Body.CopyToAsync(bytes, request.HttpContext.RequestAborted);
            return await Attempt(() => tenant!.SendPictureAsync(user, bytes.ToArray()));
        });
        acts.MapPost("/fault", (string kind) => PageActs.Plan(tenant!.Faults, kind) ? Results.NoContent() : Results.BadRequest());
        acts.MapPost("/clock", (int minutes) => Advance(minutes));
    }

    /// <summary>204 acknowledged, 409 impossible on a phone, 502 the bot did not answer.</summary>
    private static async Task<IResult> Attempt(Func<Task<bool>> act)
    {
        try
        {
            return await act() ? Results.NoContent() : Results.Text("机器人没有应答", statusCode: StatusCodes.Status502BadGateway);
        }
        catch (PersonCannotException impossible)
        {
            return Results.Text(impossible.Message, statusCode: StatusCodes.Status409Conflict);
        }
    }

    private static Stream Resource(string name) =>
        Assembly.GetExecutingAssembly().GetManifestResourceStream($"Bot.Simulator.Pages.{name}") ?? throw new InvalidOperationException($"{name} is not embedded.");

    private IResult Page(HttpContext context, string? users)
    {
        IEnumerable<string> first = corp.Settings.FirstPhones.Count > 0 ? corp.Settings.FirstPhones : corp.Settings.Members.Select(m => m.UserId).Take(DefaultPhones);
        var shown = (users?.Split(',') ?? first).ToHashSet(StringComparer.OrdinalIgnoreCase);
        context.Response.Headers.ContentSecurityPolicy = Policy;
        context.Response.Headers.CacheControl = "no-store";
        var wire = tenant?.WireLog.After(0).TakeLast(FirstWireEntries).ToList() ?? [];
        lock (corp.Gate)
        {
            return Results.Content(PageView.Draw(corp, shown, wire, clock.GetUtcNow()).Markup, "text/html; charset=utf-8");
        }
    }

    /// <summary>What changed since a version: bubbles new or redrawn, those gone, the menu, new log lines, the clock.</summary>
    private IResult Changes(HttpContext context, long version, long log)
    {
        context.Response.Headers.CacheControl = "no-store";
        var wire = tenant?.WireLog.After(log) ?? [];
        lock (corp.Gate)
        {
            return Results.Json(new PageChanges(
                corp.Phones.Revision,
                wire.Count == 0 ? log : wire[^1].Id,
                PageView.ClockText(clock.GetUtcNow()),
                corp.MenuRevision > version ? PhoneView.Menu(corp.Menu).Markup : null,
                corp.Phones.Revision == version ? [] : [.. corp.Settings.Members.Select(m => Phone(m.UserId, version))],
                Html.Join(wire.Select(WireView.Draw)).Markup));
        }
    }

    private PhoneChange Phone(string userId, long version)
    {
        var bubbles = corp.Phones.Of(userId);
        return new PhoneChange(
            userId,
            [.. bubbles.Select(b => b.Id)],
            bubbles.Where(b => b.Revision > version).ToDictionary(b => b.Id.ToString(CultureInfo.InvariantCulture), b => BubbleView.Draw(b).Markup, StringComparer.Ordinal));
    }

    private IResult Content(long id)
    {
        lock (corp.Gate)
        {
            var bubble = corp.Settings.Members.SelectMany(m => corp.Phones.Of(m.UserId)).FirstOrDefault(b => b.Id == id);
            return bubble?.Content is not { } bytes
                ? Results.NotFound()
                : Results.Bytes(bytes, Checks.FileKinds.ContentType(bytes), bubble.Kind is "image" ? null : bubble.FileName);
        }
    }

    private IResult Picture(string mediaId)
    {
        lock (corp.Gate)
        {
            return corp.Media.Find(mediaId, corp.Now) is { } item ? Results.Bytes(item.Content, item.ContentType) : Results.NotFound();
        }
    }

    private IResult Advance(int minutes)
    {
        if (corp.Settings.AdvanceClock is not { } advance || minutes <= 0)
        {
            return Results.BadRequest();
        }

        advance(TimeSpan.FromMinutes(minutes));
        return Results.NoContent();
    }
}

/// <summary>Answer of /page/changes.</summary>
internal sealed record PageChanges(long Version, long Log, string Clock, string? Menu, IReadOnlyList<PhoneChange> Phones, string Wire);

/// <param name="Ids">All bubbles in their order; a drawn one that is not among them was recalled.</param>
/// <param name="Drawn">Bubbles to insert or replace.</param>
internal sealed record PhoneChange(string User, IReadOnlyList<long> Ids, IReadOnlyDictionary<string, string> Drawn);
