using System.Globalization;
using Domain.Responsibility;

namespace Bot.Features.Surveys;

/// <summary>Words of 廉政回访.</summary>
internal static class SurveyTexts
{
    public const string Command = "廉政回访";

    public const string NotYours = "廉政回访的结果只给驻局纪检组，您看不到。您要办的事，发“我的任务”。";

    public const string NotFound = "没有找到这份回访，没有记下任何内容。您要办的事，发“我的任务”。";

    public const string ChooseAll = "三项还没有选全，没有提交。请在卡片上每项选一个，再点“提交”。";

    public const string Already = "这份回访您已经提交过，没有再记。谢谢。";

    public const string Thanks = "已提交，谢谢。不记您的姓名和企业，局领导和执法人员看不到。";

    public const string MoreWords = "还有话要说的，今天直接发一段文字，也不记名，只给驻局纪检组；没有就不用回。";

    public const string WordsTaken = "已收下，不记名，只给驻局纪检组。谢谢。";

    public const string NoMore = "好的，谢谢。";

    /// <summary>Said with each report (decision 12).</summary>
    private const string Limit = "说明：谁被问过、谁答过、何时答的，数据库管理员查得到；答了什么，表里不记姓名和企业。管理员不要由执法人员担任。";

    private const string Basis = "（依据：方案二（二）2）";

    /// <summary>To the DisciplineOffice, on the next working morning.</summary>
    public static string Favours(int answers) => string.Create(
        CultureInfo.InvariantCulture,
        $"【廉政回访】上次提醒以来，全市有{answers}份不记名回访反映有吃拿卡要情况{Basis}。为了不暴露填写人，不分县市区、不分企业；分县市区的数，月底以后发“廉政回访”看。");

    public static string Of(ServiceAnswer answer) => answer switch
    {
        ServiceAnswer.Good => "好",
        ServiceAnswer.Fair => "一般",
        _ => "不好",
    };

    public static string Of(HelpAnswer answer) => answer switch
    {
        HelpAnswer.Much => "很大",
        HelpAnswer.Some => "有一些",
        _ => "没有",
    };

    public static string Of(FavourAnswer answer) => answer switch
    {
        FavourAnswer.No => "没有",
        FavourAnswer.Yes => "有",
        _ => "不方便说",
    };

    public static string Report(SurveyReport report, IReadOnlyList<string> words)
    {
        if (report.Groups.Count == 0 && report.Hidden == 0 && words.Count == 0)
        {
            return "还没有可以看的回访：每月的结果在月底以后才能看。";
        }

        var lines = report.Groups.Select(group =>
            $"{group.County ?? "其他县市区合计"}（{Months(group)}，{group.Answers.Count}份）：服务态度{Numbers(Enum.GetValues<ServiceAnswer>(), Of, group.Count)}；帮助{Numbers(Enum.GetValues<HelpAnswer>(), Of, group.Count)}；吃拿卡要{Numbers(Enum.GetValues<FavourAnswer>(), Of, group.Count)}");
        var hidden = report.Hidden > 0
            ? [string.Create(CultureInfo.InvariantCulture, $"另有{report.Hidden}份，不足{IntegritySurvey.Least}份，和以后月份合起来再列。")]
            : Array.Empty<string>();
        var said = words.Count == 0 ? [] : words.Select(text => $"· {text.ReplaceLineEndings(" ")}").Prepend("企业的话（不分县市区，没有先后）：");
        return $"【廉政回访】{Basis}\n{string.Join('\n', [.. lines, .. hidden, .. said, Limit])}";
    }

    private static string Months(SurveyGroup group) => group.From == group.To ? group.From : $"{group.From}至{group.To}";

    private static string Numbers<T>(T[] answers, Func<T, string> name, Func<T, int> count) =>
        string.Join("、", answers.Select(answer => string.Create(CultureInfo.InvariantCulture, $"{name(answer)}{count(answer)}")));
}
