using System.IO.Packaging;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Bot.Documents;

/// <summary>A picture of the sheet with what is said below it.</summary>
/// <param name="Sha256">Null when its bytes never came.</param>
internal sealed record SheetPicture(string? Sha256, string Caption);

/// <summary>What 整改前后对照 shows.</summary>
/// <param name="Lines">Under the title: enterprise, finding, deadline, the enterprise's words.</param>
/// <param name="Before">整改前, of the inspection.</param>
/// <param name="After">整改后, of the enterprise.</param>
internal sealed record EvidenceSheetContent(string Title, IReadOnlyList<string> Lines, IReadOnlyList<SheetPicture> Before, IReadOnlyList<SheetPicture> After);

/// <summary>整改前后对照 as .docx, A4: before on the left, after on the right.</summary>
internal static class EvidenceSheet
{
    private const string MainId = "rIdMain";
    private const string MainType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

    /// <param name="pictures">Bytes by hash; what is missing is named in its caption.</param>
    /// <returns>The same bytes for the same input.</returns>
    public static byte[] Render(EvidenceSheetContent content, IReadOnlyDictionary<string, byte[]> pictures)
    {
        using var stream = new MemoryStream();
        using (var package = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            // Compressed once, at the end.
            package.CompressionOption = CompressionOption.NotCompressed;
            var main = package.AddNewPart<MainDocumentPart>(MainType, MainId);
            var frame = new PictureFrame(main, pictures);
            var body = new Body(Word.Centred(8, Word.Run(content.Title, 18, Word.Song, bold: true)));
            body.Append(content.Lines.Select(line => Word.Left(4, Word.Run(line, 12))));
            body.Append(Word.Table([PictureFrame.ColumnWidth, PictureFrame.ColumnWidth], border: 4, Rows(content, frame)));

            // Word wants a paragraph after a table that ends the body.
            body.Append(Word.Left(0));
            body.Append(new SectionProperties(
                new PageSize { Width = 11906, Height = 16838 },
                new PageMargin { Top = 1304, Bottom = 1247, Left = 1304, Right = 1304, Header = 737, Footer = 624, Gutter = 0 }));
            main.Document = new Document(body);
        }

        return StableZip.Rewrite(stream.ToArray());
    }

    private static IEnumerable<TableRow> Rows(EvidenceSheetContent content, PictureFrame frame)
    {
        yield return Word.Row(0, false, Head("整改前"), Head("整改后"));
        for (var row = 0; row < Math.Max(Math.Max(content.Before.Count, content.After.Count), 1); row++)
        {
            yield return Word.Row(0, false, Cell(content.Before, row, frame), Cell(content.After, row, frame));
        }
    }

    private static TableCell Head(string text) => Word.Cell(PictureFrame.ColumnWidth, 1, [Word.Centred(2, Word.Run(text, 12, Word.Song, bold: true))]);

    private static TableCell Cell(IReadOnlyList<SheetPicture> pictures, int row, PictureFrame frame) => Word.Cell(
        PictureFrame.ColumnWidth,
        1,
        row < pictures.Count ? frame.Of(pictures[row].Sha256, pictures[row].Caption, "照片太大，未放入") : [Word.Centred(0, Word.Run(row == 0 ? "（没有照片）" : "", 10.5))],
        centred: false);
}
