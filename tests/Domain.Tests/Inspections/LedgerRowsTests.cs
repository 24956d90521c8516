using Domain.Inspections;
using Domain.Tests.Support;

namespace Domain.Tests.Inspections;

public sealed class LedgerRowsTests
{
    private static readonly Dictionary<string, string> Names = new() { ["wang"] = "王一", ["zhao"] = "赵二" };

    [Fact]
    public void Headers_AreTheNineteenOfAnnex4() =>
        Assert.Equal(
            "检查日期 · 序号 · 检查人员 · 企业名称 · 企业类型 · 行业类别 · 是否超低排放改造的企业 · 是否绩效分级A级或B级企业 · "
            + "是否2019年以来自主验收的企业项目(含涉VOCs新建项目) · 经度 · 纬度 · 县市区 · 乡镇或开发区 · 存在的问题 · 问题类型 · 查处情况 · "
            + "整改情况 · 处罚情况 · 责任人签字",
            string.Join(" · ", LedgerRows.Headers));

    [Fact]
    public void Of_OneRowPerFinding()
    {
        var rows = LedgerRows.Of(Some.Frozen(Severity.Key, Severity.General), id => Names[id]);

        Assert.Equal(["f1", "f2"], rows.Select(row => row.FindingId));
        Assert.Equal(
            [
                "2020-12-07", "7", "王一、赵二", "枣强县某铸造厂", "有限责任公司", "11. 铸造", "2. 否", "否", "2. 否", "115.724", "37.513", "枣强县", "枣强镇",
                "正在生产,除尘器未开启,烟尘直排", "7. 污染防治设施不正常运行", "4. 限期整改", "限期整改，期限2020-12-20", "", "王一、赵二",
            ],
            rows[0].Cells);
    }

    [Fact]
    public void Of_NothingFound_SaysSoInOneRow()
    {
        var row = Assert.Single(LedgerRows.Of(Some.Frozen(), id => Names[id]));

        Assert.Null(row.FindingId);
        Assert.Equal(LedgerRows.Headers.Count, row.Cells.Count);
        Assert.Equal(["未发现问题", "", "", "", "", "王一、赵二"], row.Cells.Skip(13));
    }

    [Theory]
    [InlineData(1, "1. 市级立案处罚", "")]
    [InlineData(3, "3. 立行立改", "立行立改")]
    [InlineData(5, "5. 移交当地政府处理", "")]
    public void Of_OtherHandlings(int handling, string printed, string rectification)
    {
        var signed = Some.Frozen(Severity.Key);
        signed = signed with { Findings = [signed.Findings[0] with { Handling = Handling.Of(handling), Deadline = null }] };

        var cells = LedgerRows.Of(signed, id => Names[id])[0].Cells;

        Assert.Equal((printed, rectification), (cells[15], cells[16]));
    }

    [Fact]
    public void Of_YesNoAndGrade_AsPrinted()
    {
        var signed = Some.Frozen();
        signed = signed with { Enterprise = signed.Enterprise with { UltraLowEmission = true, PerformanceGrade = "B级", SelfAcceptedSince2019 = true } };

        Assert.Equal(["1. 是", "B级", "1. 是"], LedgerRows.Of(signed, id => Names[id])[0].Cells.Skip(6).Take(3));
    }

    [Fact]
    public void Of_Unsigned_IsABug() => Assert.Throws<InvalidOperationException>(() => LedgerRows.Of(Some.SignedByAll(), id => Names[id]));
}
