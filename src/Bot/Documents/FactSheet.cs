using System.IO.Packaging;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Bot.Documents;

/// <summary>A line of a sheet: what it is, and what it says.</summary>
/// <param name="Weighs">Has to be seen first: something is open, late or came back.</param>
internal sealed record SheetRow(string Label, string Text, bool Weighs = false);

/// <param name="Rows">Empty: <paramref name="Nothing"/> is said.</param>
internal sealed record SheetSection(string Title, IReadOnlyList<SheetRow> Rows, string Nothing);

/// <summary>Sections of labelled lines as .docx, A4, with the page's number below.</summary>
internal static class FactSheet
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private const string MainId = "rIdMain";
    private const string FooterId = "rIdFooter";
    private const string MainType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    private const string FooterType = "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml";
    private const int LabelWidth = 2300;
    private const int TextWidth = 6998;

    /// <summary>What is open or late, as in print: dark enough on grey paper too.</summary>
    private const string Weighty = "B00000";

    /// <returns>The same bytes for the same contents.</returns>
    public static byte[] Render(string title, string subtitle, IReadOnlyList<SheetSection> sections)
    {
        using var stream = new MemoryStream();
        using (var package = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            // Compressed once, at the end.
            package.CompressionOption = CompressionOption.NotCompressed;
            var main = package.AddNewPart<MainDocumentPart>(MainType, MainId);
            var footer = main.AddNewPart<FooterPart>(FooterType, FooterId);
            footer.Footer = new Footer(Word.Centred(0, Word.Field("PAGE", 9), Word.Run(" / ", 9), Word.Field("NUMPAGES", 9)));
            var body = new Body(
                Word.Centred(4, Word.Run(title, 18, Word.Song, bold: true)),
                Word.Centred(8, Word.Run(subtitle, 10.5)));
            foreach (var section in sections)
            {
                body.Append(Word.Left(3, Word.Run(section.Title, 13, Word.Song, bold: true)).KeptWithNext());
                body.Append(section.Rows.Count == 0
                    ? [Word.Left(8, Word.Run(section.Nothing, 11))]
                    : (OpenXmlElement[])[Word.Table([LabelWidth, TextWidth], border: 4, section.Rows.Select(Row)), Word.Left(4)]);
            }

            body.Append(new SectionProperties(
                new FooterReference { Type = HeaderFooterValues.Default, Id = FooterId },
                new PageSize { Width = 11906, Height = 16838 },
                new PageMargin { Top = 1134, Bottom = 1134, Left = 1304, Right = 1304, Header = 737, Footer = 624, Gutter = 0 }));
            main.Document = new Document(body);
        }

        return StableZip.Rewrite(stream.ToArray());
    }

    private static TableRow Row(SheetRow row) => Word.Row(
        0,
        false,
        Word.Cell(LabelWidth, 1, [Word.Left(0, Word.Run(row.Label, 10.5, Word.Song))]),
        Word.Cell(TextWidth, 1, [Word.Left(0, Word.Run(row.Text, 10.5, bold: row.Weighs, colour: row.Weighs ? Weighty : null))]));
}
