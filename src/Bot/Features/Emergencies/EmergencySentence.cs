using System.Text.RegularExpressions;
using Bot.Features.Shared;
using Domain.Emergencies;
using Domain.Enterprises;

namespace Bot.Features.Emergencies;

/// <summary>One sentence taken apart: 恒泰焦化 8:30 除尘风机坏了，已停产抢修.</summary>
/// <param name="Time">Null when none is in it.</param>
internal sealed partial record EmergencySentence(EmergencyFacts Facts, MomentText? Time)
{
    private static readonly char[] Borders = ['，', ',', '。', '；', ';', '、', '\n', ' ', '\t', '\u3000'];

    private const int LeastOfOne = 4;

    private static readonly HashSet<string> Nones = new(StringComparer.Ordinal) { "还没有", "暂时没有", "还没", "没采取", "没有采取", "没有措施", "还没有采取", "没有采取措施", "还没有采取措施" };

    /// <param name="own">The officer's enterprises.</param>
    /// <param name="ask">What the text answers; null for a sentence that may say everything.</param>
    public static EmergencySentence Read(string text, IReadOnlyList<Enterprise> own, EmergencyPart? ask, DateTimeOffset arrived)
    {
        if (ask == EmergencyPart.Measures)
        {
            return new EmergencySentence(new EmergencyFacts(Measures: IsNone(text) ? "" : text.Trim()), null);
        }

        // What was asked for last may hold a number that is no time: 3点位 of a chimney.
        var time = ask == EmergencyPart.Facility ? null : MomentText.Read(text, arrived);
        var clauses = (time?.Rest ?? text).Split(Borders, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToList();
        var enterprise = (ask is null or EmergencyPart.Enterprise ? Called(clauses, own) : null) ?? (own.Count == 1 ? own[0] : null);
        var (facility, measures) = Split(clauses);
        return new EmergencySentence(
            new EmergencyFacts(enterprise?.Id, time?.At, ask == EmergencyPart.Enterprise && enterprise is null ? null : facility, measures),
            time);
    }

    public static bool IsNone(string text) => SmallTalk.IsNone(text) || Nones.Contains(SmallTalk.Plain(text)) || SmallTalk.Plain(text) is "暂无";

    /// <summary>The one enterprise that the first clause names; the clause is taken out. Of an only one there is nothing to choose: 锅炉 is the boiler, and not the works for boilers.</summary>
    private static Enterprise? Called(List<string> clauses, IReadOnlyList<Enterprise> own)
    {
        var least = own.Count == 1 ? LeastOfOne : 2;
        if (clauses.Count == 0 || clauses[0].Length < least)
        {
            return null;
        }

        var named = own.Where(one => one.Name.Contains(clauses[0], StringComparison.OrdinalIgnoreCase) || clauses[0] == Words.Short(one)).ToList();
        if (named.Count != 1)
        {
            return null;
        }

        clauses.RemoveAt(0);
        return named[0];
    }

    /// <summary>What is broken goes on to where it is said what was done.</summary>
    private static (string? Facility, string? Measures) Split(List<string> clauses)
    {
        var at = clauses.FindIndex(clause => Measure().IsMatch(clause));
        if (at < 0)
        {
            return (Joined(clauses), null);
        }

        var start = Measure().Match(clauses[at]).Index;
        var (before, after) = (clauses[at][..start].Trim(), clauses[at][start..]);
        return (Joined([.. clauses.Take(at), before]), Joined([after, .. clauses.Skip(at + 1)]));
    }

    private static string? Joined(IEnumerable<string> clauses)
    {
        var text = string.Join("，", clauses.Where(clause => clause.Length > 0));
        return Words.SaySomething(text) && text.Length > 1 ? text : null;
    }

    [GeneratedRegex("(?:已经?|现已|立即|马上|目前已|随即|当即)(?:全部|全厂|全面|紧急|临时|对|将|把|组织|安排|通知|联系|采取|启动|投用|开启|启用|进行)?[^，,。；;]{0,12}?(?:停产|停机|停炉|停窑|停车|停排|停止生产|限产|减产|降负荷|降低负荷|修|换|关|封堵|备用|启用|启动|收集|转移|处置|厂家)|(?:停产|限产|减产|停炉|停窑|降负荷|降低负荷|抢修|切换到?备用|启用备用|启动应急预案)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Measure();
}
