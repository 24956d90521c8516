using Bot.WeCom.Callback;

namespace Bot.Tests.WeCom.Callback;

/// <summary>Messages (protocol 2.2), common elements (2.1), and what is no callback.</summary>
public sealed class CallbackXmlTests
{
    [Fact]
    public void Text() => Assert.Equal(
        new TextMessageReceived(Header(1700000000), 7300000000000000001, "已整改"), CallbackXml.Read(SampleXml.Text));

    [Fact]
    public void Image() => Assert.Equal(
        new ImageReceived(Header(1700000010), 7300000000000000002, "1Abc-def_media", "http://example.invalid/p.jpg"), CallbackXml.Read(SampleXml.Image));

    [Fact]
    public void Voice() => Assert.Equal(
        new VoiceReceived(Header(1700000020), 7300000000000000003, "1Abc-voice", "amr"), CallbackXml.Read(SampleXml.Voice));

    [Fact]
    public void Video() => Assert.Equal(
        new VideoReceived(Header(1700000030), 7300000000000000004, "1Abc-video", "1Abc-thumb"), CallbackXml.Read(SampleXml.Video));

    [Theory]
    [InlineData("")]
    [InlineData("zh-CN")]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    public void Location(string culture)
    {
        using var _ = new InCulture(culture);
        Assert.Equal(new LocationReceived(Header(1700000040), 7300000000000000005, 37.739, 115.670, "北门排口"), CallbackXml.Read(SampleXml.Location));
    }

    [Fact]
    public void Link() => Assert.Equal(
        new LinkReceived(Header(1700000050), 7300000000000000006, "监测报告", "十一月", "https://example.invalid/r"), CallbackXml.Read(SampleXml.Link));

    [Theory]
    [InlineData("file")]
    [InlineData("miniprogram")]
    public void OtherMessage_Unknown(string kind) => Assert.Equal(
        new UnknownEvent(Header(1700000000), kind, 7300000000000000001),
        CallbackXml.Read(SampleXml.Text.Replace("[text]", $"[{kind}]", StringComparison.Ordinal)));

    [Theory]
    [InlineData("<Location_X>north</Location_X>")]
    [InlineData("<Location_X>37,739</Location_X>")]
    [InlineData("<Location_X>91</Location_X>")]
    [InlineData("<Location_X>NaN</Location_X>")]
    [InlineData("<Location_X>1e999</Location_X>")]
    [InlineData("<Location_X/>")]
    [InlineData("")]
    public void LocationWithoutPlace_Unknown(string latitude) => Assert.Equal(
        new UnknownEvent(Header(1700000040), "location", 7300000000000000005),
        CallbackXml.Read(SampleXml.Location.Replace("<Location_X>37.739</Location_X>", latitude, StringComparison.Ordinal)));

    [Theory]
    [InlineData("<Content><![CDATA[]]></Content>", "")]
    [InlineData("<Content/>", "")]
    [InlineData("", "")]
    [InlineData("<Content><![CDATA[  两行\n 文字 ]]></Content>", "  两行\n 文字 ")]
    [InlineData("<Content><![CDATA[a]]]]><![CDATA[>b]]></Content>", "a]]>b")]
    [InlineData("<Content>a &amp; &lt;b&gt; &#x1F3ED;</Content>", "a & <b> 🏭")]
    [InlineData("<Content><![CDATA[a\u0001\u000Bb\uFFFE]]></Content>", "ab")]
    [InlineData("<Content>a<!-- c --><?p i?>b</Content>", "ab")]
    public void TextContent(string element, string content)
    {
        var xml = SampleXml.Text.Replace("<Content><![CDATA[已整改]]></Content>", element, StringComparison.Ordinal);
        Assert.Equal(content, Assert.IsType<TextMessageReceived>(CallbackXml.Read(xml)).Content);
    }

    [Fact]
    public void AnyOrder_BlanksInCData_OtherCaseOfNames()
    {
        const string xml = """
            <?xml version="1.0" encoding="utf-16"?>
            <xml xmlns="urn:any"><Content>好</Content><AgentId><![CDATA[ 1000002 ]]></AgentId><MsgID>
            7300000000000000001 </MsgID><MsgType><![CDATA[ text
            ]]></MsgType><CreateTime><![CDATA[
            1700000000]]></CreateTime><New><Thing a="b">x</Thing></New><FromUserName> Zhao.Lei </FromUserName><ToUserName>ww00000000000000a1</ToUserName></xml>
            """;
        Assert.Equal(new TextMessageReceived(Header(1700000000), 7300000000000000001, "好"), CallbackXml.Read(xml));
    }

    /// <summary>The Turkish I: ToLower would give "lı.ming".</summary>
    [Fact]
    public void UserId_LowerCase_InAnyCulture()
    {
        using var _ = new InCulture("tr-TR");
        Assert.Equal("li.ming", CallbackXml.Read(SampleXml.Text.Replace("zhao.lei", "LI.Ming", StringComparison.Ordinal))!.Header.FromUser);
    }

    [Theory]
    [InlineData("<CreateTime>soon</CreateTime>")]
    [InlineData("<CreateTime>99999999999999</CreateTime>")]
    [InlineData("<CreateTime>-1</CreateTime>")]
    [InlineData("<CreateTime/>")]
    [InlineData("")]
    public void CreateTimeUnreadable_Epoch(string element) => Assert.Equal(
        DateTimeOffset.UnixEpoch,
        CallbackXml.Read(SampleXml.Text.Replace("<CreateTime>1700000000</CreateTime>", element, StringComparison.Ordinal))!.Header.CreatedAt);

    [Theory]
    [InlineData("<AgentID>x</AgentID>")]
    [InlineData("<AgentID>99999999999</AgentID>")]
    [InlineData("<AgentID/>")]
    public void AgentUnreadable_None(string element) =>
        Assert.Null(CallbackXml.Read(SampleXml.Text.Replace("<AgentID>1000002</AgentID>", element, StringComparison.Ordinal))!.Header.AgentId);

    [Theory]
    [InlineData("<MsgId>18446744073709551615</MsgId>")]
    [InlineData("<MsgId>-5</MsgId>")]
    [InlineData("<MsgId>x</MsgId>")]
    [InlineData("")]
    public void MessageIdUnreadable_TextIsKept(string element) => Assert.Equal(
        new TextMessageReceived(Header(1700000000), 0, "已整改"),
        CallbackXml.Read(SampleXml.Text.Replace("<MsgId>7300000000000000001</MsgId>", element, StringComparison.Ordinal)));

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("<xml>")]
    [InlineData("<xml/>")]
    [InlineData("<xml><MsgType/></xml>")]
    [InlineData("<xml><MsgType>text</MsgType></xml><xml/>")]
    [InlineData("<xml><MsgType>text</MsgType>&nbsp;</xml>")]
    [InlineData("<xml><MsgType>text</MsgType>&#1;</xml>")]
    public void NoCallback_Null(string xml) => Assert.Null(CallbackXml.Read(xml));

    /// <summary>Not as a theory: attributes cannot hold a lone surrogate.</summary>
    [Fact]
    public void LoneSurrogate_Null() => Assert.Null(CallbackXml.Read("<xml><MsgType>text</MsgType>\uD83C</xml>"));

    [Theory]
    [InlineData("<!DOCTYPE xml [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]>")]
    [InlineData("<!DOCTYPE xml [<!ENTITY c SYSTEM \"file:///etc/passwd\">]>")]
    [InlineData("<!DOCTYPE xml SYSTEM \"http://127.0.0.1:9/x.dtd\">")]
    public void Dtd_Null(string doctype) => Assert.Null(CallbackXml.Read(doctype + "<xml><MsgType>text</MsgType><Content>&c;</Content></xml>"));

    /// <summary>20,000 levels would overflow the stack of a recursive reader.</summary>
    [Fact]
    public void DeepNesting_Null()
    {
        const int levels = 20_000;
        var nest = string.Concat(Enumerable.Repeat("<a>", levels));
        Assert.Null(CallbackXml.Read(nest));
        Assert.Null(CallbackXml.Read("<xml><MsgType>text</MsgType>" + nest[..600] + nest[..600].Replace("<", "</", StringComparison.Ordinal) + "</xml>"));
    }

    [Fact]
    public void TooLong_Null()
    {
        var filler = new string('x', CallbackGate.MaximumBody);
        Assert.Null(CallbackXml.Read($"<xml><MsgType>text</MsgType><Content>{filler}</Content></xml>"));
    }

    private static CallbackHeader Header(long second) => new(GateBench.CorpId, "zhao.lei", DateTimeOffset.FromUnixTimeSeconds(second), 1000002);
}
