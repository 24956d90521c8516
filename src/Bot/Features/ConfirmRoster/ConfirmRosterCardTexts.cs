using System.Globalization;

namespace Bot.Features.ConfirmRoster;

/// <summary>Words on the card of 名册确认.</summary>
internal static class ConfirmRosterCardTexts
{
    public const string FullTrack = "其他企业";
    public const string PositiveList = "正面清单";
    public const string SmallMicro = "小微企业";
    public const string OffList = "已移出";
    public const string WithoutPlace = "缺坐标";
    public const string WithoutCode = "缺代码";
    public const string Button = "名单齐全，确认";
    public const string Confirmed = "已确认";

    public static string Title(string county) => $"名册确认：{county}";

    public static string Check(int all) => string.Create(CultureInfo.InvariantCulture, $"在册{all}家。请核对后确认");

    public static string LocatedLater(int firms) => $"{Firms(firms)}，体检时定位";

    public static string Firms(int firms) => string.Create(CultureInfo.InvariantCulture, $"{firms}家");
}
