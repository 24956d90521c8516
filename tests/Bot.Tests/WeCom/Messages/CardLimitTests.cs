using Bot.WeCom.Messages;

namespace Bot.Tests.WeCom.Messages;

/// <summary>Each limit of protocol 4 names the field; the last value within it passes.</summary>
public sealed class CardLimitTests
{
    private const string Url = "https://bot.example.invalid/";
    private static readonly string Key1025 = new('k', 1025);

    private static readonly Dictionary<string, (string Field, TemplateCard Card)> Broken = new()
    {
        ["source empty"] = ("source", Buttons with { Source = new CardSource(DescColor: 1) }),
        ["source desc"] = ("source.desc", Buttons with { Source = new CardSource(Desc: Text(21)) }),
        ["source color"] = ("source.desc_color", Buttons with { Source = new CardSource(Desc: "a", DescColor: 4) }),
        ["source icon"] = ("source.icon_url", Buttons with { Source = new CardSource("icon.png") }),
        ["title missing on buttons"] = ("main_title.title", Buttons with { MainTitle = null }),
        ["title missing on news"] = ("main_title.title", News with { MainTitle = new CardMainTitle(null, "d") }),
        ["title missing on vote"] = ("main_title.title", Vote with { MainTitle = null }),
        ["title missing on choices"] = ("main_title.title", Multiple with { MainTitle = null }),
        ["title long"] = ("main_title.title", Buttons with { MainTitle = new CardMainTitle(Text(37)) }),
        ["title desc"] = ("main_title.desc", Buttons with { MainTitle = new CardMainTitle("a", Text(45)) }),
        ["notice without title and text"] = ("main_title.title", Notice with { MainTitle = null, SubTitleText = null }),
        ["notice empty title"] = ("main_title", Notice with { MainTitle = new CardMainTitle(null) }),
        ["notice text"] = ("sub_title_text", Notice with { SubTitleText = Text(161) }),
        ["emphasis empty"] = ("emphasis_content", Notice with { EmphasisContent = new CardEmphasis(null) }),
        ["emphasis title"] = ("emphasis_content.title", Notice with { EmphasisContent = new CardEmphasis(Text(15)) }),
        ["emphasis desc"] = ("emphasis_content.desc", Notice with { EmphasisContent = new CardEmphasis("a", Text(23)) }),
        ["task id missing on buttons"] = ("task_id", Buttons with { TaskId = null }),
        ["task id missing on vote"] = ("task_id", Vote with { TaskId = null }),
        ["task id missing on choices"] = ("task_id", Multiple with { TaskId = null }),
        ["task id missing with menu"] = ("task_id", Notice with { ActionMenu = Menu(1) }),
        ["task id missing with menu on news"] = ("task_id", News with { ActionMenu = Menu(1) }),
        ["task id with a dot"] = ("task_id", Buttons with { TaskId = "zhao.lei" }),
        ["task id with a line break"] = ("task_id", Buttons with { TaskId = "n42\n" }),
        ["task id with a dot on a notice"] = ("task_id", Notice with { TaskId = "a.b" }),
        ["task id bytes"] = ("task_id", Buttons with { TaskId = new string('a', 129) }),
        ["menu empty"] = ("action_menu.action_list", Buttons with { ActionMenu = Menu(0) }),
        ["menu of four"] = ("action_menu.action_list", Buttons with { ActionMenu = Menu(4) }),
        ["menu text"] = ("action_menu.action_list[0].text", Buttons with { ActionMenu = new CardActionMenu(null, [new CardMenuAction("", "k")]) }),
        ["menu key"] = ("action_menu.action_list[0].key", Buttons with { ActionMenu = new CardActionMenu(null, [new CardMenuAction("a", "")]) }),
        ["menu key bytes"] = ("action_menu.action_list[0].key", Buttons with { ActionMenu = new CardActionMenu(null, [new CardMenuAction("a", Key1025)]) }),
        ["menu key twice"] = ("action_menu.action_list[1].key", Buttons with { ActionMenu = new CardActionMenu(null, [new CardMenuAction("a", "k"), new CardMenuAction("b", "k")]) }),
        ["menu on vote"] = ("action_menu", Vote with { ActionMenu = Menu(1) }),
        ["menu on choices"] = ("action_menu", Multiple with { ActionMenu = Menu(1) }),
        ["quote on vote"] = ("quote_area", Vote with { QuoteArea = new CardQuote(Title: "a") }),
        ["lines on choices"] = ("horizontal_content_list", Multiple with { HorizontalContentList = [new CardLine("a")] }),
        ["action on vote"] = ("card_action", Vote with { CardAction = new CardLink(1, Url) }),
        ["quote empty"] = ("quote_area", Buttons with { QuoteArea = new CardQuote() }),
        ["quote type"] = ("quote_area.type", Buttons with { QuoteArea = new CardQuote(3, Title: "a") }),
        ["quote url"] = ("quote_area.url", Buttons with { QuoteArea = new CardQuote(1, Title: "a") }),
        ["quote appid"] = ("quote_area.appid", Buttons with { QuoteArea = new CardQuote(2, Title: "a") }),
        ["lines of seven"] = ("horizontal_content_list", Buttons with { HorizontalContentList = [.. Enumerable.Repeat(new CardLine("a"), 7)] }),
        ["line name"] = ("horizontal_content_list[0].keyname", Line(new CardLine(""))),
        ["line name long"] = ("horizontal_content_list[0].keyname", Line(new CardLine(Text(6)))),
        ["line value"] = ("horizontal_content_list[0].value", Line(new CardLine("a", Text(31)))),
        ["line type"] = ("horizontal_content_list[0].type", Line(new CardLine("a", "b", 4))),
        ["line url"] = ("horizontal_content_list[0].url", Line(new CardLine("a", "b", 1))),
        ["line url scheme"] = ("horizontal_content_list[0].url", Line(new CardLine("a", "b", 1, "/n/42"))),
        ["line media"] = ("horizontal_content_list[0].media_id", Line(new CardLine("a", "b.pdf", 2))),
        ["line file name"] = ("horizontal_content_list[0].value", Line(new CardLine("a", "b", 2, MediaId: "M"))),
        ["line user"] = ("horizontal_content_list[0].userid", Line(new CardLine("a", "b", 3))),
        ["jumps of four"] = ("jump_list", Notice with { JumpList = [.. Enumerable.Repeat(new CardJump("a"), 4)] }),
        ["jump title"] = ("jump_list[0].title", Notice with { JumpList = [new CardJump("")] }),
        ["jump title long"] = ("jump_list[1].title", News with { JumpList = [new CardJump("a"), new CardJump(Text(19))] }),
        ["jump url"] = ("jump_list[0].url", Notice with { JumpList = [new CardJump("a", 1)] }),
        ["jump appid"] = ("jump_list[0].appid", Notice with { JumpList = [new CardJump("a", 2)] }),
        ["jump type"] = ("jump_list[0].type", Notice with { JumpList = [new CardJump("a", 3)] }),
        ["action missing"] = ("card_action", Notice with { CardAction = null }),
        ["action missing on news"] = ("card_action", News with { CardAction = null }),
        ["action of no type"] = ("card_action.type", Notice with { CardAction = new CardLink(0) }),
        ["action type"] = ("card_action.type", Buttons with { CardAction = new CardLink(3) }),
        ["action url"] = ("card_action.url", Notice with { CardAction = new CardLink(1) }),
        ["action appid"] = ("card_action.appid", Buttons with { CardAction = new CardLink(2) }),
        ["news without picture"] = ("card_image", News with { CardImage = null }),
        ["image url"] = ("card_image.url", News with { CardImage = new CardImage("") }),
        ["image narrow"] = ("card_image.aspect_ratio", News with { CardImage = new CardImage(Url, 1.29) }),
        ["image wide"] = ("card_image.aspect_ratio", News with { CardImage = new CardImage(Url, 2.26) }),
        ["image no number"] = ("card_image.aspect_ratio", News with { CardImage = new CardImage(Url, double.NaN) }),
        ["area picture"] = ("image_text_area.image_url", News with { ImageTextArea = new CardImageText("") }),
        ["area url"] = ("image_text_area.url", News with { ImageTextArea = new CardImageText(Url, 1) }),
        ["area appid"] = ("image_text_area.appid", News with { ImageTextArea = new CardImageText(Url, 2) }),
        ["paragraphs of five"] = ("vertical_content_list", News with { VerticalContentList = [.. Enumerable.Repeat(new CardParagraph("a"), 5)] }),
        ["paragraph title"] = ("vertical_content_list[0].title", News with { VerticalContentList = [new CardParagraph("")] }),
        ["paragraph title long"] = ("vertical_content_list[0].title", News with { VerticalContentList = [new CardParagraph(Text(39))] }),
        ["paragraph desc"] = ("vertical_content_list[0].desc", News with { VerticalContentList = [new CardParagraph("a", Text(161))] }),
        ["button text line"] = ("sub_title_text", Buttons with { SubTitleText = Text(161) }),
        ["no button"] = ("button_list", Buttons with { ButtonList = [] }),
        ["seven buttons"] = ("button_list", Buttons with { ButtonList = [.. Enumerable.Range(0, 7).Select(i => new CardPushButton("a", $"{i}"))] }),
        ["button text"] = ("button_list[2].text", Button(new CardPushButton("", "z"))),
        ["button text long"] = ("button_list[2].text", Button(new CardPushButton(Text(11), "z"))),
        ["button key"] = ("button_list[2].key", Button(new CardPushButton("a", null))),
        ["button key bytes"] = ("button_list[2].key", Button(new CardPushButton("a", Key1025))),
        ["button key twice"] = ("button_list[2].key", Button(new CardPushButton("a", "ack:42"))),
        ["button key with control character"] = ("button_list[2].key", Button(new CardPushButton("a", "k\n"))),
        ["button style"] = ("button_list[2].style", Button(new CardPushButton("a", "z", 5))),
        ["button type"] = ("button_list[2].type", Button(new CardPushButton("a", "z", 1, 2))),
        ["button url"] = ("button_list[2].url", Button(new CardPushButton("a", null, 1, 1))),
        ["selection key"] = ("button_selection.question_key", Buttons with { ButtonSelection = Select("", 1) }),
        ["selection empty"] = ("button_selection.option_list", Buttons with { ButtonSelection = Select("q", 0) }),
        ["selection of eleven"] = ("button_selection.option_list", Buttons with { ButtonSelection = Select("q", 11) }),
        ["selection disabled"] = ("button_selection.disable", Buttons with { ButtonSelection = Select("q", 1) with { Disable = true } }),
        ["option id"] = ("button_selection.option_list[0].id", Option(new CardSelectOption("", "a"))),
        ["option id bytes"] = ("button_selection.option_list[0].id", Option(new CardSelectOption(new string('i', 129), "a"))),
        ["option text"] = ("button_selection.option_list[0].text", Option(new CardSelectOption("i", ""))),
        ["option text long"] = ("button_selection.option_list[0].text", Option(new CardSelectOption("i", Text(17)))),
        ["option id twice"] = ("button_selection.option_list[1].id", Option(new CardSelectOption("i", "a"), new CardSelectOption("i", "b"))),
        ["vote without box"] = ("checkbox", Vote with { Checkbox = null }),
        ["box key"] = ("checkbox.question_key", Box(box => box with { QuestionKey = Key1025 })),
        ["box mode"] = ("checkbox.mode", Box(box => box with { Mode = 2 })),
        ["box empty"] = ("checkbox.option_list", Box(box => box with { OptionList = [] })),
        ["box of 21"] = ("checkbox.option_list", Box(box => box with { OptionList = [.. Enumerable.Range(0, 21).Select(i => new CardCheckOption($"{i}", "a"))] })),
        ["box text long"] = ("checkbox.option_list[0].text", Box(box => box with { OptionList = [new CardCheckOption("i", Text(18))] })),
        ["box id twice"] = ("checkbox.option_list[1].id", Box(box => box with { OptionList = [new CardCheckOption("i", "a"), new CardCheckOption("i", "b")] })),
        ["box disabled"] = ("checkbox.disable", Box(box => box with { Disable = false })),
        ["submit missing"] = ("submit_button.key", Vote with { SubmitButton = null }),
        ["submit key"] = ("submit_button.key", Multiple with { SubmitButton = new CardSubmit(Key1025) }),
        ["submit text"] = ("submit_button.text", Multiple with { SubmitButton = new CardSubmit("k", Text(11)) }),
        ["no choice"] = ("select_list", Multiple with { SelectList = [] }),
        ["four choices"] = ("select_list", Multiple with { SelectList = [.. Enumerable.Range(0, 4).Select(i => Select($"q{i}", 1))] }),
        ["choice of eleven"] = ("select_list[1].option_list", Multiple with { SelectList = [Select("q", 1), Select("r", 11)] }),
        ["choice key twice"] = ("select_list[1].question_key", Multiple with { SelectList = [Select("q", 1), Select("q", 1)] }),
        ["choice disabled"] = ("select_list[0].disable", Multiple with { SelectList = [Select("q", 1) with { Disable = true }] }),
        ["replaced buttons"] = ("replace_text", Buttons with { ReplaceText = "a" }),
        ["replaced vote"] = ("replace_text", Vote with { ReplaceText = "a" }),
        ["replaced choices"] = ("replace_text", Multiple with { ReplaceText = "a" }),
    };

    public static TheoryData<string> Names => [.. Broken.Keys];

    private static ButtonInteractionCard Buttons => Samples.Buttons;

    private static VoteInteractionCard Vote => Samples.Vote;

    private static MultipleInteractionCard Multiple => Samples.Multiple;

    private static TextNoticeCard Notice => Samples.TextNotice;

    private static NewsNoticeCard News => Samples.NewsNotice;

    [Theory]
    [MemberData(nameof(Names))]
    public void BrokenLimit_NamesTheField(string name)
    {
        var (field, card) = Broken[name];
        Assert.Equal($"template_card.{field}", Assert.Throws<WeComLimitException>(() => Send(card)).Field);
    }

    [Theory]
    [InlineData("title long")]
    [InlineData("task id missing on vote")]
    [InlineData("no button")]
    public void Update_KeepsTheSameRules(string name) =>
        Assert.Throws<WeComLimitException>(() => WeComJson.UpdateCard(Samples.Zhao, 1, "RC", Broken[name].Card));

    [Fact]
    public void LastValueWithinTheLimit_Passes()
    {
        var options = Enumerable.Range(0, 10).Select(i => new CardSelectOption($"{i}{new string('i', 127)}", Text(16))).ToArray();
        Send(Buttons with
        {
            Source = new CardSource(Url, Text(20), 3),
            MainTitle = new CardMainTitle(Text(36), Text(44)),
            SubTitleText = Text(160),
            TaskId = $"aZ09_-@{new string('a', 121)}",
            ActionMenu = new CardActionMenu("更多", [.. Enumerable.Range(0, 3).Select(i => new CardMenuAction("a", $"{i}{new string('k', 1023)}"))]),
            HorizontalContentList = [.. Enumerable.Repeat(new CardLine(Text(5), Text(30)), 6)],
            CardAction = new CardLink(0),
            ButtonSelection = new CardSelect(new string('q', 1024), "a", options),
            ButtonList = [.. Enumerable.Range(0, 5).Select(i => new CardPushButton(Text(10), $"{i}", 4)), new CardPushButton("a", null, 1, 1, Url)],
        });
        Send(News with
        {
            JumpList = [.. Enumerable.Repeat(new CardJump(Text(18)), 3)],
            CardImage = new CardImage(Url, 2.25),
            VerticalContentList = [.. Enumerable.Repeat(new CardParagraph(Text(38), Text(160)), 4)],
        });
        Send(Notice with { MainTitle = null, EmphasisContent = new CardEmphasis(Text(14), Text(22)), CardAction = new CardLink(2, Appid: "wx1") });
        Send(Notice with { SubTitleText = null, TaskId = "n1", ActionMenu = Menu(3) });
        Send(Box(box => box with { OptionList = [.. Enumerable.Range(0, 20).Select(i => new CardCheckOption($"{i}", Text(17)))] }));
        Send(Multiple with { SelectList = [.. Enumerable.Range(0, 3).Select(i => Select($"q{i}", 10))], SubmitButton = new CardSubmit("k", Text(10)) });

        // A reader counts a family emoji as one character.
        Send(Buttons with { MainTitle = new CardMainTitle(string.Concat(Enumerable.Repeat("👨‍👩‍👧", 36))) });
    }

    private static byte[] Send(TemplateCard card) => WeComJson.Send(Samples.Zhao, 1000002, new TemplateCardMessage(card));

    private static string Text(int characters) => new('字', characters);

    private static CardActionMenu Menu(int count) => new(null, [.. Enumerable.Range(0, count).Select(i => new CardMenuAction("a", $"{i}"))]);

    private static ButtonInteractionCard Line(CardLine line) => Buttons with { HorizontalContentList = [line] };

    private static ButtonInteractionCard Button(CardPushButton third) => Buttons with { ButtonList = [.. Buttons.ButtonList, third] };

    private static CardSelect Select(string key, int count) => new(key, null, [.. Enumerable.Range(0, count).Select(i => new CardSelectOption($"{i}", "a"))]);

    private static ButtonInteractionCard Option(params CardSelectOption[] options) => Buttons with { ButtonSelection = new CardSelect("q", null, options) };

    private static VoteInteractionCard Box(Func<CardCheckbox, CardCheckbox> change) => Vote with { Checkbox = change(Vote.Checkbox!) };
}
