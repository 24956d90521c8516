using Bot.Operations.Demo;
using Bot.Scheduling;
using Bot.Storage.Stores;
using Bot.Tests.Support;
using Domain.Responsibility;

namespace Bot.Tests.Scripts;

/// <summary>名册确认 in the chat, and who has not confirmed after the day it was due.</summary>
public sealed class ConfirmRosterTests
{
    private const string City = "chen.jing";
    private const string Branch = "stranger";

    [Fact]
    public async Task TheCountysOffice_Confirms_OnceAndAgain()
    {
        await using var bot = await StartAsync();
        var office = bot.As(Branch);
        await office.SaysAsync("名册确认");
        var card = await office.SeesCardAsync("名册确认：桃城区");
        Golden.Match(card.ToString(), "Golden/confirm-roster.txt");

        var answers = await bot.AnswersAsync(office, () => office.TapsAsync(card, "名单齐全，确认"), () => office.TapsAsync(card, "名单齐全，确认"));
        Assert.Single(answers, answer => Phone.Words(answer).Contains("桃城区名册已确认，在册40家", StringComparison.Ordinal));
        Assert.Single(answers, answer => Phone.Words(answer).Contains("桃城区名册已由路人在12月9日", StringComparison.Ordinal));

        Scene.Has("没有确认12个", await bot.AnswerAsync(bot.As(City), () => bot.As(City).SaysAsync("名册确认")));
    }

    [Fact]
    public async Task AListThatHasChanged_IsShownAnew()
    {
        await using var bot = await StartAsync();
        var office = bot.As(Branch);
        await office.SaysAsync("名册确认");
        var card = await office.SeesCardAsync("名册确认：桃城区");
        await bot.WriteAsync(work => bot.Get<EnterpriseStore>().UpsertAsync(work, CountySeed.Enterprises[0] with { OffListReason = "关闭" }));

        await office.TapsAsync(card, "名单齐全，确认");

        await office.SeesAsync("名单在卡片发出后有了变化");
        await office.TapsAsync(office.LastCard("名册确认"), "名单齐全，确认");
        await office.SeesAsync("在册39家");
    }

    [Fact]
    public async Task NobodyElse_Confirms()
    {
        await using var bot = await StartAsync();
        var zhang = await bot.InspectorAsync(Scene.ZhangId);
        Scene.Has("名册由分局办公室和专项行动办公室确认", await bot.AnswerAsync(zhang, () => zhang.SaysAsync("名册确认")));
        Scene.Has("不在您的职责范围内", await bot.AnswerAsync(bot.As(Branch), () => bot.As(Branch).SaysAsync("名册确认 枣强县")));
        Scene.Has("枣强县还没有企业名单", await bot.AnswerAsync(bot.As(City), () => bot.As(City).SaysAsync("名册确认 枣强")));
        Assert.Equal(0, await bot.ReadAsync(work => work.ScalarAsync<long>("select count(*) from roster_confirmation")));
    }

    [Fact]
    public async Task AfterTheDay_TheCitysOfficeIsTold_WhoIsMissing()
    {
        await using var bot = await StartAsync();
        var (office, city) = (bot.As(Branch), bot.As(City));

        // 10 December is still in time. The job is due at nine.
        bot.Clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Empty(await bot.AnswersAsync(city, () => NextDayAsync(bot)));

        var told = await bot.AnswerAsync(city, () => NextDayAsync(bot));
        Scene.Has("动态名册应在12月10日前确认，还有13个县市区没有确认：桃城区（40家）、冀州区（还没有名单）", told);

        await office.SaysAsync("名册确认");
        await office.TapsAsync(await office.SeesCardAsync("名册确认：桃城区"), "名单齐全，确认");
        await office.SeesAsync("已确认");
        // A Saturday and a Sunday.
        Assert.Empty(await bot.AnswersAsync(city, () => NextDayAsync(bot)));
        Assert.Empty(await bot.AnswersAsync(city, () => NextDayAsync(bot)));
        Scene.Has("还有12个县市区没有确认：冀州区", await bot.AnswerAsync(city, () => NextDayAsync(bot)));
        Assert.DoesNotContain(office.FromApp, bubble => Phone.Words(bubble).Contains("没有确认：", StringComparison.Ordinal));
    }

    /// <summary>The made-up county with an office of its own.</summary>
    private static async Task<BotFixture> StartAsync()
    {
        var bot = await BotFixture.StartAsync();
        await bot.WriteAsync(work => bot.Get<DirectoryStore>().UpsertAsync(work, new Person
        {
            UserId = Branch,
            Name = "路人",
            Roles = [new RoleGrant(Role.CityOffice, CountySeed.County)],
            Order = 20,
        }));
        return bot;
    }

    private static Task NextDayAsync(BotFixture bot)
    {
        bot.Clock.Advance(TimeSpan.FromDays(1));
        return bot.Get<Scheduler>().RunDueAsync();
    }
}
