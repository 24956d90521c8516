using System.Globalization;
using System.Text;
using Bot.Features.Shared;
using Domain.Inspections;

namespace Bot.Features.ReportFinding;

/// <summary>
/// The short form of the practised: type (code or name), handling, deadline and severity in any order before or after the text.
/// What is not recognised is text; a part that is there already ends the search on that side.
/// </summary>
internal sealed class OneLine
{
    private static readonly Dictionary<string, Handling> Handlings = new(StringComparer.Ordinal)
    {
        ["市级立案"] = Handling.Of(1),
        ["移交立案"] = Handling.Of(2),
        ["移交环保"] = Handling.Of(2),
        ["立改"] = Handling.Of(3),
        ["限期"] = Handling.Of(4),
        ["移交政府"] = Handling.Of(5),
        ["移交当地政府"] = Handling.Of(5),
    };

    private static readonly Dictionary<string, Severity> Severities = new(StringComparer.Ordinal)
    {
        ["一般"] = Severity.General,
        ["一般问题"] = Severity.General,
        ["重点"] = Severity.Key,
        ["重点问题"] = Severity.Key,
        ["重大"] = Severity.Major,
        ["重大问题"] = Severity.Major,
    };

    private static readonly char[] Joints = [' ', '\t', '\r', '\n', '\u3000', ',', '\uFF0C', '、', ';', '\uFF1B', ':', '\uFF1A'];

    private readonly DateOnly _today;
    private readonly List<string> _notes = [];
    private ProblemType? _type;
    private Handling? _handling;
    private DateOnly? _deadline;
    private Severity? _severity;
    private bool _saysDeadline;

    private OneLine(DateOnly today) => _today = today;

    /// <param name="line">Without the leading 问题 or 改 n.</param>
    /// <param name="today">Local date, for 3天后 and dates without a year.</param>
    public static FindingParts Read(string line, DateOnly today) => new OneLine(today).Parse(line);

    private FindingParts Parse(string line)
    {
        var words = Split(line);
        _saysDeadline = words.Exists(word => HandlingOf(word.Text) == Handling.Deadline);
        var first = 0;
        while (first < words.Count && TakeInFront(words[first]))
        {
            first++;
        }

        var last = words.Count - 1;
        while (last >= first && (Take(words[last]) || (last < words.Count - 1 && TakeNumber(words[last].Text))))
        {
            last--;
        }

        var text = first > last ? "" : line[words[first].Start..words[last].End];
        return new FindingParts(text, _type, _handling, _deadline, _severity, _notes);
    }

    /// <summary>In front of the text a number and a date are meant as such even when they are wrong: then the line says so.</summary>
    private bool TakeInFront(Word word)
    {
        if (Take(word) || TakeNumber(word.Text))
        {
            return true;
        }

        if (_type is null && int.TryParse(word.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            _notes.Add(FindingTexts.UnknownType(number));
            return true;
        }

        if (_deadline is null && Day(word.Text) is { Fault: { } fault })
        {
            _notes.Add(fault);
            return true;
        }

        return false;
    }

    private bool Take(Word word)
    {
        if (_severity is null && Severities.TryGetValue(word.Text, out var severity))
        {
            _severity = severity;
            return true;
        }

        if (_handling is null && HandlingOf(word.Text) is { } handling)
        {
            _handling = handling;
            return true;
        }

        if (_deadline is null && Day(word.Text) is { Day: { } day })
        {
            _deadline = day;
            return true;
        }

        // A type's name is also what people write in the text, so it counts only when it stands by itself.
        if (_type is null && word.StandsAlone && TypeOf(word.Text) is { } type)
        {
            _type = type;
            return true;
        }

        return false;
    }

    /// <summary>12.25 is a date only beside 限期整改: it may be a measured value.</summary>
    private DayText? Day(string word) => !_saysDeadline && DayText.MayBeANumber(word) ? null : DayText.Read(word, _today);

    /// <summary>The first number is the type, a second one of 1-5 the handling.</summary>
    private bool TakeNumber(string word)
    {
        if (!int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return false;
        }

        if (_type is null && number >= 1 && number <= ProblemType.All.Count)
        {
            _type = ProblemType.Of(ProblemType.Counted(number));
            return true;
        }

        if (_type is not null && _handling is null && number >= 1 && number <= Handling.All.Count)
        {
            _handling = Handling.Of(number);
            return true;
        }

        return false;
    }

    private static Handling? HandlingOf(string word) =>
        Handling.All.FirstOrDefault(handling => handling.Name == word) ?? Handlings.GetValueOrDefault(word);

    private static ProblemType? TypeOf(string word)
    {
        const int LeastCharacters = 4;
        var found = ProblemType.Offered.Where(type => Plain(type.Name).StartsWith(Plain(word), StringComparison.OrdinalIgnoreCase)).ToList();
        return found.Find(type => Plain(type.Name) == Plain(word)) ?? (word.Length >= LeastCharacters && found is [var only] ? only : null);
    }

    private static string Plain(string name) => new([.. name.Normalize(NormalizationForm.FormKC).Where(char.IsLetterOrDigit)]);

    private static List<Word> Split(string line)
    {
        var words = new List<Word>();
        var start = 0;
        for (var at = 0; at <= line.Length; at++)
        {
            if (at < line.Length && !Joints.Contains(line[at]))
            {
                continue;
            }

            if (at > start)
            {
                var alone = (start == 0 || char.IsWhiteSpace(line[start - 1])) && at < line.Length && char.IsWhiteSpace(line[at]);
                words.Add(new Word(line[start..at].Normalize(NormalizationForm.FormKC), start, at, alone));
            }

            start = at + 1;
        }

        return words;
    }

    /// <param name="StandsAlone">Between blanks, with something behind it.</param>
    private sealed record Word(string Text, int Start, int End, bool StandsAlone);
}
