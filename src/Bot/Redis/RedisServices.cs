using Bot.Conversations;
using Bot.Storage.Leases;
using Bot.WeCom.Client;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Bot.Redis;

/// <summary>Registers the room.</summary>
internal static class RedisServices
{
    private static readonly TimeSpan ShortestLimit = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestLimit = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ShortestPoll = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPoll = TimeSpan.FromMinutes(5);

    /// <summary>Nothing without Redis:Configuration. After the rooms whose parts it replaces, and before the workers that use them.</summary>
    public static IServiceCollection AddRedis(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<RedisOptions>()
            .Bind(configuration.GetSection(RedisOptions.Section))
            .Validate(options => options.AnswerLimit >= ShortestLimit && options.AnswerLimit <= LongestLimit, RedisTexts.BadLimit)
            .Validate(options => options.SafetyPoll >= ShortestPoll && options.SafetyPoll <= LongestPoll, RedisTexts.BadPoll)
            .ValidateOnStart();
        if (string.IsNullOrWhiteSpace(configuration[$"{RedisOptions.Section}:{nameof(RedisOptions.Configuration)}"]))
        {
            return services;
        }

        services.AddSingleton<RedisMetrics>();
        services.AddSingleton<RedisLink>();
        services.AddSingleton<RedisSignals>();
        services.AddHostedService(provider => provider.GetRequiredService<RedisLink>());
        services.AddHostedService(provider => provider.GetRequiredService<RedisSignals>());
        services.Replace(ServiceDescriptor.Singleton<ILease, RedisLease>());
        services.Replace(ServiceDescriptor.Singleton<ITokenCache, RedisTokenCache>());
        services.Replace(ServiceDescriptor.Singleton<ISendBudget, RedisSendBudget>());
        return services;
    }
}
