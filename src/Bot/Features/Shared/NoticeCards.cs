using System.Globalization;
using System.Text;
using Bot.Conversations;
using Bot.Storage.Stores;
using Domain.Inspections;
using Domain.Rectification;

namespace Bot.Features.Shared;

/// <summary>一次性告知: the one notice an enterprise gets for a visit, as text and as card with 已收到.</summary>
internal static class NoticeCards
{
    public const string SubjectKind = "notice";

    public const string AcknowledgeVerb = "ack";

    public static CardSubject Subject(Notice notice) => new(SubjectKind, notice.Id, 1);

    /// <summary>All findings, requirements, deadlines and the help offered.</summary>
    public static string Text(NoticeContent content, string county)
    {
        var who = string.Join("、", content.Inspectors);
        var text = new StringBuilder();
        Add($"【入企体检告知】{county} 第{content.Number:0000}号\n{content.EnterpriseName}：\n");
        text.Append(content.Replaces is null ? "" : "本告知更正并代替先前的一份，以本份为准；已交的整改材料不用再交。\n");
        Add($"{content.Date.WordsWithYear()}，执法人员{who}到你单位开展“全企体检”。");
        text.Append(content.Items.Count == 0 ? "本次未发现问题，感谢配合，请继续保持。\n" : "");
        if (content.Items.Count > 0)
        {
            Add($"发现问题{content.Items.Count}条，现一次性告知：\n");
        }

        foreach (var item in content.Items)
        {
            Add($"{item.Ordinal}. {item.Text}\n   {Label(item.Kind)}：{item.Requirement}{(item.Deadline is { } day ? $"，{day.WordsWithYear()}前完成" : "")}\n");
        }

        foreach (var help in content.Help)
        {
            Add($"帮扶建议：{help}\n");
        }

        Add(content.Items.Count == 0 ? (FormattableString)$"有疑问，可找执法人员{who}。" : $"整改中有困难，可找执法人员{who}，我们上门帮扶。");
        return text.ToString();

        void Add(FormattableString part) => text.Append(part.ToString(CultureInfo.InvariantCulture));
    }

    private static string Label(RequirementKind kind) => kind switch
    {
        RequirementKind.Correction => "整改要求",
        RequirementKind.Penalty => "拟采取的措施",
        _ => "处理",
    };

    /// <param name="acknowledged">Who acknowledged and when; null while nobody has.</param>
    public static ButtonCard Card(Notice notice, Inspection inspection, string? acknowledged = null) => new()
    {
        Title = (inspection.Findings.Count, inspection.Replaces) switch
        {
            (0, null) => "入企体检结果：未发现问题",
            (0, _) => "入企体检结果（更正）：未发现问题",
            (var count, null) => $"入企体检告知：{count}条问题",
            var (count, _) => $"入企体检告知（更正）：{count}条问题",
        },
        Description = inspection.Enterprise.Name,
        Body = acknowledged ?? (inspection.Findings.Count == 0 ? "请点“已收到”确认。" : "内容见“入企体检告知”消息。整改要求和期限已一次性告知，请点“已收到”确认。"),
        Fields =
        [
            new CardField("告知编号", notice.Number.ToString("0000", CultureInfo.InvariantCulture)),
            new CardField("检查日期", inspection.Date.WordsWithYear()),
            .. inspection.Findings.Where(finding => finding.Deadline is not null).OrderBy(finding => finding.Deadline).Take(1)
                .Select(finding => new CardField("最近期限", finding.Deadline!.Value.WordsWithYear())),
        ],
        Buttons = [new CardButton("已收到", new ActionKey(AcknowledgeVerb, notice.Id, 1), ButtonStyle.Primary)],
        Done = acknowledged is null ? null : "已收到",
    };
}
