using Bot.WeCom.Messages;

namespace Bot.Tests.WeCom.Messages;

/// <summary>Each limit of protocol 3.2, 3.4, 4.9 and 5.4 names the field; the last value within it passes.</summary>
public sealed class MessageLimitTests
{
    private const string Url = "https://bot.example.invalid/";

    private static readonly Dictionary<string, (string Field, Action Break)> Broken = new()
    {
        ["text empty"] = ("text.content", () => Send(new TextMessage(" \n"))),
        ["text of control characters"] = ("text.content", () => Send(new TextMessage("\u0001"))),
        ["text bytes"] = ("text.content", () => Send(new TextMessage(Text(682) + "abc"))),
        ["markdown empty"] = ("markdown.content", () => Send(new MarkdownMessage(""))),
        ["markdown bytes"] = ("markdown.content", () => Send(new MarkdownMessage(Text(683)))),
        ["textcard title"] = ("textcard.title", () => Send(new TextCardMessage("", "d", Url))),
        ["textcard title bytes"] = ("textcard.title", () => Send(new TextCardMessage(Text(43), "d", Url))),
        ["textcard description"] = ("textcard.description", () => Send(new TextCardMessage("t", "", Url))),
        ["textcard description bytes"] = ("textcard.description", () => Send(new TextCardMessage("t", Text(171), Url))),
        ["textcard url"] = ("textcard.url", () => Send(new TextCardMessage("t", "d", ""))),
        ["textcard url scheme"] = ("textcard.url", () => Send(new TextCardMessage("t", "d", "bot.example.invalid/x"))),
        ["textcard url script"] = ("textcard.url", () => Send(new TextCardMessage("t", "d", "javascript:alert(1)"))),
        ["textcard url bytes"] = ("textcard.url", () => Send(new TextCardMessage("t", "d", Url + new string('a', 2049 - Url.Length)))),
        ["textcard button"] = ("textcard.btntxt", () => Send(new TextCardMessage("t", "d", Url, "查看详情吧"))),
        ["image"] = ("image.media_id", () => Send(new ImageMessage(""))),
        ["file"] = ("file.media_id", () => Send(new FileMessage(""))),
        ["nobody"] = ("touser", () => WeComJson.Send([], 1, new TextMessage("a"))),
        ["too many"] = ("touser", () => WeComJson.Send(Users(1001), 1, new TextMessage("a"))),
        ["empty user"] = ("touser[1]", () => WeComJson.Send(["a", ""], 1, new TextMessage("a"))),
        ["separator"] = ("touser[0]", () => WeComJson.Send(["a|b"], 1, new TextMessage("a"))),
        ["user bytes"] = ("touser[0]", () => WeComJson.Send([new string('a', 65)], 1, new TextMessage("a"))),
        ["all and one"] = ("touser[0]", () => WeComJson.Send(["@all", "a"], 1, new TextMessage("a"))),
        ["update nobody"] = ("userids", () => WeComJson.UpdateButton([], 1, "RC", "a")),
        ["update too many"] = ("userids", () => WeComJson.UpdateButton(Users(1001), 1, "RC", "a")),
        ["update all"] = ("userids[0]", () => WeComJson.UpdateButton(["@all"], 1, "RC", "a")),
        ["update code"] = ("response_code", () => WeComJson.UpdateButton(["a"], 1, "", "a")),
        ["update name"] = ("button.replace_name", () => WeComJson.UpdateButton(["a"], 1, "RC", "")),
        ["update card code"] = ("response_code", () => WeComJson.UpdateCard(["a"], 1, "", Samples.Vote)),
        ["menu empty"] = ("button", () => Menu()),
        ["menu of four"] = ("button", () => Menu(Leaf, Leaf, Leaf, Leaf)),
        ["menu name"] = ("button[0].name", () => Menu(Leaf with { Name = "" })),
        ["menu name bytes"] = ("button[1].name", () => Menu(Leaf, Leaf with { Name = "我的全部任务" })),
        ["menu type"] = ("button[0].type", () => Menu(Leaf with { Type = null })),
        ["menu type unknown"] = ("button[0].type", () => Menu(Leaf with { Type = "tap" })),
        ["menu key"] = ("button[0].key", () => Menu(Leaf with { Key = null })),
        ["menu key bytes"] = ("button[0].key", () => Menu(Leaf with { Key = new string('k', 129) })),
        ["menu url"] = ("button[0].url", () => Menu(new MenuEntry("a", "view"))),
        ["menu url bytes"] = ("button[0].url", () => Menu(new MenuEntry("a", "view", Url: Url + new string('a', 1025 - Url.Length)))),
        ["menu mini program page"] = ("button[0].pagepath", () => Menu(new MenuEntry("a", "view_miniprogram", Appid: "wx"))),
        ["menu mini program app"] = ("button[0].appid", () => Menu(new MenuEntry("a", "view_miniprogram", Pagepath: "/"))),
        ["menu parent with key"] = ("button[0]", () => Menu(new MenuEntry("a", "click", "k", Children: [Leaf]))),
        ["menu without children"] = ("button[0].sub_button", () => Menu(new MenuEntry("a", Children: []))),
        ["menu with six children"] = ("button[0].sub_button", () => Menu(new MenuEntry("a", Children: [Leaf, Leaf, Leaf, Leaf, Leaf, Leaf]))),
        ["menu of three levels"] = ("button[0].sub_button[0].sub_button", () => Menu(new MenuEntry("a", Children: [new MenuEntry("b", Children: [Leaf])]))),
        ["menu child name bytes"] = ("button[0].sub_button[1].name", () => Menu(new MenuEntry("a", Children: [Leaf, Leaf with { Name = Text(14) }]))),
    };

    public static TheoryData<string> Names => [.. Broken.Keys];

    private static MenuEntry Leaf => new("任务", "click", "k");

    [Theory]
    [MemberData(nameof(Names))]
    public void BrokenLimit_NamesTheField(string name)
    {
        var thrown = Assert.Throws<WeComLimitException>(Broken[name].Break);
        Assert.Equal(Broken[name].Field, thrown.Field);
        Assert.StartsWith(thrown.Field, thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void LastValueWithinTheLimit_Passes()
    {
        Send(new TextMessage(Text(682) + "ab"));
        Send(new MarkdownMessage(Text(682)));
        Send(new TextCardMessage(Text(42), Text(170), Url + new string('a', 2048 - Url.Length), "查看详情"));
        WeComJson.Send(Users(1000), 1, new TextMessage("a"));
        WeComJson.Send(["@all"], 1, new TextMessage("a"));
        var child = new MenuEntry(Text(13), "click", new string('k', 128));
        Menu(new MenuEntry("我的任务处", Children: [child, child, child, child, child]), Leaf, new MenuEntry("a", "view_miniprogram", Appid: "wx", Pagepath: "/"));
    }

    private static void Send(OutgoingMessage message) => WeComJson.Send(Samples.Zhao, 1000002, message);

    private static void Menu(params MenuEntry[] entries) => WeComJson.Menu(new Menu(entries));

    private static string Text(int characters) => new('字', characters);

    private static string[] Users(int count) => [.. Enumerable.Range(0, count).Select(i => $"u{i}")];
}
