using Bot.Storage.Leases;
using Bot.Storage.Stores;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Bot.Storage;

/// <summary>Registers the room.</summary>
internal static class StorageServices
{
    /// <summary>WeCom waits so long for a callback's answer (protocol 1.5); a stop of the service waits for it too.</summary>
    private static readonly TimeSpan LongestBusy = TimeSpan.FromSeconds(5);

    /// <summary>Register it before every room that has workers: hosted services stop in the reverse order.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<StorageOptions>()
            .Bind(configuration.GetSection(StorageOptions.Section))
            .Validate(options => options.Provider is SqliteDialect.Name or SqlServerDialect.Name, $"Storage:Provider 只能写 {SqliteDialect.Name} 或 {SqlServerDialect.Name}。")
            .Validate(options => options is { QueueLength: > 0, GroupSize: > 0 }, "Storage:QueueLength、Storage:GroupSize 要大于 0。")
            .Validate(options => options.BusyLimit >= TimeSpan.Zero && options.BusyLimit <= LongestBusy, "Storage:BusyLimit 要在 00:00:00 到 00:00:05 之间：企业微信等一次回调最多 5 秒。")
            .ValidateOnStart();
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<StorageMetrics>();
        services.AddSingleton(provider => Dialect(provider.GetRequiredService<IOptions<StorageOptions>>().Value, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<Database>();
        services.AddHostedService(provider => provider.GetRequiredService<Database>());

        services.AddSingleton<SqlLease>();
        services.TryAddSingleton<ILease>(provider => provider.GetRequiredService<SqlLease>());

        services.AddSingleton<EnterpriseStore>();
        services.AddSingleton<DirectoryStore>();
        services.AddSingleton<CommitmentStore>();
        services.AddSingleton<InspectionStore>();
        services.AddSingleton<VisitRequestStore>();
        services.AddSingleton<PlannedVisitStore>();
        services.AddSingleton<LeaveStore>();
        services.AddSingleton<ProgressStore>();
        services.AddSingleton<LookBackStore>();
        services.AddSingleton<RectificationStore>();
        services.AddSingleton<EvidenceStore>();
        services.AddSingleton<CityVisitStore>();
        services.AddSingleton<SpotCheckStore>();
        services.AddSingleton<SurveyStore>();
        services.AddSingleton<PlanStore>();
        services.AddSingleton<AlertStore>();
        services.AddSingleton<NoticeStore>();
        services.AddSingleton<AssignmentStore>();
        services.AddSingleton<LedgerStore>();
        services.AddSingleton<FileStore>();
        services.AddSingleton<BroadcastStore>();
        services.AddSingleton<BroadcastRecipients>();
        services.AddSingleton<AudienceStore>();
        services.AddSingleton<AuditLog>();
        services.AddOptions<AuditOptions>().Bind(configuration.GetSection(AuditOptions.Section));
        services.AddSingleton<AuditPeople>();
        services.AddSingleton<AuditKey>();
        services.AddSingleton<AuditHeads>();

        // Import
        services.AddSingleton<ImportRunStore>();
        services.AddSingleton<RosterImportStore>();
        services.AddSingleton<PeopleImportStore>();
        services.AddSingleton<RosterConfirmationStore>();
        services.AddSingleton<UploadLinkStore>();

        // Portrait
        services.AddSingleton<ExternalRecordStore>();
        services.AddSingleton<PortraitStore>();
        services.AddSingleton<PackStore>();

        // Self-check.
        services.AddSingleton<SelfCheckStore>();
        services.AddSingleton<SelfCheckRoster>();

        // Penalties.
        services.AddSingleton<PenaltyStore>();
        services.AddSingleton<ExchangeStore>();

        // Emergency report
        services.AddSingleton<EmergencyStore>();

        // Inside report
        services.AddSingleton<InsideReportStore>();

        // Reaching officers.
        services.AddSingleton<ReachStore>();

        // Material
        services.AddSingleton<MaterialStore>();
        services.AddSingleton<MaterialReceiptStore>();

        // Accountability
        services.AddSingleton<MissedViolationStore>();

        // Board
        services.AddSingleton(provider => provider.GetRequiredService<SqlDialect>().Choose<BoardSql>(() => new BoardSqlSqlite(), _ => new BoardSqlSqlServer()));
        services.AddSingleton<BoardSessionStore>();
        services.AddSingleton<BoardStore>();
        services.AddSingleton<MapStore>();

        // What leaders see
        services.AddSingleton<TallyStore>();
        services.AddSingleton<OpenWorkStore>();
        services.AddSingleton<WaitingStore>();
        services.AddSingleton<DigestStore>();

        // Reports
        services.AddSingleton<ReportStore>();
        services.AddSingleton<ReportSource>();
        return services;
    }

    /// <summary>The one place that asks which database it is.</summary>
    public static SqlDialect Dialect(StorageOptions options, TimeProvider time) =>
        options.Provider == SqlServerDialect.Name ? new SqlServerDialect(options, time) : new SqliteDialect(options, time);
}
