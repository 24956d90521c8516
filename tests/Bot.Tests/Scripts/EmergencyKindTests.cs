using Bot.Operations.Demo;
using Bot.Scheduling;
using Bot.Tests.Support;

namespace Bot.Tests.Scripts;

/// <summary>突发 is the graver of the two however it is typed, two faults are two reports, and who was told of a draft hears what became of it.</summary>
public sealed class EmergencyKindTests
{
    private const string Kinds = "select concat(kind, ' ', facility) from emergency order by facility";

    [Fact]
    public async Task ASuddenAccident_RaisesADraft_AndTheDirectorIsTold()
    {
        await using var bot = await BotFixture.StartAsync();
        var he = bot.As(CountySeed.Officer);
        await he.SaysAsync("故障");
        await he.SeesCardAsync("哪家企业出了故障");
        await he.SaysAsync("突发");
        await he.SeesCardAsync("哪家企业出了突发情况");
        await he.SaysAsync("恒泰焦化");
        await he.SeesAsync("几点发现的");
        await he.SaysAsync("8:10");
        await he.SaysAsync("储罐泄漏，流进雨水沟");
        await he.SaysAsync("已封堵雨水口");
        await he.SeesAsync("已收到突发情况报告");
        await bot.As("zhou.tao").SeesAsync("【突发情况报告】衡水恒泰焦化有限公司");
        Assert.Equal(["Incident 储罐泄漏，流进雨水沟"], await bot.ReadAsync(work => work.QueryAsync<string>(Kinds)));

        await he.SaysAsync("突发");
        await he.TapsAsync(await he.SeesCardAsync("又出了新的突发情况"), "报新的突发情况");
        await he.SeesCardAsync("哪家企业出了突发情况");
    }

    [Fact]
    public async Task AnotherFacility_WithinTheSameHour_IsAnotherReport()
    {
        var (bot, he) = await SelfCheckScene.StartAsync(["demo-002"]);
        await using var running = bot;
        await he.SaysAsync("故障 8:10 除尘风机坏了");
        await he.SeesAsync("采取了什么措施");
        await he.SaysAsync("故障 8:20 脱硫泵跳闸，已停产");
        await he.SeesAsync("已收到故障报告");
        Assert.Equal(["Fault 脱硫泵跳闸", "Fault 除尘风机坏了"], await bot.ReadAsync(work => work.QueryAsync<string>(Kinds)));
    }

    [Fact]
    public async Task ADraftThatIsTakenBack_WhoWasToldOfIt_HearsThat()
    {
        var (bot, he) = await SelfCheckScene.StartAsync(["demo-002"]);
        await using var running = bot;
        await he.SaysAsync("故障 除尘风机坏了");
        await he.SeesAsync("几点发现的");
        await bot.SettleAsync();
        bot.Clock.SetUtcNow(new DateTimeOffset(2020, 12, 9, 10, 0, 1, TimeSpan.FromHours(8)));
        await bot.Get<Scheduler>().RunDueAsync();
        await bot.SettleAsync();
        await bot.As("zhao.min").SeesAsync("还没有填完");
        await he.SaysAsync("取消");
        await he.SeesAsync("这次故障没有报告");
        await bot.As("zhao.min").SeesAsync("何晓燕取消了，没有报告");
    }
}
