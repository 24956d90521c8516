using Domain.Inspections;

namespace Bot.Features.Rectify;

/// <summary>Words of 拒收.</summary>
internal static class RefusedNoticeTexts
{
    public const string Command = "拒收";

    public const string Usage = "企业拒绝签收时请写：拒收 登记表序号 见证人 原因，例如“拒收 12 村委会刘强 负责人拒绝签收并离开”。见证人和原因都要写。";

    public const string NotYours = "没有找到您检查的这个序号的登记表，没有记下。请核对序号，例如“拒收 12 村委会刘强 负责人拒绝签收”。";

    public static string Several(IReadOnlyList<Inspection> found) =>
        $"这个序号您在几个县市区都签过字：{string.Join("；", found.Select(form => $"{form.Enterprise.County} {form.Enterprise.Name}"))}。请把县市区写在序号前面再发一次，没有记下。例如“拒收 {found[0].Enterprise.County} {found[0].Number} 村委会刘强 负责人拒绝签收”。";

    public static string Act(string witness, string reason) => $"企业拒收告知书：{reason}（见证人{witness}）";

    public static string Recorded(Inspection inspection, string witness, string reason) =>
        $"已记下：{inspection.Enterprise.Name}（登记表{inspection.Number:0000}）拒收告知书，原因：{reason}，见证人：{witness}。整改期限照常计算，不再催企业签收。";
}
