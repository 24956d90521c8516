using Bot.Features.Accountability;
using Bot.Features.EvidencePacks;

namespace Bot;

/// <summary>What the handlers of leaders and offices are made of.</summary>
internal static partial class BotFeatures
{
    private static IServiceCollection AddOverview(this IServiceCollection services)
    {
        // Accountability
        services.AddScoped<MissedDesk>();

        // Evidence pack
        services.AddScoped<PackSearch>();
        services.AddScoped<EvidencePackBuilder>();
        return services;
    }
}
