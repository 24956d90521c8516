using Bot.Operations.Demo;
using Bot.Tests.Scripts;
using Bot.Tests.Support;
using MiniExcelLibs;

namespace Bot.Tests.Operations;

/// <summary>bot selfcheck list beside the running service.</summary>
[Collection(nameof(ConsoleUsers))]
public sealed class SelfCheckCliTests
{
    [Fact]
    public async Task List_WritesTheWorkbook_OfACountyThatIsThere()
    {
        await using var bot = await BotFixture.StartAsync();
        await bot.GrantOfficerAsync(CountySeed.Officer, "何晓燕", SelfCheckScene.Ordinary);
        var file = Path.Combine(Directory.CreateTempSubdirectory("bot-selfcheck-").FullName, "list.xlsx");
        string[] order = ["selfcheck", "list", $"--Storage:ConnectionString={bot.ConnectionString}", "--out", file, "--county"];

        var (code, said) = await CommandLine.RunAsync("", [.. order, "桃城区"]);
        Assert.Equal(0, code);
        Scene.Has("桃城区：没有完成自查40家，其中39家没有企业微信", said);
        await using (var stream = File.OpenRead(file))
        {
            Assert.Equal(["没有完成自查", "没有企业微信"], stream.GetSheetNames());
            Assert.Equal((2, 40), (stream.Query(sheetName: "没有完成自查").Count(), stream.Query(sheetName: "没有企业微信").Count()));
        }

        var (strange, refused) = await CommandLine.RunAsync("", [.. order, "桃城"]);
        Assert.Equal(1, strange);
        Scene.Has("没有“桃城”这个县市区，没有写文件。名单上有：桃城区", refused);

        order[4] = Path.Combine(file, "no", "such", "folder.xlsx");
        var (locked, told) = await CommandLine.RunAsync("", [.. order, "桃城区"]);
        Assert.Equal(1, locked);
        Scene.Has("写不了文件", told);
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    [Fact]
    public async Task WithoutCountyOrFile_ItSaysWhatIsMissing()
    {
        var (code, said) = await CommandLine.RunAsync("", "selfcheck", "list", "--county", "桃城区");
        Assert.Equal(2, code);
        Scene.Has("--out", said);
    }
}
