using System.Text.Json.Nodes;
using Bot.WeCom.Messages;

namespace Bot.Tests.WeCom.Messages;

/// <summary>Our bytes mean the same as the JSON printed in the reference (3.4, 4.8, 4.9, 5.4).</summary>
public sealed class ReferenceTests
{
    private const string Envelope = """{"touser":"zhao.lei","msgtype":"template_card","agentid":1000002,"template_card":""";

    [Fact]
    public void Messages_AreThoseOfTheReference()
    {
        Same(
            """{"touser":"zhao.lei|li.na","msgtype":"text","agentid":1000002,"text":{"content":"请于18时前反馈"}}""",
            WeComJson.Send(["zhao.lei", "li.na"], 1000002, new TextMessage("请于18时前反馈")));
        Same(
            """{"touser":"zhao.lei","msgtype":"textcard","agentid":1000002,"textcard":{"title":"督办","description":"<div class=\"gray\">11月20日</div><div class=\"highlight\">今日到期</div>","url":"https://bot.example.invalid/t/42","btntxt":"查看"}}""",
            WeComJson.Send(Samples.Zhao, 1000002, new TextCardMessage("督办", "<div class=\"gray\">11月20日</div><div class=\"highlight\">今日到期</div>", "https://bot.example.invalid/t/42", "查看")));
    }

    [Fact]
    public void ButtonCard() => SameCard(
        """
        {"card_type":"button_interaction","source":{"desc":"环境监管","desc_color":0},
         "action_menu":{"desc":"更多","action_list":[{"text":"转交他人","key":"fwd:42"}]},
         "main_title":{"title":"整改通知","desc":"请确认收到"},
         "horizontal_content_list":[{"keyname":"期限","value":"11月20日18时"},{"type":1,"keyname":"正文","value":"打开","url":"https://bot.example.invalid/n/42"}],
         "card_action":{"type":1,"url":"https://bot.example.invalid/n/42"},
         "task_id":"n42_r7_1",
         "button_selection":{"question_key":"eta","title":"预计完成","option_list":[{"id":"d1","text":"今天"},{"id":"d3","text":"三天内"}],"selected_id":"d1"},
         "button_list":[{"text":"收到","style":1,"key":"ack:42"},{"text":"有异议","style":2,"key":"dispute:42"}]}
        """,
        Samples.Buttons);

    [Fact]
    public void VoteCard() => SameCard(
        """
        {"card_type":"vote_interaction","main_title":{"title":"停产限产措施"},"task_id":"n43_r7_1",
         "checkbox":{"question_key":"measure","mode":1,"option_list":[{"id":"a","text":"已停产","is_checked":false},{"id":"b","text":"已限产","is_checked":false}]},
         "submit_button":{"text":"提交","key":"submit:43"}}
        """,
        Samples.Vote);

    [Fact]
    public void MultipleCard() => SameCard(
        """
        {"card_type":"multiple_interaction","main_title":{"title":"每日自查"},"task_id":"n44_r7_1",
         "select_list":[{"question_key":"device","title":"治理设施","option_list":[{"id":"on","text":"正常"},{"id":"off","text":"停运"}]},
                        {"question_key":"log","title":"台账","option_list":[{"id":"y","text":"已填写"},{"id":"n","text":"未填写"}]}],
         "submit_button":{"text":"提交","key":"submit:44"}}
        """,
        Samples.Multiple);

    [Fact]
    public void TextNoticeCard() => SameCard(
        """
        {"card_type":"text_notice","main_title":{"title":"橙色预警","desc":"11月20日0时起"},"emphasis_content":{"title":"II级","desc":"响应级别"},
         "sub_title_text":"请执行应急减排清单","card_action":{"type":1,"url":"https://bot.example.invalid/n/45"}}
        """,
        Samples.TextNotice);

    [Fact]
    public void NewsNoticeCard() => SameCard(
        """
        {"card_type":"news_notice","main_title":{"title":"现场检查通报"},"card_image":{"url":"https://bot.example.invalid/p.jpg","aspect_ratio":1.3},
         "vertical_content_list":[{"title":"问题一","desc":"危废间标识缺失"}],"card_action":{"type":1,"url":"https://bot.example.invalid/n/46"}}
        """,
        Samples.NewsNotice);

    [Fact]
    public void Updates()
    {
        Same(
            """{"userids":["zhao.lei"],"agentid":1000002,"response_code":"RC","button":{"replace_name":"已收到"}}""",
            WeComJson.UpdateButton(Samples.Zhao, 1000002, "RC", "已收到"),
            isSend: false);
        Same(
            """
            {"userids":["zhao.lei"],"agentid":1000002,"response_code":"RC","template_card":{"card_type":"button_interaction","main_title":{"title":"整改通知","desc":"赵雷 11-20 09:12 已确认"},"task_id":"n42_r7_1",
             "card_action":{"type":1,"url":"https://bot.example.invalid/n/42"},"button_list":[{"text":"收到","key":"ack:42"}],"replace_text":"已收到"}}
            """,
            WeComJson.UpdateCard(Samples.Zhao, 1000002, "RC", Samples.Replaced),
            isSend: false);
    }

    [Fact]
    public void MenuOfTheReference() => Same(
        """
        {"button":[{"type":"click","name":"我的任务","key":"MY_TASKS"},
         {"name":"上报","sub_button":[{"type":"pic_photo_or_album","name":"发送照片","key":"SEND_PHOTO"},{"type":"location_select","name":"发送位置","key":"SEND_PLACE"}]},
         {"type":"view","name":"台账","url":"https://bot.example.invalid/ledger"}]}
        """,
        WeComJson.Menu(new Menu(
        [
            new MenuEntry("我的任务", "click", "MY_TASKS"),
            new MenuEntry("上报", Children: [new MenuEntry("发送照片", "pic_photo_or_album", "SEND_PHOTO"), new MenuEntry("发送位置", "location_select", "SEND_PLACE")]),
            new MenuEntry("台账", "view", Url: "https://bot.example.invalid/ledger"),
        ])),
        isSend: false);

    private static void SameCard(string card, TemplateCard ours) => Same($"{Envelope}{card}}}", WeComJson.Send(Samples.Zhao, 1000002, new TemplateCardMessage(ours)));

    private static void Same(string expected, byte[] actual, bool isSend = true)
    {
        var reference = JsonNode.Parse(expected)!.AsObject();
        if (isSend)
        {
            reference["enable_duplicate_check"] = 1;
            reference["duplicate_check_interval"] = 14400;
        }

        var ours = JsonNode.Parse(actual);
        Assert.True(JsonNode.DeepEquals(reference, ours), $"{reference.ToJsonString()}\n{ours!.ToJsonString()}");
    }
}
