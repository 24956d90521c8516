using Domain.Inspections;
using Domain.Rectification;
using Domain.Tests.Support;

namespace Domain.Tests.Rectification;

public sealed class NoticeContentTests
{
    [Fact]
    public void Of_TellsAllFindingsAtOnce()
    {
        var signed = Some.Frozen(Severity.Key, Severity.General, Severity.General);
        var findings = signed.Findings;
        signed = signed with
        {
            Findings =
            [
                findings[0],
                findings[1] with { Handling = Handling.Of(3), Deadline = null },
                findings[2] with { Handling = Handling.Of(1), Deadline = null },
            ],
            Guidance = ["及时更换活性炭"],
        };

        var notice = NoticeContent.Of(signed);

        Assert.Equal(("i1", 7, "枣强县某铸造厂", Some.Today), (notice.InspectionId, notice.Number, notice.EnterpriseName, notice.Date));
        Assert.Equal(["王一", "赵二"], notice.Inspectors);
        Assert.Equal(["及时更换活性炭"], notice.Help);
        Assert.Equal(new DateOnly(2020, 12, 20), notice.LastDay);
        Assert.Equal(
            [(1, RequirementKind.Correction, "限期整改"), (2, RequirementKind.Correction, "立行立改"), (3, RequirementKind.Penalty, "市级立案处罚")],
            notice.Items.Select(item => (item.Ordinal, item.Kind, item.Requirement)));
    }

    [Fact]
    public void Of_NothingFound_HasNoItems()
    {
        var notice = NoticeContent.Of(Some.Frozen());

        Assert.Empty(notice.Items);
        Assert.Null(notice.LastDay);
    }

    [Fact]
    public void Of_Unsigned_IsABug() => Assert.Throws<InvalidOperationException>(() => NoticeContent.Of(Some.SignedByAll()));
}
