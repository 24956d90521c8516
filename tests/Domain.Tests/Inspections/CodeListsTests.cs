using Domain.Enterprises;
using Domain.Inspections;

namespace Domain.Tests.Inspections;

public sealed class CodeListsTests
{
    [Fact]
    public void Lists_AreNumberedAsPrinted()
    {
        Assert.Equal(Enumerable.Range(1, 22), Industry.All.Select(industry => industry.Code));
        Assert.Equal(Enumerable.Range(1, 27), ProblemType.All.Select(type => type.Code));
        Assert.Equal(Enumerable.Range(1, 5), Handling.All.Select(handling => handling.Code));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(28)]
    public void ProblemTypeOf_OutsideAnnex4_Throws(int code) => Assert.Throws<ArgumentOutOfRangeException>(() => ProblemType.Of(code));

    [Fact]
    public void Offered_LeavesOutTheSecond无证排污()
    {
        Assert.Equal(ProblemType.Of(6).Name, ProblemType.Of(15).Name);
        Assert.DoesNotContain(ProblemType.Of(15), ProblemType.Offered);
        Assert.Equal(26, ProblemType.Offered.Count);
    }

    [Theory]
    [InlineData(11, Severity.Major)]
    [InlineData(6, Severity.Major)]
    [InlineData(15, Severity.Major)]
    [InlineData(22, Severity.Major)]
    [InlineData(19, Severity.Major)]
    [InlineData(3, Severity.Key)]
    [InlineData(7, Severity.Key)]
    [InlineData(8, Severity.Key)]
    [InlineData(14, Severity.Key)]
    [InlineData(10, Severity.General)]
    [InlineData(24, Severity.General)]
    [InlineData(27, Severity.General)]
    public void SeverityProposal_ByType(int code, Severity expected) => Assert.Equal(expected, SeverityProposal.For(ProblemType.Of(code)));
}
