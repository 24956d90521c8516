using System.Text.RegularExpressions;

namespace Bot.Documents;

/// <summary>What a paragraph of a report is.</summary>
internal enum ReportPart
{
    Title,

    /// <summary>一、</summary>
    Heading,

    /// <summary>（一）</summary>
    SubHeading,
    Text,

    /// <summary>Unit and date at the end.</summary>
    Right,

    /// <summary>The address above the text: no indent.</summary>
    Address,
}

/// <param name="Table">Stands in place of the text; the first row is the headers.</param>
internal sealed record ReportBlock(ReportPart Part, string Text, IReadOnlyList<IReadOnlyList<string>>? Table = null);

/// <summary>A report as an operator wrote it: lines with {names} that the program fills in.</summary>
internal sealed partial class ReportTemplate
{
    private readonly List<(ReportPart Part, string Words)> _lines = [];

    private ReportTemplate()
    {
    }

    /// <param name="known">Names that can be filled in.</param>
    /// <exception cref="ContentFileException">A name is not known, or the file holds no title; the sentence names file and line.</exception>
    public static ReportTemplate Read(string file, string text, IReadOnlyCollection<string> known)
    {
        var template = new ReportTemplate();
        foreach (var (index, line) in text.Split('\n').Index())
        {
            var words = line.Trim();
            if (words.Length == 0 || words.StartsWith("//", StringComparison.Ordinal))
            {
                continue;
            }

            var strange = Name().Matches(words).Select(match => match.Groups["name"].Value).FirstOrDefault(name => !known.Contains(name));
            if (strange is not null || Name().Replace(words, "").AsSpan().IndexOfAny('{', '}') >= 0)
            {
                throw new ContentFileException(strange is null
                    ? FormattableString.Invariant($"内容文件“{file}”第{index + 1}行的大括号不成对。")
                    : FormattableString.Invariant($"内容文件“{file}”第{index + 1}行的“{{{strange}}}”没有这个名字。可以写：{string.Join('、', known)}。"));
            }

            template._lines.Add(template._lines.Count == 0 ? (ReportPart.Title, words) : Of(words));
        }

        return template._lines.Count > 1 ? template : throw new ContentFileException($"内容文件“{file}”里没有标题和正文。");
    }

    /// <param name="words">Text by name; lines become paragraphs.</param>
    /// <param name="tables">Tables by name; a name alone on its line.</param>
    public IReadOnlyList<ReportBlock> Fill(IReadOnlyDictionary<string, string> words, IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyList<string>>> tables)
    {
        var blocks = new List<ReportBlock>();
        foreach (var (part, line) in _lines)
        {
            if (Name().Match(line) is { Success: true } only && only.Length == line.Length && tables.TryGetValue(only.Groups["name"].Value, out var table))
            {
                if (table.Count > 1)
                {
                    blocks.Add(new ReportBlock(part, "", table));
                }

                continue;
            }

            var filled = Name().Replace(line, match => words.GetValueOrDefault(match.Groups["name"].Value, ""));
            blocks.AddRange(filled.Split('\n').Select(one => one.Trim()).Where(one => one.Length > 0).Select(one => new ReportBlock(part, one)));
        }

        return blocks;
    }

    private static (ReportPart Part, string Words) Of(string words) => words switch
    {
        ['=', ' ', .. var rest] => (ReportPart.Title, rest),
        ['#', '#', ' ', .. var rest] => (ReportPart.SubHeading, rest),
        ['#', ' ', .. var rest] => (ReportPart.Heading, rest),
        ['>', '>', ' ', .. var rest] => (ReportPart.Right, rest),
        [.., '：'] when !words.Contains('。', StringComparison.Ordinal) && !words.Contains('{', StringComparison.Ordinal) => (ReportPart.Address, words),
        _ => (ReportPart.Text, words),
    };

    [GeneratedRegex("\\{(?<name>[^{}]*)\\}", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();
}
