using System.Globalization;
using Bot.Features.Shared;
using Domain.Responsibility;

namespace Bot.Features.Accountability;

/// <summary>Words of the rungs of 倒查.</summary>
internal static class StepTexts
{
    public const string Do = "确认执行";

    public const string YesOrNo = "还没有执行。要执行，回复“确认”；先不办，回复“取消”。";

    public const string Done = "已执行";

    public const string MarkedDone = "已不成立";

    public static string Of(Rung rung) => rung switch
    {
        Rung.Criticism => "通报批评，并作书面检查",
        Rung.Removal => "调离执法岗位",
        _ => "线索移送驻局纪检组",
    };

    public static string Title(AccountabilityStep step) => string.Create(CultureInfo.InvariantCulture, $"倒查处理：{step.Name} 第{(int)step.Rung}级");

    public static string Sure(AccountabilityStep step) => $"要对{step.Name}执行“{Of(step.Rung)}”，会通知本人和分局一把手{(step.Rung == Rung.Discipline ? "、驻局纪检组" : "")}。执行请回复“确认”；先不办，回复“取消”。";

    public static string Basis(IReadOnlyList<string> enterprises) => string.Create(
        CultureInfo.InvariantCulture, $"已确认{enterprises.Count}家：{string.Join('、', enterprises)}。依据：方案二（一）2（5）。请您决定，点“确认执行”，再确认一次，就通知本人和分局一把手。");

    public static string Carried(AccountabilityStep step, IReadOnlyList<string> enterprises) => string.Create(
        CultureInfo.InvariantCulture,
        $"【倒查处理】{step.Name}：{Of(step.Rung)}。\n已确认应查出而未查出的企业{enterprises.Count}家：{string.Join('、', enterprises)}（依据：方案二（一）2（5））。{(step.Rung == Rung.Criticism ? "请本人在分局要求的时间内交书面检查。" : "")}有异议的，请向专项行动办公室说明。");

    public static string ToOffice(AccountabilityStep step, int told, int merged) => string.Create(
        CultureInfo.InvariantCulture, $"已记下：{step.Name}，{Of(step.Rung)}。已通知{told}人。{(merged > 0 ? "较轻的一级并入这一级，都有记录。" : "")}");

    public static string Marked(AccountabilityStep step) =>
        $"【倒查处理】{step.Name}的“{Of(step.Rung)}”已不成立：有一家撤销了，确认的家数不够这一级。先前的记录保留并注明；已经办的，请按规定纠正。";

    public static string Line(AccountabilityStep step) =>
        $"· {step.Name}：{Of(step.Rung)}（{step.RecordedAt.Words()}{(step.MarkedAt is { } marked ? $"，{marked.Words()}起不成立" : step.Status switch
        {
            StepStatus.Done => "，已执行",
            StepStatus.Merged => "，并入更高一级",
            _ => "，待执行",
        })}）";
}
