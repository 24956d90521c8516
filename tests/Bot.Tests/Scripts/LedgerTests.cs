using Bot.Tests.Support;
using Domain.Responsibility;
using MiniExcelLibs;

namespace Bot.Tests.Scripts;

/// <summary>台账: the workbook in the exact columns of annex 4.</summary>
public sealed class LedgerTests
{
    private static readonly string[] Headers =
    [
        "检查日期", "序号", "检查人员", "企业名称", "企业类型", "行业类别", "是否超低排放改造的企业", "是否绩效分级A级或B级企业", "是否2019年以来自主验收的企业项目(含涉VOCs新建项目)",
        "经度", "纬度", "县市区", "乡镇或开发区", "存在的问题", "问题类型", "查处情况", "整改情况", "处罚情况", "责任人签字",
    ];

    [Fact]
    public async Task Rows_AreTheColumnsOfAnnex4()
    {
        await using var bot = await BotFixture.StartAsync();
        await SignVisit.SignedAsync(bot, SignVisit.Key, SignVisit.General);
        var office = bot.As("chen.jing");
        await office.SaysAsync("台账");
        await office.SeesAsync("全市问题台账，共2行，截至12月9日 08:35");
        var file = await office.SeesAsync(".xlsx");
        Assert.Equal("问题台账-全市-20201209.xlsx", file.FileName);

        string[] head =
        [
            "2020-12-09", "1", "张伟、李娜", "衡水恒泰焦化有限公司", "有限责任公司", "2. 焦化", "1. 是", "否", "2. 否", "115.62", "37.711", "桃城区", "赵圈镇",
        ];
        Assert.Equal(
        [
            Headers,
            [.. head, "正在生产，除尘器未开启，破碎工序烟尘直排", "7. 污染防治设施不正常运行", "4. 限期整改", "限期整改，期限2020-12-20", "", "张伟、李娜"],
            [.. head, "正在生产，砂土露天堆放未苫盖，厂区道路积尘", Row(10), "3. 立行立改", "立行立改", "", "张伟、李娜"],
        ], Read(file.Content!));
    }

    [Fact]
    public async Task EmptyLedger_IsSaid_AndScopeCounts()
    {
        await using var bot = await BotFixture.StartAsync();
        var (office, director) = (bot.As("chen.jing"), bot.As("zhou.tao"));
        await office.SaysAsync("台账");
        await office.SeesAsync("台账是空的");
        await SignVisit.GrantAsync(bot, "stranger", "路人", new RoleGrant(Role.CountyDirector, "枣强县"));
        await SignVisit.SignedAsync(bot, SignVisit.General);
        await director.SaysAsync("台账");
        await director.SeesAsync("桃城区问题台账，共1行");
        await director.SeesAsync("问题台账-桃城区-20201209.xlsx");
        await bot.As("stranger").SaysAsync("台账");
        await bot.As("stranger").SeesAsync("台账是空的");
        Assert.Empty(SignVisit.Files(bot.As("stranger"), ".xlsx"));
    }

    private static string Row(int code) => $"{code}. {Domain.Inspections.ProblemType.Of(code).Name}";

    private static List<string[]> Read(byte[] workbook)
    {
        using var stream = new MemoryStream(workbook);
        return [.. MiniExcel.Query(stream, useHeaderRow: false).Cast<IDictionary<string, object?>>().Select(row => row.Values.Select(cell => cell?.ToString() ?? "").ToArray())];
    }
}
