using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Domain.Inspections;
using A = DocumentFormat.OpenXml.Drawing;
using Pic = DocumentFormat.OpenXml.Drawing.Pictures;
using Wp = DocumentFormat.OpenXml.Drawing.Wordprocessing;

namespace Bot.Documents;

/// <summary>附图: the pictures of the findings, two in a row, each with its caption.</summary>
internal static class PictureAppendix
{
    private const int EmuPerTwip = 635;
    private const int ColumnWidth = 4649;
    private const int MaxWidth = (ColumnWidth - 300) * EmuPerTwip;
    private const int MaxHeight = 5100 * EmuPerTwip;

    /// <summary>Nothing when no finding has a picture.</summary>
    public static IEnumerable<OpenXmlElement> Of(Inspection inspection, IReadOnlyDictionary<string, byte[]> pictures, IReadOnlySet<string> apart, MainDocumentPart main)
    {
        var shots = inspection.Findings.SelectMany(finding => finding.Pictures.Select((picture, index) => new Shot(finding.Ordinal, index + 1, picture.Sha256, BytesOf(picture, pictures)))).ToList();
        if (shots.Count == 0)
        {
            yield break;
        }

        var title = Word.Centred(6, Word.Run("附图：现场照片", 14, Word.Song, bold: true));
        title.ParagraphProperties!.PrependChild(new PageBreakBefore());
        yield return title;

        // The same picture twice is one part of the file.
        var parts = new Dictionary<string, string>(StringComparer.Ordinal);
        var cells = shots.Select((shot, index) => Word.Cell(ColumnWidth, 1, CellOf(shot, index + 1, apart, parts, main), centred: false)).ToList();
        if (cells.Count % 2 == 1)
        {
            cells.Add(Word.Cell(ColumnWidth, 1, [Word.Centred(0)]));
        }

        yield return Word.Table([ColumnWidth, ColumnWidth], border: 0, cells.Chunk(2).Select(pair => Word.Row(0, false, pair)));
        // Word wants a paragraph after a table that ends the body.
        yield return Word.Left(0);
    }

    private static byte[]? BytesOf(Domain.Inspections.Picture picture, IReadOnlyDictionary<string, byte[]> pictures) =>
        picture.Sha256 is { } hash ? pictures.GetValueOrDefault(hash) : null;

    private static IEnumerable<OpenXmlElement> CellOf(Shot shot, int id, IReadOnlySet<string> apart, Dictionary<string, string> parts, MainDocumentPart main)
    {
        var caption = $"问题{shot.Finding}　图{shot.Finding}-{shot.Ordinal}";
        if (shot.Bytes is not { } bytes || ImageInfo.Of(bytes) is not { } info)
        {
            var why = shot.Sha256 is { } hash && apart.Contains(hash) ? $"照片另发，SHA-256 {hash}" : shot.Bytes is null ? "照片未能取回" : "照片格式无法显示";
            yield return Word.Centred(8, Word.Run($"{caption}\n（{why}）", 10.5));
            yield break;
        }

        if (!parts.TryGetValue(shot.Sha256!, out var relation))
        {
            parts[shot.Sha256!] = relation = $"rIdPicture{id}";
            main.AddNewPart<ImagePart>(info.ContentType, relation).FeedData(new MemoryStream(bytes));
        }

        yield return Word.Centred(2, new Run(Drawing(relation, (uint)id, caption, info))).KeptWithNext();
        yield return Word.Centred(8, Word.Run(caption, 10.5, Word.Song));
    }

    private sealed record Shot(int Finding, int Ordinal, string? Sha256, byte[]? Bytes);

    private static Drawing Drawing(string relation, uint id, string caption, ImageInfo info)
    {
        var scale = Math.Min((double)MaxWidth / info.Width, (double)MaxHeight / info.Height);
        var (width, height) = ((long)(info.Width * scale), (long)(info.Height * scale));
        return new Drawing(new Wp.Inline(
            new Wp.Extent { Cx = width, Cy = height },
            new Wp.DocProperties { Id = id, Name = $"图片 {id}", Description = caption },
            new A.Graphic(new A.GraphicData(new Pic.Picture(
                new Pic.NonVisualPictureProperties(new Pic.NonVisualDrawingProperties { Id = id, Name = $"picture{id}.{info.Extension}" }, new Pic.NonVisualPictureDrawingProperties()),
                new Pic.BlipFill(new A.Blip { Embed = relation }, new A.Stretch(new A.FillRectangle())),
                new Pic.ShapeProperties(
                    new A.Transform2D(new A.Offset { X = 0, Y = 0 }, new A.Extents { Cx = width, Cy = height }),
                    new A.PresetGeometry(new A.AdjustValueList()) { Preset = A.ShapeTypeValues.Rectangle })))
            { Uri = "http://schemas.openxmlformats.org/drawingml/2006/picture" }))
        { DistanceFromTop = 0, DistanceFromBottom = 0, DistanceFromLeft = 0, DistanceFromRight = 0 });
    }
}
