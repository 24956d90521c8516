using System.Globalization;
using Bot.Features.Shared;
using Domain;
using Domain.Enterprises;
using Domain.Inspections;

namespace Bot.Features.ConfirmInspection;

/// <summary>Turns the answer to a question about a missing part into the next state of the form.</summary>
internal static class FormAnswers
{
    /// <summary>Buttons that answer by themselves: verb → the words or code they stand for.</summary>
    public static IReadOnlyDictionary<string, string> Buttons { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["fill-producing"] = "现场正在生产",
        ["fill-halted"] = "现场未生产",
        ["fill-overhaul"] = "现场停产检修",
        ["fill-clean"] = "未见明显污染现象",
        ["fill-general"] = "一般",
        ["fill-key"] = "重点",
        ["fill-major"] = "重大",
        ["fill-h1"] = "1",
        ["fill-h2"] = "2",
        ["fill-h3"] = "3",
        ["fill-h4"] = "4",
        ["fill-h5"] = "5",
        ["fill-due7"] = "7天",
        ["fill-due15"] = "15天",
        ["fill-due30"] = "30天",
    };

    /// <summary>没有 to the question which pollution is seen is its button: alone it would say nothing on the form.</summary>
    public static string Meant(MissingPart? missing, string words) =>
        missing?.Part == FormPart.Pollution && SmallTalk.IsNone(words) ? Buttons["fill-clean"] : words;

    /// <summary>Null when the words do not answer the question.</summary>
    public static Outcome<Inspection>? Apply(Inspection inspection, MissingPart missing, string words, DateOnly today) => missing.Part switch
    {
        FormPart.Coordinates => Point(words) is { } point ? Filing.Locate(inspection, point) : null,
        FormPart.FindingType => TypeOf(words) is { } type ? Change(inspection, missing, finding => finding with { Type = type }) : null,
        FormPart.FindingHandling => HandlingOf(words) is { } handling ? Change(inspection, missing, finding => finding with { Handling = handling }) : null,
        FormPart.FindingSeverity => SeverityOf(words) is { } severity ? Change(inspection, missing, finding => finding with { Severity = severity }) : null,
        FormPart.FindingDeadline => DayText.Read(words, today) is { Day: { } day }
            ? Change(inspection, missing, finding => finding with { Deadline = day })
            : null,
        FormPart.SecondInspector or FormPart.AnyFinding => null,
        FormPart.LegalRepresentative or FormPart.Address or FormPart.EnterpriseType or FormPart.Township when SmallTalk.IsNoFact(words) => null,
        _ when SmallTalk.IsCourtesy(words) => null,
        _ => Words.SaySomething(words) ? Filing.Fill(inspection, missing, words) : null,
    };

    /// <summary>Why the words are no answer, where more is known than that.</summary>
    public static string? Fault(MissingPart missing, string words, DateOnly today) =>
        missing.Part == FormPart.FindingDeadline ? DayText.Read(words, today)?.Fault : null;

    /// <summary>The answer as the form has it now, in words: a tap carries only codes and user ids.</summary>
    public static string Shown(Inspection changed, MissingPart missing, string answer, IReadOnlyDictionary<string, string> names)
    {
        var finding = changed.Findings.FirstOrDefault(one => one.Id == missing.FindingId);
        return missing.Part switch
        {
            FormPart.SecondInspector => names[changed.Inspectors[^1]],
            FormPart.AnyFinding => "未发现问题",
            FormPart.FindingType => Words.Of(finding!.Type!),
            FormPart.FindingHandling => finding!.Handling!.Name,
            FormPart.FindingSeverity => Words.Of(finding!.Severity!.Value),
            FormPart.FindingDeadline => finding!.Deadline!.Value.WordsWithYear(),
            _ => answer,
        };
    }

    private static Outcome<Inspection> Change(Inspection inspection, MissingPart missing, Func<Finding, Finding> change) =>
        Filing.ChangeFinding(inspection, missing.FindingId!, change);

    /// <summary>"37.735,115.670"; a first number that can be no latitude means that the two are swapped.</summary>
    private static GeoPoint? Point(string words)
    {
        var parts = words.Split([',', '，', ' ', '、'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts.Length != 2
            || !double.TryParse(parts[0], CultureInfo.InvariantCulture, out var first)
            || !double.TryParse(parts[1], CultureInfo.InvariantCulture, out var second))
        {
            return null;
        }

        var (latitude, longitude) = Math.Abs(first) > 90 ? (second, first) : (first, second);
        return Math.Abs(latitude) <= 90 && Math.Abs(longitude) <= 180 ? new GeoPoint(latitude, longitude) : null;
    }

    private static ProblemType? TypeOf(string words) =>
        int.TryParse(words, CultureInfo.InvariantCulture, out var code) && code is >= 1 and <= 27
            ? ProblemType.Of(code)
            : ProblemType.Offered.FirstOrDefault(type => type.Name == words);

    private static Handling? HandlingOf(string words) =>
        Handling.All.FirstOrDefault(handling => handling.Name == words || handling.Code.ToString(CultureInfo.InvariantCulture) == words);

    private static Severity? SeverityOf(string words) => words.Replace("问题", "", StringComparison.Ordinal) switch
    {
        "一般" => Severity.General,
        "重点" => Severity.Key,
        "重大" => Severity.Major,
        _ => null,
    };
}
