using System.Text;
using Domain.Materials;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Domain.Tests.Materials;

/// <summary>A material is cut where a point begins, and nowhere else.</summary>
public sealed class MaterialTextTests
{
    private static readonly string[] Heads = ["1.", "2、", "十、", "（三）", "第四条 ", "", "", " "];

    private static readonly string[] Words = ["企业要保障污染防治设施正常运行，", "3.5吨", "abc ", "👨‍👩‍👧", "𠮷", "é", ""];

    [Property(MaxTest = 500)]
    public Property EveryPartFits_JoinedTheyAreTheText_AndEachBeginsAPoint() => Prop.ForAll(Texts().ToArbitrary(), text =>
    {
        var points = MaterialText.Points(text);
        Assert.Equal(text, string.Join('\n', points));
        if (MaterialText.Split(text) is not { } parts)
        {
            return points.Any(point => Encoding.UTF8.GetByteCount(point) > MaterialText.MostBytes);
        }

        Assert.All(parts, part => Assert.InRange(Encoding.UTF8.GetByteCount(part), 0, MaterialText.MostBytes));
        Assert.Equal(text, string.Join('\n', parts));

        // The points of the parts, one after the other, are the points of the text: no part begins within one.
        return parts.SelectMany(MaterialText.Points).SequenceEqual(points);
    });

    [Fact]
    public void APoint_KeepsTheLinesBelowIt_UpToAnEmptyLine() => Assert.Equal(
        ["公开信", "1.第一点\n说明\n3.5吨也是说明", "2.第二点\n", "落款", "2020年12月1日"],
        MaterialText.Points("公开信\n1.第一点\n说明\n3.5吨也是说明\n2.第二点\n\n落款\n2020年12月1日"));

    [Fact]
    public void APointThatFitsNoMessage_CannotBeSplit()
    {
        Assert.Null(MaterialText.Split($"1.{new string('字', 683)}"));
        Assert.Single(MaterialText.Split($"1.{new string('字', 682)}")!);
    }

    [Fact]
    public void MoreThanFiveMessages_GoAsAFile()
    {
        Assert.Equal(5, Long(5).Messages!.Count);
        Assert.Null(Long(6).Messages);
    }

    private static Material Long(int points) => new()
    {
        Id = "letter",
        Kind = MaterialKind.OpenLetter,
        Title = "公开信",
        Version = 1,
        Text = string.Join('\n', Enumerable.Range(1, points).Select(point => $"{point}.{new string('字', 500)}")),
    };

    private static Gen<string> Texts() =>
        from lines in Gen.Choose(1, 30)
        from text in Line().ListOf(lines)
        select string.Join('\n', text);

    private static Gen<string> Line() =>
        from head in Gen.Elements(Heads)
        from word in Gen.Elements(Words)
        from times in Gen.Frequency((8, Gen.Choose(0, 30)), (1, Gen.Choose(30, 60)))
        select head + string.Concat(Enumerable.Repeat(word, times));
}
