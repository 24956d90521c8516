using System.Globalization;
using Bot.Features.Penalties;
using Domain.Penalties;

namespace Bot.Tests.Features.Penalties;

/// <summary>What an inspector types as a date, a time or a number; and that every fact has its words.</summary>
public sealed class FactReaderTests
{
    private static readonly DateTime Now = new(2021, 1, 5, 10, 0, 0, DateTimeKind.Unspecified);

    private static readonly PenaltyCase Penalty = new()
    {
        Id = "p",
        CampaignId = "c",
        County = "桃城区",
        EnterpriseId = "e",
        InspectionId = "i",
        FindingId = "f",
        Discovered = default,
        ValidFrom = new DateOnly(2020, 11, 27),
        ValidTo = new DateOnly(2021, 3, 31),
    };

    [Theory]
    [InlineData("2020-12-10", "day 2020-12-10")]
    [InlineData("12-10", "day 2020-12-10")]
    [InlineData("12月10日", "day 2020-12-10")]
    [InlineData("1.4", "day 2021-01-04")]
    [InlineData("3-1", "day 2021-03-01")]
    [InlineData("昨天", "day 2021-01-04")]
    [InlineData("１２－１０", "day 2020-12-10")]
    [InlineData("2-30", null)]
    [InlineData("上周", null)]
    public void ADay_IsTheNearestOne(string typed, string? value) => Assert.Equal(value, FactReader.Read(PenaltyFact.CorrectedOn, typed, Now).Value?.ToText());

    [Theory]
    [InlineData("12-8 10:30", "at 2020-12-08T10:30")]
    [InlineData("12月8日10点半", "at 2020-12-08T10:30")]
    [InlineData("12月8日10点", "at 2020-12-08T10:00")]
    [InlineData("昨天 23时5分", "at 2021-01-04T23:05")]
    [InlineData("今天9:05", "at 2021-01-05T09:05")]
    [InlineData("2020-12-08 00:00", "at 2020-12-08T00:00")]
    [InlineData("10:30", null)]
    [InlineData("12-8", null)]
    [InlineData("12-8 25:00", null)]
    public void AMoment_NeedsItsDay(string typed, string? value) => Assert.Equal(value, FactReader.Read(PenaltyFact.ReportedAt, typed, Now).Value?.ToText());

    [Theory]
    [InlineData(PenaltyFact.ExcessRatio, "0.1", "number 0.1")]
    [InlineData(PenaltyFact.ExcessRatio, "0.1000000000000000000001倍", "number 0.1000000000000000000001")]
    [InlineData(PenaltyFact.ExcessRatio, "10%", "number 0.1")]
    [InlineData(PenaltyFact.ExcessRatio, "０。０８", "number 0.08")]
    [InlineData(PenaltyFact.NoiseExcess, "1dB(A)", "number 1")]
    [InlineData(PenaltyFact.NoiseExcess, "0.8分贝", "number 0.8")]
    [InlineData(PenaltyFact.ExcessRatio, "0", null)]
    [InlineData(PenaltyFact.ExcessRatio, "-0.1", null)]
    [InlineData(PenaltyFact.ExcessRatio, "不多", null)]
    public void ANumber_IsNotRounded(PenaltyFact fact, string typed, string? value) => Assert.Equal(value, FactReader.Read(fact, typed, Now).Value?.ToText());

    [Fact]
    public void EveryFact_HasAQuestionAName_AndButtonsThatFitTheCard()
    {
        foreach (var fact in Enum.GetValues<PenaltyFact>())
        {
            Assert.True(Length(FactTexts.Question(fact, Penalty)) <= 26, $"{fact}");
            Assert.True(Length(FactTexts.Name(fact)) <= 16, $"{fact}");
            var (yes, no) = FactTexts.Answers(fact);
            Assert.All([yes, no, FactTexts.None(fact)], words => Assert.True(Length(words) <= 10, words));
            Assert.Equal(PenaltyFactKinds.Of(fact) is PenaltyFactKind.Day or PenaltyFactKind.Moment or PenaltyFactKind.Number, FactTexts.Hint(fact) is not null);
        }

        Assert.All(FactTexts.Choices(PenaltyFact.Exceeded).Concat(FactTexts.Choices(PenaltyFact.Course)), choice => Assert.True(Length(choice.Words) <= 10, choice.Words));
        Assert.All(Enum.GetValues<AnnexCase>().Skip(1), one => Assert.True(Length($"{(int)one} {PenaltyTexts.Name(one)}") <= 16, one.ToString()));
    }

    [Fact]
    public void EveryCondition_HasAReasonOfItsOwn()
    {
        var reasons = Enum.GetValues<PenaltyCondition>().Select(condition => PenaltyTexts.Why(new PenaltyAdvice.DoesNotApply(condition, null), Penalty)).ToList();
        Assert.Equal(reasons.Count, reasons.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal("没有在次日完成整改，最迟到12月9日24:00", PenaltyTexts.Why(new PenaltyAdvice.DoesNotApply(PenaltyCondition.NextDay, new DateTime(2020, 12, 10, 0, 0, 0, DateTimeKind.Unspecified)), Penalty));
    }

    private static int Length(string text) => new StringInfo(text).LengthInTextElements;
}
