using Bot.Features.Shared;
using Domain.Rectification;

namespace Bot.Features.Rectify;

/// <summary>Words of 改级.</summary>
internal static class RegradeTexts
{
    public const string Command = "改级";

    public const string Usage = "改严重程度请写：改级 编号 程度 原因，例如“改级 12-2 重大 废水直排入河”。编号在整改卡片上，程度是一般、重点或重大，原因要写。";

    public const string NotFound = "您的职责范围内没有这个编号的问题。发“整改”看您包联的，编号像 12-2。";

    public static string Several(IReadOnlyList<RectificationCase> found) =>
        $"有{found.Count}个县市区都有这个编号：{string.Join('、', found.Select(one => one.County).Distinct())}。请把县市区写在编号前面再发一次，例如“改级 {found[0].County} {found[0].Reference} 重大 原因”。";

    public static string Same(CaseView view) => $"{view.Case.Reference} 现在就是{Words.Of(view.Case.Severity)}，不用改。";

    public static string Moved(CaseView before, CaseView after, string by, string reason) =>
        $"{after.Enterprise.Name} {after.Case.Reference} 由{Words.Of(before.Case.Severity)}改为{Words.Of(after.Case.Severity)}（{by}）：{reason}\n"
        + (after.OwnerName is not { } owner ? "这一级没有登记负责人，请专项行动办公室指定。"
            : owner == before.OwnerName ? $"包联责任人不变：{owner}。" : $"包联责任人由{before.OwnerName ?? "（无）"}改为{owner}。");
}
