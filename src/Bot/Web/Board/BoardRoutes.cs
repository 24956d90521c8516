using Bot.Documents;
using Microsoft.Extensions.Options;

namespace Bot.Web.Board;

/// <summary>看板: its addresses. Each goes through the gate, which says who looks and what he may see.</summary>
internal static class BoardRoutes
{
    public static IServiceCollection AddBoard(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IValidateOptions<BoardOptions>, BoardOptions>();
        services.AddOptions<BoardOptions>().Bind(configuration.GetSection(BoardOptions.Section)).ValidateOnStart();
        services.AddSingleton<BoardPage>();
        services.AddSingleton<BoardGate>();
        services.AddSingleton<BoardNumbers>();
        services.AddSingleton<ExportTurn>();
        services.AddSingleton(provider => provider.GetRequiredService<ContentFiles>().Borders);
        services.AddSingleton(provider => provider.GetRequiredService<ContentFiles>().Stations);
        services.AddSingleton<MapGround>();
        services.AddScoped<OverviewPage>();
        services.AddScoped<FindingsPage>();
        services.AddScoped<FindingPage>();
        services.AddScoped<CasesPage>();
        services.AddScoped<PeoplePage>();
        services.AddScoped<WaitingPage>();
        services.AddScoped<MapPage>();
        services.AddScoped<EnterprisePage>();
        services.AddScoped<LedgerExport>();
        return services;
    }

    public static void MapBoard(this IEndpointRouteBuilder app)
    {
        var board = app.MapGroup(BoardGate.Home);
        board.MapGet("/enter", (HttpContext context, BoardGate gate, string? code, string? state) => gate.EnterAsync(context, code, state));
        board.MapPost("/leave", (HttpContext context, BoardGate gate) => gate.LeaveAsync(context));
        board.MapGet("/asset/{hash}/{name}", (HttpContext context, string hash, string name) => BoardAssets.Serve(context, name));

        // Pages
        board.MapGet("", (HttpContext context, BoardGate gate, OverviewPage page) => gate.OpenAsync(context, visitor => page.ShowAsync(visitor, context)));
        board.MapGet("/findings", (HttpContext context, BoardGate gate, FindingsPage page) => gate.OpenAsync(context, visitor => page.ShowAsync(visitor, context)));
        board.MapGet("/finding/{inspection}/{finding}", (HttpContext context, BoardGate gate, FindingPage page, string inspection, string finding) =>
            gate.OpenAsync(context, visitor => page.ShowAsync(visitor, context, inspection, finding)));
        board.MapGet("/case/{id}", (HttpContext context, BoardGate gate, FindingPage page, string id) => gate.OpenAsync(context, visitor => page.OfCaseAsync(visitor, context, id)));
        board.MapGet("/cases", (HttpContext context, BoardGate gate, CasesPage page) => gate.OpenAsync(context, visitor => page.ShowAsync(visitor, context)));
        board.MapGet("/people", (HttpContext context, BoardGate gate, PeoplePage page) => gate.OpenAsync(context, visitor => page.ShowAsync(visitor, context)));
        board.MapGet("/waiting", (HttpContext context, BoardGate gate, WaitingPage page) => gate.OpenAsync(context, visitor => page.ShowAsync(visitor, context)));
        board.MapGet("/map", (HttpContext context, BoardGate gate, MapPage page) => gate.OpenAsync(context, visitor => page.ShowAsync(visitor, context)));
        board.MapGet("/stations", (HttpContext context, BoardGate gate, MapPage page) => gate.OpenAsync(context, visitor => page.AroundAsync(visitor, context)));
        board.MapGet("/enterprise/{id}", (HttpContext context, BoardGate gate, EnterprisePage page, string id) => gate.OpenAsync(context, visitor => page.ShowAsync(visitor, context, id)));

        board.MapGet("/{**rest}", (BoardPage layout) => layout.Words(BoardTexts.NoPage, StatusCodes.Status404NotFound));

        // What pages load, and files
        board.MapGet("/finding/{inspection}/{finding}/picture/{sha256}", (HttpContext context, BoardGate gate, FindingPage page, string inspection, string finding, string sha256) =>
            gate.OpenPartAsync(context, visitor => page.PictureAsync(visitor, context, inspection, finding, sha256)));
        board.MapGet("/map/points", (HttpContext context, BoardGate gate, MapPage page) => gate.OpenPartAsync(context, visitor => page.PointsAsync(visitor, context)));
        board.MapGet("/map/borders", (HttpContext context, BoardGate gate, MapPage page) => gate.OpenPartAsync(context, visitor => page.BordersAsync(visitor, context)));
        board.MapGet("/ledger.xlsx", (HttpContext context, BoardGate gate, LedgerExport export) => gate.OpenAsync(context, visitor => export.WorkbookAsync(visitor, context)));
        board.MapGet("/ledger.csv", (HttpContext context, BoardGate gate, LedgerExport export) => gate.OpenAsync(context, visitor => export.CsvAsync(visitor, context)));
    }
}
