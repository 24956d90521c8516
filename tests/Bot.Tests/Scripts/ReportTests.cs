using System.Globalization;
using Bot.Features.Reports;
using Bot.Operations.Demo;
using Bot.Storage.Stores;
using Domain.Campaigns;
using Domain.Inspections;
using Domain.Rectification;
using Domain.Responsibility;
using Microsoft.Extensions.DependencyInjection;
using static Bot.Tests.Scripts.ReportScene;

namespace Bot.Tests.Scripts;

/// <summary>上报 on the 10th, the 20th and the last day.</summary>
public sealed class ReportTests
{
    [Fact]
    public async Task TheDraft_IsMadeOnTheDay_CheckedAndReleased_AndThenStands()
    {
        await using var bot = await StartAsync();
        await SignVisit.GrantAsync(bot, "stranger", "路人", new RoleGrant(Role.CityOffice, CountySeed.County));
        await SignVisit.SignedAsync(bot, SignVisit.Key, SignVisit.General);
        var (office, director, city) = (bot.As(Sun), bot.As("zhou.tao"), bot.As("chen.jing"));
        await AtAsync(bot, 10, 8.2);
        await office.SeesAsync("桃城区12月10日报告（第1版）已生成，请核对文件，在12月10日下班前点“发布”");
        var draft = await office.SeesCardAsync("12月10日报告：桃城区");
        Scene.Has("累计2个", draft.ToString());
        await AtAsync(bot, 10, 8.3);
        Assert.Equal(1, SignVisit.Cards(office, "12月10日报告：桃城区"));

        var colleague = bot.As("stranger");
        var first = await colleague.SeesCardAsync("12月10日报告：桃城区");
        await office.TapsAsync(draft, "补充意见");
        await office.SeesAsync("请写桃城区报告要补充的问题");
        bot.Tenant.Faults.Fail(60140, times: 2, path: "message/update_template_card");
        await office.SaysAsync("部分企业对整改期限不重视");
        await bot.SettleAsync();
        var second = office.LastCard("12月10日报告：桃城区");

        // The colleague has the new version too; his old card could not be changed, and a tap on it says so.
        await colleague.SeesAsync("孙雨改了报告，先前的一版不用再看。桃城区12月10日报告（第2版）已生成");
        Assert.Equal(2, SignVisit.Cards(colleague, "12月10日报告：桃城区"));
        await colleague.TapsAsync(first, "发布");
        await colleague.SeesAsync("第1版已被新版代替，没有改动");
        await office.TapsAsync(second, "发布");
        await office.SeesDoneAsync(second, "已发布");
        await director.SeesAsync("桃城区12月10日专项行动情况报告（第2版）已由孙雨发布");
        await city.SeesAsync("桃城区12月10日报告（第2版）已由孙雨发布，看文件发“上报 桃城区”。");
        Assert.Empty(SignVisit.Files(city, ".docx"));
        await city.SaysAsync("上报 桃城区");
        await city.SeesAsync("情况报告-桃城区-20201210-第2版.docx");
        var words = Words(SignVisit.Files(director, ".docx")[^1].Content!);
        Scene.Has("部分企业对整改期限不重视", words);
        Scene.Has("本期发现问题2个，其中重大0个、重点1个、一般1个", words);
        Scene.Has("应体检企业31家，已体检1家，覆盖率3%", words);
        Scene.Has("衡水市生态环境局桃城区分局", words);
        Assert.DoesNotContain("{", words, StringComparison.Ordinal);

        // Released is final, whoever writes it.
        await Assert.ThrowsAnyAsync<Exception>(() => bot.WriteAsync(work => work.ExecuteAsync("update report set remark = 'x' where status = 'Released'")));
        await office.SaysAsync("上报");
        await office.SeesAsync("已由孙雨在12月10日");
        await office.SaysAsync("上报 重做");
        await office.SeesAsync("桃城区12月10日报告（第3版）已生成");
        Scene.Has("本报告为第3版，更正并代替已发布的第2版", Words(SignVisit.Files(office, ".docx")[^1].Content!));
        await bot.As("zhao.min").SaysAsync("上报");
        await bot.As("zhao.min").SeesAsync("情况报告-桃城区-20201210-第2版.docx");
        await bot.As(Scene.ZhangId).SaysAsync("上报");
        await bot.As(Scene.ZhangId).SeesAsync("不在您的职责范围内");
        Assert.Null(await bot.ReadAsync(work => bot.Get<AuditLog>().VerifyAsync(work)));
    }

    [Fact]
    public async Task TheCitysReport_IsMadeOfWhatIsReleased_AndNamesWhoIsLate()
    {
        await using var bot = await StartAsync();
        await bot.WriteAsync(work => bot.Get<EnterpriseStore>().UpsertAsync(work, CountySeed.Enterprises[0] with { Id = "jizhou", Name = "冀州样品厂", County = "冀州区", CreditCode = null }));
        await SignVisit.SignedAsync(bot, SignVisit.Major);
        await AtAsync(bot, 10, 8.2);
        var (office, city) = (bot.As(Sun), bot.As("chen.jing"));
        Assert.Equal(1, SignVisit.Texts(city, "请您代为核对发布"));
        await city.SeesAsync("冀州区没有分局办公室和一把手在通讯录里，请您代为核对发布");
        await AtAsync(bot, 10, 11.2);
        await AtAsync(bot, 10, 11.3);
        Assert.Equal(1, SignVisit.Texts(office, "【上报提醒】桃城区12月10日报告还没有发布"));
        await office.TapsAsync(office.LastCard("12月10日报告：桃城区"), "发布");
        await bot.WriteAsync(work => work.ExecuteAsync("update ledger set c17_rectification = '发布以后的'"));
        await AtAsync(bot, 10, 14.2);
        Assert.Equal(1, SignVisit.Texts(office, "【上报提醒】桃城区12月10日报告还没有发布"));

        await AtAsync(bot, 10, 15.2);
        var card = await city.SeesCardAsync("12月10日报告：全市");
        Scene.Has("12个县市区", card.ToString());
        await office.SaysAsync("上报 全市");
        await office.SeesAsync("没有“全市”这个县市区，或不在您的职责范围内");
        await city.TapsAsync(card, "发布");
        await city.SeesDoneAsync(card, "已发布");
        Assert.Equal(Cells(SignVisit.Files(office, ".xlsx")[0].Content!), Cells(SignVisit.Files(bot.As("zheng.hua"), ".xlsx").Single().Content!));
        var words = Words(SignVisit.Files(bot.As("zheng.hua"), ".docx").Single().Content!);
        Scene.Has("1个县市区按时发布了报告", words);
        Scene.Has("没有按时上报的县市区：", words);
        Scene.Has("冀州区未报", words);
        Scene.Has("其中重大1个", words);
        Scene.Has("1.桃城区衡水恒泰焦化有限公司（登记表第0001号第1条）", words);
        await bot.As("zheng.hua").SaysAsync("上报");
        await bot.As("zheng.hua").SeesAsync("全市12月10日专项行动情况报告（第1版）已由陈静发布");
        await city.SaysAsync("上报");
        await city.SeesAsync("已发布1个：桃城区");
    }

    /// <summary>The 20th of December 2020 is a Sunday: the report is in by the Friday before.</summary>
    [Fact]
    public async Task OnADayOff_TheReportIsMadeTheWorkingDayBefore_AndATimeOffIsMadeUpFor()
    {
        await using var bot = await StartAsync();
        await AtAsync(bot, 17, 16.2);
        var office = bot.As(Sun);
        await office.SeesAsync("【上报提醒】12月20日的报告因逢休息日提前，在下一个工作日（12月18日）早上生成");
        Assert.Empty(SignVisit.Files(office, ".docx"));

        // Down all Friday and over the weekend.
        await AtAsync(bot, 21, 8.2);
        Scene.Has("还没有签完字的体检，没有台账", Phone.Words(await office.SeesAsync("桃城区12月20日报告（第1版）已生成")));
        Scene.Has("截至目前还没有签完字的入企检查登记表", Words(SignVisit.Files(office, ".docx").Single().Content!));
        Assert.Empty(SignVisit.Files(office, ".xlsx"));
        await AtAsync(bot, 22, 8.2);
        Assert.Equal(1, SignVisit.Cards(office, "12月20日报告：桃城区"));
    }

    /// <summary>The numbers, counted once more from the ledger's printed rows and the forms themselves.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(20201210)]
    public async Task TheNumbers_AreTheLedgers_ToTheRow(int seed)
    {
        await using var bot = await StartAsync();
        var forms = Forms(new Random(seed));
        var noon = new DateTimeOffset(2020, 12, 8, 12, 0, 0, TimeSpan.FromHours(8));
        await bot.WriteAsync(async work =>
        {
            foreach (var form in forms)
            {
                await bot.Get<InspectionStore>().AddAsync(work, form);
                await bot.Get<LedgerStore>().AppendAsync(work, [.. LedgerRows.Of(form, user => user).Select(line => new LedgerRow(form.Id, line.FindingId, form.CampaignId, form.Enterprise.County, line.Cells))]);
                await bot.Get<RectificationStore>().AddAsync(work, [.. form.Findings.Where(finding => finding.Deadline is not null).Select((finding, index) => new RectificationCase
                {
                    Id = $"{form.Id}-{finding.Id}", CampaignId = form.CampaignId, County = form.Enterprise.County, EnterpriseId = form.Enterprise.Id, InspectionId = form.Id, FindingId = finding.Id,
                    Number = form.Number!.Value, Ordinal = index + 1, Severity = finding.Severity!.Value, OpenedAt = form.OpenedAt, FirstDeadline = finding.Deadline, OrderedUntil = finding.Deadline, Deadline = finding.Deadline,
                })]);
            }
        });
        var figures = await bot.ReadAsync(async work =>
        {
            using var scope = bot.Services.CreateScope();
            return await scope.ServiceProvider.GetRequiredService<ReportNumbers>().OfAsync(work, new Campaign(), CountySeed.County, noon, bot.Clock.GetUtcNow());
        });
        var rows = (await bot.ReadAsync(work => bot.Get<LedgerStore>().ReadAsync(work, "2020-2021", [CountySeed.County]))).Where(row => row.FindingId is not null).ToList();
        var period = forms.Where(form => form.OpenedAt > noon).Select(form => form.Id).ToHashSet(StringComparer.Ordinal);
        Assert.Equal((rows.Count(row => period.Contains(row.InspectionId)), rows.Count), (figures.Findings.Period, figures.Findings.Total));
        Assert.Equal(rows.Count(row => row.Cells[15].StartsWith("3.", StringComparison.Ordinal)), figures.Immediate.Total);
        var types = rows.Select(row => int.Parse(row.Cells[14].Split('.')[0], CultureInfo.InvariantCulture)).Select(code => code == 15 ? 6 : code).GroupBy(code => code).ToDictionary(code => code.Key, code => code.Count());
        Assert.Equal(types.OrderBy(type => type.Key), figures.Types.ToDictionary(type => type.Key, type => type.Value.Total).OrderBy(type => type.Key));
        Assert.Equal(forms.Select(form => form.Enterprise).Where(one => one.Track == Domain.Enterprises.Track.Full).DistinctBy(one => one.Id).Count(), figures.Inspected);
        Assert.Equal(forms.SelectMany(form => form.Findings).Count(finding => finding.Severity == Severity.Major), figures.Major.Total);
        Assert.Equal(forms.SelectMany(form => form.Findings).Count(finding => finding.Deadline < new DateOnly(2020, 12, 9)), figures.Overdue);
        Assert.Equal(figures.Findings.Total, figures.General.Total + figures.Key.Total + figures.Major.Total);
        Assert.Equal(figures.Overdue, figures.Late.Count);
    }

    private static List<Inspection> Forms(Random random) =>
    [
        .. Enumerable.Range(1, 60).Select(number => new Inspection
        {
            Id = $"r{number:000}",
            CampaignId = "2020-2021",
            Enterprise = CountySeed.Enterprises[random.Next(CountySeed.Enterprises.Count)],
            Status = InspectionStatus.Signed,
            Version = 1,
            Date = new DateOnly(2020, 12, 7 + (number % 3)),
            Inspectors = [Scene.ZhangId, Scene.LiId],
            OpenedAt = new DateTimeOffset(2020, 12, 7 + (number % 3), 8, 0, 0, TimeSpan.FromHours(8)),
            Number = number,
            Findings = [.. Enumerable.Range(1, random.Next(4)).Select(ordinal => Finding(random, $"f{number}-{ordinal}", ordinal))],
        }),
    ];

    private static Finding Finding(Random random, string id, int ordinal)
    {
        var handling = random.Next(1, 6);
        return new Finding
        {
            Id = id,
            Ordinal = ordinal,
            Text = $"正在生产，问题{id}",
            Type = ProblemType.Of(random.Next(1, 28)),
            Handling = Handling.Of(handling),
            Severity = (Severity)random.Next(3),
            Deadline = handling == 4 ? new DateOnly(2020, 12, random.Next(7, 13)) : null,
        };
    }
}
