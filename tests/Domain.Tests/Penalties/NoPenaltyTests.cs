using Domain.Calendars;
using Domain.Penalties;

namespace Domain.Tests.Penalties;

/// <summary>Annex 1, case by case: every condition fails for itself, every bound on both sides (domain.md 8).</summary>
public sealed class NoPenaltyTests
{
    /// <summary>Found on 8 December, ordered on Monday 7 December: five working days end on the 14th at 24:00.</summary>
    [Theory]
    [InlineData("OrderedOn=2020-12-07 CorrectedOn=2020-12-14 AsRequired=yes", "applies")]
    [InlineData("OrderedOn=2020-12-07 CorrectedOn=2020-12-15 AsRequired=yes", "not FiveWorkingDays")]
    [InlineData("OrderedOn=2020-12-11 CorrectedOn=2020-12-18 AsRequired=yes", "applies")]
    [InlineData("OrderedOn=2020-12-12 CorrectedOn=2020-12-18 AsRequired=yes", "applies")]
    [InlineData("OrderedOn=2020-12-12 CorrectedOn=2020-12-19 AsRequired=yes", "not FiveWorkingDays")]
    [InlineData("OrderedOn=2020-12-28 CorrectedOn=2021-01-06 AsRequired=yes", "not FiveWorkingDays", "2021-01-01 is a day off")]
    [InlineData("OrderedOn=2020-12-25 CorrectedOn=2021-01-04 AsRequired=yes", "applies", "2021-01-01 is a day off")]
    [InlineData("OrderedOn=2020-12-07 CorrectedOn=2020-12-14 AsRequired=no", "not AsRequired")]
    [InlineData("OrderedOn=none", "not Ordered")]
    [InlineData("OrderedOn=2020-12-07 CorrectedOn=none@2020-12-14T23:59", "needs CorrectedOn AsRequired")]
    [InlineData("OrderedOn=2020-12-07 CorrectedOn=none@2020-12-15T00:00", "not FiveWorkingDays")]
    [InlineData("", "needs OrderedOn")]
    public void Case1_Registration(string facts, string advice, string? why = null) => Is(advice, Told.Advice(1, facts), why);

    [Theory]
    [InlineData("NoConsequence=yes FacilitiesBuilt=yes InAcceptance=yes OrderedOn=2020-12-08 Deadline=2021-01-08 CorrectedOn=2021-01-08 AsRequired=yes", "applies", "asked whether it was closed", "ClosedOrRestored=no")]
    [InlineData("NoConsequence=yes FacilitiesBuilt=no ComplianceProven=yes InAcceptance=yes OrderedOn=2020-12-08 Deadline=2021-01-08 CorrectedOn=2021-01-08 AsRequired=yes", "applies", null, "ClosedOrRestored=no")]
    [InlineData("NoConsequence=yes FacilitiesBuilt=yes InAcceptance=yes OrderedOn=2020-12-08 Deadline=2021-01-08 CorrectedOn=2021-01-09 AsRequired=yes", "not InTime", null, "ClosedOrRestored=no")]
    [InlineData("NoConsequence=yes FacilitiesBuilt=no ComplianceProven=no", "not Facilities", null, "ClosedOrRestored=no")]
    [InlineData("NoConsequence=yes FacilitiesBuilt=yes InAcceptance=no", "not InAcceptance", null, "ClosedOrRestored=no")]
    [InlineData("NoConsequence=yes FacilitiesBuilt=yes InAcceptance=yes OrderedOn=none", "not Ordered", null, "ClosedOrRestored=no")]
    [InlineData("NoConsequence=yes FacilitiesBuilt=no", "needs ComplianceProven InAcceptance OrderedOn Deadline AsRequired", null, "ClosedOrRestored=no")]
    [InlineData("NoConsequence=yes", "applies", "closing stands alone", "ClosedOrRestored=yes")]
    [InlineData("NoConsequence=no", "not NoConsequence", "but never with a consequence", "ClosedOrRestored=yes")]
    [InlineData("", "needs NoConsequence", null, "ClosedOrRestored=yes")]
    [InlineData("NoConsequence=yes", "needs ClosedOrRestored", null, "")]
    public void Case2_Acceptance(string facts, string advice, string? why, string closed) => Is(advice, Told.Advice(2, $"{facts} {closed}"), why);

    [Theory]
    [InlineData("ReportedAt=2020-12-09T10:00 MeasuresAt=2020-12-09T10:00", "applies", "24 hours are inside")]
    [InlineData("ReportedAt=2020-12-09T10:01 MeasuresAt=2020-12-09T10:00", "not ReportedWithin24Hours")]
    [InlineData("ReportedAt=2020-12-09T10:00 MeasuresAt=2020-12-09T10:01", "not MeasuresWithin24Hours")]
    [InlineData("ReportedAt=none@2020-12-09T10:00 MeasuresAt=2020-12-08T11:00", "needs ReportedAt")]
    [InlineData("ReportedAt=none@2020-12-09T10:01 MeasuresAt=2020-12-08T11:00", "not ReportedWithin24Hours")]
    [InlineData("ReportedAt=2020-12-08T11:00", "needs MeasuresAt")]
    public void Case3_TheClockOf24Hours(string facts, string advice, string? why = null) =>
        Is(advice, Told.Advice(3, $"NotIntended=yes FaultFoundAt=2020-12-08T10:00 OnlineMonitored=no {facts}"), why);

    [Theory]
    [InlineData("NotIntended=no OnlineMonitored=no", "not NotIntended")]
    [InlineData("NotIntended=yes OnlineMonitored=yes DailyMeanWithin=yes", "applies")]
    [InlineData("NotIntended=yes OnlineMonitored=yes DailyMeanWithin=no", "not DailyMean")]
    [InlineData("NotIntended=yes OnlineMonitored=yes", "needs DailyMeanWithin")]
    [InlineData("NotIntended=yes", "needs OnlineMonitored")]
    public void Case3_TheFault(string facts, string advice) =>
        Assert.Equal(advice, Told.Advice(3, $"FaultFoundAt=2020-12-08T10:00 ReportedAt=2020-12-08T12:00 MeasuresAt=2020-12-08T12:00 {facts}"));

    [Fact]
    public void Case3_KnowsNothing() => Assert.Equal("needs NotIntended FaultFoundAt ReportedAt MeasuresAt OnlineMonitored", Told.Advice(3, ""));

    [Theory]
    [InlineData("Exceeded=Pollutant ExcessRatio=0.1", "applies")]
    [InlineData("Exceeded=Pollutant ExcessRatio=0.1000", "applies")]
    [InlineData("Exceeded=Pollutant ExcessRatio=0.10000000000000000000001", "not ExcessRatio")]
    [InlineData("Exceeded=Pollutant ExcessRatio=0.104", "not ExcessRatio", "nothing is rounded")]
    [InlineData("Exceeded=Noise NoiseExcess=1", "applies")]
    [InlineData("Exceeded=Noise NoiseExcess=1.04", "not NoiseExcess", "nothing is rounded")]
    [InlineData("Exceeded=Acidity", "decided Acidity", "pH has no ratio")]
    [InlineData("Exceeded=Noise ExcessRatio=0.05", "needs NoiseExcess")]
    [InlineData("", "needs Exceeded")]
    public void Case4_TheExcess(string facts, string advice, string? why = null) =>
        Is(advice, Told.Advice(4, $"FirstTime=yes SmallImpact=yes CorrectedOn=2020-12-09 Compliant=yes {facts}"), why);

    [Theory]
    [InlineData("FirstTime=yes SmallImpact=yes CorrectedOn=2020-12-09 Compliant=yes", "applies", "found on the 8th, the next calendar day")]
    [InlineData("FirstTime=yes SmallImpact=yes CorrectedOn=2020-12-08 Compliant=yes", "applies")]
    [InlineData("FirstTime=yes SmallImpact=yes CorrectedOn=2020-12-10 Compliant=yes", "not NextDay")]
    [InlineData("FirstTime=no SmallImpact=yes CorrectedOn=2020-12-09 Compliant=yes", "not FirstTime")]
    [InlineData("FirstTime=yes SmallImpact=no CorrectedOn=2020-12-09 Compliant=yes", "not SmallImpact")]
    [InlineData("FirstTime=yes SmallImpact=yes CorrectedOn=2020-12-09 Compliant=no", "not Compliant")]
    [InlineData("FirstTime=yes SmallImpact=yes CorrectedOn=none@2020-12-09T23:59", "needs CorrectedOn Compliant")]
    [InlineData("FirstTime=yes SmallImpact=yes CorrectedOn=none@2020-12-10T00:00", "not NextDay")]
    public void Case4_TheRest(string facts, string advice, string? why = null) => Is(advice, Told.Advice(4, $"Exceeded=Pollutant ExcessRatio=0.05 {facts}"), why);

    /// <summary>A Friday's finding is corrected on Saturday: 次日 knows no working days.</summary>
    [Theory]
    [InlineData("2020-12-12", "applies")]
    [InlineData("2020-12-14", "not NextDay")]
    public void Case4_TheNextDay_IsACalendarDay(string corrected, string advice) =>
        Assert.Equal(advice, Told.Advice(4, $"Exceeded=Noise NoiseExcess=0.5 FirstTime=yes SmallImpact=yes CorrectedOn={corrected} Compliant=yes", "2020-12-11"));

    [Theory]
    [InlineData(5)]
    [InlineData(7)]
    public void Case5And7_FirstOrderedInTime(int number)
    {
        const string Rest = "OrderedOn=2020-12-08 Deadline=2020-12-20";
        Assert.Equal("applies", Told.Advice(number, $"{Rest} FirstTime=yes CorrectedOn=2020-12-20"));
        Assert.Equal("not InTime", Told.Advice(number, $"{Rest} FirstTime=yes CorrectedOn=2020-12-21"));
        Assert.Equal("not FirstTime", Told.Advice(number, $"{Rest} FirstTime=no CorrectedOn=2020-12-20"));
        Assert.Equal("not Ordered", Told.Advice(number, "OrderedOn=none FirstTime=yes"));
        Assert.Equal("needs FirstTime OrderedOn Deadline", Told.Advice(number, ""));
        Assert.Equal("needs CorrectedOn", Told.Advice(number, $"{Rest} FirstTime=yes CorrectedOn=none@2020-12-20T23:59"));
        Assert.Equal("not InTime", Told.Advice(number, $"{Rest} FirstTime=yes CorrectedOn=none@2020-12-21T00:00"));
    }

    /// <summary>An order without a deadline: a person says whether it was in time.</summary>
    [Theory]
    [InlineData("InTime=yes", "applies")]
    [InlineData("InTime=no", "not InTime")]
    [InlineData("", "needs InTime")]
    public void WithoutADeadline_APersonSays(string facts, string advice) =>
        Assert.Equal(advice, Told.Advice(5, $"FirstTime=yes OrderedOn=2020-12-08 Deadline=none {facts}"));

    [Theory]
    [InlineData("FirstTime=yes NoObviousConsequence=yes", "applies")]
    [InlineData("FirstTime=yes NoObviousConsequence=no", "not NoObviousConsequence")]
    [InlineData("FirstTime=no NoObviousConsequence=yes", "not FirstTime")]
    [InlineData("FirstTime=yes", "needs NoObviousConsequence")]
    public void Case6_Dust(string facts, string advice) => Assert.Equal(advice, Told.Advice(6, $"OrderedOn=2020-12-08 Deadline=2020-12-10 CorrectedOn=2020-12-10 {facts}"));

    /// <summary>Found on 8 December 2020: an event on 8 December 2017 is within the three years, one on the 7th is not.</summary>
    [Theory]
    [InlineData("LastEmergency=none", "applies")]
    [InlineData("LastEmergency=2017-12-07", "applies")]
    [InlineData("LastEmergency=2017-12-08", "not NoEmergency")]
    [InlineData("LastEmergency=2020-12-01", "not NoEmergency")]
    [InlineData("", "needs LastEmergency")]
    public void Case8_Emergency(string facts, string advice) =>
        Assert.Equal(advice, Told.Advice(8, $"FirstTime=yes OrderedOn=2020-12-08 Deadline=2020-12-10 CorrectedOn=2020-12-10 {facts}"));

    [Theory]
    [InlineData("NotFalsified=yes FirstTime=yes AsRequired=yes", "applies")]
    [InlineData("NotFalsified=no FirstTime=yes AsRequired=yes", "not NotFalsified")]
    [InlineData("NotFalsified=yes FirstTime=no AsRequired=yes", "not FirstTime")]
    [InlineData("NotFalsified=yes FirstTime=yes AsRequired=no", "not AsRequired")]
    [InlineData("FirstTime=yes", "needs NotFalsified AsRequired")]
    public void Case9_Disclosure(string facts, string advice) => Assert.Equal(advice, Told.Advice(9, $"Deadline=2020-12-10 CorrectedOn=2020-12-10 {facts}"));

    [Theory]
    [InlineData("Minor=yes NoConsequence=yes Deadline=2020-12-10 CorrectedOn=2020-12-10", "decided Judgement")]
    [InlineData("Minor=no NoConsequence=yes Deadline=2020-12-10 CorrectedOn=2020-12-10", "not Minor")]
    [InlineData("Minor=yes NoConsequence=no Deadline=2020-12-10 CorrectedOn=2020-12-10", "not NoConsequence")]
    [InlineData("Minor=yes NoConsequence=yes Deadline=2020-12-10 CorrectedOn=2020-12-11", "not InTime")]
    [InlineData("", "needs Minor NoConsequence Deadline")]
    public void Case10_IsAlwaysAJudgement(string facts, string advice) => Assert.Equal(advice, Told.Advice(10, facts));

    /// <summary>From the day of issue to 31 March, both included; what is older may use it while undecided.</summary>
    [Theory]
    [InlineData("2020-11-26", "", "needs UndecidedAtIssue")]
    [InlineData("2020-11-26", "UndecidedAtIssue=yes", "decided OlderCase")]
    [InlineData("2020-11-26", "UndecidedAtIssue=no", "not UndecidedAtIssue")]
    [InlineData("2020-11-27", "", "applies")]
    [InlineData("2021-03-31", "", "applies", "corrected in May is found in March all the same")]
    [InlineData("2021-04-01", "", "not Validity")]
    public void TheDayOfDiscovery_LiesInTheValidity(string discovered, string facts, string advice, string? why = null) =>
        Is(advice, Told.Advice(5, $"FirstTime=yes OrderedOn=2020-11-26 Deadline=2021-05-10 CorrectedOn=2021-05-10 {facts}", discovered), why);

    /// <summary>Whatever a case asks for is among what it is said to look at.</summary>
    [Fact]
    public void EachCase_AsksForWhatItLooksAt()
    {
        string[] told = ["", "NoConsequence=yes", "NoConsequence=yes ClosedOrRestored=no FacilitiesBuilt=no", "Deadline=none", "Deadline=2020-12-20", "OnlineMonitored=yes", "Exceeded=Noise", "Exceeded=Pollutant", "OrderedOn=2020-12-08"];
        foreach (var annexCase in Enum.GetValues<AnnexCase>().Skip(1))
        {
            foreach (var discovered in new[] { "2020-11-01", "2020-12-08" })
            {
                var missing = told.Select(row => NoPenalty.Of(annexCase, Told.Facts(row), Told.Frame(discovered))).OfType<PenaltyAdvice.NeedsFacts>().SelectMany(needs => needs.Missing);
                Assert.Empty(missing.Except(PenaltyFactKinds.LookedAt(annexCase)));
            }
        }
    }

    [Fact]
    public void TheBoundOfAClock_IsTold()
    {
        var facts = Told.Facts("OrderedOn=2020-12-07 CorrectedOn=2020-12-15 AsRequired=yes");
        var not = Assert.IsType<PenaltyAdvice.DoesNotApply>(NoPenalty.Of(AnnexCase.Registration, facts, Told.Frame()));
        Assert.Equal(new DateTime(2020, 12, 15, 0, 0, 0, DateTimeKind.Unspecified), not.Bound);
    }

    [Fact]
    public void AYearWithoutData_IsNamed() =>
        Assert.Equal(2022, Assert.Throws<CalendarYearMissingException>(() => Told.Advice(1, "OrderedOn=2021-12-30 CorrectedOn=2022-01-04", "2021-03-01")).Year);

    private static void Is(string advice, string actual, string? why) => Assert.True(advice == actual, $"{advice} expected, {actual} came. {why}");
}
