using Bot.WeCom.Callback;

namespace Bot.Tests.WeCom.Callback;

/// <summary>Events other than cards and directory changes (protocol 2.3).</summary>
public sealed class CallbackEventsTests
{
    private static readonly CallbackHeader Header = At(1700000300);

    [Fact]
    public void Subscribe() => Assert.Equal(new Subscribed(At(1700000100)), CallbackXml.Read(SampleXml.Subscribe));

    [Fact]
    public void Unsubscribe() => Assert.Equal(new Unsubscribed(Header), CallbackXml.Read(SampleXml.Event("unsubscribe")));

    [Fact]
    public void EnterAgent() => Assert.Equal(new AgentEntered(At(1700000101)), CallbackXml.Read(SampleXml.EnterAgent));

    [Fact]
    public void Location()
    {
        using var _ = new InCulture("de-DE");
        Assert.Equal(new LocationReported(At(1700000102), 37.739, 115.670, 30), CallbackXml.Read(SampleXml.LocationReport));
    }

    [Fact]
    public void Location_PrecisionUnreadable_Zero() => Assert.Equal(
        new LocationReported(At(1700000102), 37.739, 115.670, 0), CallbackXml.Read(SampleXml.LocationReport.Replace("30.0", "high", StringComparison.Ordinal)));

    [Fact]
    public void Location_WithoutPlace_Unknown() => Assert.Equal(new UnknownEvent(Header, "LOCATION", null), CallbackXml.Read(SampleXml.Event("LOCATION")));

    [Fact]
    public void Click() => Assert.Equal(new MenuTapped(At(1700000103), MenuTapKind.Click, "MY_TASKS"), CallbackXml.Read(SampleXml.Click));

    [Theory]
    [InlineData("view", MenuTapKind.View)]
    [InlineData("view_miniprogram", MenuTapKind.ViewMiniprogram)]
    internal void View(string name, MenuTapKind kind) => Assert.Equal(
        new MenuTapped(Header, kind, "https://example.invalid/?a=1&b=2"),
        CallbackXml.Read(SampleXml.Event(name, "<EventKey><![CDATA[https://example.invalid/?a=1&b=2]]></EventKey>")));

    [Fact]
    public void ScanAndWait() => Assert.Equal(
        new CodeScanned(At(1700000104), true, "SCAN_SITE", "qrcode", "site:0042"), CallbackXml.Read(SampleXml.ScanWait));

    [Fact]
    public void ScanAndPush() => Assert.Equal(
        new CodeScanned(At(1700000104), false, "SCAN_SITE", "qrcode", "site:0042"),
        CallbackXml.Read(SampleXml.ScanWait.Replace("scancode_waitmsg", "scancode_push", StringComparison.Ordinal)));

    [Theory]
    [InlineData("pic_sysphoto")]
    [InlineData("pic_photo_or_album")]
    [InlineData("pic_weixin")]
    public void Pictures(string source)
    {
        var announced = Assert.IsType<PicturesAnnounced>(
            CallbackXml.Read(SampleXml.Pictures.Replace("pic_photo_or_album", source, StringComparison.Ordinal)));
        Assert.Equal((At(1700000105), source, "SEND_PHOTO", 1), (announced.Header, announced.Source, announced.Key, announced.Count));
        Assert.Equal(["0123456789abcdef0123456789abcdef"], announced.Md5);
    }

    [Fact]
    public void Pictures_CountUnreadable_ThoseListed()
    {
        var xml = SampleXml.Pictures.Replace("<Count>1</Count>", "<Count>many</Count>", StringComparison.Ordinal);
        Assert.Equal(1, Assert.IsType<PicturesAnnounced>(CallbackXml.Read(xml)).Count);
        Assert.Equal(0, Assert.IsType<PicturesAnnounced>(CallbackXml.Read(SampleXml.Event("pic_weixin"))).Count);
    }

    [Fact]
    public void LocationSelect() => Assert.Equal(
        new LocationSelected(At(1700000106), "SEND_PLACE", 37.739, 115.670, "北门排口"), CallbackXml.Read(SampleXml.LocationSelect));

    [Fact]
    public void LocationSelect_WithoutPlace_Unknown() => Assert.Equal(
        new UnknownEvent(Header, "location_select", null), CallbackXml.Read(SampleXml.Event("location_select")));

    [Fact]
    public void TaskCard() => Assert.Equal(
        new LegacyTaskCardTapped(Header, "key1", "task-1"), CallbackXml.Read(SampleXml.Event("taskcard_click", "<EventKey>key1</EventKey><TaskId>task-1</TaskId>")));

    [Theory]
    [InlineData("<OpenSpStatus>2</OpenSpStatus>", 2)]
    [InlineData("<OpenSpStatus>done</OpenSpStatus>", 0)]
    [InlineData("", 0)]
    public void OpenApproval(string status, int expected)
    {
        const string nodes = """
            <ApprovalNodes><ApprovalNode><NodeStatus>1</NodeStatus><Items><Item><ItemName>a</ItemName><ItemStatus>1</ItemStatus></Item></Items></ApprovalNode></ApprovalNodes>
            <approverstep>0</approverstep>
            """;
        Assert.Equal(
            new OpenApprovalChanged(Header, "T-1", expected),
            CallbackXml.Read(SampleXml.Event("open_approval_change", $"<ApprovalInfo><ThirdNo>T-1</ThirdNo>{status}{nodes}</ApprovalInfo>")));
    }

    [Fact]
    public void SystemApproval() => Assert.Equal(
        new SystemApprovalChanged(Header, "202311230001"),
        CallbackXml.Read(SampleXml.Event("sys_approval_change", "<ApprovalInfo><SpNo>202311230001</SpNo><SpStatus>2</SpStatus></ApprovalInfo>")));

    [Fact]
    public void BatchJob() => Assert.Equal(
        new BatchJobFinished(new(GateBench.CorpId, "sys", DateTimeOffset.FromUnixTimeSeconds(1700000108), null), "job-1", "invite_user", 0, "ok"),
        CallbackXml.Read(SampleXml.BatchJob));

    [Fact]
    public void BatchJob_ErrorUnreadable_IsNoSuccess() => Assert.Equal(
        -1, Assert.IsType<BatchJobFinished>(CallbackXml.Read(SampleXml.BatchJob.Replace("<ErrCode>0</ErrCode>", "", StringComparison.Ordinal))).ErrorCode);

    [Theory]
    [InlineData("share_agent_change")]
    [InlineData("share_chain_change")]
    public void AgentShare(string name) => Assert.Equal(new AgentShareChanged(Header, name), CallbackXml.Read(SampleXml.Event(name)));

    [Fact]
    public void Chain() => Assert.Equal(
        new ChainChanged(Header, "create_chain", "Ch1"),
        CallbackXml.Read(SampleXml.Event("change_chain", "<ChangeType>create_chain</ChangeType><ChainId>Ch1</ChainId>")));

    [Fact]
    public void WorkbenchMode() => Assert.Equal(
        new WorkbenchModeSwitched(Header, "1"), CallbackXml.Read(SampleXml.Event("switch_workbench_mode", "<Mode>1</Mode>")));

    [Theory]
    [InlineData("inactive_alert")]
    [InlineData("close_inactive_agent")]
    [InlineData("reopen_inactive_agent")]
    [InlineData("low_active_alert")]
    [InlineData("low_active")]
    [InlineData("active_restored")]
    public void AppActivity(string name)
    {
        Assert.Equal(new AppActivityChanged(Header, name, null), CallbackXml.Read(SampleXml.Event(name)));
        Assert.Equal(
            new AppActivityChanged(Header, name, DateTimeOffset.FromUnixTimeSeconds(1700600000)),
            CallbackXml.Read(SampleXml.Event(name, "<EffectTime>1700600000</EffectTime>")));
    }

    /// <summary>Has no FromUserName, which crashed another SDK (WeiXinMPSDK#3175).</summary>
    [Fact]
    public void CustomerService()
    {
        var xml = SampleXml.Event("kf_msg_or_event", "<Token>ENC</Token><OpenKfId>wk1</OpenKfId>")
            .Replace("<FromUserName><![CDATA[zhao.lei]]></FromUserName>", "", StringComparison.Ordinal);
        Assert.Equal(new CustomerServiceNotified(Header with { FromUser = "" }, "ENC", "wk1"), CallbackXml.Read(xml));
    }

    [Theory]
    [InlineData("program_notify")]
    [InlineData("Brand_New")]
    [InlineData("")]
    public void Other_Unknown(string name) => Assert.Equal(new UnknownEvent(Header, name, null), CallbackXml.Read(SampleXml.Event(name)));

    private static CallbackHeader At(long second) => new(GateBench.CorpId, "zhao.lei", DateTimeOffset.FromUnixTimeSeconds(second), 1000002);
}
