using Domain.Calendars;
using Domain.Enterprises;
using Domain.Inspections;
using Domain.Rectification;
using Domain.Tests.Support;

namespace Domain.Tests.Rectification;

/// <summary>Reminders and escalation as days: 20 December 2020 is a Sunday, 1 to 3 January 2021 are off.</summary>
public sealed class CaseTimelineTests
{
    private static readonly RectificationPlan Plan = new();

    private static readonly RectificationCase Case = new()
    {
        Id = "r1",
        CampaignId = "c",
        County = Some.County,
        EnterpriseId = "e1",
        InspectionId = "i1",
        FindingId = "f1",
        Number = 12,
        Ordinal = 2,
        Severity = Severity.General,
        FirstDeadline = new DateOnly(2020, 12, 20),
        Deadline = new DateOnly(2020, 12, 20),
        OpenedAt = Some.Now,
    };

    [Fact]
    public void General_GoesUpOneLevelEachWorkingDay_AndStaysWithTheDirector() => Assert.Equal(
        [
            "before 12-16 3 working days",
            "due 12-18",
            "over 12-21 day 1 level 0",
            "over 12-22 day 2 level 1",
            "over 12-23 day 3 level 2",
            "over 12-24 day 4 level 2",
        ],
        Days(Case, "2020-12-24"));

    /// <summary>重大问题 waits for no working day.</summary>
    [Fact]
    public void Major_IsToldOnDaysOffToo_AndHasNobodyAbove() => Assert.Equal(
        ["before 12-16 3 working days", "before 12-18 1 working days", "due 12-20", "over 12-21 day 1 level 0", "over 12-22 day 2 level 0"],
        Days(Case with { Severity = Severity.Major }, "2020-12-22"));

    [Fact]
    public void AHoliday_IsLeftOut() => Assert.Equal(
        ["before 12-29 3 working days", "due 12-31", "over 01-04 day 1 level 0"],
        Days(Case with { Severity = Severity.Key, Deadline = new DateOnly(2021, 1, 1) }, "2021-01-04"));

    /// <summary>The notice itself says the deadline: a reminder on the same day says nothing new.</summary>
    [Fact]
    public void AShortDeadline_IsNotRemindedOfOnTheDayOfItsNotice() =>
        Assert.Equal(["due 12-08", "over 12-09 day 1 level 0"], Days(Case with { Deadline = new DateOnly(2020, 12, 8) }, "2020-12-09"));

    [Fact]
    public void WhatIsHandedIn_WaitsForTheInspectors_AndThenForTheOwner()
    {
        var submitted = Case with { Status = CaseStatus.Submitted, SubmittedAt = new DateTimeOffset(2020, 12, 18, 17, 0, 0, TimeSpan.Zero) };
        Assert.Equal(["recheck 12-22", "recheck-late 12-23", "recheck-late 12-24", "recheck-late 12-25", "recheck-late 12-28"], Days(submitted, "2020-12-28"));
        Assert.Equal([0, 0, 1, 2, 2], CaseTimeline.Of(submitted, Plan, Calendars2020.Plain, new DateOnly(2020, 12, 28)).Select(step => step.Level));
        Assert.Empty(Days(Case with { Status = CaseStatus.Closed }, "2021-01-31"));
        Assert.Empty(Days(Case with { Deadline = null, FirstDeadline = null }, "2021-01-31"));
    }

    [Fact]
    public void AnExtension_BeginsTheDaysAnew()
    {
        var keys = CaseTimeline.Of(Case, Plan, Calendars2020.Plain, new DateOnly(2021, 1, 31)).Select(step => step.Key).ToHashSet();
        var extended = CaseTimeline.Of(Case with { Deadline = new DateOnly(2020, 12, 25) }, Plan, Calendars2020.Plain, new DateOnly(2021, 1, 31));
        Assert.DoesNotContain(extended, step => keys.Contains(step.Key));
        Assert.Equal(extended.Count, extended.Select(step => step.Key).Distinct().Count());
    }

    /// <summary>Ten calendar days of 重大问题 were told; by working days the same day is the seventh. It is a new day all the same.</summary>
    [Fact]
    public void ARegradedCase_IsRemindedTheNextDay()
    {
        var day = Case.Deadline!.Value.AddDays(11);
        var told = CaseTimeline.Of(Case with { Severity = Severity.Major }, Plan, Calendars2020.Plain, day.AddDays(-1)).Select(step => step.Key).ToHashSet();
        var now = CaseTimeline.Of(Case with { Severity = Severity.Key }, Plan, Calendars2020.Plain, day).Where(step => !told.Contains(step.Key)).ToList();
        Assert.Equal(day, Assert.Single(now, step => step.Kind == CaseStepKind.Overdue).Day);
    }

    [Fact]
    public void ANotice_IsAskedForTwice_ThenTheInspectorHears() => Assert.Equal(
        [("ack-1", new DateOnly(2020, 12, 14)), ("ack-2", new DateOnly(2020, 12, 15)), ("unack", new DateOnly(2020, 12, 16))],
        CaseTimeline.OfNotice(new DateOnly(2020, 12, 11), Plan, Calendars2020.Plain).Select(step => (step.Key, step.Day)));

    [Fact]
    public void AYearWithoutData_IsNamed() =>
        Assert.Equal(2022, Assert.Throws<CalendarYearMissingException>(() => CaseTimeline.Of(Case, Plan, Calendars2020.Plain, new DateOnly(2022, 1, 2))).Year);

    [Theory]
    [InlineData("2020-12-15 10:00", 37.5131, 115.7241, EvidenceDoubts.None)]
    [InlineData("2020-12-05 10:00", 37.5131, 115.7241, EvidenceDoubts.TakenBefore)]
    [InlineData("2020-12-15 10:00", 37.60, 115.7241, EvidenceDoubts.FarAway)]
    [InlineData("2020-12-05 10:00", 37.60, 115.7241, EvidenceDoubts.TakenBefore | EvidenceDoubts.FarAway)]
    [InlineData(null, null, null, EvidenceDoubts.NothingSaid)]
    [InlineData(null, 37.5131, 115.7241, EvidenceDoubts.None)]
    public void APicture_IsHeldAgainstPlaceAndNotice(string? taken, double? latitude, double? longitude, EvidenceDoubts doubts) => Assert.Equal(
        doubts,
        EvidenceCheck.Of(
            taken is null ? null : DateTime.Parse(taken, System.Globalization.CultureInfo.InvariantCulture),
            latitude is { } north && longitude is { } east ? new GeoPoint(north, east) : null,
            new DateTime(2020, 12, 7, 9, 30, 0),
            Some.Foundry.Location));

    private static IEnumerable<string> Days(RectificationCase one, string until) =>
        CaseTimeline.Of(one, Plan, Calendars2020.Plain, DateOnly.Parse(until, System.Globalization.CultureInfo.InvariantCulture)).Select(step => step.Kind switch
        {
            CaseStepKind.Before => $"before {step.Day:MM-dd} {step.Days} working days",
            CaseStepKind.Due => $"due {step.Day:MM-dd}",
            CaseStepKind.Overdue => $"over {step.Day:MM-dd} day {step.Days} level {step.Level}",
            CaseStepKind.Recheck => $"recheck {step.Day:MM-dd}",
            _ => $"recheck-late {step.Day:MM-dd}",
        });
}
