using Bot.Features.Shared;
using Domain;
using Domain.Inspections;

namespace Bot.Features.ConfirmInspection;

/// <summary>Words of completing and signing.</summary>
internal static class ConfirmTexts
{
    public const string VisitedOtherwise = "已有人完成体检";

    public const string NoDraft = "现在没有正在登记的体检。发“开始体检”选一家企业，或发“草稿”看没做完的。";

    public const string AskObjection = "请发一句话写明异议原因，登记表会退回修改，原因会留在记录里。点错了，发“取消”。";

    public const string EmptyObjection = "异议要写清楚原因，至少四个字，还没有退回。请再发一句话；点错了，发“取消”。";

    public const string ObjectionCancelled = "已取消，登记表没有退回，签字照旧有效。还没签字的，请点“确认签字”。";

    /// <summary>Meant for the button that was tapped. 写错了 is not: it is what one objects to.</summary>
    public static bool IsNoObjection(string text) => SmallTalk.Plain(text) is "取消" or "点错了" or "不是";

    /// <summary>Short and a reason all the same; 选错了 or 错了 may mean the button and are asked about.</summary>
    public static bool IsShortReason(string text) => SmallTalk.Plain(text) is "写错了" or "填错了" or "记错了";

    public const string NothingToSign = "现在没有等您签字的登记表。";

    public const string Paused = "好的，先不填。填完其他内容，再发“完成”接着办。";

    public const string MoreFindings = "好的，请继续发文字描述问题，发完再发“完成”。";

    public const string AlreadyFilled = "这一项已经填过了，这次的回答没有记下。发“完成”继续。";

    public static string NotAColleague(string answer) =>
        $"没有找到可以同行的{Words.Quote(answer)}，没有记下。请在卡片上选一位，或者请他先签执法人员承诺书。要接着登记问题，先发“草稿”点“继续”。";

    /// <summary>The question as one text; a finding is quoted, its number alone says little.</summary>
    public static string Sentence(MissingPart missing, Finding? finding)
    {
        var (line, hint) = Question(missing, finding);
        string[] lines = [line, finding is null ? "" : Words.Quote(finding.Text), hint];
        return string.Join('\n', lines.Where(one => one.Length > 0));
    }

    public static (string Line, string Hint) Question(MissingPart missing, Finding? finding)
    {
        var nth = finding is null ? "" : $"第{finding.Ordinal}条";
        return missing.Part switch
        {
            FormPart.SecondInspector => ("还差一位同行执法人员", "杜绝单人执法，至少两人参加并签字。请同事先签好执法人员承诺书，再发“完成”选择他。"),
            FormPart.LegalRepresentative => ("还差：法人代表", "企业清单里没有，请发法人代表姓名。"),
            FormPart.Address => ("还差：企业地址", "企业清单里没有，请发企业地址。"),
            FormPart.Coordinates => ("还差：经纬度", "请在企业门口发一个位置，或者发“纬度，经度”，如 37.735,115.670。"),
            FormPart.EnterpriseType => ("还差：企业类型", "请发企业类型，如 有限责任公司、个体工商户。"),
            FormPart.Township => ("还差：乡镇或开发区", "请发企业所在的乡镇或开发区。"),
            FormPart.AnyFinding => ("还没有登记问题", "有问题请直接发文字描述。没有问题请点“未发现问题”，这也是有效的体检结果。"),
            FormPart.FindingType => ($"{nth}还差：问题类型", "也可以直接发 1 到 27 的编号。"),
            FormPart.FindingHandling => ($"{nth}还差：查处情况", "请点一个，或者发 1 到 5 的编号。"),
            FormPart.FindingSeverity => ($"{nth}还差：严重程度", ""),
            FormPart.FindingDeadline => ($"{nth}限期整改到哪天？", "点一个，或者发日期，如 12-20。"),
            FormPart.Producing => ($"{nth}：检查时企业在生产吗？", ""),
            FormPart.Pollution => ($"{nth}：看到什么污染现象？", "请发一句话，如 烟尘直排、异味明显；没有就点按钮。"),
            FormPart.Violation => ($"{nth}：违法行为是什么？", "请发一句话，如 治理设施未开启。"),
            _ => ("还差一项", ""),
        };
    }

    public static string NotAnAnswer(MissingPart missing, Finding? finding) =>
        missing.Part is FormPart.LegalRepresentative or FormPart.Address or FormPart.EnterpriseType or FormPart.Township
            ? $"这一项要如实填写，不能填“不知道”“无”这样的话，没有记下。请问清楚再发；先不填，发“取消”。\n{Sentence(missing, finding)}"
            : $"没看懂这个回答，没有记下。{Sentence(missing, finding)}";

    public static string PicturesLeft(int count) => $"有{count}张照片没有对应的问题，没有放进登记表。";

    public static string Repeated(Refusal refusal) =>
        $"{RefusalTexts.Of(refusal)}\n这份登记表还没有送签，内容都在：点卡片写明原因，再发“完成”；不用再检查的，发“草稿”点“放弃”。";

    public static string RepeatedAtSignature(Refusal refusal) =>
        $"{RefusalTexts.Of(refusal)}\n您的签字没有记下：请点“有异议”退回，再发“完成”写明原因；不用再检查的，退回后发“草稿”点“放弃”。";

    public static string FiledInstead(int ordinal, FormPart part) =>
        $"这段文字按第{ordinal}条问题记下了，没有当作{Words.Of(part)}。不是问题的，发“撤回”。";

    /// <summary>The whole text comes back, so that it can be copied on.</summary>
    public static string TooLongForField(FormPart part, int longest, string text) =>
        $"{Words.Of(part)}最多{longest}字，下面这段没有记下。请重新发{Words.Of(part)}；如果是一条问题，在前面加“问题”和空格再发一次：\n\n{text}";

    public static string PicturesPending(int count) => $"还有{count}张照片正在保存，请过几秒再发“完成”。";

    public static string ObjectionTold(string who, string reason) =>
        $"{who}对登记表有异议，已退回草稿：{reason}\n请修改后再发“完成”，重新请大家签字。";

    public static string SignedBy(string name, DateTimeOffset at) => $"{name}已于{at.Words()}确认签字。";

    public static string SignedAlready(Inspection inspection) =>
        $"您已经签过字了（{inspection.Signatures.Count}/{inspection.Inspectors.Count}），不用再点，还在等其他人签字。";

    public static string SignedSoFar(int signed, int all) => $"您已签字（{signed}/{all}），还在等其他人签字。";

    public static string Concluded(int number, string enterprise, string hash) =>
        $"{enterprise}的体检全部签字完成，登记表序号 {number:0000}。\n内容已固定，校验码 {hash[..16]}。登记表随后发给您留存。";

    /// <summary>For the record of a case.</summary>
    public static string CorrectedInto(string before, string after) => $"登记表已更正，编号由{before}改为{after}，整改照旧";

    public static string CorrectedAway(int number) => $"登记表已更正为第{number:0000}号，不再列这条问题，办结";

    public static string NoOfficer(string enterprise) =>
        $"{enterprise}没有登记环保负责人账号，告知书没有送达。请当面告知，并请分局补登账号。";

    public static string Gap(Inspection inspection, Severity severity, string gap, string owner) =>
        $"{inspection.Enterprise.County}没有登记{gap}，{inspection.Enterprise.Name}的{Words.Of(severity)}已交{owner}包联。请补登人员。";

    public static string NoOwner(Inspection inspection, Severity severity) =>
        $"{inspection.Enterprise.County}和专项行动办公室都没有登记可以包联的人员，{inspection.Enterprise.Name}的{Words.Of(severity)}没有包联责任人。请补登人员。";
}
