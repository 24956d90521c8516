using Bot.Operations.Demo;
using Bot.Scheduling;
using Bot.Storage.Stores;
using Bot.Tests.Support;
using Domain.Responsibility;
using Domain.SelfChecks;

namespace Bot.Tests.Scripts;

/// <summary>A campaign whose self-check lies before the clock of the scripts: Thursday 12-10 to Wednesday 12-16.</summary>
internal static class SelfCheckScene
{
    public const string Officer = CountySeed.Officer;

    /// <summary>衡水远航… of the positive list, and an ordinary one.</summary>
    public const string PositiveList = "demo-008";
    public const string Ordinary = SignVisit.EnterpriseId;

    public static readonly (string Key, string Value)[] Phase = [("Campaigns:0:SelfCheckFrom", "2020-12-10"), ("Campaigns:0:SelfCheckTo", "2020-12-16")];

    /// <summary>何晓燕 answers for these enterprises only; nobody else for any.</summary>
    public static async Task<(BotFixture Bot, Phone He)> StartAsync(string[] enterprises, params (string Key, string Value)[] overrides)
    {
        var bot = await BotFixture.StartAsync(overrides);
        await bot.GrantOfficerAsync(Officer, "何晓燕", enterprises);
        return (bot, bot.As(Officer));
    }

    public static Task GrantOfficerAsync(this BotFixture bot, string userId, string name, params string[] enterprises) =>
        SignVisit.GrantAsync(bot, userId, name, [.. enterprises.Select(enterprise => new RoleGrant(Role.EnterpriseOfficer, EnterpriseId: enterprise))]);

    /// <summary>The clock goes to nine o'clock of the day, the jobs run, everything is worked off.</summary>
    public static async Task NineAsync(this BotFixture bot, int month, int day)
    {
        var nine = new DateTimeOffset(2020, month, day, 9, 0, 0, TimeSpan.FromHours(8));
        bot.Clock.Advance(nine - bot.Clock.GetUtcNow());
        await bot.Get<Scheduler>().RunDueAsync();
        await bot.SettleAsync();
    }

    /// <summary>The enterprise's card as it stands on the phone.</summary>
    public static CardView Whole(this Phone phone) => phone.LastCard("企业自查：");

    public static async Task<CardView> OpensPartAsync(this Phone phone, string part)
    {
        var whole = phone.Whole();
        await phone.TapsAsync(whole, whole.Buttons.Keys.First(button => button.EndsWith(part, StringComparison.Ordinal)));
        return await phone.SeesCardAsync($"{part}：有没有问题");
    }

    public static async Task ClearsAsync(this Phone phone, params string[] parts)
    {
        foreach (var part in parts)
        {
            var card = await phone.OpensPartAsync(part);
            await phone.TapsAsync(card, "没有问题");
            await phone.SeesDoneAsync(card, "没有问题");
            await phone.SeesAsync($"{part}：没有问题");
        }
    }

    public static Task<SelfCheck?> CheckAsync(this BotFixture bot, string enterpriseId) =>
        bot.ReadAsync(work => bot.Get<SelfCheckStore>().FindAsync(work, "2020-2021", enterpriseId));
}
