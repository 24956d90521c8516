using Bot.Features.Planning;
using Bot.Features.Shared;

namespace Bot.Operations;

/// <summary>Sentences of plan and draw: for a terminal, so without the advice of the chat.</summary>
internal static class PlanCliTexts
{
    public const string Agreed = "yes";

    public const string NotAgreed = "没有确认，没有安排。";

    public const string NoCounties = "名单里没有要全面体检的企业，没有安排。";

    public const string Nothing = "没有可以安排的企业，什么也没有记下。";

    public static string Rehearsed(long seed) => $"试算，没有安排。要照此安排，加 --seed {PlanTexts.Number(seed)} --apply。";

    public static string Ask(int visits) => $"确认安排{PlanTexts.Number(visits)}家？输入 {Agreed}：";

    public static string Applied(CountyPlan plan) => $"{plan.County}：已安排{PlanTexts.Number(plan.Plan.Items.Count)}家。";

    public static string Changed(string county) => $"{county}：名单、人员或任务刚刚有变，没有安排，原来的计划不动。请重新运行。";

    public static string NoCounty(string county, IReadOnlyList<string> counties) =>
        $"没有“{county}”这个县市区，没有安排。要全面体检的企业在这些县市区：{string.Join("、", counties)}。";

    public static string NoNumber(string option, long least, long most) => most == long.MaxValue
        ? $"{option} 是不小于 {PlanTexts.Number(least)} 的整数。"
        : $"{option} 是 {PlanTexts.Number(least)} 到 {PlanTexts.Number(most)} 的整数。";

    public static string TooEarly(DateOnly first) => $"--from 最早是{first.WordsWithYear()}：今天的任务执法人员已经在做。没有安排。";

    public static string NoSuchDay(string day) => $"“{day}”不是日期，要写成 2020-12-08。没有安排。";

    public static string DrawApplied(CountyDraw draw) => $"已安排{PlanTexts.Number(draw.Items.Count)}家并留痕。执法人员到当天早上才会收到。";
}
