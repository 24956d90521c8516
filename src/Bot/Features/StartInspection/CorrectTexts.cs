using Bot.Features.Shared;
using Domain.Inspections;

namespace Bot.Features.StartInspection;

/// <summary>Words of 更正.</summary>
internal static class CorrectTexts
{
    public const string NotAnInspector = "职责范围：登记表由签过字的执法人员更正，您的职责里没有这一项。发现登记表有错，请告诉检查人员。";

    public const string Usage = "要更正哪一份？发“更正 登记表序号”，例如：更正 12。";

    public static string NotFound(int number, string? county) =>
        $"没有找到您签过字的{county}第{number:0000}号登记表，没有改动。请核对序号；序号在登记表右上角。";

    public static string Several(int number, IReadOnlyList<Inspection> found) =>
        $"第{number:0000}号登记表您在几个县市区都签过字：{string.Join("；", found.Select(form => $"{form.Enterprise.County} {form.Enterprise.Name}"))}。请加上县市区再发一次，例如：更正 {InspectionWords.Number(number)} {found[0].Enterprise.County}。";

    public static string Corrected(Inspection signed, Inspection correction) =>
        $"{Number(signed)}已由第{correction.Number:0000}号更正代替，没有改动。还要改，发“更正 {InspectionWords.Number(correction.Number ?? 0)}”。";

    public static string UnderWay(Inspection signed) => $"{Number(signed)}的更正件已经开始填，没有另开。请点“继续”接着填。";

    public static string OutForSignature(Inspection signed) => $"{Number(signed)}的更正件正在等签字。要改，请在签字卡片上点“有异议”退回。";

    public static string Opened(Inspection draft, Inspection signed, IReadOnlyList<string> others) =>
        $"""
        已开始更正{Number(signed)}：{draft.Enterprise.Name}（检查日期 {draft.Date.Words()}），原来的内容都在。
        改问题：改 2 …；删最后一条：撤回；加一条：直接发文字。改好了发“完成”，由{string.Join("、", others)}和您重新签字。
        签完以后，更正件代替原表，企业再收到一份更正告知；没有签完之前，原表照旧有效。不改了，发“草稿”点“放弃”。
        """;

    public static string Invited(string name, Inspection signed) => $"{name}在更正{Number(signed)}。您也可以改：点“继续”；改好后请您重新签字。签完之前原表照旧有效。";

    private static string Number(Inspection signed) => $"第{signed.Number:0000}号登记表";
}
