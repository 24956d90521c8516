using System.Globalization;
using Bot.Documents;
using Domain.Inspections;

namespace Bot.Features.ReportFinding.Proposal;

/// <summary>Proposes problem types for an inspector's words: weighted patterns (problem-words.json) plus known texts (problem-examples.tsv). Deterministic and safe for concurrent use.</summary>
internal sealed class ProblemClassifier
{
    /// <summary>How many types a card shows.</summary>
    public const int Shown = 10;

    private const string WordsFile = "problem-words.json";
    private const string ExamplesFile = "problem-examples.tsv";

    private readonly List<(ProblemType Type, double Prior, List<(string Typed, WordPattern Pattern, double Weight)> Patterns)> _types;
    private readonly IReadOnlyDictionary<string, string> _replace;
    private readonly Vocabulary _vocabulary;
    private readonly ExampleIndex _examples;

    /// <exception cref="ContentFileException">One of the two files is missing or broken.</exception>
    public ProblemClassifier(ContentFiles content)
        : this(content.Json<ProblemWords>(WordsFile), Checked(ExamplesFile, () => ProblemExample.Parse(content.Text(ExamplesFile))))
    {
    }

    /// <exception cref="ContentFileException">The words are broken.</exception>
    public ProblemClassifier(ProblemWords words, IReadOnlyList<ProblemExample> examples)
    {
        _replace = words.Replace;
        _vocabulary = new Vocabulary(_replace);
        _types = Checked(WordsFile, () => Compile(words));
        _examples = new ExampleIndex(examples, _replace, _vocabulary);
    }

    /// <summary>All offered types (annex 4 without 15), the likeliest first; equal ones in the order of annex 4.</summary>
    public IReadOnlyList<ProblemType> Rank(string text)
    {
        var index = new TextIndex(text, _replace, _vocabulary);
        var known = _examples.PointsFor(index);
        return
        [
            .. _types
                .Select(type => (type.Type, Points: type.Prior + known[type.Type.Code] + WeightOf(type.Patterns, index)))
                .OrderByDescending(entry => entry.Points)
                .ThenBy(entry => entry.Type.Code)
                .Select(entry => entry.Type),
        ];
    }

    private static double WeightOf(List<(string Typed, WordPattern Pattern, double Weight)> patterns, TextIndex text)
    {
        var weight = 0.0;
        foreach (var (_, pattern, points) in patterns)
        {
            weight += pattern.Matches(text) ? points : 0;
        }

        return weight;
    }

    /// <summary>One line of <c>bot classify</c>: the codes of the types shown, separated by spaces.</summary>
    public string ClassifyLine(string text) => string.Join(' ', Rank(text).Take(Shown).Select(type => type.Code));

    /// <summary>One line of <c>bot classify --why</c> for each of the first three types: points of the known texts and of each pattern that matched; then the nearest known text.</summary>
    public IEnumerable<string> Explain(string text)
    {
        var index = new TextIndex(text, _replace, _vocabulary);
        var known = _examples.PointsFor(index);
        var lines = Rank(text).Take(3).Select(best => _types.Single(entry => entry.Type == best)).Select(type =>
        {
            var matched = type.Patterns.Where(entry => entry.Pattern.Matches(index)).Select(entry => string.Create(CultureInfo.InvariantCulture, $"；{entry.Typed} {entry.Weight:+0.#;-0.#}"));
            return string.Create(CultureInfo.InvariantCulture, $"  {type.Type.Code} {type.Type.Name}：底分 {type.Prior:0.#}；示例 {known[type.Type.Code]:+0.0;-0.0}{string.Concat(matched)}");
        });
        return lines.Append($"  最近的示例：{_examples.NearestTo(index)?.Text}");
    }

    private List<(ProblemType Type, double Prior, List<(string Typed, WordPattern Pattern, double Weight)> Patterns)> Compile(ProblemWords data)
    {
        if (data.Replace.ContainsKey(""))
        {
            throw new FormatException("“Replace”中有空的词。");
        }

        if (data.Types.FirstOrDefault(entry => !ProblemType.Offered.Any(type => type.Code == entry.Code)) is { } stranger)
        {
            throw new FormatException($"没有可提示的问题类型“{stranger.Code}”。");
        }

        return
        [
            .. ProblemType.Offered.Select(type =>
            {
                var entries = data.Types.Where(entry => entry.Code == type.Code).ToList();
                return (type, entries.Sum(entry => entry.Prior), entries.SelectMany(entry => entry.Patterns).Select(entry => (entry.Key, new WordPattern(entry.Key, data.Groups, _vocabulary), entry.Value)).ToList());
            }),
        ];
    }

    private static T Checked<T>(string file, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (FormatException fault)
        {
            throw new ContentFileException($"内容文件“{file}”有误：{fault.Message}", fault);
        }
    }
}
