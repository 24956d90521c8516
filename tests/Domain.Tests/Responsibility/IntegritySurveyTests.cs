using Domain.Responsibility;

namespace Domain.Tests.Responsibility;

/// <summary>Nobody's answer is shown alone, nor by the difference of two looks.</summary>
public sealed class IntegritySurveyTests
{
    [Fact]
    public void ThreeOfACountyAndAMonth_AreShown_TwoAreNot()
    {
        var report = IntegritySurvey.Of([.. Answers("桃城区", "2020-12", 3), .. Answers("景县", "2020-12", 2)], "2021-01");

        var group = Assert.Single(report.Groups);
        Assert.Equal(("桃城区", "2020-12", "2020-12", 3), (group.County, group.From, group.To, group.Answers.Count));
        Assert.Equal(2, report.Hidden);
    }

    [Fact]
    public void ThePresentMonth_IsNotShown()
    {
        var report = IntegritySurvey.Of(Answers("桃城区", "2020-12", 9), "2020-12");

        Assert.Empty(report.Groups);
        Assert.Equal(0, report.Hidden);
    }

    [Fact]
    public void AMonthWithTooFew_WaitsForTheNext()
    {
        var report = IntegritySurvey.Of([.. Answers("桃城区", "2020-12", 2), .. Answers("桃城区", "2021-01", 1), .. Answers("桃城区", "2021-02", 4)], "2021-03");

        Assert.Equal([("2020-12", "2021-01", 3), ("2021-02", "2021-02", 4)], report.Groups.Select(group => (group.From, group.To, group.Answers.Count)));
    }

    [Fact]
    public void CountiesWithTooFew_AreShownTogether()
    {
        var report = IntegritySurvey.Of([.. Answers("景县", "2020-12", 2), .. Answers("武邑县", "2021-01", 1)], "2021-02");

        var group = Assert.Single(report.Groups);
        Assert.Null(group.County);
        Assert.Equal((3, 0), (group.Answers.Count, report.Hidden));
    }

    [Fact]
    public void Answers_AreCounted()
    {
        var group = Assert.Single(IntegritySurvey.Of(
            [
                new("桃城区", "2020-12", ServiceAnswer.Good, HelpAnswer.Much, FavourAnswer.No),
                new("桃城区", "2020-12", ServiceAnswer.Poor, HelpAnswer.None, FavourAnswer.Yes),
                new("桃城区", "2020-12", ServiceAnswer.Poor, HelpAnswer.Some, FavourAnswer.Unsaid),
            ],
            "2021-01").Groups);

        Assert.Equal((1, 0, 2), (group.Count(ServiceAnswer.Good), group.Count(ServiceAnswer.Fair), group.Count(ServiceAnswer.Poor)));
        Assert.Equal((1, 1, 1), (group.Count(HelpAnswer.Much), group.Count(HelpAnswer.Some), group.Count(HelpAnswer.None)));
        Assert.Equal((1, 1, 1), (group.Count(FavourAnswer.No), group.Count(FavourAnswer.Yes), group.Count(FavourAnswer.Unsaid)));
    }

    private static IEnumerable<SurveyAnswer> Answers(string county, string month, int count) =>
        Enumerable.Repeat(new SurveyAnswer(county, month, ServiceAnswer.Good, HelpAnswer.Much, FavourAnswer.No), count);
}
