using System.Globalization;
using Bot.Documents;
using Bot.Features.Shared;
using Domain.Calendars;
using Microsoft.Extensions.Options;

namespace Bot.Tests.Features.Shared;

/// <summary>How a count of working days and hours is told.</summary>
public sealed class ReckoningTextsTests
{
    private static readonly WorkCalendar Calendar = new WorkHoursOptions { Hours = "08:30-12:00,14:00-17:30" }.With(new ContentFiles(Options.Create(new ContentOptions())));

    [Theory]
    [InlineData("2020-12-11 16:30", 1, "12月11日周五16:30 + 1工作日 = 12月14日周一16:30，跳过周六、周日")]
    [InlineData("2020-12-14 16:30", -1, "12月14日周一16:30 - 1工作日 = 12月11日周五16:30，跳过周六、周日")]
    [InlineData("2020-12-07 00:00", 4, "12月7日周一 + 4工作日 = 12月11日周五")]
    [InlineData("2020-12-07 00:00", 12, "12月7日周一 + 12工作日 = 12月23日周三，跳过4天周六、周日")]
    [InlineData("2021-02-08 00:00", 5, "2月8日周一 + 5工作日 = 2月20日周六，跳过2月11日至2月17日放假；2月20日周六调休上班，算工作日")]
    [InlineData("2020-12-31 00:00", 1, "12月31日周四 + 1工作日 = 1月4日周一，跳过1月1日至1月3日放假")]
    public void Days(string from, int days, string words) => Assert.Equal(words, ReckoningTexts.Of(Calendar.Reckon(Time(from), days)));

    [Theory]
    [InlineData("2020-12-11 17:00", 60, "12月11日周五17:00 + 1小时 = 12月14日周一09:00（周五17:00-17:30，周一08:30-09:00），跳过周六、周日")]
    [InlineData("2020-12-07 11:30", 90, "12月7日周一11:30 + 1小时30分钟 = 12月7日周一15:00（周一11:30-12:00、14:00-15:00）")]
    [InlineData("2020-12-14 09:00", -60, "12月14日周一09:00 - 1小时 = 12月11日周五17:00（周五17:00-17:30，周一08:30-09:00），跳过周六、周日")]
    public void Hours(string from, int minutes, string words) => Assert.Equal(words, ReckoningTexts.Of(Calendar.Reckon(Time(from), TimeSpan.FromMinutes(minutes))));

    private static DateTime Time(string text) => DateTime.Parse(text, CultureInfo.InvariantCulture);
}
