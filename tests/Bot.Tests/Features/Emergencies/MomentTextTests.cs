using Bot.Features.Emergencies;
using Bot.Operations.Demo;
using Domain.Emergencies;

namespace Bot.Tests.Features.Emergencies;

/// <summary>The moments that officers write, read on Wednesday 2020-12-09 at 16:00.</summary>
public sealed class MomentTextTests
{
    private static readonly DateTimeOffset Now = new(2020, 12, 9, 16, 0, 0, TimeSpan.FromHours(8));

    [Theory]
    [InlineData("8:30", "12-09 08:30")]
    [InlineData("8：05", "12-09 08:05")]
    [InlineData("22:10", "12-08 22:10")]
    [InlineData("上午8点半", "12-09 08:30")]
    [InlineData("今天上午八点二十", "12-09 08:20")]
    [InlineData("下午3点", "12-09 15:00")]
    [InlineData("中午12点10分", "12-09 12:10")]
    [InlineData("凌晨两点左右", "12-09 02:00")]
    [InlineData("昨晚10点一刻", "12-08 22:15")]
    [InlineData("昨晚12点", "12-09 00:00")]
    [InlineData("昨夜1点", "12-09 01:00")]
    [InlineData("昨天14:05", "12-08 14:05")]
    [InlineData("12月8日7:40", "12-08 07:40")]
    [InlineData("12-8 上午7点零五", "12-08 07:05")]
    [InlineData("15点", "12-09 15:00")]
    [InlineData("5点", "12-09 05:00")]
    [InlineData("刚才", "12-09 16:00")]
    [InlineData("半小时前", "12-09 15:30")]
    [InlineData("两个小时前", "12-09 14:00")]
    [InlineData("40分钟前", "12-09 15:20")]
    [InlineData("一个半小时前", "12-09 14:30")]
    [InlineData("今天17:00", "12-09 17:00")]
    [InlineData("昨晚22:10 除尘风机坏了，马上停产抢修", "12-08 22:10")]
    [InlineData("今天早上8点风机坏了，现在已停产", "12-09 08:00")]
    [InlineData("昨天8:30坏了，2小时前停产", "12-08 08:30")]
    [InlineData("除尘风机刚刚坏了", "12-09 16:00")]
    [InlineData("刚刚，除尘风机坏了", "12-09 16:00")]
    [InlineData("布袋有一点破损，半小时前发现的", "12-09 15:30")]
    public void Read_AsMeant(string typed, string wanted) =>
        Assert.Equal(wanted, MomentText.Read(typed, Now)!.At!.Value.ToString("MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("3点")]
    [InlineData("昨天9点")]
    [InlineData("8点半")]
    public void AnHourThatMayBeTwo_IsAskedFor(string typed)
    {
        // 8点半 of this day lies before, 20:30 does not: only one is meant.
        var moment = MomentText.Read(typed, Now)!;
        Assert.Equal(typed != "8点半", moment.At is null);
    }

    [Theory]
    [InlineData("风机坏了")]
    [InlineData("不记得了")]
    [InlineData("8:75")]
    [InlineData("25点")]
    [InlineData("1号除尘器")]
    [InlineData("运行时间长")]
    [InlineData("布袋有一点破损")]
    [InlineData("发现两点问题")]
    [InlineData("3点位温度高")]
    [InlineData("风机坏了，马上停产")]
    [InlineData("风机坏了，现在已停产")]
    public void WhatIsNoTime_IsNone(string typed) => Assert.Null(MomentText.Read(typed, Now));

    [Fact]
    public void ADayThatDoesNotExist_HasNoMoment() => Assert.Equal((null, -1), (MomentText.Read("13-40 8:00", Now)!.At, MomentText.Read("13-40 8:00", Now)!.Hour));

    [Theory]
    [InlineData("恒泰焦化 8:30 除尘风机坏了，已停产抢修", "demo-002", "除尘风机坏了", "已停产抢修")]
    [InlineData("恒泰焦化，今天上午8点半发现脱硫塔循环泵跳闸，立即组织维修，已降低负荷", "demo-002", "脱硫塔循环泵跳闸", "立即组织维修，已降低负荷")]
    [InlineData("8:30 1号除尘器布袋破损", null, "1号除尘器布袋破损", null)]
    [InlineData("恒泰焦化在线监测设备没有数据已联系运维厂家", null, "恒泰焦化在线监测设备没有数据", "已联系运维厂家")]
    [InlineData("8:30", null, null, null)]
    [InlineData("恒泰焦化", "demo-002", null, null)]
    [InlineData("8:40车间起火，消防水流进雨水沟，已封堵雨水口，正在抽排", null, "车间起火，消防水流进雨水沟", "已封堵雨水口，正在抽排")]
    public void ASentence_IsTakenApart(string text, string? enterprise, string? facility, string? measures)
    {
        var facts = EmergencySentence.Read(text, CountySeed.Enterprises, null, Now).Facts;
        Assert.Equal((enterprise, facility, measures), (facts.EnterpriseId, facts.Facility, facts.Measures));
    }

    [Theory]
    [InlineData("还没有", "")]
    [InlineData("没有。", "")]
    [InlineData("停产，3点换风机", "停产，3点换风机")]
    public void Measures_AreTakenAsTheyAre(string text, string wanted) =>
        Assert.Equal(wanted, EmergencySentence.Read(text, CountySeed.Enterprises, EmergencyPart.Measures, Now).Facts.Measures);
}
