using Bot.Simulator.State;

namespace Bot.Simulator.Pages;

/// <summary>One phone: header, conversation, input, menu.</summary>
internal static class PhoneView
{
    public static Html Draw(SimulatedMember member, bool shown, IEnumerable<Bubble> bubbles, IReadOnlyList<SimulatedMenuEntry> menu)
    {
        var hidden = shown ? Html.Empty : Html.Of($" hidden");
        return Html.Of($"""
            <section class="phone" data-user="{member.UserId}" aria-label="{member.Name}的手机"{hidden}>
            <header><span class="avatar" aria-hidden="true">{member.Name[..1]}</span><div><h2>{member.Name}</h2><small>{member.Title}</small></div><button type="button" class="quiet" data-act="enter" title="打开应用会话(enter_agent)">进入应用</button></header>
            <ol class="talk" aria-live="polite">{Html.Join(bubbles.Select(BubbleView.Draw))}</ol>
            <p class="notice" role="status"></p>
            <form class="say"><input name="text" autocomplete="off" placeholder="输入消息" aria-label="输入消息"><button type="submit">发送</button></form>
            <div class="tools">
            <details class="tool"><summary>图片</summary><div class="sheet"><button type="button" data-act="sample">发送示例照片</button><label class="chooser">从电脑选择图片<input type="file" name="picture" accept="image/png,image/jpeg" aria-label="从电脑选择图片"></label></div></details>
            <details class="tool"><summary>位置</summary><form class="sheet place-form"><label>纬度<input name="latitude" value="37.735" inputmode="decimal"></label><label>经度<input name="longitude" value="115.670" inputmode="decimal"></label><label>地点<input name="label" value="县政府附近"></label><button type="submit">发送位置</button></form></details>
            </div>
            <nav class="menu" aria-label="应用菜单">{Menu(menu)}</nav>
            </section>
            """);
    }

    public static Html Menu(IReadOnlyList<SimulatedMenuEntry> menu) => Html.Join(menu.Select(entry => entry.Children.Count == 0
        ? Leaf(entry)
        : Html.Of($"<details><summary>{entry.Name}</summary><div class=\"sub-menu\">{Html.Join(entry.Children.Select(Leaf))}</div></details>")));

    private static Html Leaf(SimulatedMenuEntry entry) => entry.Type is "view"
        ? Html.Of($"<a href=\"{entry.Url}\" target=\"_blank\" rel=\"noopener noreferrer\" data-menu=\"{entry.Url}\">{entry.Name}</a>")
        : Html.Of($"<button type=\"button\" data-menu=\"{entry.Key ?? entry.Url}\">{entry.Name}</button>");
}
