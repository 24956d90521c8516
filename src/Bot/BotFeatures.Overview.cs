using Bot.Features.Portraits;

namespace Bot;

/// <summary>What the handlers of leaders and offices are made of.</summary>
internal static partial class BotFeatures
{
    private static IServiceCollection AddOverview(this IServiceCollection services)
    {
        // Portrait
        services.AddScoped<PortraitReader>();
        services.AddScoped<PortraitSearch>();
        return services;
    }
}
