using Bot.WeCom.Messages;

namespace Bot.Tests.WeCom.Messages;

/// <summary>The cards of the reference's section 4.8 and 4.9, as our types.</summary>
internal static class Samples
{
    public static readonly string[] Zhao = ["zhao.lei"];

    public static ButtonInteractionCard Buttons => new()
    {
        Source = new CardSource(Desc: "环境监管", DescColor: 0),
        ActionMenu = new CardActionMenu("更多", [new CardMenuAction("转交他人", "fwd:42")]),
        MainTitle = new CardMainTitle("整改通知", "请确认收到"),
        HorizontalContentList = [new CardLine("期限", "11月20日18时"), new CardLine("正文", "打开", 1, "https://bot.example.invalid/n/42")],
        CardAction = new CardLink(1, "https://bot.example.invalid/n/42"),
        TaskId = "n42_r7_1",
        ButtonSelection = new CardSelect("eta", "预计完成", [new CardSelectOption("d1", "今天"), new CardSelectOption("d3", "三天内")], "d1"),
        ButtonList = [new CardPushButton("收到", "ack:42", 1), new CardPushButton("有异议", "dispute:42", 2)],
    };

    public static VoteInteractionCard Vote => new()
    {
        MainTitle = new CardMainTitle("停产限产措施"),
        TaskId = "n43_r7_1",
        Checkbox = new CardCheckbox("measure", [new CardCheckOption("a", "已停产"), new CardCheckOption("b", "已限产")], 1),
        SubmitButton = new CardSubmit("submit:43", "提交"),
    };

    public static MultipleInteractionCard Multiple => new()
    {
        MainTitle = new CardMainTitle("每日自查"),
        TaskId = "n44_r7_1",
        SelectList =
        [
            new CardSelect("device", "治理设施", [new CardSelectOption("on", "正常"), new CardSelectOption("off", "停运")]),
            new CardSelect("log", "台账", [new CardSelectOption("y", "已填写"), new CardSelectOption("n", "未填写")]),
        ],
        SubmitButton = new CardSubmit("submit:44", "提交"),
    };

    public static TextNoticeCard TextNotice => new()
    {
        MainTitle = new CardMainTitle("橙色预警", "11月20日0时起"),
        EmphasisContent = new CardEmphasis("II级", "响应级别"),
        SubTitleText = "请执行应急减排清单",
        CardAction = new CardLink(1, "https://bot.example.invalid/n/45"),
    };

    public static NewsNoticeCard NewsNotice => new()
    {
        MainTitle = new CardMainTitle("现场检查通报"),
        CardImage = new CardImage("https://bot.example.invalid/p.jpg", 1.3),
        VerticalContentList = [new CardParagraph("问题一", "危废间标识缺失")],
        CardAction = new CardLink(1, "https://bot.example.invalid/n/46"),
    };

    public static ButtonInteractionCard Replaced => new()
    {
        MainTitle = new CardMainTitle("整改通知", "赵雷 11-20 09:12 已确认"),
        TaskId = "n42_r7_1",
        CardAction = new CardLink(1, "https://bot.example.invalid/n/42"),
        ButtonList = [new CardPushButton("收到", "ack:42")],
        ReplaceText = "已收到",
    };
}
