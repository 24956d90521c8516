using Bot.Features.Shared;
using Domain.Inspections;

namespace Bot.Features.Rectify;

/// <summary>Words of the enterprise's side.</summary>
internal static class RectifyTexts
{
    public const string NoNotice = "没有找到这份告知书。发“我的任务”看现在要办的事。";

    public static string NotYours(string enterprise) =>
        $"这份告知书是给{enterprise}的，您不是这家企业登记的环保负责人，不能代为确认。请由该企业的环保负责人点“已收到”。";

    public static string Already(string name, DateTimeOffset at) => $"{name}已于{at.Words()}确认收到，不用再点。";

    public static string Thanks(Inspection inspection) => inspection.Findings.Count == 0
        ? "已确认收到，感谢配合。"
        : "已确认收到。请按期整改，有困难随时联系执法人员。";

    public static string Done(string officer, DateTimeOffset at) =>
        $"{officer}已于{at.Words()}确认收到告知书。";
}
