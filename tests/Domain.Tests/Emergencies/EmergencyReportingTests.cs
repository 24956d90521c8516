using Domain.Emergencies;

namespace Domain.Tests.Emergencies;

public sealed class EmergencyReportingTests
{
    private static readonly DateTimeOffset Found = new(2020, 12, 9, 8, 30, 0, TimeSpan.FromHours(8));

    private static readonly EmergencyFacts All = new("e", Found, "风机烧毁", "已停产");

    private static Emergency Draft => new() { Id = "x", Kind = EmergencyKind.Fault, BegunBy = "he", BegunAt = Found };

    [Fact]
    public void Reported_WithTheMessageThatLeavesNothingMissing_InTheOrderOfTheQuestions()
    {
        var draft = Draft;
        Assert.Equal(EmergencyPart.Enterprise, draft.Missing);
        draft = Accepted(EmergencyReporting.Fill(draft, new EmergencyFacts("e"), Found.AddMinutes(1)));
        Assert.Equal(EmergencyPart.Time, draft.Missing);
        draft = Accepted(EmergencyReporting.Fill(draft, new EmergencyFacts(Facility: "风机烧毁"), Found.AddMinutes(2)));
        draft = Accepted(EmergencyReporting.Fill(draft, new EmergencyFacts(DiscoveredAt: Found), Found.AddMinutes(3)));
        Assert.Equal((EmergencyPart.Measures, (DateTimeOffset?)null), (draft.Missing, draft.ReportedAt));
        draft = Accepted(EmergencyReporting.Fill(draft, new EmergencyFacts(Measures: ""), Found.AddMinutes(4)));
        Assert.Equal((Found.AddMinutes(4), Found.AddHours(24), true), (draft.ReportedAt, draft.Until, draft.IsInTime));
        Assert.Null(draft.MeasuresAt);
        var added = Accepted(EmergencyReporting.AddMeasures(draft, "he", "已停产", Found.AddMinutes(5)));
        Assert.Equal((Found.AddMinutes(5), "已停产"), (added.MeasuresAt, Assert.Single(added.AllMeasures)));
    }

    /// <summary>domain.md 8: exactly 24 hours are inside.</summary>
    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void TheLimit_IsTwentyFourHoursFromTheDiscovery(int secondsMore, bool inTime) =>
        Assert.Equal(inTime, Accepted(EmergencyReporting.Fill(Draft, All, Found.AddHours(24).AddSeconds(secondsMore))).IsInTime);

    [Fact]
    public void ATimeToCome_IsRefused_AndWhatWasSaidOnceStays()
    {
        Assert.Equal(RuleCode.EmergencyAhead, Refused(EmergencyReporting.Fill(Draft, All, Found.AddSeconds(-1))));
        var first = Accepted(EmergencyReporting.Fill(Draft, new EmergencyFacts(Facility: "风机"), Found));
        Assert.Equal("风机", Accepted(EmergencyReporting.Fill(first, new EmergencyFacts(Facility: "水泵"), Found)).Facility);
    }

    [Fact]
    public void ACorrection_KeepsTheTimeBefore_AndMovesTheLimit()
    {
        var reported = Accepted(EmergencyReporting.Fill(Draft, All, Found.AddHours(2)));
        var corrected = Accepted(EmergencyReporting.Correct(reported, "he", Found.AddHours(-1), Found.AddHours(3)));
        Assert.Equal(Found.AddHours(23), corrected.Until);
        Assert.Equal("2020-12-09T00:30:00.0000000+00:00", Assert.Single(corrected.Entries).Words);
        Assert.Equal(RuleCode.DiscoveredAfterReport, Refused(EmergencyReporting.Correct(reported, "he", Found.AddHours(2).AddSeconds(1), Found.AddHours(30))));
    }

    /// <summary>Annex 1, case 3 wants 停、限产措施, not any measures.</summary>
    [Theory]
    [InlineData("已停产抢修", true)]
    [InlineData("2号线限产30%", true)]
    [InlineData("正在抢修", false)]
    [InlineData("没有停产，正在抢修", false)]
    [InlineData("准备停机", false)]
    public void OnlyWordsOfStopping_AreStopping(string words, bool stops)
    {
        var reported = Accepted(EmergencyReporting.Fill(Draft, All with { Measures = words }, Found.AddHours(2)));
        Assert.Equal(stops ? Found.AddHours(2) : null, reported.StoppedAt);
        var later = Accepted(EmergencyReporting.AddMeasures(reported, "he", "已停炉", Found.AddHours(3)));
        Assert.Equal(Found.AddHours(stops ? 2 : 3), later.StoppedAt);
    }

    [Fact]
    public void Restored_NotBeforeTheDiscovery_AndNothingAfterIt()
    {
        var reported = Accepted(EmergencyReporting.Fill(Draft, All, Found.AddHours(2)));
        Assert.Equal(RuleCode.RestoredBeforeDiscovered, Refused(EmergencyReporting.Restore(reported, "he", Found.AddHours(-1), Found.AddHours(3))));
        var restored = Accepted(EmergencyReporting.Restore(reported, "he", Found.AddHours(3), Found.AddHours(4)));
        Assert.False(restored.IsOpen);
        Assert.Equal(RuleCode.EmergencyOver, Refused(EmergencyReporting.AddMeasures(restored, "he", "已停产", Found.AddHours(5))));
        Assert.Equal(RuleCode.EmergencyOver, Refused(EmergencyReporting.Restore(restored, "he", Found.AddHours(5), Found.AddHours(5))));
        Assert.Equal(RuleCode.EmergencyOver, Refused(EmergencyReporting.Correct(restored, "he", Found, Found.AddHours(5))));
        Assert.Equal(RuleCode.EmergencyOver, Refused(EmergencyReporting.Drop(restored, Found)));
    }

    private static Emergency Accepted(Outcome<Emergency> outcome) => Assert.IsType<Outcome<Emergency>.Accepted>(outcome).Value;

    private static RuleCode Refused(Outcome<Emergency> outcome) => Assert.IsType<Outcome<Emergency>.Refused>(outcome).Reason.Rule;
}
