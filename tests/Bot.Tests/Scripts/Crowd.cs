using System.Globalization;
using Bot.Conversations.Broadcasts;
using Bot.Simulator;
using Bot.Storage.Stores;
using Bot.Tests.Support;

namespace Bot.Tests.Scripts;

/// <summary>Many officers of one enterprise, and a broadcast to all of them without the chat before it.</summary>
internal static class Crowd
{
    public const string Words = "请各企业于12月20日前完成自查并上报。";

    public static string Id(int number) => string.Create(CultureInfo.InvariantCulture, $"m{number:00000}");

    public static IEnumerable<SimulatedMember> Members(int count) => Enumerable.Range(1, count).Select(number => new SimulatedMember(Id(number), $"成员{number}", "企业"));

    /// <summary>The corp knows all of them; the roster gets them too. With 何晓燕 one more is an officer.</summary>
    public static async Task<BotFixture> StartAsync(int count, params (string Key, string Value)[] overrides)
    {
        var bot = await BotFixture.StartAsync(Members(count), overrides);
        await bot.WriteAsync(async work =>
        {
            await work.ExecuteAsync(
                "insert into person (user_id, name, sort_order) values (@id, @name, @order)",
                Enumerable.Range(1, count).Select(number => new { id = Id(number), name = $"成员{number}", order = 1000 + number }));
            await work.ExecuteAsync("insert into role_grant (user_id, ordinal, role, enterprise_id) select user_id, 0, 'EnterpriseOfficer', 'demo-001' from person where user_id like 'm_____'");
        });
        return bot;
    }

    /// <summary>In the name of 陈静, to all officers.</summary>
    public static async Task<Broadcast> BroadcastAsync(this BotFixture bot, string words = Words, Audience? audience = null)
    {
        var to = audience ?? new Audience(AudienceGroup.Officers);
        Broadcast? stored = null;
        await bot.WriteAsync(async work =>
        {
            var now = bot.Clock.GetUtcNow();
            var draft = new Broadcast { CreatedBy = "chen.jing", Audience = to.ToString(), AudienceWords = "企业环保负责人（全市）", Content = words, CreatedAt = now };
            stored = await bot.Get<BroadcastStore>().AddAsync(work, draft);
            await bot.Get<BroadcastChunks>().StartAsync(work, stored, await bot.Get<AudienceStore>().MembersAsync(work, to), now);
        });
        return stored!;
    }

    /// <summary>The calls that carried the words, oldest first.</summary>
    public static IReadOnlyList<WireEntry> Calls(this BotFixture bot, string words = Words) =>
        [.. bot.Tenant.WireLog.After(0).Where(entry => entry.Title == "POST message/send" && entry.Request.Contains($"\"content\":\"{words}\"", StringComparison.Ordinal))];

    /// <summary>How often each phone shows the words → number of phones.</summary>
    public static Dictionary<int, int> Shown(this BotFixture bot, int count, string words = Words) =>
        Enumerable.Range(1, count).Select(number => bot.Times(Id(number), words)).CountBy(times => times).ToDictionary();

    public static int Times(this BotFixture bot, string userId, string words = Words) =>
        bot.Tenant.Phone(userId).Count(bubble => bubble is { FromApp: true, Kind: "text" } && bubble.Payload.GetProperty("content").GetString() == words);

    public static Task<BroadcastCounts> CountsAsync(this BotFixture bot, Broadcast broadcast) =>
        bot.ReadAsync(work => bot.Get<BroadcastRecipients>().CountAsync(work, broadcast.Id));
}
