using System.Globalization;
using Bot.Documents.Exchange;
using Bot.Storage.Stores;

namespace Bot.Features.Exchange;

/// <summary>Sentences of the exchange with 移动执法APP and 双随机.</summary>
internal static class ExchangeTexts
{
    public const string BadId = "编号要用字母、数字和 - _ . : ，最多100个";
    public const string Twice = "文件里有两行是这个编号，只收第一行";
    public const string OutsideDays = "日期不在文件写明的起止日期里";
    public const string Future = "日期还没有到";
    public const string NoInspectors = "执法人员数要是1到1000";
    public const string BadNumber = "登记表序号或校验值不对";
    public const string BadType = "问题类型要是1到27（附件4）";
    public const string BadHandling = "查处情况要是1到5（附件4）";

    public const string Negative = "数量不能是负数";
    public const string NoCounts = "文件里没有数量（counts），两边的点位数、问题数、执法人员数没有比较。请对方导出时带上数量。";

    public static string NoWord(string word, IReadOnlyList<string> known) => $"“{Short(word)}”不是约定的词，可以是：{string.Join("、", known)}";

    public static string NoEnterprise(string name, string county) => $"名单里没有{Short(county)}的“{Short(name)}”，或有两家同名的。请先导入企业名单，或写明统一社会信用代码";

    public static string OtherCounty(string name, string listed, string county) => $"“{name}”在名单里属于{listed}，不是{Short(county)}";

    public static string NoVisit(string visit) => $"所属的检查“{Short(visit)}”没有收";

    public static string NoCounty(string county) => $"名单里没有“{Short(county)}”这个县市区";

    public static string TooLong(int most) => string.Create(CultureInfo.InvariantCulture, $"问题描述超过{most}字");

    public static string Visit(string id, string fault) => $"检查 {Short(id)}：{fault}。";

    public static string Finding(string id, string fault) => $"问题 {Short(id)}：{fault}。";

    public static string Count(DateOnly day, string county, string fault) => $"数量 {Day(day)} {Short(county)}：{fault}。";

    public static string NotAsOurs(string id, bool known) => known
        ? $"{Short(id)}：是本系统的编号，内容和本系统现在的不一样，没有改动。本系统的内容只在本系统更正。"
        : $"{Short(id)}：写的是本系统的编号，本系统没有这一条。";

    public static string Of(ExchangeFileException wrong) => wrong.Fault switch
    {
        ExchangeFault.OtherKind => "文件不是 .json 也不是 .zip，没有读。格式见 docs/exchange.md。",
        ExchangeFault.TooLarge => "文件太大，没有读。请按月份分几个文件。",
        ExchangeFault.Broken => $"JSON 不完整或不合格式{(wrong.Place.Length > 0 ? $"（{wrong.Place}{(char.IsAsciiDigit(wrong.Place[0]) ? "行附近" : "")}）" : "")}，没有读。格式见 docs/exchange.md。",
        ExchangeFault.Schema => wrong.Place.Length > 0 ? $"文件的版本是“{Short(wrong.Place)}”，本系统读 {ExchangeDocument.Version}，没有读。" : $"文件没有写版本（schema），本系统读 {ExchangeDocument.Version}，没有读。",
        ExchangeFault.Tables => ".zip 里要正好有 about.csv、visits.csv、findings.csv、counts.csv 四个表，不带文件夹，没有读。",
        ExchangeFault.Columns => $"表里缺一列：{wrong.Place}，没有读。",
        _ => $"表里有一格不是约定的数字或日期：{wrong.Place}，没有读。",
    };

    public static string Head(ExchangePlan plan) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Short(plan.Document.System)}，{Day(plan.Document.From)}至{Day(plan.Document.To)}\n检查：{Of(plan.VisitTally)}\n问题：{Of(plan.FindingTally)}\n数量：{Of(plan.CountTally)}\n不收：{plan.Refused.Count}行");

    public static string Differences(ExchangeComparison found) => !found.HasCounts ? NoCounts
        : found.Agrees ? "两边的点位数、问题数、执法人员数一致。"
        : string.Create(CultureInfo.InvariantCulture, $"两边不一致的有{found.Differences.Count + found.Lacking.Count + found.Negative.Count}处（点位数/问题数/执法人员数）：");

    public static IReadOnlyList<string> Lines(ExchangeComparison found) =>
    [
        .. found.Negative.Select(one => $"  {Count(one.Day, one.County, Negative)}"),
        .. found.Lacking.Select(one => string.Create(CultureInfo.InvariantCulture, $"  {one.County}：文件里没有这个县市区，本系统有{one.Days}天的数量")),
        .. found.Differences.Select(Of),
    ];

    public static string Undone(long id, int back, IReadOnlyList<string> kept) => string.Create(CultureInfo.InvariantCulture, $"第{id}号导入已撤销，{back}行恢复到导入以前。")
        + (kept.Count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"后来的导入改过或用到的{kept.Count}行没有动：{string.Join("、", kept.Take(10).Select(Short))}{(kept.Count > 10 ? "等" : "")}。"));

    public static string Of(ExchangeDifference one) => $"  {Day(one.Day)} {one.County}：本系统{Of(one.Ours)}，对方{Of(one.Theirs)}";

    private static string Of(ExchangeTally tally) => string.Create(CultureInfo.InvariantCulture, $"新{tally.New}，变更{tally.Changed}，相同{tally.Same}");

    private static string Of(DayCount? count) => count is null ? "没有" : string.Create(CultureInfo.InvariantCulture, $"{count.Visits}/{count.Findings}/{count.Inspectors}");

    private static string Of(ExchangeCount? count) => count is null ? "没有" : string.Create(CultureInfo.InvariantCulture, $"{count.Visits}/{count.Findings}/{count.Inspectors}");

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>What stands in a strange file may be of any length and hold any sign.</summary>
    private static string Short(string text)
    {
        var plain = string.Concat(text.Where(sign => !char.IsControl(sign)));
        return plain.Length <= 40 ? plain : $"{plain[..40]}…";
    }
}
