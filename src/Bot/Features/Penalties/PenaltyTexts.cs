using System.Globalization;
using Bot.Features.Shared;
using Domain.Inspections;
using Domain.Penalties;

namespace Bot.Features.Penalties;

/// <summary>Words of 处罚建议.</summary>
internal static class PenaltyTexts
{
    public const string Command = "处罚建议";

    /// <summary>What ends a question without an answer.</summary>
    public const string Cancel = "取消";

    /// <summary>Takes the advice's own reason.</summary>
    public const string Agree = "同意";

    public const string Usage = "要看处罚建议，请发“处罚建议 登记表序号”，如“处罚建议 12”；直接看第3条，发“处罚建议 12 3”。序号在登记表上面。";

    public const string NotYours = "处罚建议由检查的执法人员、包联责任人和大队长以上负责人办理，没有要您办的事。您要办的事，发“我的任务”。";

    public const string NotFound = "没有找到这件处罚建议。请发“处罚建议 登记表序号”再打开。";

    public const string Cancelled = "没有填。发“处罚建议 登记表序号”可以接着填，已填的都在。";

    public const string ChooseFinding = "还没有选哪一条。请在卡片上选一条，再点“打开”。";

    public const string ChooseFact = "还没有选要改的一项，没有改动。请在卡片上选一项，再点“改这一项”。";

    public const string NothingWaits = "现在没有等您办的处罚建议。" + Usage;

    public const string NobodyDecides = "本县市区没有登记大队长、副局长或一把手，专项行动办公室也没有登记的人，没有人可以决定，没有送出。请系统管理员补登人员后再送。";

    public const string NoReason = "没有看到文字，还没有决定。请用一句话写明理由；先不办，回复“取消”。";

    public const string AgreedToNothing = "只写“同意”不是理由，还没有办。请用一句话写明；先不办，回复“取消”。";

    public const string NotAsSent = "送来以后情况有变，原来的建议不能照用，还没有决定。请点“退回补充”，请执法人员再送；也可以自己写一句理由。";

    public const string ReasonCancelled = "没有决定，这件还等着。发“处罚建议”可以再办。";

    public const string OldDraft = "您后来又写过，这张签字卡片已过时，没有签字。请在最新的签字卡片上点。";

    public const string Changed = "情况有变，这张卡片已过时，没有改动。现在的情况见下面。";

    public const string ChangedSince = "情况有变：这件补充后又送来了，这张卡片已过时，没有改动。请发“处罚建议”看最新的再决定。";

    public const string NoneOfTen = "十种都不是";

    public const string Sent = "已送负责人";

    public const string SignedDone = "已签字";

    public const string GivenBackDone = "已退回";

    public const string Basis = "（依据：方案二（一）2（2））";

    private const string Numbers = "一二三四五六七八九十";

    public static string NoYear(int year) => string.Create(
        CultureInfo.InvariantCulture, $"没有{year}年的放假安排，5个工作日算不出来；已填的都记下了。请管理员补上这一年（Content:HolidayFile），再发“处罚建议 登记表序号”。");

    public static string NoForm(int number) => string.Create(CultureInfo.InvariantCulture, $"您的职责范围里没有序号{number:0000}的已签字登记表。请核对序号；还没有全部签字的，签完再看。");

    public static string NoFinding(Inspection inspection) => inspection.Findings.Count == 0
        ? $"{inspection.Enterprise.Name}的登记表（序号{inspection.Number:0000}）没有发现问题，不用处罚建议。"
        : $"{inspection.Enterprise.Name}的登记表（序号{inspection.Number:0000}）只有{InspectionWords.Number(inspection.Findings.Count)}条问题。请发“处罚建议 {inspection.Number} 1”这样的序号和第几条。";

    public static string NotOfTheForm(string enterprise) => $"{enterprise}的处罚建议由检查的执法人员和包联责任人填写，没有改动。要看的，请找他们或等他们送来。";

    public static string MayNotDecide(string county) => $"职责范围：{county}的处罚由本县市区大队长、副局长或一把手（或替他们的人）决定，没有改动。请转告他们发“处罚建议”办理。";

    /// <summary>附件1第六种.</summary>
    public static string Of(AnnexCase annexCase) => annexCase == AnnexCase.None ? "附件1十种都不是" : $"附件1第{Numbers[(int)annexCase - 1]}种：{Name(annexCase)}";

    public static string Number(AnnexCase annexCase) => $"第{Numbers[(int)annexCase - 1]}种";

    /// <summary>At most 16 characters with the number: a drop-down shows no more.</summary>
    public static string Name(AnnexCase annexCase) => annexCase switch
    {
        AnnexCase.Registration => "登记表没有备案",
        AnnexCase.Acceptance => "违反“三同时”",
        AnnexCase.SuddenFault => "突发故障设施停运",
        AnnexCase.SlightExcess => "轻微超标",
        AnnexCase.SolidWaste => "固废没有申报登记",
        AnnexCase.Dust => "物料扬尘没有管好",
        AnnexCase.Monitoring => "监测点位采样平台",
        AnnexCase.Emergency => "应急预案等没有做",
        AnnexCase.Disclosure => "信息公开不及时",
        _ => "其他轻微情形",
    };

    public static string Of(PenaltyDirection direction) => direction switch
    {
        PenaltyDirection.None => "不予处罚",
        PenaltyDirection.Lenient => "从轻处罚",
        PenaltyDirection.Heavier => "从重处罚",
        _ => "依法处罚",
    };

    public static string Of(DirectionReason reason) => reason switch
    {
        DirectionReason.Annex => "符合附件1",
        DirectionReason.Minor => "违法行为轻微",
        DirectionReason.OnTime => "按期完成整改",
        DirectionReason.Active => "积极落实整改",
        DirectionReason.Overdue => "超过了整改期限",
        DirectionReason.Dragged => "落实整改进度缓慢",
        DirectionReason.Refused => "拒不整改",
        _ => "还在整改期限内",
    };

    public static string Of(ProposedDirection proposed) => proposed.Direction is { } direction
        ? $"{Of(direction)}（{string.Join('、', proposed.Reasons.Select(Of))}）"
        : $"由负责人判断（{string.Join("，但", proposed.Reasons.Select(Of))}）";

    public static string Why(PersonDecides why, PenaltyCase penalty) => why switch
    {
        PersonDecides.OlderCase => $"发现在{penalty.ValidFrom.Words()}规定施行之前、还没有决定，可以适用",
        PersonDecides.Acidity => "pH值没有倍数，是不是轻微要人判断",
        _ => "第十种要人判断",
    };

    /// <summary>Why annex 1 does not apply.</summary>
    public static string Why(PenaltyAdvice.DoesNotApply not, PenaltyCase penalty) => not.Condition switch
    {
        PenaltyCondition.Validity => $"发现日期{penalty.Discovered.WordsWithYear()}不在有效期内（{penalty.ValidFrom.WordsWithYear()}至{penalty.ValidTo.WordsWithYear()}）",
        PenaltyCondition.UndecidedAtIssue => $"{penalty.ValidFrom.Words()}规定施行前已经作出处罚决定",
        PenaltyCondition.FirstTime => "不是三年内首次发现",
        PenaltyCondition.NoConsequence => "造成了环境污染后果",
        PenaltyCondition.NoObviousConsequence => "造成了明显的环境污染后果",
        PenaltyCondition.SmallImpact => "造成的影响不小",
        PenaltyCondition.Ordered => "没有责令改正",
        PenaltyCondition.InTime => not.Bound is null ? "整改不及时" : $"没有在期限内完成，最迟到{End(not.Bound)}",
        PenaltyCondition.FiveWorkingDays => $"没有在5个工作日内完成备案，最迟到{End(not.Bound)}",
        PenaltyCondition.AsRequired => "没有按要求完成",
        PenaltyCondition.Facilities => "污染防治设施没有按环评建成并正常运行，也不能证明达标排放",
        PenaltyCondition.InAcceptance => "企业没有处于验收阶段，也没有主动关闭项目或恢复原状",
        PenaltyCondition.NotIntended => "不是突发故障等非主观故意的原因",
        PenaltyCondition.ReportedWithin24Hours => $"没有在24小时内报告，最迟到{Clock(not.Bound)}",
        PenaltyCondition.MeasuresWithin24Hours => $"没有在24小时内采取停、限产措施，最迟到{Clock(not.Bound)}",
        PenaltyCondition.DailyMean => "在线监控日均值超标",
        PenaltyCondition.ExcessRatio => "超标倍数大于0.1倍",
        PenaltyCondition.NoiseExcess => "噪声超标大于1分贝",
        PenaltyCondition.NextDay => $"没有在次日完成整改，最迟到{End(not.Bound)}",
        PenaltyCondition.Compliant => "整改后没有达标排放",
        PenaltyCondition.NoEmergency => "3年内发生过突发环境事件",
        PenaltyCondition.NotFalsified => "公开的内容弄虚作假",
        _ => "违法行为不轻微",
    };

    /// <summary>What is still to come, and till when it counts.</summary>
    public static string Waits(PenaltyFact fact, PenaltyView view) =>
        $"已记下：{FactTexts.None(fact)}。{(view.Value(PenaltyFact.Deadline) is FactValue.Day(var last) && fact == PenaltyFact.CorrectedOn ? $"期限到{last.WordsWithYear()}24:00。" : "")}"
        + $"有了结果，请发“处罚建议 {view.Inspection.Number} {view.Finding.Ordinal}”接着填，已填的都在。";

    public static string AlreadySaid(PenaltyFact fact, FactSaid said) =>
        $"“{FactTexts.Name(fact)}”{said.By ?? "系统"}已填“{FactTexts.Value(fact, said.Value)}”{(said.At is { } at ? $"（{at.Words()}）" : "")}，没有改动。";

    public const string AmendHint = "决定有误的，可以更正：原决定留着，新决定写明理由、再签字，台账、执法人员和企业跟着改。";

    public const string AmendNeedsReason = "更正不能只写“同意”。请用一句话写明为什么更正。";

    public static string Counted(IReadOnlyList<string> lines) => $"等您填写的处罚建议：\n{string.Join('\n', lines)}\n{Usage}";

    public static string More(int waiting, int shown) => string.Create(CultureInfo.InvariantCulture, $"等您决定的处罚建议有{waiting}件，先列最早的{shown}件；办完再发“处罚建议”看下面的。");

    public static string Line(PenaltyView view) => $"· 登记表{view.Inspection.Number:0000}第{view.Finding.Ordinal}条 {Words.Short(view.Inspection.Enterprise)}。发“处罚建议 {view.Inspection.Number} {view.Finding.Ordinal}”";

    /// <summary>24:00 of the day before the midnight.</summary>
    private static string End(DateTime? bound) => bound is { } end ? $"{DateOnly.FromDateTime(end.AddDays(-1)).Words()}24:00" : "";

    private static string Clock(DateTime? bound) => bound?.ToString("M月d日 HH:mm", CultureInfo.InvariantCulture) ?? "";
}
