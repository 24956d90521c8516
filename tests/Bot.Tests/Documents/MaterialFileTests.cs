using System.IO.Compression;
using Bot.Documents;
using Domain.Materials;
using Microsoft.Extensions.Options;

namespace Bot.Tests.Documents;

/// <summary>The operator's material: what is taken, and which sentence names what is wrong.</summary>
public sealed class MaterialFileTests : IDisposable
{
    private const string Head = "类型：一封信\n标题：致企业的一封信\n版本：3\n\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("material").FullName;

    private MaterialLibrary Library => new ContentFiles(Options.Create(new ContentOptions { MaterialFolder = _folder })).Materials;

    [Fact]
    public void TheShippedLeaflet_IsThere_AndFitsOneMessage()
    {
        var leaflet = Assert.Single(new ContentFiles(Options.Create(new ContentOptions())).Materials.Usable);
        Assert.Equal(("annex6", MaterialKind.Leaflet, "企业注意事项“明白纸”", 1), (leaflet.Id, leaflet.Kind, leaflet.Title, leaflet.Version));
        Assert.Equal([leaflet.Text], leaflet.Messages!);
    }

    [Fact]
    public void Files_AreTakenBesideIt_OneOfItsNameInItsPlace()
    {
        Write("letter-1.txt", $"{Head}各企业：\r\n\r\n1.请自查。\r\n");
        Write("case.txt", "类型: 案例\n标题: 以案说法\n版本: 1\n停用：是\n\n案情。");
        Write("annex6.txt", "类型：明白纸\n标题：新明白纸\n版本：2\n\n新的。");
        var library = Library;
        Assert.Equal(["annex6", "case", "letter-1"], library.All.Select(material => material.Id));
        Assert.Equal(["annex6", "letter-1"], library.Usable.Select(material => material.Id));
        Assert.Equal("各企业：\n\n1.请自查。", library.Find("letter-1")!.Text);
        Assert.Equal(2, library.Find("annex6")!.Version);
        Assert.NotNull(library.Current("letter-1", 3));
        Assert.Null(library.Current("letter-1", 2));
        Assert.Null(library.Current("case", 1));
    }

    [Theory]
    [InlineData("letter.docx", "x", "不是 .txt 文件")]
    [InlineData("Letter 1.txt", Head + "正文", "文件名只能用小写字母、数字和短横线")]
    [InlineData("a.txt", "各企业：\n请自查。", "开头的“各企业：”看不懂：先写“类型：”“标题：”“版本：”三行")]
    [InlineData("a.txt", "类型：一封信\n类型：一封信\n\n正文", "开头的“类型”写了两次")]
    [InlineData("a.txt", "类型：通知\n标题：甲\n版本：1\n\n正文", "的“类型”要写 明白纸、一封信、公开信、以案说法、案例 中的一个")]
    [InlineData("a.txt", "类型：一封信\n版本：1\n\n正文", "的“标题”要写")]
    [InlineData("a.txt", "类型：一封信\n标题：甲\n版本：第一版\n\n正文", "的“版本”要写一个数")]
    [InlineData("a.txt", "类型：一封信\n标题：甲\n版本：1\n停用：不\n\n正文", "的“停用”只能写 是 或 否")]
    [InlineData("a.txt", "类型：一封信\n标题：甲\n版本：1\n\n \n", "没有正文")]
    [InlineData("a.txt", "类型：一封信\n标题：甲\n版本：1\n", "没有正文")]
    public void ABrokenFile_IsNamed_WithWhatToDo(string fileName, string text, string words)
    {
        Write(fileName, text);
        var fault = Assert.Throws<ContentFileException>(() => Library);
        Assert.StartsWith($"宣传材料“{fileName}”{words}", fault.Message, StringComparison.Ordinal);
        Assert.Contains(_folder, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AMissingFolder_IsSaid()
    {
        Directory.Delete(_folder);
        Assert.StartsWith("宣传材料的文件夹打不开", Assert.Throws<ContentFileException>(() => Library).Message, StringComparison.Ordinal);
        Directory.CreateDirectory(_folder);
    }

    [Fact]
    public void TheDocument_HoldsEveryLine_TheTitleOnce_AndIsTheSameEachTime()
    {
        var material = new Material { Id = "a", Kind = MaterialKind.OpenLetter, Title = "公开信", Version = 1, Text = "公开信\n1.第一点 😀\n\n落款" };
        var bytes = MaterialDocument.Render(material);
        Assert.Equal(bytes, MaterialDocument.Render(material));
        using var archive = new ZipArchive(new MemoryStream(bytes));
        using var reader = new StreamReader(archive.Entries.Single(entry => entry.Name == "document.xml").Open());
        var xml = reader.ReadToEnd();
        Assert.Equal(2, xml.Split("公开信").Length);
        Assert.Contains("1.第一点 😀", xml, StringComparison.Ordinal);
        Assert.Contains("落款", xml, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Write(string fileName, string text) => File.WriteAllText(Path.Combine(_folder, fileName), text);
}
