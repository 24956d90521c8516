using Bot.Storage;

namespace Bot.Messaging;

/// <summary>Registers the room. The host adds its <see cref="IInboxProcessor"/> and <see cref="IDelivery"/>.</summary>
internal static class MessagingServices
{
    public static IServiceCollection AddMessaging(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<MessagingOptions>()
            .Bind(configuration.GetSection(MessagingOptions.Section))
            .Validate(options => options is { ParallelLanes: > 0, MaxAttempts: > 0 }, "Messaging:ParallelLanes、Messaging:MaxAttempts 要大于 0。")
            .Validate(options => options.MaxCrashes > 0, "Messaging:MaxCrashes 要大于 0。")
            .Validate(options => options.DeliveryTimeout > TimeSpan.Zero && options.DeliveryTimeout < options.Lease, "Messaging:DeliveryTimeout 要大于 0，小于 Messaging:Lease，如 00:00:20。")
            .Validate(options => options.RetryFirst > TimeSpan.Zero && options.RetryMost >= options.RetryFirst, "Messaging:RetryFirst 要大于 0，不大于 Messaging:RetryMost。")
            .Validate(options => options.PollEvery > TimeSpan.Zero && options.StopPause > TimeSpan.Zero, "Messaging:PollEvery、Messaging:StopPause 要大于 0。")
            .Validate(options => options.DuplicateCheck > TimeSpan.Zero, "Messaging:DuplicateCheck 要大于 0。")
            .Validate(options => options.KeepDone >= TimeSpan.FromDays(7), "Messaging:KeepDone 至少 7.00:00:00：这段时间内重复的回调会被识别。")
            .ValidateOnStart();
        services.Configure<HostOptions>(host => host.ShutdownTimeout = Shutdown.HostLimit);
        services.AddQueueSql();
        services.AddSingleton<Shutdown>();
        services.AddSingleton<MessagingMetrics>();
        services.AddSingleton<RetrySchedule>();
        services.AddSingleton<InboxWakeUp>();
        services.AddSingleton<OutboxWakeUp>();
        services.AddSingleton<Inbox>();
        services.AddSingleton<Outbox>();
        services.AddSingleton<StopMark>();
        services.AddSingleton<DeliveredBatches>();
        services.AddSingleton<OutboxSettlement>();
        services.AddSingleton<DeadLetters>();
        services.AddSingleton<InboxWorker>();
        services.AddSingleton<OutboxWorker>();
        services.AddSingleton<MessageRetention>();
        services.AddHostedService(provider => provider.GetRequiredService<InboxWorker>());
        services.AddHostedService(provider => provider.GetRequiredService<OutboxWorker>());
        services.AddHostedService(provider => provider.GetRequiredService<MessageRetention>());
        return services;
    }

    /// <summary>The texts of the configured database; whoever looks at the queues from outside needs no more of the room.</summary>
    public static IServiceCollection AddQueueSql(this IServiceCollection services) =>
        services.AddSingleton(provider => provider.GetRequiredService<SqlDialect>().Choose<QueueSql>(() => new QueueSqlSqlite(), server => new QueueSqlSqlServer(server)));
}
