using Bot.Documents;
using Bot.Operations.Demo;
using Bot.Simulator;
using Bot.Storage.Stores;
using Domain.Responsibility;
using static Bot.Tests.Scripts.ReportScene;

namespace Bot.Tests.Scripts;

/// <summary>上报: whom a report reaches, who may look at whose, and that no period is counted twice.</summary>
public sealed class ReportPeopleTests
{
    private const string Card = "12月10日报告：桃城区";

    [Fact]
    public async Task AReportOfADayThatIsOver_IsNotMadeAnew_ButCanStillBeReleased()
    {
        await using var bot = await StartAsync();
        var (office, city) = (bot.As(Sun), bot.As("chen.jing"));
        await AtAsync(bot, 10, 8.2);
        var card = await office.SeesCardAsync(Card);

        // The 20th is a Sunday: from Friday the 18th on its report is in work.
        await AtAsync(bot, 18, 8.2);
        await office.SeesCardAsync("12月20日报告：桃城区");
        await office.TapsAsync(card, "退回重做");
        await office.SeesAsync("桃城区12月10日报告不能再重做：12月20日报告的数字接着它算，重做会把同样的体检和问题报两次。请点“发布”发这一版，新情况写进12月20日报告（发“上报 桃城区”）。");
        Assert.Equal(2, await SignVisit.CountAsync(bot, "report where county = '桃城区'"));
        await office.TapsAsync(card, "发布");
        await office.SeesDoneAsync(card, "已发布");

        // What the office of the city cannot ask for any more comes at once.
        await city.SeesAsync("桃城区12月10日报告（第1版）已由孙雨发布，文件见下。");
        await city.SeesAsync("情况报告-桃城区-20201210-第1版.docx");
    }

    [Fact]
    public async Task AVersionWhosePeriodTheNextReportHasCounted_IsNotReleased()
    {
        await using var bot = await StartAsync();
        var office = bot.As(Sun);
        await AtAsync(bot, 10, 8.2);
        await office.TapsAsync(await office.SeesCardAsync(Card), "发布");
        bot.Clock.Advance(TimeSpan.FromHours(1));
        await office.SaysAsync("上报 重做");
        await office.SeesAsync("桃城区12月10日报告（第2版）已生成");
        var second = office.LastCard(Card);
        await AtAsync(bot, 18, 8.2);
        await office.SeesCardAsync("12月20日报告：桃城区");
        await office.TapsAsync(second, "发布");
        await office.SeesAsync("桃城区12月10日报告第2版没有发布：里面有些体检和问题，12月20日报告已经算进去了，发了就报两次。");
        Assert.Equal(1, await SignVisit.CountAsync(bot, "report where status = 'Released'"));
    }

    [Fact]
    public async Task ALeader_GetsTheCountiesHeLeads_AndEveryRefusalIsOnRecord()
    {
        await using var bot = await StartAsync();
        await SignVisit.GrantAsync(bot, "zhao.min", "赵敏", new RoleGrant(Role.BrigadeLeader, CountySeed.County), new RoleGrant(Role.DisciplineOffice, "景县"));
        await SignVisit.GrantAsync(bot, "stranger", "路人", new RoleGrant(Role.CityOffice, "景县"));
        await bot.WriteAsync(work => bot.Get<EnterpriseStore>().UpsertAsync(work, CountySeed.Enterprises[0] with { Id = "jing-1", Name = "景县样品厂", County = "景县", CreditCode = null }));
        await AtAsync(bot, 10, 8.2);
        var (office, other, leader, discipline) = (bot.As(Sun), bot.As("stranger"), bot.As("zhao.min"), bot.As("feng.yi"));
        var card = await office.SeesCardAsync(Card);
        await office.TapsAsync(card, "发布");
        await other.TapsAsync(await other.SeesCardAsync("12月10日报告：景县"), "发布");
        await leader.SeesAsync("情况报告-桃城区-20201210-第1版.docx");

        // A post in a county is not leading it.
        await leader.SaysAsync("上报");
        await bot.SettleAsync();
        await leader.SaysAsync("上报 景县");
        await leader.SeesAsync("没有“景县”这个县市区，或不在您的职责范围内。可以发：上报 桃城区。");
        await leader.SaysAsync("上报 桃城区 重做");
        await leader.SeesAsync("不在您的职责范围内");
        Assert.All(SignVisit.Files(leader, ".docx"), file => Assert.Equal("情况报告-桃城区-20201210-第1版.docx", file.FileName));
        await office.SaysAsync("上报 全市");
        await office.SeesAsync("没有“全市”这个县市区，或不在您的职责范围内");
        await discipline.SaysAsync("上报 景县");
        await discipline.SeesAsync("报告由分局办公室、分局一把手和专项行动办公室核对发布");
        await bot.As("zheng.hua").SaysAsync("上报 景县");
        await bot.As("zheng.hua").SeesAsync("情况报告-景县-20201210-第1版.docx");

        // What was typed and names no county is not kept.
        await SignVisit.GrantAsync(bot, Sun, "孙雨", new RoleGrant(Role.DisciplineOffice, CountySeed.County));
        await office.SaysAsync("上报 不是地方");
        await bot.SettleAsync();
        Assert.Equal(
            ["-", "city", "景县", "景县", "桃城区"],
            (await bot.ReadAsync(work => work.QueryAsync<string>("select subject from audit where action = 'report-refused'"))).Order(StringComparer.Ordinal));
        Assert.Null(await bot.ReadAsync(work => bot.Get<AuditLog>().VerifyAsync(work)));
    }

    [Fact]
    public async Task WhoStandsInForTheKeeper_HasTheCard_AndReleases()
    {
        await using var bot = await StartAsync();
        await SignVisit.GrantAsync(bot, "stranger", "路人", new RoleGrant(Role.DisciplineOffice, CountySeed.County));
        await bot.WriteAsync(work => bot.Get<LeaveStore>().StandInAsync(work, Sun, "stranger"));
        await AtAsync(bot, 10, 8.2);
        var deputy = bot.As("stranger");
        await deputy.SeesAsync("情况报告-桃城区-20201210-第1版.docx");
        var card = await deputy.SeesCardAsync(Card);
        await AtAsync(bot, 10, 11.2);
        Assert.Equal(1, SignVisit.Texts(deputy, "【上报提醒】桃城区12月10日报告还没有发布"));
        await deputy.TapsAsync(card, "退回重做");
        await deputy.SeesAsync("桃城区12月10日报告（第2版）已生成");
        await bot.As(Sun).SeesAsync("路人改了报告，先前的一版不用再看。桃城区12月10日报告（第2版）已生成");
        await deputy.TapsAsync(deputy.LastCard(Card), "发布");
        await bot.As("zhou.tao").SeesAsync("已由路人发布");

        await bot.WriteAsync(work => bot.Get<LeaveStore>().StandInAsync(work, Sun, null));
        await deputy.SaysAsync("上报");
        await deputy.SeesAsync("不在您的职责范围内");
    }

    [Fact]
    public async Task OnAReportDayOfAllCounties_TheCitysOfficeHasOneLineForEach_AndTheFilesWhenAskedFor()
    {
        SimulatedMember[] offices = [.. Enumerable.Range(1, 12).Select(index => new SimulatedMember(FormattableString.Invariant($"office.{index}"), FormattableString.Invariant($"办公室{index}"), "分局办公室"))];
        await using var bot = await StartAsync(offices);
        var counties = bot.Get<ContentFiles>().Counties.Counties.Where(county => county != CountySeed.County).ToList();
        Assert.Equal(12, counties.Count);
        foreach (var (index, county) in counties.Index())
        {
            await SignVisit.GrantAsync(bot, offices[index].UserId, offices[index].Name, new RoleGrant(Role.CityOffice, county));
            await bot.WriteAsync(work => bot.Get<EnterpriseStore>().UpsertAsync(work, CountySeed.Enterprises[0] with { Id = FormattableString.Invariant($"one-{index}"), Name = $"{county}样品厂", County = county, CreditCode = null }));
        }

        var city = bot.As("chen.jing");
        await AtAsync(bot, 10, 8.2);
        foreach (var office in offices.Select(one => one.UserId).Prepend(Sun))
        {
            await bot.As(office).TapsAsync(bot.As(office).LastCard("12月10日报告"), "发布");
            await bot.SettleAsync();
        }

        Assert.Equal(13, SignVisit.Texts(city, "发布，看文件发“上报"));
        Assert.Equal(13, city.FromApp.Count);
        await city.SaysAsync("上报 饶阳县");
        await city.SeesAsync("情况报告-饶阳县-20201210-第1版.docx");
        Assert.Single(SignVisit.Files(city, ".docx"));
        await AtAsync(bot, 10, 15.2);
        await city.TapsAsync(await city.SeesCardAsync("12月10日报告：全市"), "发布");
        await bot.As("zheng.hua").SeesAsync("情况报告-全市-20201210-第1版.docx");
        Scene.Has("13个县市区按时发布了报告", Words(SignVisit.Files(bot.As("zheng.hua"), ".docx").Single().Content!));
    }
}
