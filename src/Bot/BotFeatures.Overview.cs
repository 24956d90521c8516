using Bot.Conversations;
using Bot.Documents;
using Bot.Features.Accountability;
using Bot.Features.Digest;
using Bot.Features.EvidencePacks;
using Bot.Features.Portraits;
using Bot.Features.Reports;
using Bot.Scheduling;
using Microsoft.Extensions.Options;

namespace Bot;

/// <summary>What the handlers of leaders and offices are made of.</summary>
internal static partial class BotFeatures
{
    private static IServiceCollection AddOverview(this IServiceCollection services, IConfiguration configuration)
    {
        // Accountability
        services.AddScoped<MissedDesk>();

        // Evidence pack
        services.AddScoped<PackSearch>();
        services.AddScoped<EvidencePackBuilder>();
        services.AddScoped<IMaker, EvidencePackMaker>();

        // Digest
        services.AddOptions<DocumentsOptions>().Bind(configuration.GetSection(DocumentsOptions.Section));
        services.AddSingleton<ChartFonts>();
        services.AddSingleton<IValidateOptions<DigestOptions>, DigestOptions>();
        services.AddOptions<DigestOptions>().Bind(configuration.GetSection(DigestOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SchedulingOptions>, DigestTime>();
        services.AddScoped<DigestReader>();
        services.AddScoped<DigestAudiences>();
        services.AddScoped<DigestActs>();
        services.AddScoped<DigestPicture>();
        services.AddScoped<IMaker>(provider => provider.GetRequiredService<DigestPicture>());

        // Reports
        services.AddSingleton<ReportTemplates>();
        services.AddScoped<ReportNumbers>();
        services.AddScoped<ReportDesk>();

        // Portrait
        services.AddScoped<PortraitReader>();
        services.AddScoped<PortraitSearch>();
        return services;
    }
}
