using Domain;
using Domain.Enterprises;
using Domain.Inspections;
using Domain.Inspections.Rules;
using Domain.Rectification;
using Domain.SelfChecks;

namespace Bot.Features.Shared;

/// <summary>Every rule in words: which rule, why, what to do next. A test asks that no rule is left out.</summary>
internal static class RefusalTexts
{
    public static string Of(Refusal refusal) =>
        Sentence(refusal) + (refusal.Basis.Length > 0 ? $"（依据：方案{refusal.Basis.Replace('(', '（').Replace(')', '）')}）" : "");

    private static string Sentence(Refusal refusal) => refusal.Rule switch
    {
        RuleCode.CommitmentFirst => $"承诺在先：{Text(refusal, 0, "这位执法人员")}还没有签承诺书，不能参加体检。请本人先发“承诺书”签字。",
        RuleCode.OncePerCampaign => $"一次体检：{Text(refusal, 0, "这家企业")}已经体检过，本县市区还有{Text(refusal, 2, "若干")}家没有体检，“体检”一遍之前不重复检查。有信访举报、在线超标报警或其他特殊原因的，请选原因后再开始。",
        RuleCode.SelfCheckTrack => $"自行体检：{Text(refusal, 0, "这家企业")}是{Text(refusal, 1, "正面清单企业或小微企业")}，实行自查和承诺，不做常规检查。有信访举报、在线超标报警或其他特殊原因的，请选原因后再开始。",
        RuleCode.TwoInspectors => $"杜绝单人执法：一次体检至少{Text(refusal, 1, "2")}名执法人员参加并签字，现在有{Text(refusal, 0, "1")}名。请先加上同行执法人员。",
        RuleCode.CompleteForm => $"登记表完整：还缺{Parts(refusal)}，填齐才能签字。请按提示逐项补上。",
        RuleCode.SignedIsFinal => $"签字确认：{Text(refusal, 0, "这家企业")}的登记表已经全部签字，不能再改。需要更正的，发“更正 {(Fact(refusal, 1) is > 0 ? Text(refusal, 1, "") : "登记表序号")}”，由全体检查人员重新签字。",
        RuleCode.OutForSignature => $"待签字：{Text(refusal, 0, "这家企业")}的登记表正在签字，内容不能改。要改的，请先在签字卡片上点“有异议”，退回后再改。",
        RuleCode.ToldOnce => $"一次性告知：一次体检只给企业一份告知书，{Text(refusal, 0, "这家企业")}的已经发出。请发“我的任务”看现在的情况。",
        RuleCode.OutOfScope => $"职责范围：{Text(refusal, 1, "这件事")}不在{Text(refusal, 0, "您")}的职责范围内，没有改动任何内容。确需办理的，请找本单位负责人或管理员。",
        RuleCode.UnknownPerson => "人员名单：名单里没有这个人，没有改动任何内容。请联系管理员把人员加入名单后再办。",
        RuleCode.Stale => $"情况有变：{Named(refusal)}{State(refusal)}，没有改动任何内容。请发“草稿”或“我的任务”看现在的情况。",
        RuleCode.NotFound => "没有找到：这一项不存在、已经撤回或不在名单里，没有改动任何内容。请发“草稿”看现在的情况。",
        RuleCode.SpecialReason => $"特殊原因须批准：{Text(refusal, 0, "这家企业")}的其他特殊原因由中队长以上且不参加这次体检的负责人批准，{Gap(refusal)}。请换人批准或重新申请。",
        RuleCode.EmptyText => "没有文字：这里需要写明内容，不能为空。请用文字再发一次。",
        RuleCode.TooLong => $"文字太长：共{Text(refusal, 0, "太多")}字，最多{Text(refusal, 1, "4000")}字，没有记下。请分成几条发。",
        RuleCode.TooMany => $"数量已满：{Counts(refusal)}最多{Text(refusal, 1, "")}个，没有再加。请先撤回不需要的，或合并成一个。",
        RuleCode.DeadlineBeforeVisit => $"整改期限：{Text(refusal, 0, "这个日期")}早于检查日期{Text(refusal, 1, "")}，没有记下。请给检查当天或以后的日期。",
        RuleCode.FindingsPresent => $"未发现问题：这次已经记了{Text(refusal, 0, "几")}条问题，不能再说未发现。确实没有问题的，请先发“撤回”逐条撤回。",
        RuleCode.AlreadyTakesPart => $"同行人员：{Text(refusal, 0, "这位执法人员")}已经在这次体检里，不用再加。请选另一位。",
        RuleCode.OutsidePhase => $"体检时间：全面体检从{Day(refusal, 1, "开始日")}到{Day(refusal, 2, "结束日")}，{Day(refusal, 0, "今天")}不做常规检查。有信访举报、在线超标报警或其他特殊原因的，请选原因后再开始。",
        RuleCode.OnLeave => $"请假：{Text(refusal, 0, "这位执法人员")}正在请假，不能接手，没有改动。请另选一位；已经回来的，请本人先发“销假”。",

        // 自行体检
        RuleCode.SelfCheckTime => $"自查时间：{Text(refusal, 0, "这家企业")}的自查从{Day(refusal, 2, "开始日")}到{Day(refusal, 3, "结束日")}，{SelfCheckWords.Of(Fact(refusal, 1) as SelfCheckGate?)}，没有改动任何内容。有疑问，请联系本县市区分局。",
        RuleCode.SelfCheckParts => $"自查三项：{Text(refusal, 0, "这家企业")}还缺{SelfCheckWords.Parts(refusal.Facts.OfType<SelfCheckPart>())}，三项都填好才算完成。请在卡片上点缺的一项；写了问题的，要选立行立改还是哪天改好。",
        RuleCode.SelfCheckPromise => $"自查承诺：{Text(refusal, 0, "这家企业")}是{Text(refusal, 1, "正面清单企业或小微企业")}，自查完成前要签承诺书。请在卡片上点“签承诺书”。",
        RuleCode.SelfCheckProblems => $"没有问题：{SelfCheckWords.Parts(refusal.Facts.OfType<SelfCheckPart>())}已经记了{Text(refusal, 1, "几")}条问题，不能再说没有问题。写错了的，请先在这一项的卡片上点“重新填”。",

        // 整改
        RuleCode.CaseClosed => $"已办结：{Text(refusal, 0, "这条问题")}已经复查通过，不再收材料，也不能再改。还有情况要说明，请直接联系检查人员。",
        RuleCode.CaseChanged => $"情况有变：{Text(refusal, 0, "这条问题")}现在是“{RectificationWords.Of(Fact(refusal, 1) as CaseStatus?)}”，这次点按没有改动任何内容。请发“整改”看现在的情况。",
        RuleCode.EvidenceMissing => $"整改材料：{Text(refusal, 0, "这条问题")}还没有照片，也没有文字，不能提交。请先点“传材料”，发整改后的照片或一句说明。",
        RuleCode.NoDeadline => $"整改期限：{Text(refusal, 0, "这条问题")}没有规定整改期限，不用申请延期。改好后请传材料提交。",
        RuleCode.ExtensionOver => $"延期审批：申请延到的{Day(refusal, 0, "那一天")}已经到了，不能再同意。请点“不同意”并写明情况，企业会看到。",
        RuleCode.ExtensionLate => $"延期申请：期限{Day(refusal, 0, "")}已经过了，过期后不能再申请延期。请尽快整改、提交材料，有困难请联系检查人员。",
        RuleCode.ExtensionDay => $"延期申请：{Day(refusal, 0, "这一天")}不行，要晚于现在的期限{Day(refusal, 1, "")}，最晚到{Day(refusal, 2, "")}。请换一天再发。",
        RuleCode.ExtensionAsked => $"延期申请：已经申请延到{Day(refusal, 0, "")}，正等负责人决定，不用再申请。决定后会马上告诉您。",

        // 故障报告
        RuleCode.EmergencyAhead => $"故障时间：{Text(refusal, 0, "这个时间")}还没有到（现在是{Text(refusal, 1, "")}），没有记下。请写已经过去的时间，如“8:30”“昨天22:10”。",
        RuleCode.DiscoveredAfterReport => $"发现时间：{Text(refusal, 0, "这个时间")}比报告的时间{Text(refusal, 1, "")}还晚，没有改动。发现在前，报告在后，请核对后再发。",
        RuleCode.EmergencyOver => $"故障报告：这份报告{(Fact(refusal, 0) is DateTimeOffset at ? $"已于{at.Words()}恢复" : "不能再改")}，没有改动任何内容。又出了故障的，请发“故障”再报一份。",
        RuleCode.RestoredBeforeDiscovered => $"恢复时间：{Text(refusal, 0, "恢复")}早于发现时间{Text(refusal, 1, "")}，没有记下。请核对后再发一次恢复的时间。",

        // 内部举报
        RuleCode.InsideReportStale => $"情况有变：第{Text(refusal, 0, "")}号举报已经有了别的处理，没有改动任何内容。请发“举报”看现在的情况。",

        // 倒查
        RuleCode.AccountabilityYear => $"倒查年份：倒查的是{Text(refusal, 1, "规定年份")}年里发现、并且已经发生的问题，{Day(refusal, 0, "这一天")}不算，没有记下。日期写错了的，请改了再发；别的年份的，按别的规定办。",
        RuleCode.NotInspected => $"倒查对象：{Text(refusal, 0, "这家企业")}{(Fact(refusal, 1) is DateOnly first ? $"在那一天还没有体检（最早的登记表是{first.WordsWithYear()}的）" : "在该倒查的这次专项行动里没有已签字的登记表")}，没有执法人员签过字，不能倒查。请核对企业和日期；该查没有去查的，请看“进度”。",
        RuleCode.HearingOpen => $"听取意见：{string.Join('、', refusal.Facts.OfType<string>())}还没有答复，听取意见到{Day(refusal, 0, "期满")}为止，没有确认。请等答复或期满再定；查错了的，现在就可以撤销。",
        RuleCode.AccountabilityStale => $"情况有变：{Text(refusal, 0, "这件倒查")}已经有了别的处理，没有改动任何内容。请发“倒查”看现在的情况。",
        _ => throw new ArgumentOutOfRangeException(nameof(refusal), refusal.Rule, "This rule has no words."),
    };

    /// <summary>A fact as words; <paramref name="otherwise"/> when the refusal does not carry it.</summary>
    private static string Text(Refusal refusal, int index, string otherwise) => Fact(refusal, index) switch
    {
        string { Length: > 0 } text => text,
        int number => number.ToString(System.Globalization.CultureInfo.InvariantCulture),
        DateOnly day => day.Words(),
        DateTimeOffset moment => moment.Words(),
        Track track => Words.Of(track),
        _ => otherwise,
    };

    private static string Day(Refusal refusal, int index, string otherwise) =>
        Fact(refusal, index) is DateOnly day ? day.WordsWithYear() : otherwise;

    private static object? Fact(Refusal refusal, int index) => index < refusal.Facts.Length ? refusal.Facts[index] : null;

    /// <summary>An assignment's refusal carries a user id, which is no word for people.</summary>
    private static string Named(Refusal refusal) =>
        Fact(refusal, 1) is null or InspectionStatus ? Text(refusal, 0, "这一项") : "这一项";

    private static string State(Refusal refusal) => Fact(refusal, 1) switch
    {
        InspectionStatus.Draft => "还在填写",
        InspectionStatus.Signing => "正在签字",
        InspectionStatus.Signed => "已经签字",
        InspectionStatus.Abandoned => "已经放弃",
        _ => "已经不是卡片上的情况",
    };

    private static string Gap(Refusal refusal) => Fact(refusal, 1) switch
    {
        ApprovalGap.Visitor => "这位负责人自己参加这次体检",
        ApprovalGap.NoLeader => "这位人员不是本县中队长以上负责人",
        _ => "现在还没有人批准",
    };

    private static string Counts(Refusal refusal) => Fact(refusal, 0) switch
    {
        Counted.Findings => "一次体检的问题",
        Counted.Pictures => "一条问题的照片",
        Counted.Inspectors => "一次体检的执法人员",
        Counted.Guidance => "一次体检的帮扶建议",
        Counted.Evidence => "一条问题的整改材料",
        Counted.SelfCheckProblems => "一家企业自查的问题",
        _ => "这一项",
    };

    private static string Parts(Refusal refusal) =>
        refusal.Facts.OfType<MissingPart>().Select(part => Words.Of(part.Part)).Distinct().ToList() is { Count: > 0 } parts
            ? string.Join("、", parts)
            : "几项内容";
}
