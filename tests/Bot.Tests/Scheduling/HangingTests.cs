using Bot.Conversations;
using Bot.Features.LostMessages;
using Bot.Scheduling;
using Bot.Storage.Stores;
using Bot.Tests.Conversations;
using Domain.Responsibility;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace Bot.Tests.Scheduling;

/// <summary>The morning's summary as the office gets it, from two hosts on one database.</summary>
public sealed class HangingTests
{
    private const string Words =
        """
        还有4件没办成，系统不会自己再试：
        没有送到的消息：2件
        企业微信没有给回音、也可能已经送到的消息：1件
        收到了、没能处理的消息：1件
        涉及：张伟、李娜。
        最早的一件在12月8日18:20。
        请先用电话告知本人，再请管理员处理（doctor 可查，replay 可重发）。
        """;

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2020, 12, 9, 7, 59, 0, TimeSpan.FromHours(8)));

    [Fact]
    public async Task TwoHosts_TellTheOfficeOnce_EachMorningAnew()
    {
        await using var one = await StartAsync();
        await using var other = await StartAsync(one.Folder);
        other.KeepFolder = true;
        await HangAsync(one);
        await MorningAsync(one, other);
        Assert.Empty(Said(one, other));

        _clock.Advance(TimeSpan.FromMinutes(1));
        await MorningAsync(one, other);
        Assert.Equal(Words.ReplaceLineEndings("\n"), Assert.Single(Said(one, other)));

        _clock.Advance(TimeSpan.FromHours(2));
        await MorningAsync(one, other);
        Assert.Single(Said(one, other));

        _clock.Advance(TimeSpan.FromDays(1));
        await MorningAsync(one, other);
        Assert.Equal(2, Said(one, other).Count);
        Assert.Equal(2, await one.CountAsync("select count(*) from audit where actor = 'sys.hanging' and subject = 'job hanging'"));
    }

    [Fact]
    public async Task WhenNothingHangs_NothingIsSaid_AndOnAWeekendNothingIsLookedFor()
    {
        await using var bot = await StartAsync();
        _clock.Advance(TimeSpan.FromMinutes(1));
        await MorningAsync(bot);
        Assert.Empty(bot.Api.Calls);
        Assert.Equal(1, await bot.CountAsync("select count(*) from scheduled_run where job = 'hanging'"));

        // Saturday.
        await HangAsync(bot);
        _clock.Advance(TimeSpan.FromDays(3));
        await MorningAsync(bot);
        Assert.Empty(bot.Api.Calls);
        Assert.Equal(1, await bot.CountAsync("select count(*) from scheduled_run where job = 'hanging'"));
    }

    private Task<TestBot> StartAsync(string? folder = null) => StartAsync(folder, _clock);

    private static async Task<TestBot> StartAsync(string? folder, FakeTimeProvider clock)
    {
        var bot = await TestBot.StartAsync(
            new Routes().Job<HangingHandler>(HangingHandler.Job),
            folder,
            services => services.AddScheduling(new ConfigurationBuilder().Build(), BotSchedule.Table()).RemoveAll<IHostedService>(),
            clock: clock);
        if (folder is null)
        {
            await bot.WriteAsync(async work =>
            {
                var directory = bot.Get<DirectoryStore>();
                await directory.UpsertAsync(work, One("office", "陈静", new RoleGrant(Role.CityOffice)));
                await directory.UpsertAsync(work, One("zhang", "张伟", new RoleGrant(Role.Inspector, "桃城区", "一中队")));
                await directory.UpsertAsync(work, One("li", "李娜", new RoleGrant(Role.Inspector, "桃城区", "一中队")));
            });
        }

        return bot;
    }

    /// <summary>Two messages to 张伟, one to 李娜 without an answer, one from a lane of nobody.</summary>
    private static Task HangAsync(TestBot bot) => bot.WriteAsync(async work =>
    {
        const string Out =
            """
            insert into outbox (lane, kind, body, state, attempts, due_at, created_at, done_at, head)
            values (@lane, 'text', @body, @state, 5, @at, @at, @at, 0)
            """;
        const string In =
            """
            insert into inbox (dedup_key, lane, kind, body, state, attempts, lease_until, received_at, head)
            values ('k1', 'nobody', 'wecom', '<xml/>', 'dead', 5, 0, @at, 0)
            """;
        var at = new DateTimeOffset(2020, 12, 8, 18, 20, 0, TimeSpan.FromHours(8));
        var body = "{}"u8.ToArray();
        await work.ExecuteAsync(Out, new { lane = "zhang", state = "dead", body, at });
        await work.ExecuteAsync(Out, new { lane = "zhang", state = "dead", body, at = at.AddHours(1) });
        await work.ExecuteAsync(Out, new { lane = "li", state = "unknown", body, at = at.AddHours(2) });
        await work.ExecuteAsync(In, new { at = at.AddHours(3) });
    });

    /// <summary>Both look at the same moment; then both work off what is there.</summary>
    private static async Task MorningAsync(params TestBot[] bots)
    {
        await Task.WhenAll(bots.Select(bot => bot.Get<Scheduler>().InsistAsync()));
        foreach (var bot in bots)
        {
            bot.Api.AnswerSent();
            await bot.SettleAsync();
        }
    }

    private static IReadOnlyList<string> Said(params TestBot[] bots) =>
    [
        .. bots.SelectMany(bot => Enumerable.Range(1, bot.Api.Calls.Count).Select(bot.Api.Body))
            .Where(body => body["touser"]!.GetValue<string>() == "office")
            .Select(body => body["text"]!["content"]!.GetValue<string>()),
    ];

    private static Person One(string userId, string name, params RoleGrant[] roles) => new() { UserId = userId, Name = name, Roles = roles };
}
