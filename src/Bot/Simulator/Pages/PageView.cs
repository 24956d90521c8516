using System.Globalization;
using Bot.Simulator.State;

namespace Bot.Simulator.Pages;

/// <summary>The whole page, and the parts that change.</summary>
internal static class PageView
{
    private static readonly TimeSpan ChinaOffset = TimeSpan.FromHours(8);

    public static Html Draw(Corp corp, IReadOnlySet<string> shown, IReadOnlyList<WireEntry> wire, DateTimeOffset now)
    {
        var members = corp.Settings.Members;
        var choices = members.Select(m =>
        {
            var mark = shown.Contains(m.UserId) ? Html.Of($" checked") : Html.Empty;
            return Html.Of($"<label><input type=\"checkbox\" name=\"shown\" value=\"{m.UserId}\"{mark}>{m.Name}<small>{m.Title}</small></label>");
        });
        var phones = members.Select(m => PhoneView.Draw(m, shown.Contains(m.UserId), corp.Phones.Of(m.UserId), corp.Menu));
        var log = wire.Count == 0 ? 0 : wire[^1].Id;
        return Html.Of($"""
            <!doctype html>
            <html lang="zh-CN">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>企业微信模拟器</title>
            <link rel="icon" href="data:,">
            <link rel="stylesheet" href="/page.css">
            <script src="/page.js" defer></script>
            </head>
            <body data-version="{corp.Phones.Revision}" data-log="{log}">
            <header class="bar">
            <h1>企业微信模拟器</h1>
            <details class="people"><summary title="选要看的手机 · Choose phones">成员<small>{members.Count}</small></summary><div class="sheet">{Html.Join(choices)}</div></details>
            {ClockPanel(corp, now)}
            {Faults()}
            </header>
            {Hint(corp.Settings.Hints)}
            <main class="phones">{Html.Join(phones)}</main>
            <details class="wire" id="wire"><summary>通信日志 <small>Wire log</small></summary><ol id="wire-log">{Html.Join(wire.Select(WireView.Draw))}</ol></details>
            <p class="told" id="told" role="status"></p>
            </body>
            </html>
            """);
    }

    public static string ClockText(DateTimeOffset now) => now.ToOffset(ChinaOffset).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static Html ClockPanel(Corp corp, DateTimeOffset now) => corp.Settings.AdvanceClock is null
        ? Html.Empty
        : Html.Of($"""
            <div class="clock" role="group" aria-label="模拟时钟"><output id="clock">{ClockText(now)}</output>
            <button type="button" data-minutes="1">+1 分钟</button><button type="button" data-minutes="10">+10 分钟</button><button type="button" data-minutes="60">+1 小时</button><button type="button" data-minutes="1440">+1 天</button></div>
            """);

    private static Html Hint(IList<string> lines) => lines.Count == 0
        ? Html.Empty
        : Html.Of($"<aside class=\"hint\" id=\"hint\"><div>{Html.Join(lines.Select(line => Html.Of($"<p>{line}</p>")))}</div><button type=\"button\" data-close=\"hint\" aria-label=\"收起提示\" title=\"收起提示\">×</button></aside>");

    private static Html Faults() => Html.Of($"""
        <details class="faults"><summary title="让接口出错 · Inject a fault">故障</summary><div class="sheet">
        <button type="button" data-fault="drop">丢弃下一个应答</button><button type="button" data-fault="duplicate">重复下一个回调</button><button type="button" data-fault="delay">下一个调用慢 3 秒</button>
        <button type="button" data-fault="45009">下一个调用 45009（超过频率）</button><button type="button" data-fault="-1">下一个调用 −1（系统繁忙）</button><button type="button" data-fault="expire">令牌全部过期</button>
        </div></details>
        """);
}
