namespace Bot.Features.ReportFinding.Proposal;

/// <summary>problem-words.json: what in a text speaks for which problem type. Its head comment tells the operator how to write it.</summary>
/// <param name="Replace">Typing errors and synonyms, replaced before matching, in the order of the file.</param>
/// <param name="Groups">Words that mean the same, by the name that patterns use.</param>
/// <param name="Types">Patterns and weights of each problem type.</param>
internal sealed record ProblemWords(
    IReadOnlyDictionary<string, string> Replace,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Groups,
    IReadOnlyList<TypeWords> Types);

/// <param name="Code">Problem type, annex 4.</param>
/// <param name="Patterns">Weight by pattern.</param>
/// <param name="Prior">Weight of the type before anything is read.</param>
internal sealed record TypeWords(int Code, IReadOnlyDictionary<string, double> Patterns, double Prior = 0);

/// <summary>One line of problem-examples.tsv: a text and the types that fit it, best first.</summary>
internal sealed record ProblemExample(IReadOnlyList<int> Codes, string Text)
{
    /// <summary>Lines "codes TAB text", codes separated by commas; empty lines and lines that begin with # are left out.</summary>
    /// <exception cref="FormatException">A line has another form; the message names its number.</exception>
    public static IReadOnlyList<ProblemExample> Parse(string lines) =>
        [.. lines.Split('\n').Select((line, index) => (Line: line.TrimEnd('\r'), Number: index + 1)).Where(row => row.Line.Length > 0 && row.Line[0] != '#').Select(row => ParseLine(row.Line, row.Number))];

    private static ProblemExample ParseLine(string line, int number)
    {
        var cells = line.Split('\t');
        var codes = cells[0].Split(',').Select(code => int.TryParse(code, out var value) && value is >= 1 and <= 27 ? value : 0).ToList();
        return cells.Length == 2 && !codes.Contains(0)
            ? new(codes, cells[1])
            : throw new FormatException($"第 {number} 行应为“类型编号（1-27，多个用逗号分开）、制表符、问题描述”。");
    }
}
