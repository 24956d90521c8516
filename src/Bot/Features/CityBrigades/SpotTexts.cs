using System.Globalization;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain.Inspections;

namespace Bot.Features.CityBrigades;

/// <summary>Words of 抽查.</summary>
internal static class SpotTexts
{
    public const string Command = "抽查";

    /// <summary>What ends the question without an answer.</summary>
    public const string Cancel = "取消";

    /// <summary>The third word that narrows a draw.</summary>
    public const string ThisMonth = "本月";

    public const string NotYours = "抽查由专项行动办公室和分包的市支队大队办理，不在您的职责范围内，没有抽取。您要办的事，发“我的任务”。";

    public const string Usage = "要抽查，请发“抽查 家数 县市区”，如“抽查 3 桃城区”；只抽本月的，发“抽查 3 桃城区 本月”。一次1到20家。";

    public const string NothingYet = "还没有抽查。要抽查，请发“抽查 家数 县市区”，如“抽查 3 桃城区”。";

    public const string NotFound = "没有找到这件抽查。发“抽查”看现在要办的抽查。";

    public const string Cancelled = "没有填，这件抽查还等着结果。发“抽查”可以再填。";

    public const string NoWords = "没有看到文字，还没有填上。请用一段文字写明情况；先不填，回复“取消”。";

    private const string Basis = "（依据：方案二（一）2（3））";

    public static string Of(SpotResult result) => result switch
    {
        SpotResult.True => "属实",
        SpotResult.Omission => "有遗漏",
        SpotResult.Perfunctory => "走过场",
        _ => throw new ArgumentOutOfRangeException(nameof(result), result, "No words for this result."),
    };

    public static string OutOfCharge(string county) =>
        $"职责范围：{county}不由您的大队分包，没有抽取。请抽查自己分包的县市区，或请专项行动办公室抽取{Basis}。";

    public static string NoCandidates(string county) =>
        $"{county}没有可以抽查的体检结果：已签字的都抽查过，或者还没有签字的登记表。请换县市区或以后再抽。";

    public static string NoPair(string county) =>
        $"杜绝单人执法：{county}的抽查要两名市支队执法人员，现在不够（没有签承诺书、在休假或参加过这次体检的不算），没有抽取。请先补齐人员。";

    public static string Drawn(string county, int drawn, int candidates, string seed, string drawId, IReadOnlyList<string> lines) => string.Create(
        CultureInfo.InvariantCulture,
        $"已从{county}{candidates}家已签字的体检结果中随机抽取{drawn}家{Basis}：\n{string.Join('\n', lines)}\n抽取编号{drawId}，随机种子{seed}，已留痕，可以复核。任务已发给市支队执法人员。");

    public static string Line(int index, Inspection inspection, string lead, string partner) =>
        string.Create(CultureInfo.InvariantCulture, $"{index}. {inspection.Enterprise.Name}（登记表{inspection.Number:0000}），由{lead}、{partner}抽查");

    public static string AskWords(SpotResult result) => $"请用一段文字写明情况，发来就填“{Of(result)}”。先不填，回复“取消”。";

    public static string NotOfTheTwo(string enterprise) => $"{enterprise}的抽查分给了别的市支队执法人员，没有改动。请由任务上的两位填写。";

    public static string Already(string enterprise, SpotCheck check, string by) =>
        $"{enterprise}的抽查{by}已填“{Of(check.Filed)}”（{check.FiledAt?.Words()}），没有改动。";

    public static string Told(Inspection inspection, SpotCheck check, string by) =>
        $"【抽查结果】{inspection.Enterprise.County} {inspection.Enterprise.Name}（登记表{inspection.Number:0000}）：{by}填“{Of(check.Filed)}”"
        + (check.Words is { } words ? $"，{Words.Quote(words, 200)}" : "") + "。登记表没有改动，结果记在旁边。";

    /// <param name="faults">The newest of what was not 属实, with the enterprise's name.</param>
    public static string Summary(IReadOnlyList<SpotCount> counts, IReadOnlyList<(string Enterprise, SpotCheck Check)> faults)
    {
        var lines = counts.GroupBy(row => row.County, StringComparer.Ordinal).Select(county => string.Create(
            CultureInfo.InvariantCulture,
            $"{county.Key}：共{county.Sum(row => row.Checks)}件，属实{Number(county, SpotResult.True)}，有遗漏{Number(county, SpotResult.Omission)}，走过场{Number(county, SpotResult.Perfunctory)}，没填{Number(county, null)}"));
        var named = faults.Select(fault => $"· {fault.Enterprise}：{Of(fault.Check.Filed)}，{Words.Quote(fault.Check.Words ?? "", 60)}");
        return $"【抽查】{Basis}\n{string.Join('\n', lines.Concat(named))}";
    }

    private static int Number(IEnumerable<SpotCount> county, SpotResult? result) => county.Where(row => row.Result == result).Sum(row => row.Checks);
}
