using System.IO.Compression;
using Bot.Documents;
using Domain.Inspections;
using Microsoft.Extensions.Options;

namespace Bot.Tests.Documents;

public class PictureLimitTests
{
    private static readonly RegistrationForm Form = new(new ContentFiles(Options.Create(new ContentOptions())));

    [Fact]
    public void TwelveMegabytesGoIn_WhatIsTooMuchDoesNot_ASmallerOneAfterItDoes()
    {
        var limit = new PictureLimit();

        Assert.True(limit.Takes(8 * 1024 * 1024));
        Assert.False(limit.Takes(5 * 1024 * 1024));
        Assert.True(limit.Takes(4 * 1024 * 1024));
        Assert.False(limit.Takes(1));
    }

    [Fact]
    public void APictureSentApart_IsNamedByItsHash()
    {
        var enclosed = Samples.Pictures.Where(one => one.Key == "aa").ToDictionary();

        using var document = DocumentFormat.OpenXml.Packaging.WordprocessingDocument.Open(
            new MemoryStream(Form.Render(Samples.Signed, Samples.NameOf, enclosed, new HashSet<string> { "bb" })), isEditable: false);

        Assert.Contains("照片另发，SHA-256 bb", document.MainDocumentPart!.Document!.InnerText, StringComparison.Ordinal);
        Assert.Contains("照片未能取回", document.MainDocumentPart.Document.InnerText, StringComparison.Ordinal);
    }

    [Fact]
    public void TheSamePictureTwice_IsInTheFileOnce()
    {
        var finding = Samples.Signed.Findings[0];
        var twice = Samples.Signed with { Findings = [finding with { Pictures = [new Picture("m1", "aa", Samples.Signed.OpenedAt), new Picture("m2", "aa", Samples.Signed.OpenedAt)] }] };

        using var zip = new ZipArchive(new MemoryStream(Form.Render(twice, Samples.NameOf, Samples.Pictures)));

        Assert.Single(zip.Entries, entry => entry.FullName.EndsWith(".png", StringComparison.Ordinal));
    }
}
