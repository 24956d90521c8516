namespace Bot.Tests.Simulator;

/// <summary>One right card of each kind, after the samples of protocol 4.8.</summary>
internal static class Cards
{
    public const string TextNotice = """{"card_type":"text_notice","main_title":{"title":"橙色预警","desc":"11月20日0时起"},"emphasis_content":{"title":"II级","desc":"响应级别"},"sub_title_text":"请执行应急减排清单","card_action":{"type":1,"url":"https://bot.example.invalid/n/45"}}""";

    public const string NewsNotice = """{"card_type":"news_notice","main_title":{"title":"现场检查通报"},"card_image":{"url":"https://bot.example.invalid/p.jpg","aspect_ratio":1.3},"vertical_content_list":[{"title":"问题一","desc":"危废间标识缺失"}],"card_action":{"type":1,"url":"https://bot.example.invalid/n/46"}}""";

    public const string Buttons = """{"card_type":"button_interaction","source":{"desc":"环境监管","desc_color":0},"action_menu":{"desc":"更多","action_list":[{"text":"转交他人","key":"fwd:42"}]},"main_title":{"title":"整改通知","desc":"请确认收到"},"horizontal_content_list":[{"keyname":"期限","value":"11月20日18时"},{"type":1,"keyname":"正文","value":"打开","url":"https://bot.example.invalid/n/42"}],"task_id":"n42_r7_1","button_selection":{"question_key":"eta","title":"预计完成","option_list":[{"id":"d1","text":"今天"},{"id":"d3","text":"三天内"}],"selected_id":"d1"},"button_list":[{"text":"收到","style":1,"key":"ack:42"},{"text":"有异议","style":2,"key":"dispute:42"}]}""";

    public const string Vote = """{"card_type":"vote_interaction","main_title":{"title":"停产限产措施"},"task_id":"n43_r7_1","checkbox":{"question_key":"measure","mode":1,"option_list":[{"id":"a","text":"已停产","is_checked":false},{"id":"b","text":"已限产","is_checked":false}]},"submit_button":{"text":"提交","key":"submit:43"}}""";

    public const string Multiple = """{"card_type":"multiple_interaction","main_title":{"title":"每日自查"},"task_id":"n44_r7_1","select_list":[{"question_key":"device","title":"治理设施","option_list":[{"id":"on","text":"正常"},{"id":"off","text":"停运"}]},{"question_key":"log","title":"台账","option_list":[{"id":"y","text":"已填写"},{"id":"n","text":"未填写"}]}],"submit_button":{"text":"提交","key":"submit:44"}}""";

    public static string Of(string name) => name switch
    {
        "text" => TextNotice,
        "news" => NewsNotice,
        "button" => Buttons,
        "vote" => Vote,
        _ => Multiple,
    };
}
