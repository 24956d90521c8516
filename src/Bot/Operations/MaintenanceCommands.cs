using System.Globalization;
using Bot.Conversations.Broadcasts;
using Bot.Documents;
using Bot.Features.ExternalRecords;
using Bot.Features.ImportRoster;
using Bot.Features.ImportRoster.People;
using Bot.Messaging;
using Bot.Operations.Demo;
using Bot.Redis;
using Bot.Storage;
using Bot.Storage.Stores;
using Bot.WeCom;
using Microsoft.Extensions.Options;

namespace Bot.Operations;

/// <summary>replay, and the ground it shares with doctor and audit: the database beside the running service, without its rooms.</summary>
internal static class MaintenanceCommands
{
    /// <param name="id">"inbox-12" or "outbox-7", as doctor lists them.</param>
    public static Task<int> ReplayAsync(string id, string? data, string[] args, TextWriter output, CancellationToken cancellationToken) =>
        WithDatabaseAsync(args, data, output, async (services, database) =>
        {
            if (id.Split('-') is not [var name, var text]
                || !Enum.TryParse<Queue>(name, ignoreCase: true, out var queue)
                || !long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                await output.WriteLineAsync($"“{id}”不是编号。编号像 inbox-12 或 outbox-7，用 doctor 查看。");
                return 1;
            }

            var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
            var letters = services.GetRequiredService<DeadLetters>();
            var found = await database.WriteAsync((work, _) => letters.ReplayAsync(work, queue, number, now), cancellationToken);
            await output.WriteLineAsync(found ? $"{id} 已放回队列，服务运行时一秒内处理。" : $"没有 {id} 这件没能处理的事项。用 doctor 查看编号。");
            return found ? 0 : 1;
        }, cancellationToken);

    /// <summary>Needs the section Storage only, and a database that is there. 2 when one of them cannot be used.</summary>
    /// <param name="older">The schema of an earlier version will do.</param>
    /// <param name="prepare">Adds the rooms that only this command needs.</param>
    internal static async Task<int> WithDatabaseAsync(
        string[] args, string? data, TextWriter output, Func<IServiceProvider, Database, Task<int>> act, CancellationToken cancellationToken, bool older = false, Action<WebApplicationBuilder>? prepare = null)
    {
        try
        {
            var builder = WebApplication.CreateBuilder(args);
            UserSecrets.AddTo(builder.Configuration);
            builder.Logging.SetMinimumLevel(LogLevel.Warning);
            if (data is not null)
            {
                var file = FileOf(data);
                builder.Configuration.AddInMemoryCollection(
                [
                    new($"{StorageOptions.Section}:{nameof(StorageOptions.Provider)}", SqliteDialect.Name),
                    new($"{StorageOptions.Section}:{nameof(StorageOptions.ConnectionString)}", $"Data Source={file}"),
                ]);
                if (DemoFolder.LastTime(file) is { } then)
                {
                    // A demo's days are not ours.
                    builder.Services.AddSingleton<TimeProvider>(new DemoClock(then));

                    // Nor is its key a bureau's: what is made up is not signed with that.
                    builder.Configuration.AddInMemoryCollection(
                    [
                        new($"{AuditOptions.Section}:{nameof(AuditOptions.SigningKey)}", ""),
                        new($"{AuditOptions.Section}:{nameof(AuditOptions.SigningKeyFile)}", new AuditOptions().SigningKeyFile),
                    ]);
                }
            }

            prepare?.Invoke(builder);
            builder.Services.AddStorage(builder.Configuration);
            builder.Services.AddRedis(builder.Configuration);
            builder.Services.AddQueueSql();
            builder.Services.AddSingleton<InboxWakeUp>();
            builder.Services.AddSingleton<OutboxWakeUp>();
            builder.Services.AddSingleton<DeadLetters>();
            builder.Services.AddSingleton<StopMark>();
            builder.Services.AddSingleton<Outbox>();
            builder.Services.AddSingleton<BroadcastChunks>();
            builder.Services.AddSingleton<MessagingMetrics>();
            builder.Services.AddSingleton<Inbox>();
            builder.Services.AddOptions<WeComOptions>().Bind(builder.Configuration.GetSection(WeComOptions.Section));

            // Import
            builder.Services.AddOptions<ContentOptions>().Bind(builder.Configuration.GetSection(ContentOptions.Section));
            builder.Services.AddSingleton<ContentFiles>();
            builder.Services.AddSingleton<RosterImport>();
            builder.Services.AddSingleton<PeopleImport>();
            builder.Services.AddSingleton<RecordImport>();
            await using var services = builder.Services.BuildServiceProvider();
            services.GetRequiredService<IStartupValidator>().Validate();
            var database = services.GetRequiredService<Database>();
            await database.OpenAsync(older, cancellationToken);
            var code = await ActAsync(() => act(services, database), services.GetRequiredService<SqlDialect>());
            await TellServiceAsync(services, cancellationToken);
            return code;
        }
        catch (Exception wrong) when (Faults.Sentence(wrong) is { } sentence)
        {
            await output.WriteLineAsync(sentence);
            return 2;
        }
    }

    /// <summary>An instance that hears calls by Redis looks for work without one seldom.</summary>
    private static async Task TellServiceAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        if (services.GetService<RedisLink>() is { } redis && (services.GetRequiredService<InboxWakeUp>().IsSet || services.GetRequiredService<OutboxWakeUp>().IsSet))
        {
            try
            {
                await redis.ConnectAsync(cancellationToken);
                await services.GetRequiredService<RedisSignals>().TellAsync();
            }
            catch (RedisUnusableException)
            {
                // The work is done; the service finds it a little later.
            }
        }
    }

    /// <summary>Damage in the middle of a file shows only when it is read.</summary>
    private static async Task<int> ActAsync(Func<Task<int>> act, SqlDialect dialect)
    {
        try
        {
            return await act();
        }
        catch (Exception error) when (dialect.Explain(error) is { } sentence)
        {
            throw new StorageUnusableException(sentence, error);
        }
    }

    private static string FileOf(string data)
    {
        var file = Path.GetFullPath(Directory.Exists(data) ? Path.Combine(data, "bot.db") : data);
        return File.Exists(file) ? file : throw new StorageUnusableException($"没有数据库文件 {file}。--data 要写数据文件夹或数据库文件。");
    }
}
