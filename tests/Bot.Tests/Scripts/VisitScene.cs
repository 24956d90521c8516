using System.Globalization;
using Bot.Operations.Demo;
using Bot.Scheduling;
using Bot.Storage.Stores;
using Bot.Tests.Support;
using Domain.Planning;

namespace Bot.Tests.Scripts;

/// <summary>Planned visits of 张伟 and 李娜, and the mornings on which they are told.</summary>
internal static class VisitScene
{
    public const string WuId = "wu.gang";
    public const string ZhaoId = "zhao.min";
    public const string ZhouId = "zhou.tao";

    /// <summary>The day on which every script begins.</summary>
    public static readonly DateOnly Wednesday = new(2020, 12, 9);

    /// <param name="days">After <see cref="Wednesday"/>.</param>
    public static PlannedVisit Visit(string id, string enterpriseId, int days = 0) => new()
    {
        Id = id,
        CampaignId = "2020-2021",
        County = CountySeed.County,
        EnterpriseId = enterpriseId,
        Day = Wednesday.AddDays(days),
        Lead = Scene.ZhangId,
        Partner = Scene.LiId,
        Origin = VisitOrigin.Plan,
        Source = "p1",
    };

    /// <summary>张伟 cannot go, nobody else is named yet.</summary>
    public static PlannedVisit Declined(string id, string enterpriseId, int days = 0) =>
        Visit(id, enterpriseId, days) with { Status = PlannedVisitStatus.Declined, Note = "车辆" };

    public static async Task PlanAsync(BotFixture bot, params PlannedVisit[] visits) =>
        await bot.WriteAsync(work => bot.Get<PlannedVisitStore>().AddAsync(work, visits, bot.Clock.GetUtcNow()));

    /// <summary>What is due by now.</summary>
    public static async Task MorningAsync(BotFixture bot)
    {
        await bot.Get<Scheduler>().RunDueAsync();
        await bot.SettleAsync();
    }

    /// <summary>What is due by that hour of the December day; the clock goes there.</summary>
    public static async Task MorningAsync(BotFixture bot, int day, double hour = 8)
    {
        var at = new DateTimeOffset(2020, 12, day, 0, 0, 0, TimeSpan.FromHours(8)).AddHours(hour);
        if (at > bot.Clock.GetUtcNow())
        {
            bot.Clock.Advance(at - bot.Clock.GetUtcNow());
        }

        await MorningAsync(bot);
    }

    /// <summary>Each visit as "v1 zhang.wei Planned 2020-12-09", by id.</summary>
    public static Task<string> StatesAsync(BotFixture bot) =>
        bot.ReadAsync(async work => string.Join(", ", await work.QueryAsync<string>("select concat(id, ' ', lead, ' ', status, ' ', day) from planned_visit order by id")));

    public static async Task<PlannedVisit> VisitAsync(BotFixture bot, string id) =>
        await bot.ReadAsync(work => bot.Get<PlannedVisitStore>().FindAsync(work, id)) ?? throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"No visit {id}."));

    public static async Task<(PlannedVisitStatus Status, int Version)> StateAsync(BotFixture bot, string id)
    {
        var visit = await VisitAsync(bot, id);
        return (visit.Status, visit.Version);
    }
}
