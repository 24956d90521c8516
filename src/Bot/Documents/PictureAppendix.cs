using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Domain.Inspections;

namespace Bot.Documents;

/// <summary>附图: the pictures of the findings, two in a row, each with its caption.</summary>
internal static class PictureAppendix
{
    /// <summary>Nothing when no finding has a picture.</summary>
    /// <param name="apart">Hashes of pictures that are sent as files of their own.</param>
    public static IEnumerable<OpenXmlElement> Of(Inspection inspection, IReadOnlyDictionary<string, byte[]> pictures, IReadOnlySet<string> apart, MainDocumentPart main)
    {
        var shots = inspection.Findings
            .SelectMany(finding => finding.Pictures.Select((picture, index) => (picture.Sha256, Caption: $"问题{finding.Ordinal}　图{finding.Ordinal}-{index + 1}")))
            .ToList();
        if (shots.Count == 0)
        {
            yield break;
        }

        var title = Word.Centred(6, Word.Run("附图：现场照片", 14, Word.Song, bold: true));
        title.ParagraphProperties!.PrependChild(new PageBreakBefore());
        yield return title;

        var frame = new PictureFrame(main, pictures);
        var cells = shots.Select(shot => Word.Cell(PictureFrame.ColumnWidth, 1, Content(frame, shot.Sha256, shot.Caption, apart), centred: false)).ToList();
        if (cells.Count % 2 == 1)
        {
            cells.Add(Word.Cell(PictureFrame.ColumnWidth, 1, [Word.Centred(0)]));
        }

        yield return Word.Table([PictureFrame.ColumnWidth, PictureFrame.ColumnWidth], border: 0, cells.Chunk(2).Select(pair => Word.Row(0, false, pair)));

        // Word wants a paragraph after a table that ends the body.
        yield return Word.Left(0);
    }

    private static IEnumerable<OpenXmlElement> Content(PictureFrame frame, string? sha256, string caption, IReadOnlySet<string> apart) =>
        frame.Of(sha256 is not null && !apart.Contains(sha256) && !frame.Has(sha256) ? null : sha256, caption, "照片另发");
}
