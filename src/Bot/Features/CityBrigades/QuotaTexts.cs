using System.Globalization;
using Domain.Inspections.Rules;

namespace Bot.Features.CityBrigades;

/// <summary>Words of the monthly quota.</summary>
internal static class QuotaTexts
{
    public const string Command = "定额";

    public const string NotYours = "参与体检的定额由市支队执法大队、专项行动办公室和市局领导查看，不在您的职责范围内。您要办的事，发“我的任务”。";

    public const string NoBrigade = "还没有您可以看的市支队大队。请管理员在设置 CityBrigades 里写明大队和分包县市区，并在人员名单的“中队”一栏写上大队名称。";

    public const string NoQuota = "这个月没有全面体检，也就没有定额。";

    private const string Basis = "（依据：方案二（一）2（3））";

    /// <param name="counts">The rows of all brigades in view.</param>
    /// <param name="isShown">Whether the county's shortfall is shown today.</param>
    public static string Month(DateOnly day, IReadOnlyList<QuotaCount> counts, Func<string, bool> isShown)
    {
        var lines = counts.GroupBy(row => row.Brigade, StringComparer.Ordinal).Select(brigade =>
            $"{brigade.Key}：{string.Join("、", brigade.Select(row => One(row, isShown(row.County))))}");
        return string.Create(CultureInfo.InvariantCulture, $"【{day.Month}月参与体检】每县市区不少于定额{Basis}\n{string.Join('\n', lines)}");
    }

    public static string ToMember(string brigade, IReadOnlyList<QuotaCount> shortfalls, DateOnly day) => string.Create(
        CultureInfo.InvariantCulture,
        $"【定额提醒】{brigade}{day.Month}月参与体检还差：{Names(shortfalls)}{Basis}。请在月底前到这些县市区参与体检；看全部，发“定额”。");

    public static string ToOffice(IReadOnlyList<QuotaCount> shortfalls, DateOnly day) => string.Create(
        CultureInfo.InvariantCulture,
        $"【定额提醒】{day.Month}月市支队参与体检不足{Basis}：\n{string.Join('\n', shortfalls.GroupBy(row => row.Brigade, StringComparer.Ordinal).Select(brigade => $"{brigade.Key}：{Names([.. brigade])}"))}\n各大队人员今天也收到了提醒；看全部，发“定额”。");

    private static string One(QuotaCount row, bool shown) =>
        string.Create(CultureInfo.InvariantCulture, $"{row.County}{row.Done}/{row.Quota}{(shown && row.Shortfall > 0 ? $"（差{row.Shortfall}家）" : "")}");

    private static string Names(IReadOnlyList<QuotaCount> rows) =>
        string.Join("、", rows.Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.County}差{row.Shortfall}家")));
}
