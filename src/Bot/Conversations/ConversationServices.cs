using Bot.Conversations.Broadcasts;
using Bot.Conversations.Downstream;
using Bot.Messaging;
using Bot.Storage;
using Bot.WeCom;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Bot.Conversations;

internal static class ConversationServices
{
    /// <summary>The room where WeCom and Messaging meet. Needs <see cref="AddRoutes"/> and the rooms WeCom, Storage and Messaging.</summary>
    public static IServiceCollection AddConversations(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ConversationOptions>()
            .Bind(configuration.GetSection(ConversationOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();

        // The outbox may repeat an unclear send only while every message's own interval covers it.
        services.AddOptions<MessagingOptions>()
            .Validate(
                options => options.DuplicateCheck + options.Lease <= DuplicateCheck.Protection,
                $"Messaging:DuplicateCheck 加 Messaging:Lease 最多 {DuplicateCheck.Protection:c}：消息自带的排重时间，减去系统时钟可能回拨的一小时。")
            .Validate<IConfiguration>(
                (options, settings) => options.NonceWindow > 2 * (settings.GetSection(WeComOptions.Section).Get<WeComOptions>() ?? new()).TimestampWindow,
                "Messaging:NonceWindow 要大于 WeCom:TimestampWindow 的两倍，否则旧回调可以重放。");
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<SessionStore>();
        services.AddSingleton<CardRegistry>();
        services.AddSingleton<MediaCache>();
        services.AddSingleton(provider => provider.GetRequiredService<SqlDialect>().Choose<MediaSql>(() => new MediaSqlSqlite(), _ => new MediaSqlSqlServer()));
        services.AddSingleton(provider => MediaCache.Uploads(provider.GetRequiredService<MediaSql>()));
        services.AddSingleton(provider => MediaCache.Sends(provider.GetRequiredService<MediaSql>()));

        services.AddSingleton<BroadcastChunks>();
        services.AddSingleton<BroadcastResults>();
        services.AddSingleton<BroadcastDelivery>();
        services.AddSingleton<GivenUpDelivery>();
        services.AddSingleton<ReplyRenderer>();
        services.AddSingleton<SendBudget>();
        services.AddSingleton<SendHistory>();
        services.TryAddSingleton<ISendBudget, OwnSendBudget>();
        services.AddSingleton<SendMetrics>();
        services.AddSingleton<PersonTimesAlarm>();
        services.AddSingleton<DeliveryFaults>();
        services.AddSingleton<CardUpdateDelivery>();
        services.AddSingleton<FileDelivery>();
        services.AddSingleton<MediaFetchDelivery>();
        services.AddSingleton<MakeDelivery>();

        // 上下游.
        services.AddSingleton<Ways>();
        services.AddSingleton<ShareList>();
        services.AddSingleton<ShareListCall>();
        services.AddSingleton<LostPeople>();
        services.AddSingleton<TextAnswerStore>();
        services.AddSingleton<TextAnswers>();
        services.AddSingleton<TextCardWriter>();
        services.AddHostedService<ShareListKeeper>();
        services.AddSingleton<IInboxProcessor, TurnProcessor>();
        services.AddSingleton<IDelivery, WeComDelivery>();
        return services;
    }

    /// <summary>The filled table, its handlers and guards; each turn has a scope of its own.</summary>
    public static IServiceCollection AddRoutes(this IServiceCollection services, Routes routes)
    {
        services.AddSingleton(routes);
        foreach (var type in routes.Guards.Concat(routes.Rows.Select(row => row.Handler)).Distinct())
        {
            services.TryAddScoped(type);
        }

        return services;
    }
}
