namespace Bot.Tests.WeCom.Callback;

/// <summary>The samples of protocol 2.2 to 2.4 as they stand there, and a frame for the kinds without one.</summary>
internal static class SampleXml
{
    public const string Text = """
        <xml><ToUserName><![CDATA[ww00000000000000a1]]></ToUserName><FromUserName><![CDATA[zhao.lei]]></FromUserName>
        <CreateTime>1700000000</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[已整改]]></Content>
        <MsgId>7300000000000000001</MsgId><AgentID>1000002</AgentID></xml>
        """;

    public const string Image = """
        <xml><ToUserName><![CDATA[ww00000000000000a1]]></ToUserName><FromUserName><![CDATA[zhao.lei]]></FromUserName>
        <CreateTime>1700000010</CreateTime><MsgType><![CDATA[image]]></MsgType><PicUrl><![CDATA[http://example.invalid/p.jpg]]></PicUrl>
        <MediaId><![CDATA[1Abc-def_media]]></MediaId><MsgId>7300000000000000002</MsgId><AgentID>1000002</AgentID></xml>
        """;

    public const string Voice = """
        <xml><ToUserName><![CDATA[ww00000000000000a1]]></ToUserName><FromUserName><![CDATA[zhao.lei]]></FromUserName>
        <CreateTime>1700000020</CreateTime><MsgType><![CDATA[voice]]></MsgType><MediaId><![CDATA[1Abc-voice]]></MediaId><Format><![CDATA[amr]]></Format>
        <MsgId>7300000000000000003</MsgId><AgentID>1000002</AgentID></xml>
        """;

    public const string Video = """
        <xml><ToUserName><![CDATA[ww00000000000000a1]]></ToUserName><FromUserName><![CDATA[zhao.lei]]></FromUserName>
        <CreateTime>1700000030</CreateTime><MsgType><![CDATA[video]]></MsgType><MediaId><![CDATA[1Abc-video]]></MediaId><ThumbMediaId><![CDATA[1Abc-thumb]]></ThumbMediaId>
        <MsgId>7300000000000000004</MsgId><AgentID>1000002</AgentID></xml>
        """;

    public const string Location = """
        <xml><ToUserName><![CDATA[ww00000000000000a1]]></ToUserName><FromUserName><![CDATA[zhao.lei]]></FromUserName>
        <CreateTime>1700000040</CreateTime><MsgType><![CDATA[location]]></MsgType><Location_X>37.739</Location_X><Location_Y>115.670</Location_Y><Scale>16</Scale>
        <Label><![CDATA[北门排口]]></Label><AppType><![CDATA[wxwork]]></AppType><MsgId>7300000000000000005</MsgId><AgentID>1000002</AgentID></xml>
        """;

    public const string Link = """
        <xml><ToUserName><![CDATA[ww00000000000000a1]]></ToUserName><FromUserName><![CDATA[zhao.lei]]></FromUserName>
        <CreateTime>1700000050</CreateTime><MsgType><![CDATA[link]]></MsgType><Title><![CDATA[监测报告]]></Title><Description><![CDATA[十一月]]></Description>
        <Url><![CDATA[https://example.invalid/r]]></Url><PicUrl><![CDATA[https://example.invalid/t.png]]></PicUrl><MsgId>7300000000000000006</MsgId><AgentID>1000002</AgentID></xml>
        """;

    public const string Subscribe = """
        <xml><ToUserName><![CDATA[ww00000000000000a1]]></ToUserName><FromUserName><![CDATA[zhao.lei]]></FromUserName><CreateTime>1700000100</CreateTime>
        <MsgType><![CDATA[event]]></MsgType><Event><![CDATA[subscribe]]></Event><AgentID>1000002</AgentID></xml>
        """;

    public const string EnterAgent = """
        <xml><ToUserName><![CDATA[ww00000000000000a1]]></ToUserName><FromUserName><![CDATA[zhao.lei]]></FromUserName><CreateTime>1700000101</CreateTime>
        <MsgType><![CDATA[event]]></MsgType><Event><![CDATA[enter_agent]]></Event><EventKey><![CDATA[]]></EventKey><AgentID>1000002</AgentID></xml>
        """;

    public const string LocationReport = """
        <xml><ToUserName><![CDATA[ww00000000000000a1]]></ToUserName><FromUserName><![CDATA[zhao.lei]]></FromUserName><CreateTime>1700000102</CreateTime>
        <MsgType><![CDATA[event]]></MsgType><Event><![CDATA[LOCATION]]></Event><Latitude>37.739</Latitude><Longitude>115.670</Longitude><Precision>30.0</Precision>
        <AgentID>1000002</AgentID><AppType><![CDATA[wxwork]]></AppType></xml>
        """;

    public const string Click = """
        <xml><ToUserName><![CDATA[ww00000000000000a1]]></ToUserName><FromUserName><![CDATA[zhao.lei]]></FromUserName><CreateTime>1700000103</CreateTime>
        <MsgType><![CDATA[event]]></MsgType><Event><![CDATA[click]]></Event><EventKey><![CDATA[MY_TASKS]]></EventKey><AgentID>1000002</AgentID></xml>
        """;

    public const string ScanWait = """
        <xml><ToUserName><![CDATA[ww00000000000000a1]]></ToUserName><FromUserName><![CDATA[zhao.lei]]></FromUserName><CreateTime>1700000104</CreateTime>
        <MsgType><![CDATA[event]]></MsgType><Event><![CDATA[scancode_waitmsg]]></Event><EventKey><![CDATA[SCAN_SITE]]></EventKey>
        <ScanCodeInfo><ScanType><![CDATA[qrcode]]></ScanType><ScanResult><![CDATA[site:0042]]></ScanResult></ScanCodeInfo><AgentID>1000002</AgentID></xml>
        """;

    public const string Pictures = """
        <xml><ToUserName><![CDATA[ww00000000000000a1]]></ToUserName><FromUserName><![CDATA[zhao.lei]]></FromUserName><CreateTime>1700000105</CreateTime>
        <MsgType><![CDATA[event]]></MsgType><Event><![CDATA[pic_photo_or_album]]></Event><EventKey><![CDATA[SEND_PHOTO]]></EventKey>
        <SendPicsInfo><Count>1</Count><PicList><item><PicMd5Sum><![CDATA[0123456789abcdef0123456789abcdef]]></PicMd5Sum></item></PicList></SendPicsInfo><AgentID>1000002</AgentID></xml>
        """;

    public const string LocationSelect = """
        <xml><ToUserName><![CDATA[ww00000000000000a1]]></ToUserName><FromUserName><![CDATA[zhao.lei]]></FromUserName><CreateTime>1700000106</CreateTime>
        <MsgType><![CDATA[event]]></MsgType><Event><![CDATA[location_select]]></Event><EventKey><![CDATA[SEND_PLACE]]></EventKey>
        <SendLocationInfo><Location_X><![CDATA[37.739]]></Location_X><Location_Y><![CDATA[115.670]]></Location_Y><Scale><![CDATA[16]]></Scale>
        <Label><![CDATA[北门排口]]></Label><Poiname><![CDATA[]]></Poiname></SendLocationInfo><AgentID>1000002</AgentID><AppType><![CDATA[wxwork]]></AppType></xml>
        """;

    public const string UpdateUser = """
        <xml><ToUserName><![CDATA[ww00000000000000a1]]></ToUserName><FromUserName><![CDATA[sys]]></FromUserName><CreateTime>1700000107</CreateTime>
        <MsgType><![CDATA[event]]></MsgType><Event><![CDATA[change_contact]]></Event><ChangeType><![CDATA[update_user]]></ChangeType>
        <UserID><![CDATA[zhao.lei]]></UserID><NewUserID><![CDATA[zhaolei]]></NewUserID><Department><![CDATA[2,17]]></Department><Status>1</Status></xml>
        """;

    public const string BatchJob = """
        <xml><ToUserName><![CDATA[ww00000000000000a1]]></ToUserName><FromUserName><![CDATA[sys]]></FromUserName><CreateTime>1700000108</CreateTime>
        <MsgType><![CDATA[event]]></MsgType><Event><![CDATA[batch_job_result]]></Event>
        <BatchJob><JobId><![CDATA[job-1]]></JobId><JobType><![CDATA[invite_user]]></JobType><ErrCode>0</ErrCode><ErrMsg><![CDATA[ok]]></ErrMsg></BatchJob></xml>
        """;

    public const string CardSubmit = """
        <xml><ToUserName><![CDATA[ww00000000000000a1]]></ToUserName><FromUserName><![CDATA[zhao.lei]]></FromUserName><CreateTime>1700000200</CreateTime>
        <MsgType><![CDATA[event]]></MsgType><Event><![CDATA[template_card_event]]></Event><EventKey><![CDATA[submit]]></EventKey>
        <TaskId><![CDATA[notice-42_r7_1]]></TaskId><CardType><![CDATA[multiple_interaction]]></CardType><ResponseCode><![CDATA[RC_SINGLE_USE]]></ResponseCode><AgentID>1000002</AgentID>
        <SelectedItems>
         <SelectedItem><QuestionKey><![CDATA[state]]></QuestionKey><OptionIds><OptionId><![CDATA[done]]></OptionId></OptionIds></SelectedItem>
         <SelectedItem><QuestionKey><![CDATA[when]]></QuestionKey><OptionIds><OptionId><![CDATA[today]]></OptionId></OptionIds></SelectedItem>
        </SelectedItems></xml>
        """;

    public const string CardMenu = """
        <xml><ToUserName><![CDATA[ww00000000000000a1]]></ToUserName><FromUserName><![CDATA[zhao.lei]]></FromUserName><CreateTime>1700000201</CreateTime>
        <MsgType><![CDATA[event]]></MsgType><Event><![CDATA[template_card_menu_event]]></Event><EventKey><![CDATA[mute]]></EventKey>
        <TaskId><![CDATA[notice-42_r7_1]]></TaskId><CardType><![CDATA[text_notice]]></CardType><ResponseCode><![CDATA[RC_SINGLE_USE_2]]></ResponseCode><AgentID>1000002</AgentID></xml>
        """;

    /// <summary>An event of zhao.lei at 1700000300 with these elements.</summary>
    public static string Event(string name, string elements = "") => $"""
        <xml><ToUserName><![CDATA[ww00000000000000a1]]></ToUserName><FromUserName><![CDATA[zhao.lei]]></FromUserName><CreateTime>1700000300</CreateTime>
        <MsgType><![CDATA[event]]></MsgType><Event><![CDATA[{name}]]></Event>{elements}<AgentID>1000002</AgentID></xml>
        """;

    /// <summary>A directory change at 1700000300 with these elements.</summary>
    public static string Contact(string changeType, string elements) => $"""
        <xml><ToUserName><![CDATA[ww00000000000000a1]]></ToUserName><FromUserName><![CDATA[sys]]></FromUserName><CreateTime>1700000300</CreateTime>
        <MsgType><![CDATA[event]]></MsgType><Event><![CDATA[change_contact]]></Event><ChangeType><![CDATA[{changeType}]]></ChangeType>{elements}</xml>
        """;
}
