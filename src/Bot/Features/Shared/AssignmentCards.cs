using System.Globalization;
using Bot.Conversations;
using Bot.Storage.Stores;
using Domain.Inspections;

namespace Bot.Features.Shared;

/// <summary>定向服务: the card by which an owner takes or hands on the findings of one severity (二(二)3).</summary>
internal static class AssignmentCards
{
    public const string SubjectKind = "assignment";

    public const string AcceptVerb = "accept";

    public const string HandOverVerb = "hand-over";

    public static CardSubject Subject(Assignment assignment) => new(SubjectKind, assignment.Id, assignment.Version);

    /// <summary>All findings of the severity in full; the card has room for the beginning only.</summary>
    public static string Text(Assignment assignment, Inspection inspection)
    {
        var findings = inspection.Findings.Where(finding => finding.Severity == assignment.Severity)
            .Select(finding => $"{finding.Ordinal}. {finding.Text}\n   {InspectionWords.Requirement(finding)}");
        return $"【{Words.Of(assignment.Severity)}包联】{inspection.Enterprise.Name}，检查日期{inspection.Date.WordsWithYear()}\n{string.Join('\n', findings)}";
    }

    /// <param name="done">What became of it, at most 10 characters; null while it is open.</param>
    /// <param name="words">The same in a sentence.</param>
    public static ButtonCard Card(Assignment assignment, Inspection inspection, string? done = null, string? words = null)
    {
        var findings = inspection.Findings.Where(finding => finding.Severity == assignment.Severity).ToList();
        var first = findings.Where(finding => finding.Deadline is not null).Min(finding => finding.Deadline);
        return new ButtonCard
        {
            Title = $"{Words.Of(assignment.Severity)}包联：{inspection.Enterprise.Name}",
            Description = words ?? "请全程跟踪协调，帮扶整改",
            Body = string.Join("\n", findings.Select(finding => $"{finding.Ordinal}. {finding.Text}")),
            Fields =
            [
                new CardField("问题", $"{findings.Count}条"),
                new CardField("登记表", (inspection.Number ?? 0).ToString("0000", CultureInfo.InvariantCulture)),
                new CardField("检查人员", string.Join('、', inspection.Signatures.Select(signature => signature.Name))),
                .. first is { } day ? [new CardField("最近期限", day.WordsWithYear())] : Array.Empty<CardField>(),
            ],
            Buttons =
            [
                new CardButton("接单", new ActionKey(AcceptVerb, assignment.Id, assignment.Version), ButtonStyle.Primary),
                new CardButton("转派", new ActionKey(HandOverVerb, assignment.Id, assignment.Version), ButtonStyle.Secondary),
            ],
            Done = done,
        };
    }
}
