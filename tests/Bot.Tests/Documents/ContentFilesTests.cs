using Bot.Documents;
using Microsoft.Extensions.Options;

namespace Bot.Tests.Documents;

/// <summary>The content files against the wording of 衡环办发〔2020〕137号.</summary>
public sealed class ContentFilesTests : IDisposable
{
    private const string Annex2 =
        """
        企业生态环境“自行体检”承诺书
        为落实《衡水市生态环境局关于开展“全企体检、全员服务、全面预防”的专项行动方案》要求，实行正面清单企业或小微企业“自行体检”制度，进一步落实生态环境保护主体责任，我单位公开承诺：
        一、认真履行生态环境保护主体责任和社会责任，建立企业生态环境责任制度；
        二、严格遵守国家和省市有关生态环境法律、法规、规章、标准和政策规定，依法从事生产经营活动。
        三、积极实施清洁生产，减少或降低污染物的排放；
        四、杜绝通过偷排偷放、非法填埋以及篡改、伪造监测数据等逃避监管的方式违法排放污染物；
        五、切实履行环境风险防范责任，及时排除环境风险隐患。
        六、自觉接受生态环境部门监督检查，主动处理、化解环境污染和信访投诉；
        七、主动开展环保宣传教育，提高员工环保意识。
        九、自觉接受政府、行业组织、社会公众、新闻舆论的监督，积极履行生态环境保护社会责任。
        法人代表/负责人：（签字）
        承诺单位：（盖章）
        时间： 年 月 日
        """;

    private const string Annex5 =
        """
        生态环境执法人员“入企体检”承诺书
        衡水市生态环境局，_____分局：
        我承诺，严格按照《关于开展“全企体检、全员服务、全面预防”专项行动方案》要求，认真开展开展“入企体检”活动，坚持秉公执法，坚决杜绝违规、违法、违纪问题发生。
        一、坚持依法行政，做到文明执法，规范执法，坚决杜绝不作为、乱作为，不当违法企业的保护伞，坚持忠诚履职尽责；
        二、保守工作秘密，不向被监督企业通风报信，不内外勾结，不在检查检查和取样检测等工作中弄虚作假，不违反工作程序使被监督企业减轻或逃避处罚；
        三、遵守廉洁纪律，不索要和收受被监督企业的礼金、财务、吃请及馈赠，不利用职务之便谋取利益，坚决杜绝向被监督企业“吃、拿、卡、要、借”；
        四、规范工作程序，坚持亮证执法，杜绝单人执法，不违反法定程序进行停限产、查封扣押、行政处罚，坚持秉公办案，坚决抵制说情、讲情，确保严格按照法定工作程序执法；
        五、维护队伍形象，切实端正工作站位，提高自身素质，注意仪容、仪表，规范礼貌文明用语，杜绝工作日饮酒，不参加与环境执法人员身份不符的娱乐活动。
        承诺人：
        2020 年 月 日
        """;

    private const string Annex6 =
        """
        企业注意事项“明白纸”
        1.企业生产前，要保证环保责任人同步到岗到位，避免环境管理缺位。
        2.企业生产前，要对各类污染防治设施进行检修调试，确保设施能够正常运行，并实时监控其运行状态。
        3.企业要保障污染防治设施正常运行所需的辅助材料和药剂储备充足、能够稳定投入运行，处理能力和效果满足要求。
        4.检修调试过程中产生的清洗废水、废渣等污染物要妥善处理，严禁以检修清洗为名非法排放污染物。
        5.企业要对各类污染防治设施运行台账、危险废物管理台账等台账工作明确专人管理、专人记录，确保与实际相符。
        6.安装自动监测设备的企业，要对自动监测设备进行维护检修，同时联系第三方机构做好在线监测设备正常运维，确保自动监测数据准确、联网传输正常。
        7.企业要对厂区的雨水管道、污水管道、废气收集管道进行全方位巡查检查，杜绝管网堵塞破损、阀门松动脱开、污水废气跑冒滴漏等情况，确保不留死角、不漏盲区。
        8.使用或者产生危险化学品、有毒有害气体、危险废物、剧毒物质的企业，要重点排查生产设备和生产工艺是否存在环境安全隐患，确保环境安全。
        9.涉危险废物企业要确保危险废物收集、贮存、利用和处置各环节合规合法，不非法排放、倾倒、处置危险废物。
        10.如企业发现污染防治设施不能正常运行的突发状况，要立即停止相应生产和排污行为；发生环境污染事故，要第一时间启动应急预案，严格落实应急处置措施，并向属地生态环境部门报告，最大限度消除环境危害。
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("content").FullName;

    [Fact]
    public void EnterpriseCommitment_IsAnnex2() => Assert.Equal(Annex2, Shipped.EnterpriseCommitment);

    [Fact]
    public void InspectorCommitment_IsAnnex5() => Assert.Equal(Annex5, Shipped.InspectorCommitment);

    [Fact]
    public void Leaflet_IsAnnex6() => Assert.Equal(Annex6, Shipped.Leaflet);

    /// <summary>One text message of WeCom holds 2,048 bytes (domain.md 8: the leaflet is 1,765).</summary>
    [Fact]
    public void Leaflet_FitsOneMessage() => Assert.Equal(1765, System.Text.Encoding.UTF8.GetByteCount(Shipped.Leaflet));

    [Fact]
    public void FormLabels_AreAnnex3()
    {
        var labels = Shipped.FormLabels;

        Assert.Equal("“全面体检”活动入企检查登记表", labels.Title);
        Assert.Equal(
            ["序号:", "检查日期:", "企业名称:", "法人代表:", "是否正面清单企业", "企业地址:", "经纬度:", "企业类型:", "行业类别:", "现场检查情况:", "现场执法人员:"],
            [labels.Number, labels.Date, labels.EnterpriseName, labels.LegalRepresentative, labels.PositiveList, labels.Address, labels.Coordinates, labels.EnterpriseType, labels.Industry, labels.Situation, labels.Inspectors]);
        Assert.Equal("(需详细记录企业存在的全部环境违法问题、隐患和拟采取的行政处罚措施、整改要求、时限等内容,并一次性告知企业,详细记录执法人员提出的帮扶指导意见、建议)。", labels.SituationHint);
        Assert.Equal("(凡执法人员检查企业均需填写现场执法情况记录单,本记录单一式两份,一份由执法人员所属机构留存,一份由执法人员留存)", labels.Note);
    }

    [Fact]
    public void DescriptionWords_HaveThreeLists()
    {
        var words = Shipped.DescriptionWords;

        Assert.Contains("正在生产", words.Producing);
        Assert.Contains("异味", words.Pollution);
        Assert.Contains("未", words.Violation);
    }

    [Fact]
    public void Text_MissingFile_NamesTheFile() => AssertNames("annex6-leaflet.txt", () => Own.Leaflet);

    [Fact]
    public void Text_EmptyFile_NamesTheFile()
    {
        File.WriteAllText(Path.Combine(_folder, "annex6-leaflet.txt"), "\r\n");

        AssertNames("annex6-leaflet.txt", () => Own.Leaflet);
    }

    [Fact]
    public void Text_OtherEncoding_NamesTheFile()
    {
        File.WriteAllBytes(Path.Combine(_folder, "annex6-leaflet.txt"), [0xC3, 0xF7, 0xB0, 0xD7, 0xD6, 0xBD]);

        AssertNames("annex6-leaflet.txt", () => Own.Leaflet);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("""{ "Producing": ["正在生产"] }""")]
    public void Json_Broken_NamesTheFile(string json)
    {
        File.WriteAllText(Path.Combine(_folder, "description-words.json"), json);

        AssertNames("description-words.json", () => Own.DescriptionWords);
    }

    [Fact]
    public void Text_WindowsFile_IsReadAsTheSameText()
    {
        File.WriteAllText(Path.Combine(_folder, "annex6-leaflet.txt"), "一\r\n二\r\n", new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: true));

        Assert.Equal("一\n二", Own.Leaflet);
    }

    /// <summary>Days as 国办发明电〔2019〕16号, 〔2020〕1号, 〔2020〕27号 and 〔2025〕7号 print them.</summary>
    [Theory]
    [InlineData("2020-01-31", false)]
    [InlineData("2020-02-03", true)]
    [InlineData("2020-10-10", true)]
    [InlineData("2021-02-11", false)]
    [InlineData("2021-02-20", true)]
    [InlineData("2026-01-04", true)]
    [InlineData("2026-02-23", false)]
    public void TheYears2019To2026_AreThere_EachWithItsNotice(string day, bool working)
    {
        var calendar = new WorkHoursOptions().With(Shipped);

        Assert.All(Enumerable.Range(2019, 8), year => Assert.True(calendar.Knows(year)));
        Assert.Equal(working, calendar.IsWorkingDay(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));
        Assert.All(Shipped.Json<HolidayFile>("cn-holidays.json").Years.Values, year => Assert.All(year.Notices, notice => Assert.Matches("^国办发明电〔20[12][0-9]〕[0-9]+号$", notice.Number)));
    }

    [Fact]
    public void ALaterYear_ComesFromTheOperatorsFile_AndWhatCannotBeRightIsNamed()
    {
        var file = Path.Combine(_folder, "2027.json");
        File.WriteAllText(file, """{ "years": { "2027": { "notices": [{ "number": "国办发明电〔2026〕1号", "url": "" }], "off": ["2027-01-01"], "work": ["2027-01-03"] } } }""");
        var files = new ContentFiles(Options.Create(new ContentOptions { HolidayFile = file }));

        Assert.Equal(9, files.Holidays.Count);
        Assert.False(new WorkHoursOptions().With(files).IsWorkingDay(new DateOnly(2027, 1, 1)));

        File.WriteAllText(file, """{ "years": { "2027": { "notices": [{ "number": "国办发明电〔2026〕1号", "url": "" }], "off": ["2027-01-01"], "work": ["2027-01-01"] } } }""");
        AssertNames(file, () => files.Holidays);
        Assert.Contains("2027-01-01", Assert.Throws<ContentFileException>(() => files.Holidays).Message, StringComparison.Ordinal);
        File.WriteAllText(file, """{ "years": { "2027": { "notices": [], "off": [], "work": [] } } }""");
        Assert.Contains("2027 年没有写明通知", Assert.Throws<ContentFileException>(() => files.Holidays).Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static ContentFiles Shipped => new(Options.Create(new ContentOptions()));

    private ContentFiles Own => new(Options.Create(new ContentOptions { Folder = _folder }));

    private static void AssertNames(string file, Func<object> read) =>
        Assert.Contains($"“{file}”", Assert.Throws<ContentFileException>(read).Message, StringComparison.Ordinal);
}
