using System.Text;
using Bot.Documents;
using Bot.Tests.Support;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Microsoft.Extensions.Options;

namespace Bot.Tests.Documents;

public class RegistrationFormTests
{
    private static readonly RegistrationForm Form = new(new ContentFiles(Options.Create(new ContentOptions())));

    [Fact]
    public void Render_SignedForm_IsTheApprovedText() =>
        Golden.Match(TextOf(Form.Render(Samples.Signed, Samples.NameOf, Samples.Pictures)), "RegistrationForm.docx.txt");

    [Fact]
    public void Render_NothingFound_IsTheApprovedText() =>
        Golden.Match(
            TextOf(Form.Render(
                Samples.Signed with { Findings = [], Guidance = [], NothingFound = true, ExceptionReason = null, Replaces = "01939a6b3c0070008000000000000000" },
                Samples.NameOf,
                Samples.Pictures)),
            "RegistrationForm.NothingFound.docx.txt");

    [Fact]
    public void Render_Draft_SaysSoAndNamesWhoHasNotSigned()
    {
        var text = TextOf(Form.Render(Samples.Signed with { Number = null, SnapshotHash = null, Signatures = [] }, Samples.NameOf, Samples.Pictures));

        Assert.Contains("草稿，尚未签字确认", text, StringComparison.Ordinal);
        Assert.Contains("王芳　（未签字）", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_Twice_GivesTheSameBytes() =>
        Assert.Equal(Form.Render(Samples.Signed, Samples.NameOf, Samples.Pictures), Form.Render(Samples.Signed, Samples.NameOf, Samples.Pictures));

    [Theory]
    [InlineData("")]
    [InlineData("料仓\u0001\u0008敞开\ud83c 🏭 <b>&amp;</b>\r\n未生产")]
    public void Render_AnyText_IsAValidDocument(string text)
    {
        var bytes = Form.Render(Samples.Signed with { Findings = [Samples.Signed.Findings[0] with { Text = text }], Guidance = [text] }, Samples.NameOf, Samples.Pictures);

        using var document = WordprocessingDocument.Open(new MemoryStream(bytes), isEditable: false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document).Select(fault => $"{fault.Path?.XPath}: {fault.Description}"));
    }

    [Fact]
    public void Render_LongText_IsKeptInFull()
    {
        var text = string.Concat(Enumerable.Repeat("除尘器未运行，", 430));

        Assert.Contains(text, TextOf(Form.Render(Samples.Signed with { Findings = [Samples.Signed.Findings[0] with { Text = text }] }, Samples.NameOf, Samples.Pictures)), StringComparison.Ordinal);
    }

    [Fact]
    public void Render_PictureThatIsNone_IsNamedInItsCaption()
    {
        var pictures = new Dictionary<string, byte[]> { ["aa"] = "not a picture"u8.ToArray() };

        var text = TextOf(Form.Render(Samples.Signed, Samples.NameOf, pictures));

        Assert.Contains("问题1　图1-1\n（照片格式无法显示）", text, StringComparison.Ordinal);
        Assert.Contains("问题1　图1-2\n（照片未能取回）", text, StringComparison.Ordinal);
    }

    /// <summary>One line per paragraph outside a table, one per row inside; pictures and fields as [in brackets].</summary>
    private static string TextOf(byte[] docx)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(docx), isEditable: false);
        var text = new StringBuilder();
        foreach (var element in document.MainDocumentPart!.Document!.Body!.ChildElements)
        {
            var lines = element is Table table
                ? table.Elements<TableRow>().Select(row => "| " + string.Join(" | ", row.Elements<TableCell>().Select(cell => string.Join('\n', cell.Elements<Paragraph>().Select(LineOf)))))
                : element.Descendants<PageBreakBefore>().Select(_ => "[page]").Concat(element is Paragraph paragraph ? [LineOf(paragraph)] : []);
            text.AppendJoin('\n', lines).Append('\n');
        }

        var footer = document.MainDocumentPart.FooterParts.Single().Footer!;
        return text.Append("[footer]\n").AppendJoin('\n', footer.Elements<Paragraph>().Select(LineOf)).ToString();
    }

    private static string LineOf(Paragraph paragraph) => string.Concat(paragraph.Descendants().Select(node => node switch
    {
        Text text when text.Ancestors<SimpleField>().Any() => "",
        Text text => text.Text,
        Break => "\n",
        SimpleField field => $"[{field.Instruction}]",
        DocumentFormat.OpenXml.Drawing.Wordprocessing.Extent extent => $"[picture {extent.Cx! / 36000}x{extent.Cy! / 36000} mm]",
        _ => "",
    }));
}
