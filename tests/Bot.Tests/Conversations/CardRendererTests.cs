using System.Text.Json.Nodes;
using Bot.Conversations;
using Bot.Tests.Architecture;
using Bot.WeCom.Messages;

namespace Bot.Tests.Conversations;

/// <summary>Each kind of card against JSON written by hand from protocol 4.</summary>
public sealed class CardRendererTests
{
    private static readonly ConversationOptions Options = new();

    private static readonly CardQuestion Handling = new("handling", "查处情况", [new("1", "限期整改"), new("2", "立案处罚")]);
    private static readonly CardQuestion Severity = new("severity", "严重程度", [new("g", "一般"), new("k", "重点")], "k");
    private static readonly FormCard Form = new() { Title = "补充", Questions = [Handling, Severity], Submit = new("提交", new("form", "f1", 2)) };

    private static readonly ButtonCard Signature = new()
    {
        Title = "确认签字",
        Description = "某某化工",
        Body = "共2个问题。",
        Fields = [new("检查日期", "2020-12-08")],
        Selection = new("who", "转给", [new("a", "甲"), new("b", "乙")], "b"),
        Buttons = [new("确认签字", new("sign", "i1", 4), ButtonStyle.Primary), new("有异议", new("dispute", "i1", 4), ButtonStyle.Negative)],
    };

    [Fact]
    public void Notice_WithEverything() => Match("notice", Fresh(new NoticeCard
    {
        Title = "责令改正通知",
        Description = "2020年第3号",
        Body = "请按期整改，需要帮助请回复。",
        Emphasis = "2项",
        EmphasisLabel = "问题数",
        Fields = [new("期限", "12月20日"), new("企业", "")],
        Menu = [new("已收到", new("ack", "n1", 1))],
    }));

    [Fact]
    public void Notice_WithoutMenu_HasNoTaskId() => Match("notice-plain", Fresh(new NoticeCard { Title = "已登记" }));

    [Fact]
    public void Buttons_WithSelection() => Match("buttons", Fresh(Signature));

    [Fact]
    public void Buttons_DoneInUpdate_AreOneDeadButton() =>
        Match("buttons-done", Update(new ButtonCard { Title = "确认签字", Done = "已签字" }));

    [Fact]
    public void Choice_QuestionTitleBecomesDescription() => Match("choice", Fresh(new ChoiceCard
    {
        Title = "问题类型",
        Question = new("type", "选一项", [new("7", "治污设施不运行"), new("8", "一二三四五六七八九十一二三四五六七八")], "7"),
        Submit = new("提交", new("type", "f1", 2)),
    }));

    [Fact]
    public void Form_TwoQuestions() => Match("form", Fresh(Form));

    [Fact]
    public void Form_DoneInUpdate_IsFrozen() => Match("form-done", Update(Form with { Done = "已提交" }));

    [Fact]
    public void Form_DoneSentAnew_IsNoticeWithTheAnswers() => Match("form-done-fresh", Fresh(Form with { Done = "已提交" }));

    [Fact]
    public void LongTexts_AreCutAtTheRecommendedLengths()
    {
        var text = new string('字', 400);
        var card = Fresh(Signature with
        {
            Title = text,
            Description = text,
            Body = text,
            Fields = [new(text, text)],
            Selection = new("who", text, [new("a", text)]),
            Buttons = [new(text, new("sign", "i1", 4))],
        });
        Assert.Equal(36, Length(card["main_title"]!["title"]));
        Assert.Equal(44, Length(card["main_title"]!["desc"]));
        Assert.Equal(160, Length(card["sub_title_text"]));
        Assert.Equal(5, Length(card["horizontal_content_list"]![0]!["keyname"]));
        Assert.Equal(30, Length(card["horizontal_content_list"]![0]!["value"]));
        Assert.Equal(16, Length(card["button_selection"]!["option_list"]![0]!["text"]));
        Assert.Equal(10, Length(card["button_list"]![0]!["text"]));
    }

    [Fact]
    public void TooMuch_IsABug()
    {
        Assert.Throws<ArgumentException>(() => Fresh(Signature with { Fields = [.. Enumerable.Repeat(new CardField("a", "b"), 7)] }));
        Assert.Throws<ArgumentException>(() => Fresh(Signature with { Buttons = [.. Enumerable.Range(0, 7).Select(n => new CardButton("x", new("v", $"{n}", 1)))] }));
        Assert.Throws<ArgumentException>(() => Fresh(Signature with { Selection = new("q", "t", [.. Enumerable.Range(0, 11).Select(n => new CardOption($"{n}", "x"))]) }));
        Assert.Throws<ArgumentException>(() => Fresh(Form with { Body = "没有地方" }));
        Assert.Throws<ArgumentException>(() => Fresh(Form with { Questions = [Handling, Handling, Handling, Handling] }));
        Assert.Throws<WeComLimitException>(() => Fresh(Form with { Questions = [Handling, Handling] }));
    }

    [Fact]
    public void KeyThatCannotBeReadBack_IsABug() =>
        Assert.Throws<ArgumentException>(() => Fresh(Signature with { Buttons = [new("x", new("sign", "a:b", 1))] }));

    [Fact]
    public void ChosenOptionThatDoesNotExist_IsABug() =>
        Assert.Throws<ArgumentException>(() => Fresh(Form with { Questions = [Handling with { Chosen = "9" }] }));

    private static JsonNode Fresh(Card card) =>
        JsonNode.Parse(WeComJson.Send(["a"], 1, new TemplateCardMessage(CardRenderer.Fresh(card, "t1", Options))))!["template_card"]!;

    private static JsonNode Update(Card card) =>
        JsonNode.Parse(WeComJson.UpdateCard(["a"], 1, "code", CardRenderer.Update(card, "t1", Options)))!["template_card"]!;

    private static int Length(JsonNode? text) => text!.GetValue<string>().Length;

    private static void Match(string name, JsonNode actual)
    {
        var approved = File.ReadAllText(Path.Combine(SourceTree.Root, "tests", "Bot.Tests", "Conversations", "Golden", $"{name}.approved.json"));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(approved), actual), $"{name} differs: {actual}");
    }
}
