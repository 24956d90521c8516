using Bot.Features.Reports;

namespace Bot;

/// <summary>What the handlers of leaders and offices are made of.</summary>
internal static partial class BotFeatures
{
    private static IServiceCollection AddOverview(this IServiceCollection services) => services
        // Reports
        .AddSingleton<ReportTemplates>()
        .AddScoped<ReportNumbers>()
        .AddScoped<ReportDesk>();
}
