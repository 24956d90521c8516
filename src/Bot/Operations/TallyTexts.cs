using System.Globalization;
using Bot.Storage.Stores;

namespace Bot.Operations;

/// <summary>What the operator reads of the numbers.</summary>
internal static class TallyTexts
{
    public static string Checked(int wrong) => wrong == 0
        ? "日报、看板、报告用的数：重新数了一遍，都对得上"
        : string.Create(CultureInfo.InvariantCulture, $"日报、看板、报告用的数：有{wrong}个和登记表、台账对不上。请运行 tally rebuild 重新数，并把下面几行发给维护人员");

    public static string Difference(TallyDifference one)
    {
        var key = one.Key;
        return string.Create(CultureInfo.InvariantCulture, $"  {key.CampaignId} {key.County} {(key.Day.Length == 0 ? "合计" : key.Day)} {key.Measure} {key.Part}：记的是{one.Kept}，数出来是{one.Counted}");
    }

    public static string Rebuilt(int numbers) => string.Create(CultureInfo.InvariantCulture, $"已重新数过，共{numbers}个数");
}
