using System.Text.RegularExpressions;
using Bot.Conversations;
using Bot.Features.Shared;
using Domain.Inspections;

namespace Bot.Features.ReportFinding;

/// <summary>改 法人代表 田某: corrects what the list or an answer said about the enterprise.</summary>
internal sealed partial class FieldFiling(Drafts drafts)
{
    /// <summary>Null when the text changes no field.</summary>
    public static Field? Read(string text)
    {
        if (Changing().Match(text) is not { Success: true } match)
        {
            return null;
        }

        var value = match.Groups["value"].Value.Trim();
        var part = match.Groups["field"].Value switch
        {
            "地址" or "企业地址" => FormPart.Address,
            "类型" or "企业类型" => FormPart.EnterpriseType,
            "乡镇" or "开发区" or "乡镇或开发区" => FormPart.Township,
            _ => FormPart.LegalRepresentative,
        };
        return new Field(part, value);
    }

    public async Task<Reply> ChangeAsync(Turn turn, Inspection draft, Field field)
    {
        // 改 类型 7 means a finding's problem type, and does not say whose.
        if (field.Value.Length == 0 || int.TryParse(field.Value, System.Globalization.CultureInfo.InvariantCulture, out _))
        {
            return Reply.Text(turn.UserId, FindingTexts.ChangeUsage);
        }

        if (SmallTalk.IsNoFact(field.Value))
        {
            return Reply.Text(turn.UserId, FindingTexts.Unnamed);
        }

        var outcome = await drafts.ChangeAsync(turn, draft.Id, inspection => Filing.Fill(inspection, new MissingPart(field.Part), field.Value));
        return outcome.Answer(turn, _ => new Reply(
            [new Say(turn.UserId, FindingTexts.FieldChanged(field.Part, field.Value))],
            turn.Session with { DraftId = draft.Id, Asked = null }));
    }

    [GeneratedRegex(@"^改\s*(?<field>法人代表|法定代表人|法人|企业地址|地址|企业类型|类型|乡镇或开发区|乡镇|开发区)(为|成)?[\s:\uFF1A,\uFF0C]*(?<value>.*)$", RegexOptions.ExplicitCapture | RegexOptions.Singleline | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Changing();

    internal sealed record Field(FormPart Part, string Value);
}
