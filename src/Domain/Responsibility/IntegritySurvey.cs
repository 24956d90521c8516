namespace Domain.Responsibility;

/// <summary>服务态度.</summary>
public enum ServiceAnswer
{
    Good,
    Fair,
    Poor,
}

/// <summary>帮助大小.</summary>
public enum HelpAnswer
{
    Much,
    Some,
    None,
}

/// <summary>有没有吃拿卡要 (二(二)2).</summary>
public enum FavourAnswer
{
    No,
    Yes,

    /// <summary>不方便说.</summary>
    Unsaid,
}

/// <summary>One anonymous answer: where, in which month, what. Nothing says who, of which enterprise or when.</summary>
/// <param name="Month">yyyy-MM.</param>
public sealed record SurveyAnswer(string County, string Month, ServiceAnswer Service, HelpAnswer Help, FavourAnswer Favour);

/// <summary>Answers that are many enough to be shown together.</summary>
/// <param name="County">Null for counties that have too few alone.</param>
/// <param name="From">First month, yyyy-MM.</param>
/// <param name="To">Last month.</param>
public sealed record SurveyGroup(string? County, string From, string To, IReadOnlyList<SurveyAnswer> Answers)
{
    public int Count(ServiceAnswer answer) => Answers.Count(one => one.Service == answer);

    public int Count(HelpAnswer answer) => Answers.Count(one => one.Help == answer);

    public int Count(FavourAnswer answer) => Answers.Count(one => one.Favour == answer);
}

/// <param name="Hidden">Answers that are too few to be shown even together.</param>
public sealed record SurveyReport(IReadOnlyList<SurveyGroup> Groups, int Hidden);

/// <summary>廉政回访 (二(二)2): how answers are put together so that none can be told from the others.</summary>
public static class IntegritySurvey
{
    /// <summary>Fewer are not shown alone: one of two answers is known to who gave the other.</summary>
    public const int Least = 3;

    /// <summary>
    /// Only months that are over: numbers that grow while one looks would show each answer by the difference. A county's month with too few goes together
    /// with its next ones; what is left of all counties goes together; what is too little even then is only counted.
    /// </summary>
    /// <param name="answers">In any order.</param>
    /// <param name="month">The present month, yyyy-MM.</param>
    public static SurveyReport Of(IEnumerable<SurveyAnswer> answers, string month)
    {
        var (groups, left) = (new List<SurveyGroup>(), new List<SurveyAnswer>());
        foreach (var county in Over(answers, month).GroupBy(answer => answer.County, StringComparer.Ordinal).OrderBy(county => county.Key, StringComparer.Ordinal))
        {
            var together = new List<SurveyAnswer>();
            foreach (var one in county.GroupBy(answer => answer.Month, StringComparer.Ordinal).OrderBy(one => one.Key, StringComparer.Ordinal))
            {
                together.AddRange(one);
                if (together.Count >= Least)
                {
                    groups.Add(Group(county.Key, together));
                    together = [];
                }
            }

            left.AddRange(together);
        }

        return left.Count >= Least ? new SurveyReport([.. groups, Group(null, left)], 0) : new SurveyReport(groups, left.Count);
    }

    private static IEnumerable<SurveyAnswer> Over(IEnumerable<SurveyAnswer> answers, string month) =>
        answers.Where(answer => string.CompareOrdinal(answer.Month, month) < 0);

    private static SurveyGroup Group(string? county, List<SurveyAnswer> answers)
    {
        var months = answers.Select(answer => answer.Month).Order(StringComparer.Ordinal).ToList();
        return new SurveyGroup(county, months[0], months[^1], answers);
    }
}
