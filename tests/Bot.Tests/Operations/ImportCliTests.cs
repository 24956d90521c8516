using System.Text;
using Bot.Documents.Lists;
using Bot.Storage.Stores;
using Bot.Tests.Documents.Lists;
using Bot.Tests.Scripts;
using Bot.Tests.Support;
using Domain.Responsibility;

namespace Bot.Tests.Operations;

/// <summary>bot import roster, list and undo beside the running service.</summary>
[Collection(nameof(ConsoleUsers))]
public sealed class ImportCliTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bot-import-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task ARoster_IsRehearsed_Applied_Repeated_AndTakenBack()
    {
        await using var bot = await BotFixture.StartAsync();
        var file = Save("桃城区名单.xlsx", Sample());

        var (rehearsed, told) = await RunAsync(bot, "roster", file);
        Assert.Equal(1, rehearsed);
        Golden.Match(told, "Golden/import-rehearsed.txt");
        Assert.Equal(40, await CountAsync(bot));

        Assert.Equal(1, (await RunAsync(bot, "roster", file, "--apply")).Code);
        Assert.Equal(40, await CountAsync(bot));

        var report = Path.Combine(_folder, "要改.xlsx");
        var (applied, done) = await RunAsync(bot, "roster", file, "--apply", "--yes", "--report", report);
        Assert.Equal(1, applied);
        Scene.Has("第1号导入已完成：新增2家，变更1家。要撤销，用 import undo 1。", done);
        Assert.Equal(42, await CountAsync(bot));
        var lines = ListFile.Read(await File.ReadAllBytesAsync(report, TestContext.Current.CancellationToken)).Sheets[0].Lines;
        Assert.Equal(["6", "企业地址", "2", "没有导入", "这里是公式，不是值。请复制后选择性粘贴为数值。"], lines[1].Cells);

        var (_, again) = await RunAsync(bot, "roster", file, "--apply", "--yes");
        Scene.Has("新增0家，变更0家，不变3家", again);
        Scene.Has("没有要导入的行，名册没有变。", again);

        var (_, list) = await RunAsync(bot, "list");
        Scene.Has("企业名单 “桃城区名单.xlsx” 服务器命令行 已导入：新增2，变更1，不变0，不能导入3", list);
        Assert.Equal(1, (await RunAsync(bot, "undo", "1")).Code);
        var (undone, undo) = await RunAsync(bot, "undo", "1", "--yes");
        Assert.Equal(0, undone);
        Scene.Has("第1号导入已撤销：3家恢复到导入以前。", undo);
        Assert.Equal(40, await CountAsync(bot));
        Assert.Equal((2, "第1号导入已经撤销过了。\n"), await RunAsync(bot, "undo", "1", "--yes"));
        Assert.Equal((2, "没有第7号导入。\n"), await RunAsync(bot, "undo", "7", "--yes"));
    }

    [Fact]
    public async Task WhatIsNoList_IsASentence_AndNothingIsStored()
    {
        await using var bot = await BotFixture.StartAsync();
        byte[] compound = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        await RefusedAsync("这不是表格文件", "%PDF-1.7"u8.ToArray());
        await RefusedAsync("文件是空的", []);
        await RefusedAsync("文件加了密码", [.. compound, .. Encoding.Unicode.GetBytes("EncryptedPackage")]);
        await RefusedAsync("旧格式的 .xls", [.. compound, .. Encoding.Unicode.GetBytes("Workbook")]);
        await RefusedAsync("文件损坏", "PK\u0003\u0004rest"u8.ToArray());
        await RefusedAsync("行数太多：一个文件最多100000行", Encoding.UTF8.GetBytes("企业名称\n" + string.Concat(Enumerable.Repeat("甲厂\n", 200_000))));
        await RefusedAsync("没有找到表头", "名字,县\n甲厂,桃城区\n"u8.ToArray());
        await RefusedAsync("表头下面没有内容", "企业名称,县市区\n"u8.ToArray());
        Assert.Equal(2, (await RunAsync(bot, "roster", Path.Combine(_folder, "nowhere.xlsx"))).Code);
        Scene.Has("没有“衡水”这个县市区", (await RunAsync(bot, "roster", Save("a.csv", "企业名称\n甲厂\n"u8.ToArray()), "--county", "衡水")).Output);
        Assert.Equal(2, (await RunAsync(bot, "roster", Save("a.csv", "企业名称\n甲厂\n"u8.ToArray()), "--crs", "bj54")).Code);

        // One cell is no reason to refuse the file.
        var (code, output) = await RunAsync(bot, "roster", Save("b.csv", Encoding.UTF8.GetBytes($"企业名称,企业地址\n甲厂,{new string('长', 40_000)}\n乙厂,一号\n")), "--county", "桃城区", "--apply", "--yes");
        Assert.Equal(1, code);
        Scene.Has("文字太长，最多500字", output);
        Scene.Has("新增1家", output);

        async Task RefusedAsync(string sentence, byte[] bytes)
        {
            var (refused, said) = await RunAsync(bot, "roster", Save("bad.xlsx", bytes), "--apply", "--yes");
            Assert.Equal(2, refused);
            Scene.Has(sentence, said);
            Assert.Equal(40, await CountAsync(bot));
        }
    }

    [Fact]
    public async Task AListOfPeople_IsRehearsed_Applied_AndTakenBack()
    {
        await using var bot = await BotFixture.StartAsync();
        var (zhang, _) = await bot.InspectorsAsync();
        await bot.OpensAsync(zhang, "恒泰焦化");
        var people = Save("人员.csv", Encoding.UTF8.GetBytes(
            """
            姓名,企业微信账号,角色,县市区,中队,企业名称
            张伟,Zhang.Wei,离职,,,
            李娜,li.na,中队长,桃城区,二中队,
            新来的,xin.lai,执法人员,桃城区,一中队,
            门卫,men.wei,门卫,桃城区,,
            何晓燕,he.xiaoyan,企业环保负责人,桃城区,,没有的厂
            """));

        var (rehearsed, told) = await RunAsync(bot, "people", people);
        Assert.Equal(1, rehearsed);
        Golden.Match(told, "Golden/import-people.txt");

        var (applied, done) = await RunAsync(bot, "people", people, "--apply", "--yes");
        Assert.Equal(1, applied);
        Scene.Has("第1号导入已完成：新增1人，变更2人。", done);
        Assert.Equal("中队长 二中队", await LiAsync());
        Assert.Equal("Inspector", await bot.ReadAsync(work => work.ScalarAsync<string>("select role from role_grant where user_id = 'xin.lai'")));
        Assert.Equal(0, await bot.ReadAsync(work => work.ScalarAsync<long>("select count(*) from role_grant where user_id = 'zhang.wei'")));

        Assert.Equal((0, "第1号导入已撤销：3人恢复到导入以前。\n"), Last(await RunAsync(bot, "undo", "1", "--yes")));
        Assert.Equal("执法人员 一中队", await LiAsync());
        Assert.Equal(10, await bot.ReadAsync(work => work.ScalarAsync<long>("select count(*) from person")));

        async Task<string> LiAsync()
        {
            var li = (await bot.ReadAsync(work => bot.Get<DirectoryStore>().FindAsync(work, "li.na")))!;
            return $"{(li.Roles[0].Role == Role.SquadLeader ? "中队长" : "执法人员")} {li.Roles[0].Squad}";
        }

        static (int Code, string Output) Last((int Code, string Output) run) => (run.Code, run.Output[(run.Output.IndexOf('\n', StringComparison.Ordinal) + 1)..]);
    }

    /// <summary>A title, a header in two lines with merged cells, a hidden row, a hidden sheet, a formula, and an enterprise of the list.</summary>
    private static byte[] Sample()
    {
        string[] known = ["衡水鑫源轧钢有限公司", "", "桃城", "115.62", "37.70", "工业路100号", "钢铁", "张某 138"];
        var formula = Xlsx.Row(6, "公式厂", "", "桃城", "", "", "§", "化工", "").Replace("<is><t>§</t></is>", "<f>1+1</f><v>2</v>", StringComparison.Ordinal).Replace("r=\"F6\" t=\"inlineStr\"", "r=\"F6\"", StringComparison.Ordinal);
        var xml =
            $"""
            <sheetData>
            {Xlsx.Row(1, "桃城区工业源单位动态清单")}
            {Xlsx.Row(2, "企业 名称", "统一社会信用代码（18位）", "县（市、区）", "坐标", "", "企业地址", "行业类别", "联系人")}
            {Xlsx.Row(3, "", "", "", "经度", "纬度", "", "", "")}
            {Xlsx.Row(4, known)}
            {Xlsx.Row(5, "甲橡胶厂", "91350100M000100Y43", "桃城区", "37.735", "115°40′31.08″", "一号", "橡胶", "")}
            {formula}
            {Xlsx.Row(7, "甲橡胶二厂", "91350100M000100Y43", "桃城区", "", "", "二号", "橡胶", "")}
            {Xlsx.Row(8, "乙化工厂", "91110000600037341A", "桃城区", "", "", "三号", "化工", "")}
            {Xlsx.Row(9, "隐藏厂", "", "桃城区", "", "", "", "", "").Replace("<row ", "<row hidden=\"1\" ", StringComparison.Ordinal)}
            {Xlsx.Row(10, "丙丝网厂", "", "桃城区", "", "", "四号", "丝网", "")}
            </sheetData>
            <mergeCells><mergeCell ref="A1:H1"/><mergeCell ref="A2:A3"/><mergeCell ref="B2:B3"/><mergeCell ref="C2:C3"/><mergeCell ref="D2:E2"/><mergeCell ref="F2:F3"/><mergeCell ref="G2:G3"/><mergeCell ref="H2:H3"/></mergeCells>
            """;
        return Xlsx.Of([("名单", "", xml), ("旧名单", "hidden", "<sheetData/>")]);
    }

    private string Save(string name, byte[] bytes)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private static Task<long> CountAsync(BotFixture bot) => bot.ReadAsync(work => work.ScalarAsync<long>("select count(*) from enterprise"));

    private static async Task<(int Code, string Output)> RunAsync(BotFixture bot, params string[] args)
    {
        var (code, output) = await CommandLine.RunAsync("", ["import", .. args, $"--Storage:ConnectionString={bot.ConnectionString}"]);
        return (code, output.ReplaceLineEndings("\n"));
    }
}
