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

    public const string Usage = "看不懂，请发“廉政回访 2021-02”看那个月的；话多的分页，再加页数，如“廉政回访 2021-02 2”。";

    /// <summary>Characters of a page: two messages of 2,048 bytes; one long text of 4,000 is a page alone.</summary>
    private const int PageLength = 1200;

    private const int MostMonths = 12;

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

    /// <param name="words">In no order.</param>
    public static IReadOnlyList<IReadOnlyList<string>> Pages(IReadOnlyList<string> words)
    {
        var (pages, used) = (new List<List<string>>(), 0);
        foreach (var line in words.Select(text => $"· {text.ReplaceLineEndings(" ")}"))
        {
            if (pages.Count == 0 || used + line.Length > PageLength)
            {
                pages.Add([]);
                used = 0;
            }

            pages[^1].Add(line);
            used += line.Length;
        }

        return pages;
    }

    /// <param name="report">Groups that end with the month.</param>
    /// <param name="pages">Of its words.</param>
    /// <param name="others">Other months of which there is something.</param>
    public static string Report(string month, SurveyReport report, IReadOnlyList<IReadOnlyList<string>> pages, IReadOnlyList<string> others)
    {
        var lines = report.Groups.Select(group =>
            $"{group.County ?? "其他县市区合计"}（{Months(group)}，{group.Answers.Count}份）：服务态度{Numbers(Enum.GetValues<ServiceAnswer>(), Of, group.Count)}；帮助{Numbers(Enum.GetValues<HelpAnswer>(), Of, group.Count)}；吃拿卡要{Numbers(Enum.GetValues<FavourAnswer>(), Of, group.Count)}");
        var hidden = report.Hidden > 0
            ? [string.Create(CultureInfo.InvariantCulture, $"另有{report.Hidden}份，不足{IntegritySurvey.Least}份，和以后月份合起来再列。")]
            : Array.Empty<string>();
        if (report.Groups.Count == 0 && pages.Count == 0)
        {
            return $"{month}没有可以看的回访：每月的结果在月底以后才能看。{string.Concat(hidden)}{Others(others)}";
        }

        string[] said = pages.Count == 0 ? [] : [Said(month, pages, 1)];
        return $"【廉政回访 {month}】{Basis}\n{string.Join('\n', [.. lines, .. hidden, .. said, Limit])}{(others.Count > 0 ? $"\n{Others(others)}" : "")}";
    }

    /// <summary>A further page.</summary>
    public static string WordsOf(string month, IReadOnlyList<IReadOnlyList<string>> pages, int page) => $"【廉政回访 {month}】\n{Said(month, pages, page)}";

    public static string NoPage(string month, int pages) => string.Create(CultureInfo.InvariantCulture, $"{month}的话共{pages}页，没有这一页。");

    public static string NotOver(string month, IReadOnlyList<string> others) => $"{month}的回访还不能看：每月的结果在月底以后才能看。{Others(others)}";

    private static string Said(string month, IReadOnlyList<IReadOnlyList<string>> pages, int page)
    {
        var heading = pages.Count == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"，第{page}页，共{pages.Count}页");
        var next = page < pages.Count ? string.Create(CultureInfo.InvariantCulture, $"\n看下一页，发“{Command} {month} {page + 1}”。") : "";
        return $"企业的话（不分县市区，没有先后{heading}）：\n{string.Join('\n', pages[page - 1])}{next}";
    }

    private static string Others(IReadOnlyList<string> months) => months.Count == 0 ? "" : $"看别的月份，发“{Command} {months[^1]}”；有回访的月份：{string.Join('、', months.TakeLast(MostMonths))}。";

    private static string Months(SurveyGroup group) => group.From == group.To ? group.From : $"{group.From}至{group.To}";

    private static string Numbers<T>(T[] answers, Func<T, string> name, Func<T, int> count) =>
        string.Join("、", answers.Select(answer => string.Create(CultureInfo.InvariantCulture, $"{name(answer)}{count(answer)}")));
}
