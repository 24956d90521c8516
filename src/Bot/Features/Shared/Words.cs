using Domain.Enterprises;
using Domain.Inspections;
using Domain.Responsibility;

namespace Bot.Features.Shared;

/// <summary>How code values, people and enterprises are named to people.</summary>
internal static class Words
{
    private static readonly string[] CompanyEndings = ["股份有限公司", "有限责任公司", "有限公司"];

    public static string Of(Severity severity) => severity switch
    {
        Severity.General => "一般问题",
        Severity.Key => "重点问题",
        Severity.Major => "重大问题",
        _ => throw new ArgumentOutOfRangeException(nameof(severity), severity, "No words for this severity."),
    };

    public static string Of(Track track) => track switch
    {
        Track.Full => "其他企业",
        Track.PositiveList => "正面清单企业",
        Track.SmallMicro => "小微企业",
        _ => throw new ArgumentOutOfRangeException(nameof(track), track, "No words for this track."),
    };

    /// <summary>A part of the form as it is asked for (annex 3, annex 4).</summary>
    public static string Of(FormPart part) => part switch
    {
        FormPart.SecondInspector => "同行执法人员",
        FormPart.LegalRepresentative => "法人代表",
        FormPart.Address => "企业地址",
        FormPart.Coordinates => "经纬度",
        FormPart.EnterpriseType => "企业类型",
        FormPart.Township => "乡镇或开发区",
        FormPart.AnyFinding => "存在的问题（没有就发“无问题”）",
        FormPart.FindingType => "问题类型",
        FormPart.FindingHandling => "查处情况",
        FormPart.FindingSeverity => "严重程度",
        FormPart.FindingDeadline => "整改期限",
        FormPart.Producing => "企业是否生产",
        FormPart.Pollution => "污染现象",
        FormPart.Violation => "违法行为",
        _ => "登记表的其他内容",
    };

    /// <summary>Number first: a drop-down shows 16 characters, the number survives the cut.</summary>
    public static string Of(ProblemType type) => $"{type.Code} {type.Name}";

    /// <summary>The name without its legal ending, so that what tells two enterprises apart fits a drop-down.</summary>
    public static string Short(Enterprise enterprise)
    {
        var ending = CompanyEndings.FirstOrDefault(word => enterprise.Name.EndsWith(word, StringComparison.Ordinal));
        return ending is null || ending.Length == enterprise.Name.Length ? enterprise.Name : enterprise.Name[..^ending.Length];
    }

    /// <summary>Name and unit: 李明(枣强县).</summary>
    public static string Of(Person person) =>
        person.Roles.Select(grant => grant.County).FirstOrDefault(county => county is not null) is { } county
            ? $"{person.Name}（{county}）"
            : $"{person.Name}（市级）";

    /// <summary>The text in quotation, cut on a character border so that an answer stays short on a phone.</summary>
    public static string Quote(string text, int characters = 40)
    {
        var line = text.ReplaceLineEndings(" ");
        var info = new System.Globalization.StringInfo(line);
        return info.LengthInTextElements <= characters ? $"“{line}”" : $"“{info.SubstringByTextElements(0, characters)}…”";
    }

    /// <summary>What was sent, for people.</summary>
    /// <param name="kind">Its Chinese name, or the wire's type of something newer than this program.</param>
    public static string Kind(string kind) => kind.Length > 0 && !kind.Any(char.IsAsciiLetter) ? kind : "这种消息";

    /// <summary>True when there is a letter, a Chinese character or a digit in it: not empty, not only emoji or punctuation.</summary>
    public static bool SaySomething(string text) => text.EnumerateRunes().Any(System.Text.Rune.IsLetterOrDigit);
}
