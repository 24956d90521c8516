using System.Text;
using Bot.Tests.Support;
using Bot.WeCom.Messages;

namespace Bot.Tests.WeCom.Messages;

/// <summary>The exact bytes of every message, card and update: repeats must be byte-identical, so the order of fields is fixed as well.</summary>
public sealed class GoldenTests
{
    private static readonly Dictionary<string, Func<byte[]>> Bodies = new()
    {
        ["text"] = () => Send(new TextMessage("督办😀:\"明日\" C:\\x\n<a href=\"https://bot.example.invalid/\">查看</a>")),
        ["markdown"] = () => Send(new MarkdownMessage("# 今日\n> <font color=\"warning\">逾期 3 家</font>")),
        ["textcard"] = () => Send(new TextCardMessage("督办", "<div class=\"gray\">11月20日</div>", "https://bot.example.invalid/t?a=1&b=2", "查看")),
        ["image"] = () => Send(new ImageMessage("MEDIA_1")),
        ["file"] = () => Send(new FileMessage("MEDIA_2")),
        ["text_notice"] = () => Send(new TemplateCardMessage(FullNotice)),
        ["news_notice"] = () => Send(new TemplateCardMessage(FullNews)),
        ["button_interaction"] = () => Send(new TemplateCardMessage(Samples.Buttons)),
        ["vote_interaction"] = () => Send(new TemplateCardMessage(Samples.Vote)),
        ["multiple_interaction"] = () => Send(new TemplateCardMessage(Samples.Multiple)),
        ["update_button"] = () => WeComJson.UpdateButton(["zhao.lei", "li.na"], 1000002, "RC", "已收到"),
        ["update_button_card"] = () => WeComJson.UpdateCard(Samples.Zhao, 1000002, "RC", Samples.Replaced),
        ["update_vote_card"] = () => WeComJson.UpdateCard(Samples.Zhao, 1000002, "RC", Samples.Vote with
        {
            Checkbox = Samples.Vote.Checkbox! with { Disable = true, OptionList = [new CardCheckOption("a", "已停产", true), new CardCheckOption("b", "已限产")] },
            ReplaceText = "已提交",
        }),
        ["update_multiple_card"] = () => WeComJson.UpdateCard(Samples.Zhao, 1000002, "RC", Samples.Multiple with
        {
            SelectList = [.. Samples.Multiple.SelectList.Select(select => select with { Disable = true, SelectedId = select.OptionList[0].Id })],
            ReplaceText = "已提交",
        }),
        ["update_notice_card"] = () => WeComJson.UpdateCard(Samples.Zhao, 1000002, "RC", FullNotice),
    };

    public static TheoryData<string> Names => [.. Bodies.Keys];

    private static TextNoticeCard FullNotice => Samples.TextNotice with
    {
        Source = new CardSource("https://bot.example.invalid/i.png", "环境监管", 3),
        TaskId = "n45_r7_1",
        ActionMenu = new CardActionMenu(null, [new CardMenuAction("不再提醒", "mute:45")]),
        QuoteArea = new CardQuote(1, "https://bot.example.invalid/q", Title: "依据", QuoteText: "第十一条"),
        HorizontalContentList =
        [
            new CardLine("附件", "清单.xlsx", 2, MediaId: "MEDIA_3"),
            new CardLine("负责人", "赵雷", 3, Userid: "zhao.lei"),
        ],
        JumpList = [new CardJump("官网", 1, "https://bot.example.invalid/"), new CardJump("小程序", 2, Appid: "wx1", Pagepath: "/a")],
    };

    private static NewsNoticeCard FullNews => Samples.NewsNotice with
    {
        ImageTextArea = new CardImageText("https://bot.example.invalid/s.jpg", 1, "https://bot.example.invalid/n", Title: "现场", Desc: "东门"),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void Body_IsAsApproved(string name) => Golden.Match(Encoding.UTF8.GetString(Bodies[name]()), name);

    private static byte[] Send(OutgoingMessage message) => WeComJson.Send(Samples.Zhao, 1000002, message);
}
