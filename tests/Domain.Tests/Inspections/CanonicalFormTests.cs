using System.Globalization;
using Domain.Inspections;
using Domain.Tests.Support;

namespace Domain.Tests.Inspections;

public sealed class CanonicalFormTests
{
    [Fact]
    public void TextOf_AnyChangedField_ChangesTheHash()
    {
        var form = Rich();
        var hash = CanonicalForm.Sha256Of(CanonicalForm.TextOf(form));
        var changes = Variations.Of(form, typeof(Inspection), "form").ToList();

        Assert.True(changes.Count > 50, $"Only {changes.Count} fields were reached.");
        Assert.All(changes.Where(change => change.Path != "form.SnapshotHash"), change =>
            Assert.True(hash != CanonicalForm.Sha256Of(CanonicalForm.TextOf((Inspection)change.Value!)), $"{change.Path} is not in the text."));
    }

    [Fact]
    public void TextOf_LeavesOutOnlyTheHashItself()
    {
        var form = Rich();

        Assert.Equal(CanonicalForm.TextOf(form), CanonicalForm.TextOf(form with { SnapshotHash = "0" }));
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("th-TH")]
    [InlineData("ar-SA")]
    [InlineData("fa-IR")]
    public void TextOf_InAnyCulture_IsTheSame(string culture)
    {
        var (form, before) = (Rich(), CultureInfo.CurrentCulture);
        var expected = CanonicalForm.TextOf(form);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal(expected, CanonicalForm.TextOf(form));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void TextOf_ValueWithLineBreaks_CannotLookLikeAnotherField()
    {
        var form = Some.Draft() with { ExceptionReason = "a\nexception.approver=boss\\\r" };

        Assert.Contains("\nexception=a\\nexception.approver=boss\\\\\\r\nexception.approver\n", CanonicalForm.TextOf(form), StringComparison.Ordinal);
    }

    [Fact]
    public void TextOf_SameMomentInAnotherOffset_IsTheSame()
    {
        var form = Rich();

        Assert.Equal(CanonicalForm.TextOf(form), CanonicalForm.TextOf(form with { OpenedAt = form.OpenedAt.ToOffset(TimeSpan.Zero) }));
    }

    [Fact]
    public void TextOf_Lines_AreReadable()
    {
        var lines = CanonicalForm.TextOf(Rich()).Split('\n');

        Assert.Equal("form=1", lines[0]);
        Assert.Contains("opened=2020-12-07T01:30:00.000Z", lines);
        Assert.Contains("enterprise.latitude=37.513", lines);
        Assert.Contains("enterprise.longitude=115.724", lines);
        Assert.Contains("finding.1.type=7 污染防治设施不正常运行", lines);
        Assert.Contains("finding.1.deadline=2020-12-20", lines);
        Assert.Contains("signature.2.user=zhao", lines);
    }

    // Published vector: FIPS 180-4, SHA-256 of "abc".
    [Fact]
    public void Sha256Of_PublishedVector() =>
        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", CanonicalForm.Sha256Of("abc"));

    /// <summary>A form in which no field is null and no list empty, so that each can be changed.</summary>
    private static Inspection Rich()
    {
        var form = Some.Frozen(Severity.Key);
        return form with
        {
            Enterprise = form.Enterprise with { IndustryWord = "其他", OffListReason = "已关停" },
            ExceptionReason = "信访举报",
            ExceptionApprover = "dui",
            Guidance = ["完善台账"],
            Objections = [new Objection("zhao", "赵二", Some.Now, "有误")],
            Replaces = "i0",
            Findings = [form.Findings[0] with { Pictures = [new Picture("m1", "aa", Some.Now)], Answered = [FormPart.Pollution] }],
        };
    }
}
