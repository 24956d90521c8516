using Bot.Messaging;
using Microsoft.Extensions.Options;

namespace Bot.Scheduling;

internal static class SchedulingServices
{
    /// <summary>Needs the rooms Storage and Messaging, and for each job a row of the routes.</summary>
    public static IServiceCollection AddScheduling(this IServiceCollection services, IConfiguration configuration, ScheduleTable table)
    {
        services.AddOptions<SchedulingOptions>()
            .Bind(configuration.GetSection(SchedulingOptions.Section))
            .Validate(options => options.CheckEvery >= TimeSpan.FromSeconds(1), "Scheduling:CheckEvery 至少 00:00:01。")
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<SchedulingOptions>>(new ScheduleCheck(table));
        services.AddSingleton(provider => table.At(provider.GetRequiredService<IOptions<SchedulingOptions>>().Value));
        services.AddSingleton(new Purge(ScheduledRuns.Forget, ScheduledRuns.Keep));
        services.AddSingleton<ScheduledRuns>();
        services.AddSingleton<Scheduler>();
        services.AddHostedService(provider => provider.GetRequiredService<Scheduler>());
        return services;
    }
}
