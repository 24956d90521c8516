using Domain.Enterprises;

namespace Domain.Tests.Enterprises;

public sealed class EnterpriseNamesTests
{
    [Theory]
    [InlineData("衡水永兴化工有限公司", "衡水永兴化工")]
    [InlineData("河北远大集团有限责任公司", "河北远大")]
    [InlineData("衡水宏达股份有限公司", "衡水宏达")]
    [InlineData("有限公司", "有限公司")]
    [InlineData("小河加工厂", "小河加工厂")]
    public void WithoutForm_LeavesTheName(string name, string expected) => Assert.Equal(expected, EnterpriseNames.WithoutForm(name));

    [Fact]
    public void Beginnings_AreBehindEachPlace() =>
        Assert.Equal(["衡水市枣强县宏达", "枣强县宏达", "宏达"], EnterpriseNames.Beginnings("衡水市枣强县宏达", "枣强县"));
}
