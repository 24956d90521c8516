using Bot.Tests.Scripts;

namespace Bot.Tests.Operations;

/// <summary>bot material list and show: no database, no service.</summary>
[Collection(nameof(ConsoleUsers))]
public sealed class MaterialCliTests
{
    [Fact]
    public async Task List_AndShow_SayHowEachGoesOut()
    {
        var folder = MaterialScene.Folder("类型：一封信\n标题：致企业的一封信\n版本：2", string.Join('\n', Enumerable.Range(1, 3).Select(point => $"{point}.{new string('字', 600)}")));
        var setting = $"--Content:MaterialFolder={folder}";
        var (code, said) = await CommandLine.RunAsync("", "material", "list", setting);
        Assert.Equal(0, code);
        Scene.Has("letter  一封信  第2版  致企业的一封信  分3条消息", said);
        Scene.Has("annex6  明白纸  第1版  企业注意事项“明白纸”  分1条消息", said);

        var (shown, text) = await CommandLine.RunAsync("", "material", "show", "annex6", setting);
        Assert.Equal(0, shown);
        Scene.Has("—— 第1条，1765字节 ——\n企业注意事项“明白纸”\n1.企业生产前", text);

        var (unknown, refused) = await CommandLine.RunAsync("", "material", "show", "nothing", setting);
        Assert.Equal(1, unknown);
        Scene.Has("没有编号为 nothing 的宣传材料。有：letter、annex6。", refused);

        await File.WriteAllTextAsync(Path.Combine(folder, "letter.txt"), "致企业的一封信");
        var (broken, told) = await CommandLine.RunAsync("", "material", "list", setting);
        Assert.Equal(2, broken);
        Scene.Has("宣传材料“letter.txt”开头的“致企业的一封信”看不懂", told);
        Directory.Delete(folder, recursive: true);
    }
}
