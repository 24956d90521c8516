using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using A = DocumentFormat.OpenXml.Drawing;
using Pic = DocumentFormat.OpenXml.Drawing.Pictures;
using Wp = DocumentFormat.OpenXml.Drawing.Wordprocessing;

namespace Bot.Documents;

/// <summary>Puts pictures into a document, fitted into half a page's width, each with its caption.</summary>
internal sealed class PictureFrame(MainDocumentPart main, IReadOnlyDictionary<string, byte[]> pictures)
{
    /// <summary>Half of what A4 has between our margins, in twips.</summary>
    public const int ColumnWidth = 4649;

    private const int EmuPerTwip = 635;
    private const int MaxWidth = (ColumnWidth - 300) * EmuPerTwip;
    private const int MaxHeight = 5100 * EmuPerTwip;

    /// <summary>The same picture twice is one part of the file.</summary>
    private readonly Dictionary<string, string> _parts = new(StringComparer.Ordinal);
    private int _drawn;

    /// <summary>Whether the bytes are there.</summary>
    public bool Has(string sha256) => pictures.ContainsKey(sha256);

    /// <param name="sha256">Null when the bytes never came.</param>
    /// <param name="absent">Why bytes that are known by their hash are not shown.</param>
    public IEnumerable<OpenXmlElement> Of(string? sha256, string caption, string absent)
    {
        _drawn++;
        if (sha256 is null || !pictures.TryGetValue(sha256, out var bytes))
        {
            return [Word.Centred(8, Word.Run($"{caption}\n（{(sha256 is null ? "照片未能取回" : $"{absent}，SHA-256 {sha256}")}）", 10.5))];
        }

        if (ImageInfo.Of(bytes) is not { } info)
        {
            return [Word.Centred(8, Word.Run($"{caption}\n（照片格式无法显示）", 10.5))];
        }

        if (!_parts.TryGetValue(sha256, out var relation))
        {
            _parts[sha256] = relation = $"rIdPicture{_drawn}";
            main.AddNewPart<ImagePart>(info.ContentType, relation).FeedData(new MemoryStream(bytes));
        }

        return
        [
            Word.Centred(2, new Run(Drawing(relation, (uint)_drawn, caption, info))).KeptWithNext(),
            Word.Centred(8, Word.Run(caption, 10.5, Word.Song)),
        ];
    }

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
