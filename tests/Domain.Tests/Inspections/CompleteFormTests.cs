using Domain.Inspections;
using Domain.Tests.Support;

namespace Domain.Tests.Inspections;

public sealed class CompleteFormTests
{
    [Fact]
    public void Missing_BareDraft_IsAskedInOrder()
    {
        var bare = Expect.Accepted(Filing.Open(Some.Visit(Some.Foundry with
        {
            LegalRepresentative = " ",
            Address = "",
            Location = null,
            EnterpriseType = "",
            Township = "",
        })));

        Assert.Equal(
            [FormPart.SecondInspector, FormPart.LegalRepresentative, FormPart.Address, FormPart.Coordinates, FormPart.EnterpriseType, FormPart.Township, FormPart.AnyFinding],
            CompleteForm.Missing(bare, Some.Words).Select(part => part.Part));
    }

    [Fact]
    public void Missing_BareFindings_ByPartThenFinding()
    {
        var draft = Expect.Accepted(Filing.AddFinding(Some.TwoOnDraft(), "f1", "异味"));
        draft = Expect.Accepted(Filing.AddFinding(draft, "f2", "未生产,料仓未密闭"));

        Assert.Equal(
            [
                new(FormPart.FindingType, "f1"), new(FormPart.FindingType, "f2"),
                new(FormPart.FindingHandling, "f1"), new(FormPart.FindingHandling, "f2"),
                new(FormPart.FindingSeverity, "f1"), new(FormPart.FindingSeverity, "f2"),
                new(FormPart.Producing, "f1"),
                new(FormPart.Pollution, "f2"),
                new(FormPart.Violation, "f1"),
            ],
            CompleteForm.Missing(draft, Some.Words));
    }

    [Fact]
    public void Missing_NothingFound_NeedsNoFinding() => Assert.Empty(CompleteForm.Missing(Some.Complete(), Some.Words));

    [Fact]
    public void Missing_CompleteFinding_IsEmpty() => Assert.Empty(CompleteForm.Missing(Some.Complete(Severity.General), Some.Words));

    [Fact]
    public void Missing_Deadline_OnlyFor限期整改()
    {
        var draft = Some.Complete(Severity.General);
        var without = Expect.Accepted(Filing.ChangeFinding(draft, "f1", finding => finding with { Deadline = null }));
        var atOnce = Expect.Accepted(Filing.ChangeFinding(without, "f1", finding => finding with { Handling = Handling.Of(3) }));

        Assert.Equal([new MissingPart(FormPart.FindingDeadline, "f1")], CompleteForm.Missing(without, Some.Words));
        Assert.Empty(CompleteForm.Missing(atOnce, Some.Words));
    }

    [Fact]
    public void Missing_AnsweredInWordsNobodyListed_IsNotAskedAgain()
    {
        var draft = Some.Complete(Severity.General);
        draft = Expect.Accepted(Filing.ChangeFinding(draft, "f1", finding => finding with { Text = "正在生产,除尘器未开启" }));
        Assert.Equal([new MissingPart(FormPart.Pollution, "f1")], CompleteForm.Missing(draft, Some.Words));

        draft = Expect.Accepted(Filing.Fill(draft, new MissingPart(FormPart.Pollution, "f1"), "灰很大"));
        Assert.Empty(CompleteForm.Missing(draft, Some.Words));
    }

    [Fact]
    public void Missing_LatinWords_InAnyCase()
    {
        var draft = Expect.Accepted(Filing.ChangeFinding(Some.Complete(Severity.General), "f1", finding => finding with { Text = "正在生产,vocs逸散,未密闭" }));

        Assert.Empty(CompleteForm.Missing(draft, Some.Words));
    }
}
