using Bot.WeCom.Callback;

namespace Bot.Tests.WeCom.Callback;

/// <summary>De-duplication (protocol 1.6, 12.3; design.md 7.7) and lanes.</summary>
public sealed class CallbackKeysTests
{
    [Fact]
    public void Message_CorpAgentMessageId() =>
        Assert.Equal("ww00000000000000a1|1000002|7300000000000000001", Key(SampleXml.Text));

    [Fact]
    public void Event_EveryTellingField() => Assert.Equal(
        "ww00000000000000a1|1000002|zhao.lei|1700000103|MsgType=event|Event=click|EventKey=MY_TASKS", Key(SampleXml.Click));

    [Fact]
    public void Retry_OtherLayoutSameContent_SameKey()
    {
        const string reordered = """
            <xml><Event>click</Event><EventKey>MY_TASKS</EventKey><AgentID><![CDATA[1000002]]></AgentID><CreateTime>1700000103</CreateTime>
            <FromUserName>Zhao.Lei</FromUserName><MsgType>event</MsgType><ToUserName>ww00000000000000a1</ToUserName></xml>
            """;
        Assert.Equal(Key(SampleXml.Click), Key(reordered));
    }

    [Theory]
    [InlineData("ww00000000000000a1", "ww00000000000000a2")]
    [InlineData("<AgentID>1000002", "<AgentID>1000003")]
    [InlineData("zhao.lei", "qian.yi")]
    [InlineData("1700000200", "1700000201")]
    [InlineData("template_card_event", "template_card_menu_event")]
    [InlineData("[submit]", "[other]")]
    [InlineData("notice-42_r7_1", "notice-42_r7_2")]
    [InlineData("RC_SINGLE_USE", "RC_SINGLE_UsE")]
    public void CardEvents_OneFieldDiffers_OtherKey(string old, string now) =>
        Assert.NotEqual(Key(SampleXml.CardSubmit), Key(SampleXml.CardSubmit.Replace(old, now, StringComparison.Ordinal)));

    [Theory]
    [InlineData("open_approval_change", "<ApprovalInfo><ThirdNo>1</ThirdNo></ApprovalInfo>", "<ApprovalInfo><ThirdNo>2</ThirdNo></ApprovalInfo>")]
    [InlineData("open_approval_change", "<ApprovalInfo><OpenSpStatus>1</OpenSpStatus></ApprovalInfo>", "<ApprovalInfo><OpenSpStatus>2</OpenSpStatus></ApprovalInfo>")]
    [InlineData("sys_approval_change", "<ApprovalInfo><SpNo>1</SpNo></ApprovalInfo>", "<ApprovalInfo><SpNo>2</SpNo></ApprovalInfo>")]
    [InlineData("batch_job_result", "<BatchJob><JobId>1</JobId></BatchJob>", "<BatchJob><JobId>2</JobId></BatchJob>")]
    [InlineData("change_chain", "<ChainId>1</ChainId>", "<ChainId>2</ChainId>")]
    [InlineData("kf_msg_or_event", "<Token>1</Token>", "<Token>2</Token>")]
    [InlineData("click", "<EventKey>a|TaskId=b</EventKey>", "<EventKey>a</EventKey><TaskId>b</TaskId>")]
    [InlineData("click", "<EventKey>a|b</EventKey>", "<EventKey>a%7Cb</EventKey>")]
    public void Events_OneFieldDiffers_OtherKey(string name, string one, string other) =>
        Assert.NotEqual(Key(SampleXml.Event(name, one)), Key(SampleXml.Event(name, other)));

    /// <summary>NeuChar#121: several directory changes within one second.</summary>
    [Fact]
    public void ContactChanges_OfOneSecond_OtherKeys()
    {
        string[] keys =
        [
            Key(SampleXml.Contact("create_user", "<UserID>a</UserID>")),
            Key(SampleXml.Contact("create_user", "<UserID>b</UserID>")),
            Key(SampleXml.Contact("update_user", "<UserID>a</UserID>")),
            Key(SampleXml.Contact("update_user", "<UserID>a</UserID><Status>1</Status>")),
            Key(SampleXml.Contact("update_tag", "<TagId>1</TagId><AddUserItems>a</AddUserItems>")),
            Key(SampleXml.Contact("update_tag", "<TagId>1</TagId><DelUserItems>a</DelUserItems>")),
        ];
        Assert.Equal(keys.Length, keys.Distinct().Count());
        Assert.Equal(keys[4], Key(SampleXml.Contact("update_tag", "<AddUserItems>A</AddUserItems><TagId>1</TagId>")));
    }

    [Fact]
    public void TextsWithoutMessageId_OfOneSecond_OtherKeys()
    {
        var text = SampleXml.Text.Replace("<MsgId>7300000000000000001</MsgId>", "", StringComparison.Ordinal);
        Assert.NotEqual(Key(text), Key(text.Replace("已整改", "未整改", StringComparison.Ordinal)));
    }

    [Fact]
    public void Long_Hashed()
    {
        var url = "https://example.invalid/" + new string('a', 500);
        var key = Key(SampleXml.Event("view", $"<EventKey>{url}</EventKey>"));
        Assert.Matches("^sha256:[0-9a-f]{64}$", key);
        Assert.NotEqual(key, Key(SampleXml.Event("view", $"<EventKey>{url}b</EventKey>")));
    }

    [Fact]
    public void Long_HashedBeyondTheLimitOnly()
    {
        var frame = Key(SampleXml.Event("view", "<EventKey>a</EventKey>")).Length - 1;
        var fitting = new string('a', CallbackKeys.MaximumLength - frame);
        Assert.EndsWith(fitting, Key(SampleXml.Event("view", $"<EventKey>{fitting}</EventKey>")), StringComparison.Ordinal);
        Assert.StartsWith("sha256:", Key(SampleXml.Event("view", $"<EventKey>{fitting}a</EventKey>")), StringComparison.Ordinal);
    }

    [Fact]
    public void Lanes()
    {
        Assert.Equal("zhao.lei", Lane(SampleXml.Text.Replace("zhao.lei", "Zhao.Lei", StringComparison.Ordinal)));
        Assert.Equal("sys", Lane(SampleXml.UpdateUser));
        Assert.Equal("sys", Lane(SampleXml.UpdateUser.Replace("<FromUserName><![CDATA[sys]]></FromUserName>", "", StringComparison.Ordinal)));
        Assert.Equal("sys", Lane(SampleXml.BatchJob));
        Assert.Equal(CallbackKeys.NobodysLane, Lane("<xml><MsgType>event</MsgType><Event>kf_msg_or_event</Event></xml>"));
        Assert.Equal(CallbackKeys.NobodysLane, Lane(PublishedVectors.All["E1"].Message));
    }

    private static string Key(string xml)
    {
        var root = CallbackElement.Parse(xml)!;
        return CallbackKeys.DedupKey(CallbackXml.Read(root)!, root);
    }

    private static string Lane(string xml) => CallbackKeys.Lane(CallbackXml.Read(xml)!);
}
