using System.Text;
using Bot.Documents.Lists;

namespace Bot.Tests.Documents.Lists;

public sealed class CsvListTests
{
    private const string Words = "企业名称,县市区\n衡水宏达厂,桃城区\n";

    public static TheoryData<string, byte[]> Encodings => new()
    {
        { "UTF-8", Encoding.UTF8.GetBytes(Words) },
        { "UTF-8 with BOM", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Words)] },
        { "UTF-16", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Words)] },
        { "UTF-16 big end", [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Words)] },
        { "GB18030", CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes(Words) },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void TheEncoding_IsFound(string name, byte[] bytes)
    {
        var lines = Read(bytes);

        Assert.True(lines.Count == 2, name);
        Assert.Equal(["衡水宏达厂", "桃城区"], lines[1].Cells);
    }

    /// <summary>GB 18030: 企 is C6 F3, 业 is D2 B5.</summary>
    [Fact]
    public void Gb18030_IsReadFromItsBytes() => Assert.Equal("企业", Read([0xC6, 0xF3, 0xD2, 0xB5])[0].Cells[0]);

    [Fact]
    public void Rfc4180_IsRead()
    {
        var lines = Read("a,\"b,1\",\"c\"\"d\"\r\n\r\n\"two\nlines\",,x\r\n,,\nlast");

        Assert.Equal([1, 3, 5], lines.Select(line => line.Number));
        Assert.Equal(["a", "b,1", "c\"d"], lines[0].Cells);
        Assert.Equal(["two\nlines", "", "x"], lines[1].Cells);
        Assert.Equal(["last"], lines[2].Cells);
    }

    [Theory]
    [InlineData("a\tb\tc\n1\t2\t3")]
    [InlineData("a;b;c\n1;2;3")]
    public void OtherSeparators_AreFound(string text) => Assert.Equal(["1", "2", "3"], Read(text)[1].Cells);

    [Fact]
    public void ATextFormula_IsItsText_AnyOtherIsAFormula()
    {
        var line = Read("=\"9113,110\",\"=\"\"007\"\"\",=A1+1,=,x=1")[0];

        Assert.Equal(["9113,110", "007", "=A1+1", "=", "x=1"], line.Cells);
        Assert.Equal([2], line.Formulas);
    }

    [Fact]
    public void AQuoteWithoutEnd_IsRefused() => Assert.Equal(ListFault.OpenQuote, XlsxListTests.Fault(Encoding.UTF8.GetBytes("a,\"b\nc,d\n")));

    [Fact]
    public void TooManyLines_AreRefused() =>
        Assert.Equal(ListFault.TooManyLines, XlsxListTests.Fault(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("a\n", 200_000)))));

    [Fact]
    public void ALongCell_IsRead() => Assert.Equal(40_000, Read($"a,{new string('长', 40_000)}")[0].Cells[1].Length);

    private static IReadOnlyList<ListLine> Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    private static IReadOnlyList<ListLine> Read(byte[] bytes) => ListFile.Read(bytes).Sheets[0].Lines;
}
