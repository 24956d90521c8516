using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain.Inspections;
using Domain.Rectification;

namespace Bot.Features.AssignFinding;

/// <summary>Words of taking and handing over.</summary>
internal static class AssignTexts
{
    public const string NotFound = "没有找到这件包联任务。发“我的任务”看现在要办的事。";

    public const string NobodyElse = "本县市区没有登记其他可以包联的负责人，请您接单，或请专项行动办公室补登人员。";

    public const string ChooseWhom = "还没有选接手的人，没有转派。请在卡片上选一位，再点“转派”。";

    public const string NotAnOwner = "只能转给本县市区的中队长、大队长、副局长、一把手或专项行动办公室。请重新选择。";

    public static string Stale(Inspection inspection, Assignment assignment, string owner) =>
        assignment.State().Status == AssignmentStatus.Closed
            ? $"{inspection.Enterprise.Name}的登记表或问题级别已改，这件{Words.Of(assignment.Severity)}包联已经取消，不用再办。发“我的任务”看现在要办的事。"
            : $"{inspection.Enterprise.Name}的{Words.Of(assignment.Severity)}现由{owner}包联，{(assignment.State().Status == AssignmentStatus.Accepted ? "已接单" : "还没有接单")}。这张卡片已过时，没有改动。";

    public static string AcceptedTold(Inspection inspection, Severity severity, string owner) =>
        $"{inspection.Enterprise.Name}的{Words.Of(severity)}由{owner}接单包联。";

    public static string HandedTold(Inspection inspection, Severity severity, string from) =>
        $"{from}把{inspection.Enterprise.Name}的{Words.Of(severity)}转派给您，请接单。";
}
