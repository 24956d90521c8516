using Bot.Storage.Stores;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Bot.Storage;

/// <summary>Registers the room.</summary>
internal static class StorageServices
{
    /// <summary>Register it before every room that has workers: hosted services stop in the reverse order.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<StorageOptions>()
            .Bind(configuration.GetSection(StorageOptions.Section))
            .Validate(options => options.Provider == "Sqlite", "Storage:Provider 只能写 Sqlite。")
            .Validate(options => options is { QueueLength: > 0, GroupSize: > 0 }, "Storage:QueueLength、Storage:GroupSize 要大于 0。")
            .Validate(options => options.BusyLimit >= TimeSpan.Zero, "Storage:BusyLimit 不能小于 0。")
            .ValidateOnStart();
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<StorageMetrics>();
        services.AddSingleton<Database>();
        services.AddHostedService(provider => provider.GetRequiredService<Database>());

        services.AddSingleton<EnterpriseStore>();
        services.AddSingleton<DirectoryStore>();
        services.AddSingleton<CommitmentStore>();
        services.AddSingleton<InspectionStore>();
        services.AddSingleton<VisitRequestStore>();
        services.AddSingleton<NoticeStore>();
        services.AddSingleton<AssignmentStore>();
        services.AddSingleton<LedgerStore>();
        services.AddSingleton<FileStore>();
        services.AddSingleton<AuditLog>();
        return services;
    }
}
