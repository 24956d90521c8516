using Bot.Features.Shared;
using Domain.Calendars;
using Domain.Penalties;

namespace Bot.Features.Penalties;

/// <summary>The advice as the inspector and the leader read it, and what is told of the decision.</summary>
internal static class AdviceTexts
{
    /// <summary>Whole, with every fact and where it comes from.</summary>
    public static string Whole(PenaltyView view, WorkCalendar calendar)
    {
        var (penalty, inspection) = (view.Case, view.Inspection);
        string[] lines =
        [
            $"【处罚建议】{inspection.Enterprise.Name}，登记表{inspection.Number:0000}第{view.Finding.Ordinal}条：{Words.Quote(view.Finding.Text, 60)}",
            $"情形：{PenaltyTexts.Of(penalty.Case ?? AnnexCase.None)}",
            .. view.Advice is null ? Array.Empty<string>() : [ConclusionLine(view)],
            DirectionLine(view),
            $"有效期：{penalty.ValidFrom.WordsWithYear()}至{penalty.ValidTo.WordsWithYear()}，{penalty.Discovered.WordsWithYear()}发现",
            .. penalty.Case == AnnexCase.Registration && view.Value(PenaltyFact.OrderedOn) is FactValue.Day(var ordered)
                ? [$"期限：{ReckoningTexts.Of(calendar.Reckon(ordered.ToDateTime(TimeOnly.MinValue), NoPenalty.WorkingDays))}，到当天24:00"]
                : Array.Empty<string>(),
            "事实：",
            .. view.Counting.Select(said => $"· {FactTexts.Name(said.Key)}：{FactTexts.Value(said.Key, said.Value.Value)}（{(said.Value.By is { } by ? $"{by} {said.Value.At?.Words()}" : said.Value.Source)}）"),
            "这是建议，由本县市区大队长以上负责人决定。",
        ];
        return string.Join('\n', lines);
    }

    /// <summary>Applies or not, why, with the article.</summary>
    public static string Conclusion(PenaltyView view) => view.Advice switch
    {
        PenaltyAdvice.Applies => $"适用，不予处罚（依据：{Article(view)}）",
        PenaltyAdvice.AppliesIfDecided(var why) => $"条件都符合，可以适用，由负责人判断：{string.Join('；', why.Select(one => PenaltyTexts.Why(one, view.Case)))}（依据：{Article(view)}）",
        PenaltyAdvice.DoesNotApply not => $"不适用：{PenaltyTexts.Why(not, view.Case)}（依据：{(not.Condition == PenaltyCondition.Validity ? "附件1有效期" : Article(view))}）",
        PenaltyAdvice.NeedsFacts => "还缺事实",
        _ => "附件1十种都不是",
    };

    /// <summary>处罚情况 of the ledger.</summary>
    /// <param name="replaced">The case with the decision before; null for the first.</param>
    public static string Ledger(PenaltyView view, string by, PenaltyCase? replaced) =>
        $"{PenaltyTexts.Of(view.Case.Decision ?? PenaltyDirection.Ordinary)}{(view.Case.Decision == PenaltyDirection.None && IsAnnex(view) && IsAsSent(view) ? $"（{Article(view)}）" : "")}；理由：{view.Case.Reason}；{by}{view.Case.DecidedAt?.LocalDate().WordsWithYear()}{(replaced is null ? "" : "更正")}决定";

    public static string ForLeader(string advice, string from) => $"{from}送来一件处罚建议，请您决定。\n{advice}";

    public static string Submitted(IReadOnlyList<string> leaders) => $"已送{string.Join('、', leaders)}，由其中一位决定。决定后会告诉您。";

    public static string AskReason(PenaltyDirection? direction, PenaltyDirection? proposed) => direction is null
        ? "请用一句话写明要补充什么，发来就可以签字退回。先不办，回复“取消”。"
        : $"您选了“{PenaltyTexts.Of(direction.Value)}”{(direction == proposed ? "，和建议一样" : proposed is { } other ? $"，建议是“{PenaltyTexts.Of(other)}”" : "")}。请用一句话写明理由（最多200字，企业也会看到）"
            + $"{(direction == proposed ? $"；用建议里的理由，回复“{PenaltyTexts.Agree}”" : "")}。先不办，回复“取消”。";

    public static string AskAmendReason(PenaltyDirection direction) =>
        $"您选了“{PenaltyTexts.Of(direction)}”，代替已签字的决定。请用一句话写明为什么更正（最多200字，企业也会看到）。先不办，回复“取消”。";

    /// <summary>Whether the advice is still what was sent: the records go on meanwhile, a deadline passes.</summary>
    public static bool IsAsSent(PenaltyView view) =>
        view.Case.Advice is { } sent && sent.Split('\n') is var lines && lines.Contains(DirectionLine(view)) && (view.Advice is null || lines.Contains(ConclusionLine(view)));

    /// <summary>The advice's own reason.</summary>
    public static string Agreed(PenaltyView view) => IsAnnex(view)
        ? $"符合轻微环境违法行为不予处罚规定{PenaltyTexts.Number(view.Case.Case!.Value)}情形（{PenaltyTexts.Name(view.Case.Case!.Value)}）的全部条件"
        : string.Join('，', view.Direction.Reasons.Select(PenaltyTexts.Of));

    /// <summary>To who signed.</summary>
    public static string Signed(PenaltyView view) =>
        $"已签字：{view.Title}，{PenaltyTexts.Of(view.Case.Decision ?? PenaltyDirection.Ordinary)}。台账的处罚情况已填，执法人员和企业已告知。";

    public static string GivenBack(PenaltyView view) => $"已退回：{view.Title}。执法人员补充后会再送来。";

    /// <summary>To the inspectors and the owner.</summary>
    /// <param name="replaced">The case with the decision before; null for the first.</param>
    public static string Told(PenaltyView view, string by, PenaltyCase? replaced) =>
        $"【处罚决定】{view.Inspection.Enterprise.Name}，登记表{view.Inspection.Number:0000}第{view.Finding.Ordinal}条：{by}决定{PenaltyTexts.Of(view.Case.Decision ?? PenaltyDirection.Ordinary)}。理由：{view.Case.Reason}。{Amends(replaced)}台账已填。";

    public static string ToldBack(PenaltyView view, string by, string reason) =>
        $"【处罚建议退回】{by}退回{view.Inspection.Enterprise.Name}登记表{view.Inspection.Number:0000}第{view.Finding.Ordinal}条：{reason}。请发“处罚建议 {view.Inspection.Number} {view.Finding.Ordinal}”补充后再送。";

    /// <summary>To an officer, who has read no manual.</summary>
    /// <param name="replaced">The case with the decision before; null for the first.</param>
    public static string ToOfficer(PenaltyView view, IEnumerable<string> inspectors, PenaltyCase? replaced)
    {
        var direction = view.Case.Decision ?? PenaltyDirection.Ordinary;
        var what = direction switch
        {
            PenaltyDirection.None => "决定不予行政处罚",
            PenaltyDirection.Lenient => "决定从轻处罚，正式文书另行送达",
            PenaltyDirection.Heavier => "决定从重处罚，正式文书另行送达",
            _ => "决定依法处罚，正式文书另行送达",
        };
        return $"【处罚决定】{view.Inspection.Enterprise.Name}：{view.Inspection.Date.WordsWithYear()}检查发现的问题{Words.Quote(view.Finding.Text, 60)}，生态环境部门{what}。\n理由：{view.Case.Reason}。{Amends(replaced)}\n"
            + $"{(direction == PenaltyDirection.None ? "请继续做好环保工作，防止再犯。" : "没有改完的，请抓紧整改。")}有疑问，可找执法人员{string.Join('、', inspectors)}。";
    }

    /// <summary>To whoever comes after the decision.</summary>
    public static string Already(PenaltyView view, string by) =>
        $"{view.Title}：{by}已于{view.Case.DecidedAt?.Words()}决定{PenaltyTexts.Of(view.Case.Decision ?? PenaltyDirection.Ordinary)}，理由：{view.Case.Reason}。决定已签字，没有改动。";

    /// <summary>The decision before, where the text is of another in its place.</summary>
    public static string Amends(PenaltyCase? before) => before?.Decision is { } direction ? $"这是更正，代替{before.DecidedAt?.Words()}的决定（{PenaltyTexts.Of(direction)}）。" : "";

    public static string Waiting(PenaltyView view, string by) => $"{view.Title}：{by}已于{view.Case.SubmittedAt?.Words()}送负责人决定，事实现在不能改，没有改动。要补充的，请负责人点“退回补充”。";

    public static string Open(PenaltyView view) => $"{view.Title}的处罚建议现在还在填事实，没有送来，没有改动。";

    private static string ConclusionLine(PenaltyView view) => $"结论：{Conclusion(view)}";

    private static string DirectionLine(PenaltyView view) => $"处罚方向建议：{PenaltyTexts.Of(view.Direction)}{PenaltyTexts.Basis}";

    private static string Article(PenaltyView view) => view.Case.Case is { } one and not AnnexCase.None ? $"附件1{PenaltyTexts.Number(one)}" : "附件1";

    private static bool IsAnnex(PenaltyView view) => view.Advice is PenaltyAdvice.Applies or PenaltyAdvice.AppliesIfDecided;
}
