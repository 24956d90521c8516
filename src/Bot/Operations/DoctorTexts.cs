using System.Globalization;
using Bot.Conversations;
using Bot.Messaging;
using Bot.Scheduling;
using Domain.Calendars;

namespace Bot.Operations;

/// <summary>Sentences of doctor that have more than one form.</summary>
internal static class DoctorTexts
{
    public const string Sends = "发送：正常";

    public const string Calendar = "工作日历：可用";

    public static string NoCalendar(int year) => string.Create(
        CultureInfo.InvariantCulture,
        $"工作日历：没有 {year} 年的放假安排，涉及 {year} 年的工作日和期限算不出来。请照国务院办公厅的通知写进 Content:HolidayFile 指定的文件（格式见 docs/operations.md），再重启。");

    /// <summary>Shown, not judged: without borders the map draws boxes.</summary>
    public static string Maps(int borders, IReadOnlyList<string> boxed, int stations)
    {
        var lines = borders == 0 ? "没有县市区界线，画大致范围（Content:BorderFile）" : string.Create(CultureInfo.InvariantCulture, $"{borders} 个县市区有界线") + (boxed.Count == 0 ? "" : $"，没有的：{string.Join('、', boxed)}");
        return string.Create(CultureInfo.InvariantCulture, $"地图：{lines}；监测站点 {stations} 个");
    }

    /// <summary>Shown, not judged: the digest goes out without.</summary>
    public static string Pictures(string? why) => why is null ? "日报的图：可用" : $"日报的图：画不出，日报照发、不带图。{why}";

    public static string Sealed(int count) => string.Create(
        CultureInfo.InvariantCulture,
        $"内部举报：{count} 件用现在的密钥打不开，驻局纪检组看不到内容。换过 Conversation:SealKey 或 WeCom:EncodingAesKey 的，把旧密钥写进 Conversation:FormerSealKeys，重启后就能打开。");

    public static string Stopped(Standstill stop) => $"发送：自 {Local(stop.Since)} 起停着，企业微信说：{stop.Why}\n  {StopAdvice.Of(stop.Why)}";

    public static string NothingGetsThrough(FailingSends failing, long waiting)
    {
        var answered = StopAdvice.HasCode(failing.Why);
        var (what, advice) = answered
            ? ("企业微信不收", StopAdvice.Of(failing.Why))
            : ("连不上企业微信", "看看本机能不能访问 WeCom:BaseUrl（网线、DNS、防火墙、代理、证书）；通了以后最多十分钟自己接着发，不用重启。");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"发送：{what}（最近一次 {Local(failing.Last)}：{failing.Why}），等着发的消息 {waiting} 条，最早从 {Local(failing.Since)} 开始失败\n  {advice}");
    }

    public static string SomeFail(FailingSends failing) => string.Create(
        CultureInfo.InvariantCulture,
        $"发送：正常；{failing.Count} 人的消息没有发成，正在重试（最近一次 {Local(failing.Last)}：{failing.Why}），最早从 {Local(failing.Since)} 开始失败");

    /// <summary>The day's limit is told with its figures.</summary>
    public static string Limited(LimitedSends limited)
    {
        var limit = limited.Why[OutboxWaits.Budget.Length..] switch
        {
            SendBudget.Minute => "每人每分钟的条数满了（Conversation:MessagesPerMinute）",
            SendBudget.Hour => "每人每小时的条数满了（Conversation:MessagesPerHour）",
            _ => "今天的人次满了（Conversation:PersonTimesPerDay）",
        };
        return string.Create(CultureInfo.InvariantCulture, $"  发送限额：{limited.Count} 人的消息在等，{limit}，最早 {Local(limited.NextAt)} 接着发；不用处理");
    }

    public static string DemoTime(DateTimeOffset now) => $"演示的数据：时间按演示的钟算，现在是 {Local(now)}";

    /// <summary>A window that passed while nothing ran is entered late: by the first start, too.</summary>
    public static string LastRun(ScheduledRun run) =>
        $"最近一次 {Local(run.LastWindow)}" + (run.EnteredAt - run.LastWindow >= TimeSpan.FromHours(1) ? $"（{Local(run.EnteredAt)} 启动后才补上）" : "");

    public static string Local(DateTimeOffset? at) => at?.ToOffset(ChinaTime.Offset).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "";
}
