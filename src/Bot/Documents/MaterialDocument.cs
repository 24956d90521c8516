using System.IO.Packaging;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Domain.Materials;

namespace Bot.Documents;

/// <summary>A 宣传 material as .docx, A4, to print or to hang up.</summary>
internal static class MaterialDocument
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private const string MainId = "rIdMain";
    private const string MainType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

    /// <returns>The same bytes for the same material.</returns>
    public static byte[] Render(Material material)
    {
        using var stream = new MemoryStream();
        using (var package = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            // Compressed once, at the end.
            package.CompressionOption = CompressionOption.NotCompressed;
            var main = package.AddNewPart<MainDocumentPart>(MainType, MainId);
            var lines = material.Text.Split('\n');
            var body = new Body(Word.Centred(12, Word.Run(material.Title, 22, Word.Song, bold: true)));
            body.Append(lines.Skip(lines[0] == material.Title ? 1 : 0).Select(line => Word.Left(6, Word.Run(line, 16))));
            body.Append(new SectionProperties(
                new PageSize { Width = 11906, Height = 16838 },
                new PageMargin { Top = 1440, Bottom = 1440, Left = 1440, Right = 1440, Header = 737, Footer = 624, Gutter = 0 }));
            main.Document = new Document(body);
        }

        return StableZip.Rewrite(stream.ToArray());
    }
}
