using System.Globalization;
using Bench.Books;
using Bench.Processes;
using Bench.Report;
using Bot;
using Bot.Messaging;
using Bot.Simulator;
using Bot.Simulator.State;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Bench.Rows;

/// <summary>Messages delivered in two hours ÷ what WeCom lets through, in virtual time: bot and simulator in this process on one clock. Once, since nothing is left to chance.</summary>
internal static class BudgetRow
{
    private const int Members = 3;
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1);

    public static async Task<IReadOnlyList<Figure>> RunAsync(RowContext context)
    {
        var span = TimeSpan.FromMinutes(context.Size(120, 3));
        var (settings, file) = (context.Keys, Path.Combine(context.NewFolder(), "bot.db"));
        for (var number = 0; number < Members; number++)
        {
            settings.Members.Add(new SimulatedMember(ServeSimulator.Member(number), ServeSimulator.Member(number), ""));
        }

        await using (await Store.OpenAsync(file))
        {
            // Makes the schema.
        }

        // More than the hours let through: 1000 each, and some over.
        await new Backlog(settings, Members).AddAsync(file, Members * (int)((span.TotalHours + 1) * 1100));
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var simulator = await SimulatorHost.StartAsync(settings, clock);
        await using var bot = Build(file, settings, simulator.BaseUrl, clock);
        await bot.StartAsync();
        var allowed = await PlayAsync(bot, settings, clock, span);
        var phones = PhoneBook.Of(simulator.Tenant);
        var losses = OutboxBook.Judge(phones, await Ledger.CountAsync(file, "select count(*) from outbox where state = 'done'"));
        await bot.StopAsync();
        var sample = new Sample(1, phones.Bubbles / (double)allowed, [new Term("delivered", phones.Bubbles), new Term("allowed", allowed), new Term("dropped", phones.Dropped)]);
        return [new Figure("budget", [sample]) { Goal = new Goal(0.97, 0.995), Losses = losses }];
    }

    /// <summary>What the simulator's own quota lets through for who sends as soon as it may: the oracle, asked at the same moments.</summary>
    private static async Task<long> PlayAsync(WebApplication bot, SimulatorSettings settings, FakeTimeProvider clock, TimeSpan span)
    {
        var (oracle, allowed, end) = (new SendQuota(settings), 0L, clock.GetUtcNow() + span);
        var outbox = bot.Services.GetRequiredService<OutboxWorker>();
        while (clock.GetUtcNow() < end)
        {
            do
            {
                await outbox.DrainAsync();
            }
            while (!outbox.Idle);

            for (var number = 0; number < Members; number++)
            {
                while (oracle.Deliverable(ServeSimulator.Member(number), clock.GetUtcNow()))
                {
                    allowed++;
                }
            }

            clock.Advance(Step);
        }

        return allowed;
    }

    private static WebApplication Build(string file, SimulatorSettings settings, Uri simulator, TimeProvider clock) => BotHost.Build(
        [],
        builder =>
        {
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["Storage:ConnectionString"] = $"Data Source={file}",
                ["WeCom:BaseUrl"] = simulator.ToString(),
                ["WeCom:CorpId"] = settings.CorpId,
                ["WeCom:AgentId"] = settings.AgentId.ToString(CultureInfo.InvariantCulture),
                ["WeCom:Secret"] = settings.Secret,
                ["WeCom:Token"] = settings.Token,
                ["WeCom:EncodingAesKey"] = settings.EncodingAesKey,
                ["Urls"] = "http://127.0.0.1:0",
            });
            builder.Logging.ClearProviders();
            builder.Services.AddSingleton(clock);
        },
        ServeBot.WithoutLoops(Site.Accepting));
}
