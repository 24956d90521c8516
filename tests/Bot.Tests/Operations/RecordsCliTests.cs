using System.Text;
using Bot.Documents.Lists;
using Bot.Storage.Stores;
using Bot.Tests.Scripts;
using Bot.Tests.Support;
using Domain.Enterprises;

namespace Bot.Tests.Operations;

/// <summary>bot import records: files of other systems, beside the running service.</summary>
[Collection(nameof(ConsoleUsers))]
public sealed class RecordsCliTests : IDisposable
{
    private const string Code = "91350100M000100Y43";

    private readonly string _folder = Directory.CreateTempSubdirectory("bot-records-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task AFile_IsRehearsed_Applied_Repeated_AndTakenBack()
    {
        await using var bot = await BotFixture.StartAsync();
        await bot.WriteAsync(work => bot.Get<EnterpriseStore>().UpsertAsync(work, new Enterprise
        {
            Id = "coded",
            Name = "甲乙丙皮革有限公司",
            County = "枣强县",
            CreditCode = Code,
            Industry = Industry.Of(15),
            Track = Track.Full,
        }));
        var file = Save("信访.csv",
            $"""
            信访台账,,,,,,
            信访编号,受理日期,统一社会信用代码,被举报单位,县市区,信访人,联系电话,反映问题,办理情况,经办科室
            X001,2020-11-20,{Code},写错的名字,,王某,13812345678,夜间异味，可联系13812345678或0318-2123456,已核实,一科
            X002,2020/11/21,,衡水恒泰焦化有限公司,桃城区,李某,,烟尘大,,
            X003,2020-11-22,,衡水恒泰焦化有限公司,,李某,,烟尘大,,
            X004,2020-11-22,,没有的厂,桃城区,,,烟尘大,,
            X005,2020-11-22,91350100M000100Y44,,,,,烟尘大,,
            X006,去年,,衡水恒泰焦化有限公司,桃城区,,,烟尘大,,
            X002,2020/11/21,,衡水恒泰焦化有限公司,桃城区,李某,,烟尘大,,
            """);
        string[] order = ["records", file, "--kind", "complaint", "--source", "12369平台", "--date", "2020-12-01"];

        var (rehearsed, told) = await RunAsync(bot, order);
        Assert.Equal(1, rehearsed);
        Scene.Has("信访：信访.csv，共7行。来源：12369平台，截至2020年12月1日。涉及个人信息、没有复制的列：信访人、联系电话。没有用到的列：经办科室。1行文字里的电话号码已略去。", told);
        Scene.Has("新增2条，已有0条，不能导入5行。", told);
        Scene.Has("第5行 “衡水恒泰焦化有限公司”：没有信用代码的，要写县市区", told);
        Scene.Has("第6行 “没有的厂”：这个县市区的名册里没有这家企业。", told);
        Scene.Has("第7行 “91350100M000100Y44”：统一社会信用代码不对。", told);
        Scene.Has("第8行 “衡水恒泰焦化有限公司”：日期看不懂。", told);
        Scene.Has("第9行 “衡水恒泰焦化有限公司”：和第4行完全一样。", told);
        Scene.Has("试算，没有导入。", told);
        Assert.Equal(0, await CountAsync(bot));

        var report = Path.Combine(_folder, "要改.xlsx");
        var (applied, done) = await RunAsync(bot, [.. order, "--apply", "--yes", "--report", report]);
        Assert.Equal(1, applied);
        Scene.Has("第1号导入已完成：新增2条。要撤销，用 import undo 1。", done);
        Assert.Equal(6, ListFile.Read(await File.ReadAllBytesAsync(report, TestContext.Current.CancellationToken)).Sheets[0].Lines.Count);
        var record = Assert.Single(await bot.ReadAsync(work => bot.Get<ExternalRecordStore>().OfEnterpriseAsync(work, "coded")));
        Assert.Equal("信访编号：X001；反映问题：夜间异味，可联系（电话略）或（电话略）；办理情况：已核实", record.Words);
        Assert.Equal((new DateOnly(2020, 11, 20), "12369平台", new DateOnly(2020, 12, 1)), (record.Day, record.Source, record.SourceDay));

        // The same rows, in the same file or in a later one, are there already.
        Scene.Has("新增0条，已有2条", (await RunAsync(bot, [.. order[..^1], "2020-12-05", "--apply", "--yes"])).Output);
        Assert.Equal(2, await CountAsync(bot));

        Scene.Has("外部数据 “信访.csv”", (await RunAsync(bot, "list")).Output);
        var (undone, undo) = await RunAsync(bot, "undo", "1", "--yes");
        Assert.Equal(0, undone);
        Scene.Has("第1号导入已撤销：去掉2条。", undo);
        Assert.Equal(0, await CountAsync(bot));
        Assert.Equal(2, (await RunAsync(bot, "undo", "1", "--yes")).Code);
        Scene.Has("新增2条", (await RunAsync(bot, [.. order, "--apply", "--yes"])).Output);
    }

    [Theory]
    [InlineData("online", "监测时间,企业名称,县市区,排放口,污染物,监测值（mg/m³）,标准限值\n2020-12-01 08:00,衡水恒泰焦化有限公司,桃城区,1#,二氧化硫,52,35\n", "排放口：1#；污染物：二氧化硫；监测值：52；标准限值：35")]
    [InlineData("census", "普查年度,详细名称,县市区,二氧化硫\n2017,衡水恒泰焦化有限公司,桃城,1.2\n", "普查年度：2017；二氧化硫：1.2")]
    [InlineData("permit", "单位名称,县市区,排污许可证编号,环评批复文号\n衡水恒泰焦化有限公司,桃城区,911311007000000001P,衡环评〔2018〕12号\n", "排污许可证编号：911311007000000001P；环评批复文号：衡环评〔2018〕12号")]
    public async Task EachKind_HasItsColumns(string kind, string text, string words)
    {
        await using var bot = await BotFixture.StartAsync();
        Assert.Equal(0, (await RunAsync(bot, "records", Save("a.csv", text), "--kind", kind, "--source", "平台", "--date", "2020-12-01", "--apply", "--yes")).Code);
        Assert.Equal(words, Assert.Single(await bot.ReadAsync(work => bot.Get<ExternalRecordStore>().OfEnterpriseAsync(work, "demo-002"))).Words);
    }

    [Fact]
    public async Task WhatCannotBe_IsASentence_AndNothingIsStored()
    {
        await using var bot = await BotFixture.StartAsync();
        var good = Save("good.csv", "企业名称,县市区,排污许可证编号\n衡水恒泰焦化有限公司,桃城区,1\n");
        await RefusedAsync("没有找到表头", Save("b.csv", "名字,县\n甲,乙\n"), "permit", "平台", "2020-12-01");
        await RefusedAsync("表头下面没有内容", Save("c.csv", "企业名称,排污许可证编号\n"), "permit", "平台", "2020-12-01");
        await RefusedAsync("日期“12月1日”不对", good, "permit", "平台", "12月1日");
        await RefusedAsync("日期“2999-01-01”不对", good, "permit", "平台", "2999-01-01");
        await RefusedAsync("来源（--source）要写明", good, "permit", " ", "2020-12-01");
        await RefusedAsync("没有文件", Path.Combine(_folder, "nowhere.csv"), "permit", "平台", "2020-12-01");
        Assert.Equal(2, (await RunAsync(bot, "records", good, "--kind", "rumour", "--source", "平台", "--date", "2020-12-01")).Code);

        async Task RefusedAsync(string sentence, string file, string kind, string source, string date)
        {
            var (code, said) = await RunAsync(bot, "records", file, "--kind", kind, "--source", source, "--date", date, "--apply", "--yes");
            Scene.Has(sentence, said);
            Assert.Equal(2, code);
            Assert.Equal(0, await CountAsync(bot));
        }
    }

    private static Task<long> CountAsync(BotFixture bot) => bot.ReadAsync(async work => await work.ScalarAsync<long>("select count(*) from external_record"));

    private string Save(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, Encoding.UTF8.GetBytes(text));
        return path;
    }

    private static async Task<(int Code, string Output)> RunAsync(BotFixture bot, params string[] args)
    {
        var (code, output) = await CommandLine.RunAsync("", ["import", .. args, $"--Storage:ConnectionString={bot.ConnectionString}"]);
        return (code, output.ReplaceLineEndings("\n"));
    }
}
