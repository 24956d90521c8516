namespace Bot.Tests.Architecture;

/// <summary>Short files: 300 lines of source, 400 of tests (design: 3.8).</summary>
public class FileLengthTests
{
    [Theory]
    [InlineData("src", 300)]
    [InlineData("bench", 300)]
    [InlineData("tests", 400)]
    public void NoFile_IsLongerThanTheHouseAllows(string folder, int maximum)
    {
        var files = SourceTree.CSharp(folder).ToList();
        Assert.NotEmpty(files);

        var longer = files
            .Select(path => (Path: SourceTree.Relative(path), Lines: File.ReadLines(path).Count()))
            .Where(file => file.Lines > maximum)
            .Select(file => $"{file.Path}: {file.Lines}");

        Assert.Empty(longer);
    }
}
