using System.IO.Packaging;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Domain.Inspections;

namespace Bot.Documents;

/// <summary>入企检查登记表 (annex 3) as .docx, A4: the printed form filled in, the pictures as an appendix.</summary>
internal sealed class RegistrationForm(ContentFiles content)
{
    // Relationship ids are given by hand: the library's own are random and the bytes must not differ.
    private const string MainId = "rIdMain";
    private const string FooterId = "rIdFooter";
    private const string MainType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

    /// <param name="inspection">Usually signed; a draft is rendered too and says so in the footer.</param>
    /// <param name="nameOf">Name of a user id.</param>
    /// <param name="pictures">Bytes by <see cref="Domain.Inspections.Picture.Sha256"/>; what is missing is named in its caption.</param>
    /// <param name="apart">Hashes of pictures that are sent as files of their own (see <see cref="PictureLimit"/>); their captions name them.</param>
    /// <returns>The same bytes for the same input.</returns>
    /// <exception cref="ContentFileException">The file with the form's labels is missing or broken.</exception>
    public byte[] Render(Inspection inspection, Func<string, string> nameOf, IReadOnlyDictionary<string, byte[]> pictures, IReadOnlySet<string>? apart = null)
    {
        var labels = content.FormLabels;
        using var stream = new MemoryStream();
        using (var package = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            // Compressed once, at the end.
            package.CompressionOption = CompressionOption.NotCompressed;
            var main = package.AddNewPart<MainDocumentPart>(MainType, MainId);
            main.AddNewPart<FooterPart>(FooterId).Footer = Footer(inspection);

            var body = new Body(
                Word.Centred(8, Word.Run(labels.Title, 18, Word.Song, bold: true)),
                Word.Paragraph(JustificationValues.Right, 4, Word.Run($"{labels.Number}{inspection.Number?.ToString("0000", null) ?? "      "}", 12, Word.Song)));
            body.Append(FormTable.Of(inspection, labels, nameOf));
            body.Append(Word.Left(0, Word.Run(labels.Note, 10.5, Word.Song)));
            body.Append(PictureAppendix.Of(inspection, pictures, apart ?? new HashSet<string>(), main));
            body.Append(new SectionProperties(
                new FooterReference { Type = HeaderFooterValues.Default, Id = FooterId },
                new PageSize { Width = 11906, Height = 16838 },
                new PageMargin { Top = 1304, Bottom = 1247, Left = 1304, Right = 1304, Header = 737, Footer = 624, Gutter = 0 }));
            main.Document = new Document(body);
        }

        return StableZip.Rewrite(stream.ToArray());
    }

    private static Footer Footer(Inspection inspection) => new(
        Word.Centred(0, Word.Run("第 ", 9, Word.Song), Word.Field("PAGE", 9), Word.Run(" 页　共 ", 9, Word.Song), Word.Field("NUMPAGES", 9), Word.Run(" 页", 9, Word.Song)),
        Word.Centred(0, Word.Run(Origin(inspection), 7.5, Word.Song, colour: "595959")));

    private static string Origin(Inspection inspection) =>
        (inspection.SnapshotHash is { } hash ? $"版本 {inspection.Version}　SHA-256 {hash}" : $"版本 {inspection.Version}　草稿，尚未签字确认")
        + (inspection.Replaces is { } old ? $"\n更正并代替登记表 {old}" : "");
}
