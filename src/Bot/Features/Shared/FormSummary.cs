using System.Text;
using Bot.Storage;
using Bot.Storage.Stores;
using Domain.Enterprises;
using Domain.Inspections;

namespace Bot.Features.Shared;

/// <summary>The form as one text, read before signing.</summary>
internal sealed class FormSummary(DirectoryStore directory)
{
    /// <summary>userid → name of everybody named on the form; the id itself when the directory has no name.</summary>
    public async Task<IReadOnlyDictionary<string, string>> NamesAsync(UnitOfWork work, Inspection inspection)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var userId in inspection.Inspectors)
        {
            names[userId] = (await directory.FindAsync(work, userId))?.Name ?? userId;
        }

        return names;
    }

    public static string Text(Inspection inspection, IReadOnlyDictionary<string, string> names)
    {
        var form = inspection.Enterprise;
        var text = new StringBuilder();
        Line($"【入企检查登记表】{(inspection.Number is { } number ? $"序号 {number:0000}" : "待签字")}");
        text.Append(inspection is { Replaces: not null, Number: null } ? "更正件：全部签字后代替先前的登记表\n" : "");
        Line($"企业：{form.Name}{(form.Track == Track.Full ? "" : $"（{Words.Of(form.Track)}）")}");
        Line($"法人代表：{form.LegalRepresentative}");
        Line($"地址：{form.FullAddress()}");
        Line($"经纬度：东经{form.Location?.Longitude:0.######}，北纬{form.Location?.Latitude:0.######}");
        Line($"类型：{form.EnterpriseType}；行业：{form.Industry.Code} {form.IndustryWord ?? form.Industry.Name}");
        Line($"检查日期：{inspection.Date.WordsWithYear()}");
        Line($"检查人员：{string.Join("、", inspection.Inspectors.Select(userId => names.GetValueOrDefault(userId, userId)))}");
        if (inspection.ExceptionReason is { } reason)
        {
            Line($"再次检查理由：{reason}");
        }

        Line(inspection.Findings.Count == 0 ? "现场检查情况：未发现问题" : $"现场检查情况：{inspection.Findings.Count}条问题");
        foreach (var finding in inspection.Findings)
        {
            Line($"{finding.Ordinal}. {finding.Text}");
            Line($"   类型 {finding.Type?.Code} {finding.Type?.Name}；{InspectionWords.Requirement(finding)}；{(finding.Severity is { } severity ? Words.Of(severity) : "")}{(finding.Pictures.Count > 0 ? $"；照片{finding.Pictures.Count}张" : "")}");
        }

        foreach (var guidance in inspection.Guidance)
        {
            Line($"帮扶建议：{guidance}");
        }

        return text.ToString().TrimEnd();

        void Line(string line) => text.Append(line).Append('\n');
    }
}
