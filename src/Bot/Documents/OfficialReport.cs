using System.Globalization;
using System.IO.Packaging;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Bot.Documents;

/// <summary>A report as .docx in the layout of GB/T 9704 without red head: A4, 仿宋 三号 with 28 points a line, titles in 小标宋, 黑体 and 楷体, page numbers — 1 —.</summary>
internal static class OfficialReport
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private const string MainId = "rIdMain";
    private const string FooterId = "rIdFooter";
    private const string MainType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

    private const string TitleFont = "方正小标宋简体";
    private const string HeadingFont = "黑体";
    private const string SubHeadingFont = "楷体";

    /// <summary>二号, 三号, and 五号 for tables.</summary>
    private const double TitleSize = 22;
    private const double TextSize = 16;
    private const double TableSize = 10.5;

    /// <summary>Space between a table and the text, in twips.</summary>
    private const int AroundTable = 140;

    /// <summary>版心 156 mm in twips.</summary>
    private const int PageWidth = 8844;

    /// <returns>The same bytes for the same blocks.</returns>
    public static byte[] Render(IReadOnlyList<ReportBlock> blocks)
    {
        using var stream = new MemoryStream();
        using (var package = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            // Compressed once, at the end.
            package.CompressionOption = CompressionOption.NotCompressed;
            var main = package.AddNewPart<MainDocumentPart>(MainType, MainId);
            main.AddNewPart<FooterPart>(FooterId).Footer = new Footer(Word.Centred(0, Word.Run("— ", 14, Word.Song), Word.Field("PAGE", 14), Word.Run(" —", 14, Word.Song)));
            var body = new Body();
            for (var index = 0; index < blocks.Count; index++)
            {
                OpenXmlElement element = blocks[index].Table is { } table
                    ? Table(table)
                    : Paragraph(blocks[index], index > 0 ? blocks[index - 1] : null, index + 1 < blocks.Count ? blocks[index + 1] : null);
                body.Append(element);
            }

            body.Append(new SectionProperties(
                new FooterReference { Type = HeaderFooterValues.Default, Id = FooterId },
                new PageSize { Width = 11906, Height = 16838 },
                new PageMargin { Top = 2098, Bottom = 1985, Left = 1588, Right = 1474, Header = 851, Footer = 1418, Gutter = 0 }));
            main.Document = new Document(body);
        }

        return StableZip.Rewrite(stream.ToArray());
    }

    private static Paragraph Paragraph(ReportBlock block, ReportBlock? before, ReportBlock? after) => block.Part switch
    {
        ReportPart.Title => Line(JustificationValues.Center, 0, 0, after?.Part == ReportPart.Title ? 0 : 560, Word.Run(block.Text, TitleSize, TitleFont), line: 700),
        ReportPart.Heading => Line(JustificationValues.Both, 2, Gap(before), 0, Word.Run(block.Text, TextSize, HeadingFont)).KeptWithNext(),
        ReportPart.SubHeading => Line(JustificationValues.Both, 2, Gap(before), 0, Word.Run(block.Text, TextSize, SubHeadingFont)).KeptWithNext(),
        ReportPart.Address => Line(JustificationValues.Left, 0, 0, 0, Word.Run(block.Text, TextSize)),

        // 落款: two characters in from the right, unit and date on one page.
        ReportPart.Right => Line(JustificationValues.Right, 0, before?.Part == ReportPart.Right ? 0 : 560, 0, Word.Run(block.Text, TextSize), right: 640),
        _ => Line(JustificationValues.Both, 2, Gap(before), after?.Table is null ? 0 : AroundTable, Word.Run(block.Text, TextSize)),
    };

    private static int Gap(ReportBlock? before) => before?.Table is null ? 0 : AroundTable;

    /// <param name="indent">Of the first line, in characters.</param>
    /// <param name="line">Height in twips: 28 points.</param>
    private static Paragraph Line(JustificationValues justification, int indent, int before, int after, Run run, int line = 560, int right = 0)
    {
        static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

        var properties = new ParagraphProperties(new SpacingBetweenLines { Before = Number(before), After = Number(after), Line = Number(line), LineRule = LineSpacingRuleValues.Exact });
        var margins = new Indentation();
        if (right > 0)
        {
            margins.Right = Number(right);
        }

        if (indent > 0)
        {
            margins.FirstLine = Number((int)(indent * TextSize * Word.Twips));
            margins.FirstLineChars = indent * 100;
        }

        properties.Append(margins, new Justification { Val = justification });
        return new Paragraph(properties, run);
    }

    private static Table Table(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var widths = Widths(rows);
        return Word.Table(widths, 4, rows.Select((row, index) =>
        {
            var line = Word.Row(397, split: false, [.. row.Select((cell, column) => Cell(widths[column], cell, index == 0, column == 0))]);
            if (index == 0)
            {
                line.TableRowProperties!.Append(new TableHeader());
            }

            return line;
        }));
    }

    private static TableCell Cell(int width, string text, bool header, bool first) => Word.Cell(
        width,
        1,
        [Word.Paragraph(header || !first ? JustificationValues.Center : JustificationValues.Left, 0, Word.Run(text, TableSize, header ? HeadingFont : Word.Song))]);

    /// <summary>By the longest text of each column, a long first column not over half.</summary>
    private static int[] Widths(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var longest = Enumerable.Range(0, rows[0].Count).Select(column => (double)Math.Clamp(rows.Max(row => row[column].Length), 4, 24)).ToArray();
        var sum = longest.Sum();
        return [.. longest.Select(length => (int)(PageWidth * length / sum))];
    }
}
