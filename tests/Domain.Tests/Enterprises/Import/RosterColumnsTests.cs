using Domain.Enterprises.Import;

namespace Domain.Tests.Enterprises.Import;

public sealed class RosterColumnsTests
{
    [Theory]
    [InlineData("企业名称", RosterColumn.Name)]
    [InlineData(" 企 业 名 称 ", RosterColumn.Name)]
    [InlineData("企业名称\n（全称）", RosterColumn.Name)]
    [InlineData("*企业名称：", RosterColumn.Name)]
    [InlineData("统一社会信用代码(18位)", RosterColumn.CreditCode)]
    [InlineData("行业类别（1.钢铁;2.焦化）", RosterColumn.Industry)]
    [InlineData("是否2019年以来自主验收的企业项目(含涉VOCs新建项目)", RosterColumn.SelfAccepted)]
    [InlineData("是否绩效分级Ａ级或Ｂ级企业", RosterColumn.PerformanceGrade)]
    [InlineData("县（市、区）", RosterColumn.County)]
    [InlineData("乡镇或开发区", RosterColumn.Township)]
    [InlineData("经　度【E】", RosterColumn.Longitude)]
    [InlineData("类别", RosterColumn.Track)]
    [InlineData("类 别（正面清单、小微、其他）", RosterColumn.Track)]
    [InlineData("企业类别", RosterColumn.Track)]
    [InlineData("企业类型", RosterColumn.EnterpriseType)]
    [InlineData("公司名称", RosterColumn.Name)]
    [InlineData("社会统一信用代码", RosterColumn.CreditCode)]
    [InlineData("法定代表人（姓名）", RosterColumn.LegalRepresentative)]
    [InlineData("厂址", RosterColumn.Address)]
    [InlineData("乡镇（街道）办", RosterColumn.Township)]
    public void AHeader_IsKnown_WhateverItsBlanksAndBrackets(string header, RosterColumn column) => Assert.Equal(column, RosterColumns.Of(header));

    [Theory]
    [InlineData("备注")]
    [InlineData("")]
    [InlineData("（企业名称）")]
    [InlineData("联系电话")]
    public void AnotherHeader_IsNone(string header) => Assert.Null(RosterColumns.Of(header));

    [Fact]
    public void TwoLines_AreOneHeader_TheLowerIsTheFinerOne()
    {
        string[][] lines =
        [
            ["桃城区企业名单", "", "", ""],
            ["序号", "企业名称", "坐标", "坐标"],
            ["序号", "企业名称", "经度", "纬度"],
            ["1", "衡水宏达橡胶厂", "115.67", "37.73"],
        ];

        var place = RosterColumns.Find(lines)!;

        Assert.Equal(2, place.Last);
        Assert.Equal(
            [(RosterColumn.Name, 1), (RosterColumn.Longitude, 2), (RosterColumn.Latitude, 3)],
            place.At.OrderBy(column => column.Value).Select(column => (column.Key, column.Value)));
    }

    [Fact]
    public void AValueThatReadsLikeAHeader_IsNone()
    {
        string[][] lines = [["企业名称", "企业类别"], ["甲厂", "正面清单企业"], ["乙厂", "小微企业"]];

        Assert.Equal(0, RosterColumns.Find(lines)!.Last);
    }

    [Fact]
    public void TwoLinesWithoutMergedCells_AreOneHeader() =>
        Assert.Equal(1, RosterColumns.Find([["企业名称", "坐标", ""], ["", "经度", "纬度"], ["甲厂", "115.67", "37.73"]])!.Last);

    [Fact]
    public void AWordThatIsFinerThanTheOneAbove_IsReadWithIt() =>
        Assert.Equal(
            [(RosterColumn.Name, 0), (RosterColumn.Industry, 1), (RosterColumn.Track, 2)],
            RosterColumns.Find([["企业名称", "行业", "类别"], ["", "类别", ""], ["甲厂", "化工", "小微企业"]])!.At.OrderBy(column => column.Value).Select(column => (column.Key, column.Value)));

    [Fact]
    public void OfTwoColumnsWithOneHeader_TheFirstCounts() =>
        Assert.Equal(0, RosterColumns.Find([["企业名称", "企业名称"], ["甲厂", "乙厂"]])!.At[RosterColumn.Name]);

    [Fact]
    public void WithoutNames_ThereIsNoHeader()
    {
        Assert.Null(RosterColumns.Find([["经度", "纬度"], ["115.67", "37.73"]]));
        Assert.Null(RosterColumns.Find([]));
    }
}
