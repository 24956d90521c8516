using System.Globalization;
using Bot.Conversations;
using Bot.Documents;
using Bot.Documents.Maps;
using Bot.Messaging;
using Bot.Operations.Demo;
using Bot.Redis;
using Bot.Scheduling;
using Bot.Storage;
using Bot.Storage.Stores;
using Bot.Web.Board;
using Bot.WeCom;
using Domain.Calendars;
using Microsoft.Extensions.Options;

namespace Bot.Operations;

/// <summary>doctor: for the operator at night, beside the running service.</summary>
internal static class DoctorCommand
{
    /// <param name="data">Folder or file of the database; the configuration is not looked at then.</param>
    /// <returns>0 when all is well, 1 when something needs a person, 2 when the configuration or the database cannot be used.</returns>
    public static async Task<int> RunAsync(string[] args, string? data, TextWriter output, CancellationToken cancellationToken)
    {
        var settings = data is null ? await SettingsAsync(args, output) : 0;
        return settings == 2
            ? 2
            : await MaintenanceCommands.WithDatabaseAsync(args, data, output, async (services, database) =>
            {
                if (services.GetRequiredService<TimeProvider>() is DemoClock demo)
                {
                    await output.WriteLineAsync(DoctorTexts.DemoTime(demo.GetUtcNow()));
                }

                var sound = await SoundAsync(database, output, cancellationToken);
                var filled = await CountsAsync(database, output, cancellationToken);
                var counted = await TallyCommands.CheckAsync(services, database, output, cancellationToken) == 0;
                var intact = await AuditCommands.VerifyAsync(services, database, [], output, cancellationToken) == 0;
                var sending = await SendingReport.WriteAsync(services, database, output, cancellationToken);
                var free = await PersonTimesAsync(services, database, output, cancellationToken);
                var handled = await LettersAsync(services, database, output, cancellationToken);
                var opened = data is not null || await SealsAsync(services, database, output, cancellationToken);
                await JobsAsync(database, output, cancellationToken);
                await BroadcastCommands.TroublesAsync(services, database, output, cancellationToken);
                return settings == 0 && sound && filled && counted && intact && sending && free && handled && opened ? 0 : 1;
            }, cancellationToken, prepare: AddSeal);
    }

    private static async Task<int> SettingsAsync(string[] args, TextWriter output)
    {
        try
        {
            await using var app = BotHost.Build(args, builder => builder.Logging.SetMinimumLevel(LogLevel.Warning));
            app.Services.GetRequiredService<IStartupValidator>().Validate();
            var left = Placeholders.In(app.Services.GetRequiredService<IOptions<WeComOptions>>().Value, app.Services.GetRequiredService<IOptions<ConversationOptions>>().Value).ToList();
            await output.WriteLineAsync(left.Count == 0 ? "配置：可用" : $"配置：还是样例里的占位值，要换成自己的：{string.Join("、", left)}");
            BotFeatures.ReadContent(app.Services);
            var content = app.Services.GetRequiredService<ContentFiles>();
            await output.WriteLineAsync($"内容文件：可用（承诺书 {content.InspectorCommitment.Length} 字，明白纸 {content.Leaflet.Length} 字）");
            await CalendarAsync(app.Services, output);
            var borders = app.Services.GetRequiredService<MapBorders>();
            await output.WriteLineAsync(DoctorTexts.Maps(borders.All.Count, [.. content.Counties.Counties.Where(county => borders.Of(county) is null)], app.Services.GetRequiredService<MapGround>().Stations.Count));
            await output.WriteLineAsync(DoctorTexts.Pictures(app.Services.GetRequiredService<ChartFonts>().Why));
            var writable = await WritableAsync(app.Services.GetRequiredService<IOptions<StorageOptions>>().Value, output);
            var second = left.Count > 0 || await DownstreamCheck.WriteAsync(app.Services, output, CancellationToken.None);
            return await SharedAsync(app.Services, output, CancellationToken.None) && writable && second && left.Count == 0 ? 0 : 1;
        }
        catch (Exception wrong) when (Faults.Sentence(wrong) is { } sentence)
        {
            await output.WriteLineAsync(sentence);
            return 2;
        }
    }

    /// <summary>The service does not start on a file that it cannot write; doctor itself only reads.</summary>
    private static async Task<bool> WritableAsync(StorageOptions storage, TextWriter output)
    {
        if (storage.Provider != SqliteDialect.Name || SqliteDialect.Parse(storage.ConnectionString).DataSource is not { } file || !File.Exists(file) || SqliteUse.CanWrite(file))
        {
            return true;
        }

        await output.WriteLineAsync(StorageTexts.NotWritable(file));
        return false;
    }

    /// <summary>Shown, not judged: the notice for the next year comes in November, and what counts days of a year that is missing says so by itself.</summary>
    private static async Task CalendarAsync(IServiceProvider services, TextWriter output)
    {
        var calendar = services.GetRequiredService<WorkCalendar>();
        var today = services.GetRequiredService<TimeProvider>().GetUtcNow().ToOffset(ChinaTime.Offset);
        var missing = calendar.Knows(today.Year) ? today.Year + 1 : today.Year;
        await output.WriteLineAsync(calendar.Knows(missing) || (missing > today.Year && today.Month < 11) ? DoctorTexts.Calendar : DoctorTexts.NoCalendar(missing));
    }

    /// <summary>False when Redis is configured and away: the service goes on, and somebody should look.</summary>
    private static async Task<bool> SharedAsync(IServiceProvider services, TextWriter output, CancellationToken cancellationToken)
    {
        if (services.GetService<RedisLink>() is not { } redis)
        {
            return true;
        }

        await redis.ConnectAsync(cancellationToken);
        await output.WriteLineAsync(redis.IsUp ? RedisTexts.Usable(redis.Place) : RedisTexts.Away(redis.Place));
        return redis.IsUp;
    }

    private static async Task<bool> SoundAsync(Database database, TextWriter output, CancellationToken cancellationToken)
    {
        var remarks = await database.ReadAsync((work, _) => work.Dialect.ExamineAsync(work), cancellationToken);
        foreach (var remark in remarks)
        {
            await output.WriteLineAsync(remark.Words);
        }

        return remarks.All(remark => remark.Sound);
    }

    private const string CountEnterprises = "select count(*) from enterprise";

    private const string CountPeople = "select count(*) from person";

    private static async Task<bool> CountsAsync(Database database, TextWriter output, CancellationToken cancellationToken)
    {
        var (enterprises, people) = await database.ReadAsync(
            async (work, _) => (await work.ScalarAsync<long>(CountEnterprises), await work.ScalarAsync<long>(CountPeople)),
            cancellationToken);
        await output.WriteLineAsync(FormattableString.Invariant($"名册：企业 {enterprises} 家，人员 {people} 人{(enterprises == 0 || people == 0 ? "。没有导入名册，谁也开始不了体检" : "")}"));
        return enterprises > 0 && people > 0;
    }

    private static async Task<bool> PersonTimesAsync(IServiceProvider services, Database database, TextWriter output, CancellationToken cancellationToken)
    {
        // With --data alone nothing may be configured; then it is the default.
        var options = services.GetRequiredService<IConfiguration>().GetSection(ConversationOptions.Section).Get<ConversationOptions>() ?? new();
        var (now, limit) = (services.GetRequiredService<TimeProvider>().GetUtcNow(), options.PersonTimesPerDay);
        var (used, waiting) = await database.ReadAsync(async (work, _) => (await SendHistory.PersonTimesAsync(work, now), await SendHistory.WaitingAsync(work)), cancellationToken);
        var full = used >= limit && waiting > 0;
        await output.WriteLineAsync(FormattableString.Invariant($"今日发送人次：已用 {used}，上限 {limit}；等着发的消息 {waiting} 条{(full ? "。今天的人次用完了，明天零点接着发；上限不对就改 Conversation:PersonTimesPerDay" : "")}"));
        return !full;
    }

    /// <summary>Shown, not judged: a job that never ran may be new, and nothing hangs on a summary.</summary>
    private static async Task JobsAsync(Database database, TextWriter output, CancellationToken cancellationToken)
    {
        var last = (await database.ReadAsync((work, _) => ScheduledRuns.LastAsync(work), cancellationToken)).ToDictionary(run => run.Job, StringComparer.Ordinal);
        foreach (var name in BotSchedule.Table().Jobs.Select(job => job.Name))
        {
            await output.WriteLineAsync($"定时任务 {name}：{(last.TryGetValue(name, out var run) ? DoctorTexts.LastRun(run) : "还没有运行过")}");
        }
    }

    private static void AddSeal(WebApplicationBuilder builder) => builder.Services
        .Configure<ConversationOptions>(builder.Configuration.GetSection(ConversationOptions.Section))
        .Configure<WeComOptions>(builder.Configuration.GetSection(WeComOptions.Section))
        .AddSingleton<PersonSeal>();

    /// <summary>A key that was changed closes 内部举报 to everybody, and nobody would see it before the office looks.</summary>
    private static async Task<bool> SealsAsync(IServiceProvider services, Database database, TextWriter output, CancellationToken cancellationToken)
    {
        var seal = services.GetRequiredService<PersonSeal>();
        var closed = (await database.ReadAsync((work, _) => services.GetRequiredService<InsideReportStore>().SealedAsync(work), cancellationToken)).Count(one => seal.Open(one) is null);
        if (closed > 0)
        {
            await output.WriteLineAsync(DoctorTexts.Sealed(closed));
        }

        return closed == 0;
    }

    private static async Task<bool> LettersAsync(IServiceProvider services, Database database, TextWriter output, CancellationToken cancellationToken)
    {
        var letters = services.GetRequiredService<DeadLetters>();
        var all = await database.ReadAsync<List<DeadLetter>>(
            async (work, _) => [.. await letters.ListAsync(work, Queue.Inbox), .. await letters.ListAsync(work, Queue.Outbox)],
            cancellationToken);
        await output.WriteLineAsync($"没能处理或送达的事项：{all.Count} 件");
        foreach (var letter in all)
        {
            await output.WriteLineAsync(Line(letter));
        }

        return all.Count == 0;
    }

    private static string Line(DeadLetter letter) => string.Create(
        CultureInfo.InvariantCulture,
        $"  {letter.Queue.ToString().ToLowerInvariant()}-{letter.Id} {DoctorTexts.Local(letter.CreatedAt)} {letter.Lane} {letter.Kind} 试了{letter.Attempts}次{(letter.MayHaveArrived ? "，可能已经送到，重发可能重复" : "")}：{letter.Error}");
}
