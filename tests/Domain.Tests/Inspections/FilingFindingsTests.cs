using Domain.Inspections;
using Domain.Tests.Support;

namespace Domain.Tests.Inspections;

public sealed class FilingFindingsTests
{
    [Fact]
    public void AddFinding_KeepsTheTextInFull()
    {
        var text = new string('长', 4000);

        var draft = Expect.Accepted(Filing.AddFinding(Some.Draft(), "f1", text));

        Assert.Equal((text, 1, 1), (draft.Findings[0].Text, draft.Findings[0].Ordinal, draft.Findings[0].Revision));
    }

    [Fact]
    public void AddFinding_Refuses()
    {
        Expect.Refused(RuleCode.EmptyText, Filing.AddFinding(Some.Draft(), "f1", " \u3000\n"));
        Expect.Refused(RuleCode.TooLong, Filing.AddFinding(Some.Draft(), "f1", new string('长', 4001)), 4001, 4000);
    }

    [Fact]
    public void AddFinding_FiftyFirst_IsTooMany()
    {
        var draft = Enumerable.Range(1, 50).Aggregate(Some.Draft(), (form, i) => Expect.Accepted(Filing.AddFinding(form, $"f{i}", "扬尘")));

        Expect.Refused(RuleCode.TooMany, Filing.AddFinding(draft, "f51", "扬尘"), Counted.Findings, 50);
    }

    [Fact]
    public void NothingFound_AndFindings_ExcludeEachOther()
    {
        var nothing = Expect.Accepted(Filing.SayNothingFound(Some.Draft()));
        Assert.True(nothing.NothingFound);

        var something = Expect.Accepted(Filing.AddFinding(nothing, "f1", "扬尘"));
        Assert.False(something.NothingFound);
        Expect.Refused(RuleCode.FindingsPresent, Filing.SayNothingFound(something), 1);
    }

    [Fact]
    public void ChangeFinding_GrowsTheRevision_AndKeepsIdPlaceAndPictures()
    {
        var draft = WithPicture(Expect.Accepted(Filing.AddFinding(Some.Draft(), "f1", "扬尘")));

        var changed = Expect.Accepted(Filing.ChangeFinding(draft, "f1", finding => finding with
        {
            Id = "x",
            Ordinal = 9,
            Pictures = [],
            Type = ProblemType.Of(10),
        })).Findings[0];

        Assert.Equal(("f1", 1, 2, ProblemType.Of(10)), (changed.Id, changed.Ordinal, changed.Revision, changed.Type));
        Assert.Single(changed.Pictures);
    }

    [Fact]
    public void ChangeFinding_Refuses()
    {
        var draft = Expect.Accepted(Filing.AddFinding(Some.Draft(), "f1", "扬尘"));
        var before = new DateOnly(2020, 12, 6);

        Expect.Refused(RuleCode.NotFound, Filing.ChangeFinding(draft, "f2", finding => finding), "f2");
        Expect.Refused(RuleCode.EmptyText, Filing.ChangeFinding(draft, "f1", finding => finding with { Text = " " }));
        Expect.Refused(
            RuleCode.DeadlineBeforeVisit,
            Filing.ChangeFinding(draft, "f1", finding => finding with { Handling = Handling.Deadline, Deadline = before }),
            before,
            Some.Today);
    }

    [Fact]
    public void ChangeFinding_DeadlineOnTheDayOfTheVisit_IsFine() =>
        Expect.Accepted(Filing.ChangeFinding(Some.Complete(Severity.Key), "f1", finding => finding with { Deadline = Some.Today }));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    public void ChangeFinding_AnotherHandling_ClearsTheDeadline(int handling)
    {
        var draft = Expect.Accepted(Filing.ChangeFinding(Some.Complete(Severity.Key), "f1", finding => finding with { Handling = Handling.Of(handling) }));

        Assert.Null(draft.Findings[0].Deadline);
    }

    [Fact]
    public void RemoveFinding_MovesTheOthersUp_AsChangedFindings()
    {
        var draft = Some.Complete(Severity.General, Severity.Key, Severity.Major);

        var rest = Expect.Accepted(Filing.RemoveFinding(draft, "f2")).Findings;

        Assert.Equal([("f1", 1, 2), ("f3", 2, 3)], rest.Select(finding => (finding.Id, finding.Ordinal, finding.Revision)));
        Expect.Refused(RuleCode.NotFound, Filing.RemoveFinding(draft, "gone"), "gone");
    }

    [Fact]
    public void AttachPicture_AgainTheSame_ChangesNothing_AndNoCardGoesStale()
    {
        var once = WithPicture(Expect.Accepted(Filing.AddFinding(Some.Draft(), "f1", "扬尘")));
        var twice = WithPicture(once);

        Assert.Single(twice.Findings[0].Pictures);
        Assert.Equal(1, twice.Findings[0].Revision);
        Assert.Equal(once.Version + 1, twice.Version);
    }

    [Fact]
    public void AttachPicture_ThirtyFirst_IsTooMany()
    {
        var draft = Enumerable.Range(1, 30).Aggregate(
            Expect.Accepted(Filing.AddFinding(Some.Draft(), "f1", "扬尘")),
            (form, i) => WithPicture(form, $"m{i}"));

        Expect.Refused(RuleCode.TooMany, Filing.AttachPicture(draft, "f1", new Picture("m31", null, Some.Now)), Counted.Pictures, 30);
        Expect.Refused(RuleCode.NotFound, Filing.AttachPicture(draft, "f2", new Picture("m1", null, Some.Now)), "f2");
    }

    [Theory]
    [InlineData("除尘器未开启", "正在生产", "除尘器未开启，正在生产")]
    [InlineData("除尘器未开启。 ", ",正在生产。", "除尘器未开启，正在生产")]
    [InlineData("除尘器未开启,", "正在生产", "除尘器未开启，正在生产")]
    public void Fill_AnswerAboutAFinding_IsAppendedCleanly(string text, string answer, string expected)
    {
        var draft = Expect.Accepted(Filing.AddFinding(Some.Draft(), "f1", text));

        var finding = Expect.Accepted(Filing.Fill(draft, new MissingPart(FormPart.Producing, "f1"), answer)).Findings[0];

        Assert.Equal((expected, 2), (finding.Text, finding.Revision));
        Assert.Equal([FormPart.Producing], finding.Answered);
    }

    [Fact]
    public void Fill_AnswerThatIsPunctuationOrTooMuch_IsRefused()
    {
        var draft = Expect.Accepted(Filing.AddFinding(Some.Draft(), "f1", new string('长', 3999)));
        var part = new MissingPart(FormPart.Pollution, "f1");

        Expect.Refused(RuleCode.EmptyText, Filing.Fill(draft, part, "。"));
        Expect.Refused(RuleCode.TooLong, Filing.Fill(draft, part, "异味"), 4002, 4000);
    }

    [Fact]
    public void ChangeFinding_NewText_VoidsTheAnswersWithinTheOldOne()
    {
        var draft = Expect.Accepted(Filing.AddFinding(Some.Draft(), "f1", "除尘器未开启"));
        draft = Expect.Accepted(Filing.Fill(draft, new MissingPart(FormPart.Pollution, "f1"), "灰很大"));

        Assert.Empty(Expect.Accepted(Filing.ChangeFinding(draft, "f1", finding => finding with { Text = "料堆未苫盖" })).Findings[0].Answered);
        Assert.Single(Expect.Accepted(Filing.ChangeFinding(draft, "f1", finding => finding with { Type = ProblemType.Of(7) })).Findings[0].Answered);
    }

    private static Inspection WithPicture(Inspection draft, string mediaId = "m1") =>
        Expect.Accepted(Filing.AttachPicture(draft, "f1", new Picture(mediaId, null, Some.Now)));
}
